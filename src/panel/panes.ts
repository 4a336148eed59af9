import { createContext, useContext } from 'react';
import type { Form } from '../core/form.ts';
import type { Host } from '../core/host.ts';
import type { Words } from '../core/words.ts';
import type { Engine } from './engine.ts';

/** What every part of the panel needs of its surroundings. */
export interface Panes {
  readonly host: Host;
  readonly engine: Engine;
  readonly words: Words;
  /** Every register, those of one's own among them. */
  readonly forms: readonly Form[];
  /** Adds a register of one's own, or puts it in the place of that with its id, until the panel is closed. */
  readonly adopt: (form: Form) => void;
  /** The moment in China, `YYYY-MM-DD HH:MM`. */
  readonly now: () => string;
}

export const PanesContext = createContext<Panes | null>(null);

export function usePanes(): Panes {
  const panes = useContext(PanesContext);
  if (!panes) throw new Error('no panel around');
  return panes;
}
