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
  /** They themselves, as two loads of four bytes see them, and which bits of those are theirs. */
  private low = 0;
  private lowMask = 0;
  private high = 0;
  private highMask = 0;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly source: Source;

  constructor(cursor: Cursor, grid: Grid, source: Source) {
    this.bytes = cursor.bytes;
    this.view = cursor.view;
    this.cursor = cursor;
    this.grid = grid;
    this.source = source;
  }

  /** Says where the row number stands and how many digits it has, seven at the most. */
  expect(from: number, digits: number): void {
    this.digits = digits;
    this.low = this.view.getUint32(from, true);
    this.high = this.view.getUint32(from + 4, true);
    this.lowMask = digits >= 4 ? -1 : 2 ** (8 * digits) - 1;
    this.highMask = digits > 4 ? 2 ** (8 * (digits - 4)) - 1 : 0;
  }

  /** Takes the cell at the cursor and gives the column behind it; 0, and nothing is read, if it is not plain. */
  take(): number {
    const { bytes, view, digits } = this;
    let at = this.cursor.at;
    if (bytes[at]! <= 0x20) at = this.cursor.passSpace();
    if (view.getUint32(at, true) !== CELL || view.getUint16(at + 4, true) !== EQUALS_QUOTE)
      return 0;
    at += 6;
    let column = 0;
    for (let letter = bytes[at]! - 64; letter > 0 && letter <= 26; letter = bytes[++at]! - 64) {
      column = column * 26 + letter;
    }
    if (((view.getUint32(at, true) ^ this.low) & this.lowMask) !== 0) return 0;
    if (((view.getUint32(at + 4, true) ^ this.high) & this.highMask) !== 0) return 0;
    at += digits;
    if (digits === 0 || bytes[at++] !== QUOTE || column === 0 || column > COLUMNS) return 0;
    let style = 0;
    if (view.getUint32(at, true) === STYLE) {
      at += 4;
      for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
        style = style * 10 + digit;
      }
      if (bytes[at++] !== QUOTE) return 0;
    }
    return this.takeValue(at, column - 1, style) ? column : 0;
  }

  private takeValue(at: number, column: number, style: number): boolean {
    const { view } = this;
    const next = view.getUint32(at, true);
    if (next === VALUE) return this.takeNumber(at + 4, column, style);
    if (next === TYPE) {
      const type = view.getUint32(at + 4, true);
      if (view.getUint16(at + 8, true) !== V) return this.takeInline(at + 4, column, style);
      if (type === S_VALUE) return this.takeShared(at + 10, column, style);
      if (type === N_VALUE) return this.takeNumber(at + 10, column, style);
      return type === B_VALUE && this.takeBoolean(at + 10, column, style);
    }
    if ((next & 0xffff) !== SLASH_GT) return false;
    this.cursor.at = at + 2;
    return true;
  }

  private takeShared(from: number, column: number, style: number): boolean {
    const { bytes } = this;
    const { strings } = this.source;
    let at = from;
    let index = 0;
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
      index = index * 10 + digit;
    }
    if (at === from || strings === undefined || index >= strings.count) return false;
    if (!this.passEnd(at)) return false;
    const text = strings.at(index);
    if (text === '') return true;
    this.grid.put(column, text);
    if (strings.anyStruck && strings.struck(index)) this.strike(column);
    else this.mark(column, style);
    return true;
  }

  private takeBoolean(at: number, column: number, style: number): boolean {
    const digit = this.bytes[at]! - 48;
    if ((digit !== 0 && digit !== 1) || !this.passEnd(at + 1)) return false;
    this.grid.put(column, digit === 1);
    this.mark(column, style);
    return true;
  }

  private takeNumber(from: number, column: number, style: number): boolean {
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
      else return false;
    }
    if (digits === 0 || digits > MANY_DIGITS) return false;
    const more = digits > EXACT_DIGITS ? digits - EXACT_DIGITS : 0;
    const number = decimal(head, more, rest, point === 0 ? 0 : at - point - 1);
    if (Number.isNaN(number) || !this.passEnd(at)) return false;
    this.grid.put(column, negative && number !== 0 ? -number : number);
    this.mark(column, style);
    return true;
  }

  private takeInline(from: number, column: number, style: number): boolean {
    const { view, cursor, grid } = this;
    for (let step = 0; step < 4; step++) {
      if (view.getUint32(from + step * 4, true) !== INLINE[step]) return false;
    }
    let at = from + 16;
    if (view.getUint16(at, true) === T) at += 2;
    else if (cursor.starts(PRESERVED, at)) at += PRESERVED.length;
    else return false;
    const texts = (grid.texts ??= new InlineTexts(cursor, this.source.decode));
    const end = texts.find(at);
    if (!this.passInlineEnd(end)) return false;
    if (end === at) return true;
    grid.put(column, texts.keep(at, end, grid.row, column));
    this.mark(column, style);
    return true;
  }

  private passInlineEnd(at: number): boolean {
    const { view } = this;
    for (let step = 0; step < 3; step++) {
      if (view.getUint32(at + step * 4, true) !== INLINE_END[step]) return false;
    }
    if (this.bytes[at + 12] !== 0x3e) return false;
    this.cursor.at = at + 13;
    return true;
  }

  /** Moves behind `</v></c>`; false, and nothing is read, if something else stands there. */
  private passEnd(at: number): boolean {
    const { view } = this;
    if (view.getUint32(at, true) !== VALUE_END) return false;
    if (view.getUint32(at + 4, true) !== CELL_END) return false;
    this.cursor.at = at + 8;
    return true;
  }

  private mark(column: number, style: number): void {
    if (this.source.struck !== undefined && this.source.struck[style] === 1) this.strike(column);
  }

  private strike(column: number): void {
    this.grid.remark(this.grid.struck, { row: this.grid.row, column });
  }
}
