import { CellReader, type Source } from './cells.ts';
import { isFlat } from './flat.ts';
import type { Grid } from './grid.ts';
import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import { PlainRows } from './plain.ts';
import type { Cursor } from './xml.ts';

/** How the tag of a plain row begins; nothing of interest stands behind the number of such a row. */
const PLAIN = '<row r="';
const QUOTE = 0x22;
/** Digits of a row number that the kernel takes. */
const DIGITS = 7;

/**
 * Scans the rows of one sheet. Rows and cells of the usual shapes are taken by the kernel as they lie in memory; any
 * other goes to the cursor, one at a time, with the same result.
 */
export class RowScanner {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly cells: CellReader;
  private readonly plain: PlainRows | undefined;
  /** A row is open. */
  private open = false;
  /** What comes next may be plain. */
  private isPlain = false;
  /** The column of the next cell if it does not name one. */
  private column = 0;

  constructor(part: Part, cursor: Cursor, grid: Grid, source: Source, limits: Limits) {
    const { room } = part;
    this.cursor = cursor;
    this.grid = grid;
    this.cells = new CellReader(cursor, grid, source);
    this.plain = room ? new PlainRows(part, room, cursor, grid, source, limits) : undefined;
  }

  /** Reads from behind `<sheetData>` to behind its end. */
  read(): void {
    const { cursor } = this;
    if (cursor.closes) return;
    const outside = cursor.depth - 1;
    for (;;) {
      if (this.isPlain) this.takePlain();
      if (!cursor.next(true)) throw cursor.damaged('cut off');
      if (cursor.depth === outside) return;
      if (!cursor.opens) this.endRow();
      else if (this.open && cursor.is('c')) this.column = this.cells.read(this.column) + 1;
      else if (!this.open && cursor.is('row')) this.readRow();
      else cursor.skip();
    }
  }

  private takePlain(): void {
    const { plain } = this;
    if (!plain) return;
    this.open = plain.take(this.open, this.column);
    this.column = plain.behind;
  }

  /** Opens the row whose tag was read last. */
  private readRow(): void {
    const { cursor, grid } = this;
    const hidden = cursor.flag('hidden') || isFlat(cursor, 'ht');
    const number = cursor.attribute('r');
    if (number !== undefined && !/^0*[1-9][0-9]{0,6}$/.test(number)) throw cursor.damaged('row');
    grid.startRow(number === undefined ? grid.row + 1 : Number(number) - 1, hidden);
    if (cursor.closes) return grid.endRow();
    this.open = true;
    this.column = 0;
    this.isPlain = number !== undefined && this.expect(number, hidden);
  }

  /** Prepares the kernel for the row just opened; false if the cells in it cannot be plain. */
  private expect(number: string, hidden: boolean): boolean {
    const { cursor, plain } = this;
    const from = cursor.tagFrom + PLAIN.length;
    const to = from + number.length;
    if (!plain || !cursor.starts(PLAIN, cursor.tagFrom) || cursor.bytes[to] !== QUOTE) return false;
    if (number.length > DIGITS) return false;
    plain.expect(from, number.length);
    if (!hidden) plain.remember(to, cursor.at);
    return true;
  }

  private endRow(): void {
    this.grid.endRow();
    this.plain?.leave();
    this.open = false;
    this.isPlain = true;
  }
}
