import type { Cell, Observed, Value } from '../core/sheet.ts';
import type { InlineTexts } from './inline.ts';
import { ROWS, type Limits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

export type Place = Observed['struck'][number];
export type FormulaPlace = Observed['formulas'][number];

/** Every blank row is this one. */
export const BLANK: readonly Cell[] = Object.freeze([]);

const OBJECTS: unknown[] = [null];
OBJECTS.pop();

/** An empty list that never changes its shape for what comes: one that was made for objects from the start. */
const list = <T>(): T[] => OBJECTS.slice() as T[];

/** Rows of so many blank places, of which every new row is a copy. */
const blanks: (readonly Cell[])[] = [];

function blankRow(width: number): Cell[] {
  return (blanks[width] ??= extend(list(), width)).slice();
}

function extend(cells: Cell[], width: number): Cell[] {
  while (cells.length < width) cells.push(null);
  return cells;
}

/** What all sheets of a workbook may use together. */
export interface Budget {
  cells: number;
  rows: number;
  remarks: number;
}

/** Gathers the rows of one sheet. Only a value makes a row or a place exist, so nothing trails. */
export class Grid {
  readonly rows = list<readonly Cell[]>();
  readonly formulas: FormulaPlace[] = [];
  readonly struck: Place[] = [];
  readonly hiddenRows: number[] = [];
  pictures = 0;
  readonly cellPictures: Place[] = [];
  /** Texts that stand as numbers in the rows until `finish`; undefined where the kernel has no part in this. */
  readonly texts: InlineTexts | undefined;
  /** Columns of the widest row. */
  width = 0;
  /** The row that takes values now. */
  row = -1;
  private cells = list<Cell>();
  private placed = false;
  private readonly part: string;
  private readonly limits: Limits;
  private readonly budget: Budget;

  constructor(part: string, texts: InlineTexts | undefined, limits: Limits, budget: Budget) {
    this.part = part;
    this.texts = texts;
    this.limits = limits;
    this.budget = budget;
  }

  startRow(row: number): void {
    if (row >= ROWS) throw damaged(this.part, 'row');
    const existing = this.rows[row];
    this.row = row;
    this.placed = existing !== undefined && existing !== BLANK;
    this.cells = this.placed ? (existing as Cell[]) : list();
  }

  endRow(hidden: boolean): void {
    if (!this.placed) return;
    if (hidden) this.remark(this.hiddenRows, this.row);
    if (this.cells.length > this.width) this.width = this.cells.length;
    this.budget.cells += this.cells.length;
    if (this.budget.cells > this.limits.cells) throw tooLarge('cells', this.limits.cells);
  }

  /** The places of the row, at least so many. Whoever opens them fills the last one. */
  open(width: number): Cell[] {
    if (this.placed) return extend(this.cells, width);
    this.cells = blankRow(width);
    this.place();
    return this.cells;
  }

  /** A cell that is given twice has no value that two readers agree on. */
  put(column: number, value: Value): void {
    const { cells } = this;
    if (!this.placed) this.place();
    if (column === cells.length) cells.push(value);
    else if (column > cells.length) extend(cells, column).push(value);
    else if (cells[column] === null) cells[column] = value;
    else throw damaged(this.part, 'cell twice');
  }

  remark<T>(list: T[], item: T): void {
    if (++this.budget.remarks > this.limits.remarks) throw tooLarge('remarks', this.limits.remarks);
    list.push(item);
  }

  finish(): void {
    this.texts?.settle(this.rows as Cell[][]);
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
