import path from 'node:path';
import { markedFiles, markWords } from '../core/marks.ts';
import type { Report } from '../core/report.ts';
import type { Words } from '../core/words.ts';
import { writeMarked } from '../xlsx/mark.ts';
import { writeWhole } from './atomic.ts';
import type { Found } from './discover.ts';
import { openBytes } from './open.ts';

/**
 * Writes a copy of each counted workbook that has something to mend, its cells marked, below a folder
 * under the path it came with: what the county hands back to a town. Gives the paths written, and those
 * of workbooks that cannot be marked. A copy of an encrypted workbook opens without a password.
 */
export async function writeMarkedReturns(
  report: Report,
  files: readonly Found[],
  folder: string,
  words: Words,
  password?: string,
): Promise<{ readonly written: readonly string[]; readonly left: readonly string[] }> {
  const marked = markedFiles(report, words);
  const written: string[] = [];
  for (const file of files) {
    const own = marked.find((one) => one.path === file.path);
    if (!own?.markable) continue;
    const target = path.join(folder, file.path);
    const { bytes } = await openBytes(file.absolute, password);
    await writeWhole(target, await writeMarked(bytes, own.marks, markWords(words)));
    written.push(target);
  }
  const left = marked.filter(({ markable }) => !markable);
  return { written, left: left.map((one) => one.path) };
}
