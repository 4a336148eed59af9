import { COLUMNS, OTHER_LIMITS, ROWS } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

/** Steps that a reader may go over ranges and array formulas, which cost it no memory. */
const STEPS = 200_000_000;

/**
 * Counts what a reader with dense rows makes of cells that lie far apart: a place for each column before
 * the last of a row, and a row for each before the last of a sheet.
 */
export class Spread {
  private readonly rows: number;
  private readonly columns: number;
  /** For each row of this sheet one more than its last column. */
  private readonly wide: Uint16Array;
  private deep = 0;
  private deepest = 0;
  private cells = 0;
  private places = 0;
  private allRows = 0;
  private steps = 0;

  constructor(rows = ROWS, columns = COLUMNS) {
    this.rows = rows;
    this.columns = columns;
    this.wide = new Uint16Array(rows);
  }

  beginSheet(): void {
    this.wide.fill(0, 0, this.deep);
    this.deep = 0;
    this.deepest = 0;
  }

  /** Cells from one column to another, blanks included. */
  place(part: string, row: number, first: number, last = first): void {
    if (row >= this.rows || last >= this.columns || last < first) throw damaged(part, 'cell');
    this.cells += last - first + 1;
    if (this.cells > OTHER_LIMITS.cells) throw tooLarge('cells', OTHER_LIMITS.cells);
    this.allRows += Math.max(0, row + 1 - this.deep);
    if (this.allRows > OTHER_LIMITS.rows) throw tooLarge('rows', OTHER_LIMITS.rows);
    this.deep = Math.max(this.deep, row + 1);
    const before = this.wide[row] ?? 0;
    if (last < before) return;
    this.wide[row] = last + 1;
    this.places += last + 1 - before;
    if (this.places > OTHER_LIMITS.cells) throw tooLarge('cells', OTHER_LIMITS.cells);
  }

  /** A row that is described, with cells or without: the reader goes over those before it. */
  describe(part: string, row: number): void {
    if (row >= this.rows) throw damaged(part, 'row');
    this.walk(Math.max(0, row + 1 - this.deepest));
    this.deepest = Math.max(this.deepest, row + 1);
  }

  walk(steps: number): void {
    this.steps += steps;
    if (this.steps > STEPS) throw tooLarge('cells');
  }
}
