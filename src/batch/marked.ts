import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { severityOf, type Issue } from '../core/issue.ts';
import { wordsOf } from '../core/json.ts';
import type { Report } from '../core/report.ts';
import { cellOf } from '../core/sheet.ts';
import type { Words } from '../core/words.ts';
import type { Mark } from '../xlsx/mark-list.ts';
import { writeMarked } from '../xlsx/mark.ts';
import { writeWhole } from './atomic.ts';
import type { Found } from './discover.ts';

/**
 * Writes a copy of each counted workbook that has something to mend, its cells marked, below a folder
 * under the path it came with: what the county hands back to a town. Gives the paths written.
 */
export async function writeMarkedReturns(
  report: Report,
  files: readonly Found[],
  folder: string,
  words: Words,
): Promise<readonly string[]> {
  const counted = new Set(
    report.files.filter((file) => file.state === 'counted').map((file) => file.path),
  );
  const written: string[] = [];
  for (const file of files) {
    const issues = report.issues.filter((issue) => issue.file === file.path);
    const marks = issues.flatMap((issue) => markOf(issue, words));
    if (!counted.has(file.path) || marks.length === 0) continue;
    const target = path.join(folder, file.path);
    await writeWhole(target, await writeMarked(await readFile(file.absolute), marks));
    written.push(target);
  }
  return written;
}

function markOf(issue: Issue, words: Words): readonly Mark[] {
  const severity = severityOf(issue.code);
  const at = issue.cell === undefined ? null : cellOf(issue.cell);
  if (severity === 'note' || issue.sheet === undefined || at === null) return [];
  const { message, mend } = wordsOf(issue, words);
  return [{ sheet: issue.sheet, ...at, text: `${message}${mend}`, severity }];
}
