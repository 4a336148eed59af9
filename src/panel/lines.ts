import type { FileRecord } from '../core/tally.ts';
import { say, type Words } from '../core/words.ts';
import type { Advance, CheckedFile, Chosen } from './engine.ts';
import type { FileLine } from './files.tsx';

/** A file before and while it is read. */
export function lineOf({ path }: Chosen, step: Advance | undefined, words: Words): FileLine {
  if (!step) return { path, text: '', tone: 'quiet' };
  const text = [step.unit, words.panel.files.steps[step.step]].filter(Boolean).join(' · ');
  return { path, text, tone: step.step === 'read' ? 'good' : 'quiet' };
}

/** A file once it was consolidated: counted, or why not. */
export function recordLine(record: FileRecord, words: Words): FileLine {
  const { path, state, rows } = record;
  const text = words.files[state];
  if (state === 'counted')
    return { path, text: `${text} ${rows.counted}/${rows.read}`, tone: 'good' };
  return { path, text, tone: state === 'refused' ? 'error' : 'quiet' };
}

/** A file once it was checked. */
export function checkedLine(file: CheckedFile, words: Words): FileLine {
  const { path, state, errors, warnings } = file;
  const { counts } = words.panel.files;
  if (state === 'refused') return { path, text: words.files.refused, tone: 'error' };
  if (state !== 'counted') return { path, text: words.files[state], tone: 'quiet' };
  const tone = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good';
  return { path, text: say(counts, { errors, warnings }), tone };
}
