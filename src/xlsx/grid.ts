import type { Cell, Observed, Value } from '../core/sheet.ts';
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

/** Rows of so many blank places, of which a new row is a copy. */
const BLANKS = Array.from({ length: 64 }, (_, width) => extend(list(), width));

function blankRow(width: number): Cell[] {
  return width < BLANKS.length ? BLANKS[width]!.slice() : extend(list(), width);
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
  /** Columns of the widest row. */
  width = 0;
  /** The row that takes values now. */
  row = -1;
  private cells = list<Cell>();
  private placed = false;
  private hidden = false;
  private readonly part: string;
  private readonly limits: Limits;
  private readonly budget: Budget;

  constructor(part: string, limits: Limits, budget: Budget) {
    this.part = part;
    this.limits = limits;
    this.budget = budget;
  }

  startRow(row: number, hidden: boolean): void {
    if (row >= ROWS) throw damaged(this.part, 'row');
    const existing = this.rows[row];
    this.row = row;
    this.hidden = hidden;
    this.placed = existing !== undefined && existing !== BLANK;
    this.cells = this.placed ? (existing as Cell[]) : list();
  }

  /** Ends the row, if one is open. */
  endRow(): void {
    if (!this.placed) return;
    const { cells } = this;
    // What was opened costs time even where it was for nothing.
    this.budget.cells += cells.length;
    while (cells.at(-1) === null) cells.pop();
    this.placed = false;
    if (this.hidden) this.remark(this.hiddenRows, this.row);
    this.width = Math.max(this.width, cells.length);
    if (this.budget.cells > this.limits.cells) throw tooLarge('cells', this.limits.cells);
  }

  /** The places of the row, at least so many, for a value; what trails without one goes when the row ends. */
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
