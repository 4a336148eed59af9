import type { Cell } from './sheet.ts';

/** What calls a row an example that is filled in otherwise. */
const MARKED = /^例\s*[:：]|^[(（〔【[](填写)?(示例|样例|范例)/;
/** Most words begin with what stands between these, and so with no bracket. */
const IDEOGRAPHS = 0x4e00;
const FULL_WIDTH = 0xff00;
const EXAMPLES = '例'.charCodeAt(0);
const BRACKETS: ReadonlySet<number> = new Set(Array.from('(（〔【[', (sign) => sign.charCodeAt(0)));

/** Whether some cell in which a clerk writes words calls its row an example. */
export function isMarked(cells: readonly Cell[], worded: readonly number[]): boolean {
  for (const at of worded) {
    const cell = cells[at];
    if (typeof cell !== 'string') continue;
    const unit = cell.charCodeAt(0);
    if (unit > IDEOGRAPHS && unit < FULL_WIDTH && unit !== EXAMPLES) continue;
    if ((unit === EXAMPLES || BRACKETS.has(unit)) && MARKED.test(cell)) return true;
  }
  return false;
}
