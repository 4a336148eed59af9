import type { Source } from './cells.ts';
import { decimal, EXACT_DIGITS } from './decimal.ts';
import type { Grid } from './grid.ts';
import { InlineTexts } from './inline.ts';
import { COLUMNS } from './limits.ts';
import { word } from './strings.ts';
import type { Cursor } from './xml.ts';

// What programs write, as little-endian loads of four and two bytes see it.
const CELL = word('<c r');
const EQUALS_QUOTE = word('="');
const STYLE = word(' s="');
const TYPE = word(' t="');
const S_VALUE = word('s"><');
const B_VALUE = word('b"><');
const N_VALUE = word('n"><');
const V = word('v>');
const VALUE = word('><v>');
const VALUE_END = word('</v>');
const CELL_END = word('</c>');
const SLASH_GT = word('/>');
const INLINE = [word('inli'), word('neSt'), word('r"><'), word('is><')] as const;
const T = word('t>');
const PRESERVED = 't xml:space="preserve">';
const INLINE_END = [word('</t>'), word('</is'), word('></c')] as const;
const LT = 0x3c;
const QUOTE = 0x22;
const SPACE = 0x20;
const MINUS = 0x2d;
const DOT = 0x2e;

/** More digits than these are left to `Number`. */
const MANY_DIGITS = 19;

/**
 * Takes cells of the shapes that nearly all cells have, where they lie in memory:
 * `<c r="B7" s="3" t="s"><v>12</v></c>` with or without `s`, `t` one of s, n, b or absent; an inline text;
 * `<c r="B7" s="3"/>`. Anything else is left untouched for `CellReader`, which would give the same result.
 */
export class PlainCells {
  /** How many digits the row number has, which every cell of the row repeats; 0: no cell is plain. */
  private digits = 0;
  /** They themselves and the quote behind them, as two loads of four bytes see them, and which bits are theirs. */
  private readonly number = new Int32Array(2);
  private readonly mask = new Int32Array(2);
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly source: Source;
  /** Texts of the shared table; without it no cell of type `s` is plain. */
  private readonly shared: number;
  private readonly struck: Uint8Array | undefined;

  constructor(cursor: Cursor, grid: Grid, source: Source) {
    this.bytes = cursor.bytes;
    this.view = cursor.view;
    this.cursor = cursor;
    this.grid = grid;
    this.source = source;
    this.shared = source.strings?.count ?? 0;
    this.struck = source.struck;
  }

  /** Says where the row number stands and how many digits it has, seven at the most. */
  expect(from: number, digits: number): void {
    this.digits = digits;
    this.mask[0] = digits < 3 ? (1 << (8 * digits + 8)) - 1 : -1;
    this.mask[1] = digits < 7 ? (1 << (8 * Math.max(digits - 3, 0))) - 1 : -1;
    this.number[0] = this.view.getInt32(from, true) & this.mask[0];
    this.number[1] = this.view.getInt32(from + 4, true) & this.mask[1];
  }

  /**
   * Takes every cell from the cursor on until one is not plain, and leaves the cursor there. Gives the column
   * behind the last cell taken; `next` if there was none. The one loop that all cells pass through.
   */
  take(next: number): number {
    const { bytes, view, cursor, shared, digits } = this;
    const low = this.number[0]!;
    const high = this.number[1]!;
    const lowMask = this.mask[0]!;
    const highMask = this.mask[1]!;
    let at = cursor.at;
    let behind = next;
    while (digits > 0) {
      cursor.at = at;
      if (view.getInt32(at, true) !== CELL) {
        if (bytes[at]! > SPACE) break;
        at = cursor.passSpace();
        if (view.getInt32(at, true) !== CELL) break;
      }
      if (view.getUint16(at + 4, true) !== EQUALS_QUOTE) break;
      at += 6;
      let column = 0;
      for (let letter = bytes[at]! - 64; letter > 0 && letter <= 26; letter = bytes[++at]! - 64) {
        column = column * 26 + letter;
      }
      if (column === 0 || column > COLUMNS) break;
      if ((view.getInt32(at, true) & lowMask) !== low) break;
      if ((view.getInt32(at + 4, true) & highMask) !== high) break;
      at += digits + 1;
      let style = 0;
      if (view.getInt32(at, true) === STYLE) {
        at += 4;
        for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
          style = style * 10 + digit;
        }
        if (bytes[at++] !== QUOTE) break;
      }
      const type = view.getInt32(at, true);
      if (type === TYPE && this.isShared(at + 4)) {
        const from = (at += 10);
        let index = 0;
        for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
          index = index * 10 + digit;
        }
        if (at === from || index >= shared || !this.ends(at)) break;
        at += 8;
        this.putShared(column - 1, index, style);
      } else at = this.takeOther(at, type, column - 1, style);
      if (at === 0) break;
      behind = column;
    }
    return behind;
  }

  /** Takes a cell of another kind whose `type` or value begins at a place; gives the place behind it, or 0. */
  private takeOther(at: number, type: number, column: number, style: number): number {
    const { view } = this;
    if (type === VALUE) return this.takeNumber(at + 4, column, style);
    if ((type & 0xffff) === SLASH_GT) return at + 2;
    if (type !== TYPE) return 0;
    if (view.getUint16(at + 8, true) !== V) return this.takeInline(at + 4, column, style);
    const kind = view.getInt32(at + 4, true);
    if (kind === N_VALUE) return this.takeNumber(at + 10, column, style);
    return kind === B_VALUE ? this.takeBoolean(at + 10, column, style) : 0;
  }

  /** Whether `s"><v>` stands at a place. */
  private isShared(at: number): boolean {
    return this.view.getInt32(at, true) === S_VALUE && this.view.getUint16(at + 4, true) === V;
  }

  private putShared(column: number, index: number, style: number): void {
    const strings = this.source.strings!;
    const text = strings.at(index);
    if (text === '') return;
    this.grid.put(column, text);
    if (strings.anyStruck && strings.struck(index)) this.strike(column);
    else this.mark(column, style);
  }

  private takeBoolean(at: number, column: number, style: number): number {
    const digit = this.bytes[at]! - 48;
    if ((digit !== 0 && digit !== 1) || !this.ends(at + 1)) return 0;
    this.grid.put(column, digit === 1);
    this.mark(column, style);
    return at + 9;
  }

  private takeNumber(from: number, column: number, style: number): number {
    const { bytes } = this;
    const negative = bytes[from] === MINUS;
    const start = negative ? from + 1 : from;
    let at = start;
    let head = 0;
    let rest = 0;
    let digits = 0;
    let point = 0;
    for (let byte = bytes[at]!; byte !== LT; byte = bytes[++at]!) {
      const digit = byte - 48;
      if (digit >= 0 && digit <= 9) {
        if (++digits <= EXACT_DIGITS) head = head * 10 + digit;
        else rest = rest * 10 + digit;
      } else if (byte === DOT && point === 0 && at > start) point = at;
      else return 0;
    }
    if (digits === 0 || digits > MANY_DIGITS) return 0;
    const more = digits > EXACT_DIGITS ? digits - EXACT_DIGITS : 0;
    const number = decimal(head, more, rest, point === 0 ? 0 : at - point - 1);
    if (Number.isNaN(number) || !this.ends(at)) return 0;
    this.grid.put(column, negative && number !== 0 ? -number : number);
    this.mark(column, style);
    return at + 8;
  }

  private takeInline(from: number, column: number, style: number): number {
    const { view, cursor, grid } = this;
    for (let step = 0; step < 4; step++) {
      if (view.getInt32(from + step * 4, true) !== INLINE[step]) return 0;
    }
    let at = from + 16;
    if (view.getUint16(at, true) === T) at += 2;
    else if (cursor.starts(PRESERVED, at)) at += PRESERVED.length;
    else return 0;
    const texts = (grid.texts ??= new InlineTexts(cursor, this.source.decode));
    const end = texts.find(at);
    if (!this.inlineEnds(end)) return 0;
    if (end > at) {
      grid.put(column, texts.keep(at, end, grid.row, column));
      this.mark(column, style);
    }
    return end + 13;
  }

  private inlineEnds(at: number): boolean {
    const { view } = this;
    for (let step = 0; step < 3; step++) {
      if (view.getInt32(at + step * 4, true) !== INLINE_END[step]) return false;
    }
    return this.bytes[at + 12] === 0x3e;
  }

  /** Whether `</v></c>` stands at a place. */
  private ends(at: number): boolean {
    const { view } = this;
    return view.getInt32(at, true) === VALUE_END && view.getInt32(at + 4, true) === CELL_END;
  }

  private mark(column: number, style: number): void {
    if (this.struck !== undefined && this.struck[style] === 1) this.strike(column);
  }

  private strike(column: number): void {
    this.grid.remark(this.grid.struck, { row: this.grid.row, column });
  }
}
