import type { Issue } from '../core/issue.ts';
import type { FileRecord } from '../core/tally.ts';
import { say, type Words } from '../core/words.ts';
import type { Advance, CheckedFile, Chosen } from './engine.ts';
import type { FileLine } from './files.tsx';
import { sayCode } from './say-trouble.ts';

/** A file before and while it is read. */
export function lineOf({ path }: Chosen, step: Advance | undefined, words: Words): FileLine {
  if (!step) return { path, text: '', tone: 'quiet' };
  const text = [step.unit, words.panel.files.steps[step.step]].filter(Boolean).join(' · ');
  return { path, text, tone: step.step === 'read' ? 'good' : 'quiet' };
}

/** A file once it was consolidated: counted, or why not. */
export function recordLine(record: FileRecord, issues: readonly Issue[], words: Words): FileLine {
  const { path, state, rows } = record;
  if (state !== 'counted') return leftLine(record, issues, words);
  return { path, text: `${words.files[state]} ${rows.counted}/${rows.read}`, tone: 'good' };
}

/** A file that does not count: what it is called, and why. */
function leftLine(
  { path, state, reason }: Pick<FileRecord, 'path' | 'state' | 'reason'>,
  issues: readonly Issue[],
  words: Words,
): FileLine {
  const line = {
    path,
    text: words.files[state],
    tone: state === 'refused' ? 'error' : 'quiet',
  } as const;
  const issue = issues.find(({ code, file }) => code === reason && file === path);
  return issue ? { ...line, why: sayCode(issue, words) } : line;
}

/** A file once it was checked. */
export function checkedLine(file: CheckedFile, issues: readonly Issue[], words: Words): FileLine {
  const { path, state, errors, warnings } = file;
  const { counts } = words.panel.files;
  if (state !== 'counted') return leftLine(file, issues, words);
  const tone = errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'good';
  return { path, text: say(counts, { errors, warnings }), tone };
}
