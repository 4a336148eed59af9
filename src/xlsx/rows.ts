import { CellReader, type Source } from './cells.ts';
import type { Grid } from './grid.ts';
import type { Part } from './part.ts';
import { PlainCells } from './plain.ts';
import type { Cursor } from './xml.ts';

const ROW = word('<row');
const ROW_R = word(' r="');
const ROW_ENDS = word('</ro');
const ROW_ENDED = word('w>');
const QUOTE = 0x22;

/** Four ASCII characters as a little-endian load sees them. */
function word(text: string): number {
  return [...text].reduceRight((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}

/**
 * Scans the rows of one sheet. Rows and cells of the usual shapes are taken as they lie in memory; any
 * other goes to the cursor, one at a time, with the same result.
 */
export class RowScanner {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly plain: PlainCells;
  private readonly cells: CellReader;
  /** The rest of an open row tag behind the number, if it says nothing of interest: thousands of rows share it. */
  private tailFrom = 0;
  private tailTo = 0;

  constructor(part: Part, cursor: Cursor, grid: Grid, source: Source) {
    this.cursor = cursor;
    this.grid = grid;
    this.plain = new PlainCells(part, cursor, grid, source);
    this.cells = new CellReader(cursor, grid, source);
  }

  /** Reads from behind `<sheetData>` to behind its end. */
  read(): void {
    const { cursor, grid } = this;
    if (cursor.closes) return;
    const outside = cursor.depth - 1;
    for (;;) {
      while (this.plainRow()) this.readCells(false, true);
      if (!cursor.next()) throw cursor.damaged('cut off');
      if (cursor.depth === outside) return;
      if (!cursor.opens) continue;
      if (cursor.is('row')) this.readRow(grid.row + 1);
      else cursor.skip();
    }
  }

  /** Opens the row at the cursor, `<row r="12" …>` with the rest as in an earlier one; false for any other. */
  private plainRow(): boolean {
    const { cursor, plain } = this;
    const { bytes, view } = cursor;
    const tag = cursor.passSpace();
    let at = tag;
    if (view.getInt32(at, true) !== ROW || view.getInt32(at + 4, true) !== ROW_R) return false;
    at += 8;
    const from = at;
    let row = 0;
    for (let digit = bytes[at]! - 48; digit >= 0 && digit <= 9; digit = bytes[++at]! - 48) {
      row = row * 10 + digit;
    }
    const length = this.tailTo - this.tailFrom;
    if (length === 0 || !cursor.repeats(at, this.tailFrom, length)) return false;
    if (row === 0 || bytes[from] === 48) return false;
    plain.expect(from, at - from);
    cursor.at = at + length;
    cursor.enter(tag + 1);
    this.grid.startRow(row - 1);
    return true;
  }

  /** Reads the row whose tag was read last; `expected` is its place if it has no number. */
  private readRow(expected: number): void {
    const { cursor, grid, plain } = this;
    const hidden = cursor.flag('hidden');
    const number = cursor.attribute('r');
    if (number !== undefined && !/^0*[1-9][0-9]{0,6}$/.test(number)) throw cursor.damaged('row');
    plain.expect(0, 0);
    grid.startRow(number === undefined ? expected : Number(number) - 1);
    if (cursor.closes) return;
    if (number !== undefined) this.remember(number, hidden);
    this.readCells(hidden, cursor.bare);
  }

  private remember(number: string, hidden: boolean): void {
    const { cursor, plain } = this;
    const from = cursor.tagFrom + 8;
    const tail = from + number.length;
    if (cursor.view.getInt32(from - 4, true) !== ROW_R || cursor.bytes[tail] !== QUOTE) return;
    plain.expect(from, number.length);
    if (hidden) return;
    this.tailFrom = tail;
    this.tailTo = cursor.at;
  }

  /** Reads from behind the row's tag, which has no prefix if it is `bare`, to behind its end. */
  private readCells(hidden: boolean, bare: boolean): void {
    const { cursor, grid, cells, plain } = this;
    const { view } = cursor;
    const outside = cursor.depth - 1;
    let column = 0;
    for (;;) {
      column = plain.take(column);
      const { at } = cursor;
      if (
        bare &&
        view.getInt32(at, true) === ROW_ENDS &&
        view.getInt16(at + 4, true) === ROW_ENDED
      ) {
        cursor.leavePlain(at + 6);
        break;
      }
      if (!cursor.next()) throw cursor.damaged('cut off');
      if (cursor.depth === outside) break;
      if (!cursor.opens) continue;
      if (cursor.is('c')) column = cells.read(column) + 1;
      else cursor.skip();
    }
    grid.endRow(hidden);
  }
}
