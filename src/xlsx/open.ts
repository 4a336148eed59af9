import type { Workbook } from '../core/sheet.ts';
import { LIMITS } from './limits.ts';
import { isOther, readOther } from './other.ts';
import { readWorkbook, type ReadOptions } from './read.ts';
import { tooLarge } from './refuse.ts';
import { sniff } from './sniff.ts';

/**
 * The workbook in the bytes of a file, whatever its format. Throws a `Refusal` for what cannot be read, encrypted
 * bytes too: how those are opened is the platform's. What else `options` says is for xlsx.
 */
export async function openWorkbook(
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<Workbook> {
  const format = sniff(bytes);
  const workbook = isOther(format)
    ? wantedOf(await readOther(bytes, format), options)
    : readWorkbook(bytes, options);
  for (const { name } of workbook.sheets) {
    if (name.length > LIMITS.sheetName) throw tooLarge('sheet name', LIMITS.sheetName);
  }
  return workbook;
}

function wantedOf(workbook: Workbook, { sheets: isWanted }: ReadOptions): Workbook {
  if (!isWanted) return workbook;
  return { ...workbook, sheets: workbook.sheets.filter(({ name }) => isWanted(name)) };
}
