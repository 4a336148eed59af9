import path from 'node:path';
import { Refusal, type Issue } from '../core/issue.ts';
import { markedFiles, markWords } from '../core/marks.ts';
import type { Report } from '../core/report.ts';
import type { Words } from '../core/words.ts';
import { writeMarked } from '../xlsx/mark.ts';
import { writeWhole } from './atomic.ts';
import type { Found } from './discover.ts';
import { openBytes } from './open.ts';

/**
 * Writes a copy of each counted workbook that has something to mend, its cells marked, below a folder
 * under the path it came with: what the county hands back to a town. Gives the paths written, those of
 * workbooks that cannot be marked, and why others can be marked no more: a mark stands at a cell of the
 * workbook that was counted. A copy of an encrypted workbook opens without a password.
 */
export async function writeMarkedReturns(
  report: Report,
  files: readonly Found[],
  folder: string,
  words: Words,
  password?: string,
): Promise<{
  readonly written: readonly string[];
  readonly left: readonly string[];
  readonly gone: readonly Issue[];
}> {
  const marked = markedFiles(report, words);
  const written: string[] = [];
  const gone: Issue[] = [];
  for (const file of files) {
    const own = marked.find((one) => one.path === file.path);
    if (!own?.markable) continue;
    const target = path.join(folder, file.path);
    try {
      const { bytes } = await openBytes(file, password);
      await writeWhole(target, await writeMarked(bytes, own.marks, markWords(words)));
      written.push(target);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      gone.push({ code: error.code, file: file.path, detail: error.detail });
    }
  }
  const left = marked.filter(({ markable }) => !markable);
  return { written, left: left.map((one) => one.path), gone };
}
