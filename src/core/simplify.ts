import { PAIRS } from './simplify-table.ts';

/** The block of Chinese characters of which all pairs are. */
const FIRST = 0x4e00;
const LAST = 0x9fff;

/** The simplified form by character from the first of the block; 0 where it is the character itself. */
let simplified: Uint16Array | null = null;

/**
 * Each character in its simplified form, for matching choices and places only. Names of people are never
 * rewritten: 后 and 後 are two surnames.
 */
export function simplify(text: string): string {
  simplified ??= unpack();
  let result = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < FIRST || unit > LAST) continue;
    const other = simplified[unit - FIRST]!;
    if (other === 0) continue;
    result += text.slice(from, at) + String.fromCharCode(other);
    from = at + 1;
  }
  return from === 0 ? text : result + text.slice(from);
}

function unpack(): Uint16Array {
  const forms = new Uint16Array(LAST - FIRST + 1);
  for (let at = 0; at < PAIRS.length; at += 2) {
    forms[PAIRS.charCodeAt(at) - FIRST] = PAIRS.charCodeAt(at + 1);
  }
  return forms;
}
