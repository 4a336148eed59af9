import { BIFF, recordAt } from './biff.ts';
import { bookIn, OLE, openCompound } from './compound.ts';

/** May stand between the first record and the one that says so ([MS-XLS] 2.1.7.20.3). */
const WRITE_PROTECT = 0x86;
const PART = 'Workbook';

/**
 * Whether the cells of a workbook of Excel 97 to 2003 are encrypted ([MS-XLS] 2.4.117), which excludes streams without
 * a container. Throws a `Refusal` for a container that is not whole.
 */
export function isLockedXls(bytes: Uint8Array): boolean {
  if (bytes[0] !== OLE) return false;
  const book = bookIn(openCompound(bytes));
  if (!book) return false;
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength);
  const after = (at: number): number => {
    const { from, length } = recordAt(view, at, PART);
    return from + length;
  };
  const second = after(0);
  const isProtected = recordAt(view, second, PART).type === WRITE_PROTECT;
  return recordAt(view, isProtected ? after(second) : second, PART).type === BIFF.FILEPASS;
}
