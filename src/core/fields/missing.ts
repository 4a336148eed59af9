import { fold } from '../fold.ts';
import { simplify } from '../simplify.ts';
import type { ColumnBase, Reading } from './kind.ts';
import { accept, refuse } from './reading.ts';

/** There is none: an optional cell may say so. */
const NONE = /^(无|暂无|没有|空|N\/?A|[-–—_/\\]+)$/i;
/** There is one, and the clerk does not know it. */
const UNKNOWN = /^(不详|未知|不明|不清|不清楚|不知道|待查|待补|待定|[.…。?]+)$/;
/** What stands above. */
const DITTO = /^(同上|同前|上同|[〃″"”]+)$/;

/** How all of these begin; most cells begin otherwise, and need no closer look. */
const FIRST = /^[\s无無暂暫没沒空Nn不未待同前上.…。?？〃″"”–—_/／\\＼－-]/;

/** None is longer. */
const LONGEST = 6;

type Missing = 'none' | 'unknown' | 'ditto';

/** Which word for a missing value a text is, if it is one. */
export function missingWord(text: string): Missing | null {
  if (text.length > LONGEST || !FIRST.test(text)) return null;
  const word = simplify(fold(text));
  if (NONE.test(word)) return 'none';
  if (UNKNOWN.test(word)) return 'unknown';
  return DITTO.test(word) ? 'ditto' : null;
}

/**
 * A cell that says in words that the value is missing. 无 in a cell that need not be filled leaves it empty;
 * everywhere else a person has to look. Null where the text is no such word.
 */
export function readMissing(text: string, column: ColumnBase): Reading | null {
  const word = missingWord(text);
  if (word === null) return null;
  return word === 'none' && column.required !== 'yes' ? accept(null) : refuse('cell-placeholder');
}
