import { HostError } from '../core/host.ts';
import type { Workbook } from '../core/sheet.ts';
import { insertSheets } from './insert.ts';
import { insist, supports } from './run.ts';

/** The bytes of an xlsx file. */
export type WriteBytes = (workbook: Workbook) => Promise<Uint8Array>;

/** Characters that `String.fromCharCode` takes at once. */
const STEP = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += STEP) {
    text += String.fromCharCode(...bytes.subarray(at, at + STEP));
  }
  return btoa(text);
}

/**
 * New sheets in the open workbook, whose own properties stay as they are, or a new workbook, which
 * needs ExcelApi 1.8 and has no name until it is saved.
 */
export async function deliver(
  workbook: Workbook,
  where: 'here' | 'new',
  write: WriteBytes,
): Promise<void> {
  if (where === 'here') return insertSheets(workbook.sheets, {});
  if (!supports('1.8')) throw new HostError('unsupported');
  const bytes = await write(workbook);
  await insist(() => Excel.createWorkbook(base64(bytes)));
}
