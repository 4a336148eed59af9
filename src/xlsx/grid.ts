import type { Cell, Observed, Value } from '../core/sheet.ts';
import { ROWS, type Limits } from './limits.ts';
import { Pool, RAW } from './pool.ts';
import { damaged, tooLarge } from './refuse.ts';
import { unescape, unescapeHex } from './text.ts';

export type Place = Observed['struck'][number];
export type FormulaPlace = Observed['formulas'][number];

/** Every blank row is this one. */
export const BLANK: readonly Cell[] = Object.freeze([]);

/** Slots of the table that finds repeated inline texts; a power of two. */
const SLOTS = 8192;

/** What all sheets of a workbook may use together. */
export interface Budget {
  cells: number;
  rows: number;
  remarks: number;
}

/** Gathers the rows of one sheet. Only a value makes a row or a place exist, so nothing trails. */
export class Grid {
  readonly rows: (readonly Cell[])[] = [];
  readonly formulas: FormulaPlace[] = [];
  readonly struck: Place[] = [];
  readonly hiddenRows: number[] = [];
  pictures = 0;
  /** Columns of the widest row. */
  width = 0;
  /** The row that takes values now. */
  row = -1;
  private cells: Cell[] = [];
  private placed = false;
  private readonly part: string;
  private readonly limits: Limits;
  private readonly budget: Budget;
  private pool: Pool | undefined;
  private readonly slots = new Int32Array(SLOTS);
  private readonly lateCells: Cell[][] = [];
  private readonly lateColumns: number[] = [];

  constructor(part: string, limits: Limits, budget: Budget) {
    this.part = part;
    this.limits = limits;
    this.budget = budget;
  }

  startRow(row: number): void {
    if (row >= ROWS) throw damaged(this.part, 'row');
    const existing = this.rows[row];
    this.row = row;
    this.placed = existing !== undefined && existing !== BLANK;
    this.cells = this.placed ? (existing as Cell[]) : [];
  }

  endRow(hidden: boolean): void {
    if (!this.placed) return;
    if (hidden) this.remark(this.hiddenRows, this.row);
    if (this.cells.length > this.width) this.width = this.cells.length;
    this.budget.cells += this.cells.length;
    if (this.budget.cells > this.limits.cells) throw tooLarge('cells', this.limits.cells);
  }

  /** A cell that is given twice has no value that two readers agree on. */
  put(column: number, value: Value): void {
    const { cells } = this;
    if (!this.placed) this.place();
    if (column === cells.length) cells.push(value);
    else if (column > cells.length) {
      while (cells.length < column) cells.push(null);
      cells.push(value);
    } else if (cells[column] === null) cells[column] = value;
    else throw damaged(this.part, 'cell twice');
  }

  /** Copies an inline text whose characters begin at `from`; gives the place of the `<` behind it. */
  putInline(column: number, bytes: Uint8Array, from: number, size: number): number {
    this.pool ??= new Pool(size - from);
    const { pool } = this;
    const to = pool.copy(bytes, from);
    if (pool.open > this.limits.text) throw tooLarge('text', this.limits.text);
    if (pool.open === 0) return to;
    const slot = pool.hash() & (SLOTS - 1);
    let index = this.slots[slot]! - 1;
    if (index >= 0 && pool.repeats(index)) pool.undo();
    else {
      index = pool.close(pool.special ? RAW : 0);
      this.slots[slot] = index + 1;
    }
    // The text cannot be cut out before all are copied: its index stands in its place.
    this.put(column, index);
    this.lateCells.push(this.cells);
    this.lateColumns.push(column);
    return to;
  }

  remark<T>(list: T[], item: T): void {
    if (++this.budget.remarks > this.limits.remarks) throw tooLarge('remarks', this.limits.remarks);
    list.push(item);
  }

  /** Puts the inline texts where their indexes stand. */
  finish(): void {
    const { pool } = this;
    if (!pool) return;
    pool.seal();
    const texts: string[] = [];
    for (let index = 0; index < pool.count; index++) {
      const text = pool.text(index);
      texts.push(pool.flag(index) === 0 ? text : unescapeHex(unescape(text)));
    }
    for (let at = 0; at < this.lateCells.length; at++) {
      const cells = this.lateCells[at]!;
      const column = this.lateColumns[at]!;
      cells[column] = texts[cells[column] as number]!;
    }
  }

  private place(): void {
    const { rows } = this;
    const before = rows.length;
    while (rows.length <= this.row) rows.push(BLANK);
    rows[this.row] = this.cells;
    this.placed = true;
    this.budget.rows += rows.length - before;
    if (this.budget.rows > this.limits.rows) throw tooLarge('rows', this.limits.rows);
  }
}
