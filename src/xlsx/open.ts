import type { Workbook } from '../core/sheet.ts';
import { isOther, readOther } from './other.ts';
import { readWorkbook, type ReadOptions } from './read.ts';
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
  if (!isOther(format)) return readWorkbook(bytes, options);
  const workbook = await readOther(bytes, format);
  const { sheets: isWanted } = options;
  if (!isWanted) return workbook;
  return { ...workbook, sheets: workbook.sheets.filter(({ name }) => isWanted(name)) };
}
