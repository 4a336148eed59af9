import { useState } from 'react';
import type { Advance, Chosen } from './engine.ts';
import type { Hold } from './task.ts';

export interface Steps {
  readonly byPath: ReadonlyMap<string, Advance>;
  readonly begin: (files: readonly Chosen[], hold: Hold) => (advance: Advance) => void;
  readonly clear: () => void;
}

/** Half of the work is recognising a file, half is reading it. */
const WEIGHT: Readonly<Record<Advance['step'], number>> = {
  waiting: 0,
  looking: 0,
  known: 1,
  reading: 1,
  read: 2,
};

/** How far each file has come. News of many files are shown together, once a frame. */
export function useSteps(): Steps {
  const [byPath, setByPath] = useState<ReadonlyMap<string, Advance>>(new Map());
  const begin: Steps['begin'] = (files, { count, signal }) => {
    const steps = new Map<string, Advance>(
      files.map(({ path }) => [path, { path, step: 'waiting' }]),
    );
    let due = false;
    const show = (): void => {
      due = false;
      if (signal.aborted) return;
      setByPath(new Map(steps));
      const done = [...steps.values()].reduce((sum, { step }) => sum + WEIGHT[step], 0);
      count(Math.floor(done / 2), files.length);
    };
    show();
    // What was read in vain is not read.
    signal.addEventListener('abort', () => setByPath(new Map()), { once: true });
    return (advance) => {
      const before = steps.get(advance.path);
      const unit = advance.unit ?? before?.unit;
      steps.set(advance.path, { ...advance, ...(unit === undefined ? {} : { unit }) });
      if (!due) setTimeout(show, 50);
      due = true;
    };
  };
  return { byPath, begin, clear: () => setByPath(new Map()) };
}
