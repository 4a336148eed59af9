import path from 'node:path';
import { refusedFor } from '../core/gather/group.ts';
import { Refusal, type Issue } from '../core/issue.ts';
import { markedFiles, markWords, type MarkedFile } from '../core/marks.ts';
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

/** What came of one copy; an issue is why there is none. */
type Outcome = { readonly written: string } | { readonly kept: Kept } | { readonly gone: Issue };

/**
 * Writes a copy of each counted workbook that has something to mend, its cells marked, below a folder
 * under the path it came with: what the county hands back to a town. Gives the paths written, earlier copies
 * that were kept, the paths of workbooks that cannot be marked, and findings for files that changed since they were
 * counted or failed: marks belong to the cells of the counted version. A copy of an encrypted workbook opens without a
 * password.
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
  const byPath = new Map(marked.map((one) => [one.path, one]));
  const made: Outcome[] = [];
  for (const file of files) {
    const own = byPath.get(file.path);
    if (own?.markable) made.push(await markOne(file, own, folder, words, password));
  }
  return {
    written: made.flatMap((one) => ('written' in one ? one.written : [])),
    kept: made.flatMap((one) => ('kept' in one ? one.kept : [])),
    left: marked.filter(({ markable }) => !markable).map(({ path }) => path),
    gone: made.flatMap((one) => ('gone' in one ? one.gone : [])),
  };
}

/** Throws an `OutputError` where the next copy would fare no better; any other fault costs this copy only. */
async function markOne(
  file: Found,
  { marks }: MarkedFile,
  folder: string,
  words: Words,
  password: string | undefined,
): Promise<Outcome> {
  const target = path.join(folder, file.path);
  try {
    const { bytes } = await openBytes(file, password);
    if (await isEdited(target, bytes)) return { kept: { path: target, why: 'edited' } };
    await writeWhole(target, await writeMarked(bytes, marks, markWords(words)));
    return { written: target };
  } catch (error) {
    if (error instanceof OutputError) {
      if (error.reason !== 'open') throw error;
      return { kept: { path: target, why: 'open' } };
    }
    const { refused: code, detail } = refusedFor(error);
    return { gone: { code, file: file.path, detail } };
  }
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
