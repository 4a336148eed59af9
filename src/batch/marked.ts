import path from 'node:path';
import { Refusal, type Issue } from '../core/issue.ts';
import { markedFiles, markWords } from '../core/marks.ts';
import type { Report } from '../core/report.ts';
import type { Workbook } from '../core/sheet.ts';
import type { Words } from '../core/words.ts';
import { writeMarked } from '../xlsx/mark.ts';
import { OutputError, writeWhole } from './atomic.ts';
import { takeBytes } from './bytes.ts';
import type { Found } from './discover.ts';
import { openBytes, openReceived } from './open.ts';

/** A copy of an earlier run that stays as it is, because a town goes on in it. */
export interface Kept {
  readonly path: string;
  readonly why: 'edited' | 'open';
}

/**
 * Writes a copy of each counted workbook that has something to mend, its cells marked, below a folder
 * under the path it came with: what the county hands back to a town. Gives the paths written, earlier copies
 * that were kept, the paths of workbooks that cannot be marked, and why others can be marked no more: a mark
 * stands at a cell of the workbook that was counted. A copy of an encrypted workbook opens without a password.
 */
export async function writeMarkedReturns(
  report: Report,
  files: readonly Found[],
  folder: string,
  words: Words,
  password?: string,
): Promise<{
  readonly written: readonly string[];
  readonly kept: readonly Kept[];
  readonly left: readonly string[];
  readonly gone: readonly Issue[];
}> {
  const marked = markedFiles(report, words);
  const written: string[] = [];
  const kept: Kept[] = [];
  const gone: Issue[] = [];
  for (const file of files) {
    const own = marked.find((one) => one.path === file.path);
    if (!own?.markable) continue;
    const target = path.join(folder, file.path);
    try {
      const { bytes } = await openBytes(file, password);
      if (await isEdited(target, bytes)) {
        kept.push({ path: target, why: 'edited' });
        continue;
      }
      await writeWhole(target, await writeMarked(bytes, own.marks, markWords(words)));
      written.push(target);
    } catch (error) {
      if (error instanceof OutputError && error.reason === 'open') {
        kept.push({ path: target, why: 'open' });
      } else if (error instanceof Refusal) {
        gone.push({ code: error.code, file: file.path, detail: error.detail });
      } else throw error;
    }
  }
  const left = marked.filter(({ markable }) => !markable);
  return { written, kept, left: left.map((one) => one.path), gone };
}

/** Whether an earlier copy holds other values than the workbook it is of, and is not of an older one. */
async function isEdited(target: string, original: Uint8Array): Promise<boolean> {
  const there = await takeBytes(target).catch(() => null);
  if (!there || there.bytes.length === 0) return false;
  try {
    const copy = await openReceived(there.bytes);
    const from = await openReceived(original);
    return (copy.modified ?? '') >= (from.modified ?? '') && !holds(copy, from);
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** Whether a workbook has all sheets of another, with the same values. */
function holds(copy: Workbook, { sheets }: Workbook): boolean {
  return sheets.every(({ name, rows }) => {
    const own = copy.sheets.find((sheet) => sheet.name === name);
    return own !== undefined && JSON.stringify(own.rows) === JSON.stringify(rows);
  });
}
