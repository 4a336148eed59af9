import { Fault } from '../fault.ts';
import { areaName } from './address.ts';
import { LAST_ROW, cellAt, cellsOf, columnsOf, equal, overlap, rowsOf } from './area.ts';
import type { Area } from './area.ts';
import type { Book } from './book.ts';
import { shown, typeName } from './content.ts';
import type { Content, Plain } from './content.ts';
import { EVENT, WORKBOOK } from './events.ts';
import { guardContents } from './guard.ts';
import { readTyped } from './parse.ts';
import { copyFormula } from './rewrite.ts';
import type { Sheet } from './sheet.ts';
import { readFormula } from './syntax.ts';

/** Above this Excel answers null instead of values, and takes none. */
export const CELL_LIMIT = 5_000_000;

/** A `coauthor` is somebody else, whose edits arrive from another Excel. */
export type Author = 'addin' | 'user' | 'coauthor';

/** The parts of one client write arrive one by one; adjoining ones are told as one edit. */
function joined(before: Area, next: Area): Area | null {
  const same = before.left === next.left && before.right === next.right;
  return same && before.bottom + 1 === next.top ? { ...before, bottom: next.bottom } : null;
}

const lastEdit = new WeakMap<Book, { readonly sheet: Sheet; readonly area: Area }>();

function raiseChanged(book: Book, sheet: Sheet, area: Area, by: Author, more: object): void {
  const before = lastEdit.get(book);
  const targets = [sheet.id, WORKBOOK];
  const pending = targets.flatMap((target) => book.events.last(EVENT.changed, target) ?? []);
  const follows =
    by === 'addin' &&
    before?.sheet === sheet &&
    pending[0]?.args['address'] === areaName(before.area);
  const whole = follows ? joined(before.area, area) : null;
  lastEdit.set(book, { sheet, area: whole ?? area });
  const told = whole ?? area;
  const args = {
    changeType: 'RangeEdited',
    source: by === 'coauthor' ? 'Remote' : 'Local',
    triggerSource: by === 'addin' ? 'ThisLocalAddin' : 'Unknown',
    shiftDirection: 'None',
    worksheetId: sheet.id,
    address: areaName(told),
    referenceId: book.eventRange({ sheet, area: told }),
    ...more,
  };
  if (whole) for (const message of pending) book.events.replace(message, args);
  else book.events.raise(EVENT.changed, sheet.id, args);
  if (whole) return;
  for (const table of book.tables) {
    if (table.sheet !== sheet || !overlap(table.area, area)) continue;
    book.events.raise(EVENT.tableChanged, table.id, { ...args, tableId: table.id });
  }
}

/** Tells of an edit; the values before and after only where one cell changed, as Excel does. */
export function noteChange(
  book: Book,
  sheet: Sheet,
  area: Area,
  by: Author,
  before: Plain | null,
): void {
  book.touch();
  if (!equal(area, sheet.mergeAt(area.top, area.left)) || cellsOf(area) !== 1) {
    raiseChanged(book, sheet, area, by, {});
    return;
  }
  const after = book.value(sheet, area.top, area.left);
  raiseChanged(book, sheet, area, by, {
    valueBefore: shown(before),
    valueAfter: shown(after),
    valueTypeBefore: typeName(before),
    valueTypeAfter: typeName(after),
  });
}

function mismatch(): Fault {
  return new Fault(
    'InvalidArgument',
    "The number of rows or columns in the input array doesn't match the size or dimensions of the range.",
  );
}

/** Checks the size that the client announces before it sends a large array in parts. */
export function matrixFits(area: Area, rows: number, columns: number): void {
  if (rows !== rowsOf(area) || columns !== columnsOf(area)) throw mismatch();
}

/** One value per cell: a single value stands for all cells, an array must have the range's shape. */
export function matrix(input: unknown, area: Area): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const rows: readonly unknown[] = input;
  const fits = (row: unknown): boolean => Array.isArray(row) && row.length === columnsOf(area);
  if (rows.length !== rowsOf(area) || !rows.every(fits)) throw mismatch();
  return (row, column) => (rows[row] as readonly unknown[])[column];
}

/** Excel's limits: 32,767 characters in a cell, 8,192 in a formula. */
function checkInput(input: unknown): void {
  const limit = typeof input === 'string' && input.startsWith('=') ? 8192 : 32_767;
  const tooLong = typeof input === 'string' && input.length > limit;
  if (tooLong || !['string', 'number', 'boolean'].includes(typeof input)) {
    throw new Fault('InvalidArgument', 'The cell cannot take that value.');
  }
}

function checkFormula(content: Content): void {
  if (content.formula !== undefined && readFormula(content.formula) === null) {
    throw new Fault('InvalidArgument', `Excel cannot read the formula ${content.formula}.`);
  }
}

/** Puts one value into one cell as Excel reads it. The caller guards and tells of the change. */
export function putCell(
  book: Book,
  sheet: Sheet,
  row: number,
  column: number,
  input: unknown,
  by: Author,
): void {
  checkInput(input);
  const merge = sheet.mergeAt(row, column);
  // A merged area has one cell; what is written to the others is lost.
  if (merge.top !== row || merge.left !== column) return;
  const format = String(sheet.formats.at(row, column)['NumberFormat']);
  const { today, locale } = book.options;
  const reading = {
    format,
    year: Number(today.slice(0, 4)),
    locale: by === 'user' ? locale : 'en-US',
  } as const;
  const typed = readTyped(input, reading);
  if (typed.content) checkFormula(typed.content);
  sheet.grid.put(row, column, typed.content);
  if (typed.format !== undefined && format === 'General') {
    sheet.format(cellAt(row, column), { NumberFormat: typed.format });
  }
}

/** `range.values = …` and `range.formulas = …`: null leaves a cell as it is, '' empties it. */
export function putValues(book: Book, sheet: Sheet, area: Area, input: unknown, by: Author): void {
  guardContents(sheet, area);
  const at = matrix(input, area);
  if (input === null || input === undefined) return;
  const before = book.value(sheet, area.top, area.left);
  if (input === '') {
    sheet.grid.clear(area);
  } else if (cellsOf(area) > CELL_LIMIT) {
    throw new Fault('InvalidArgument', 'The range has too many cells for one write.');
  } else {
    const formula = typeof input === 'string' && input.startsWith('=') ? input : null;
    for (let row = 0; row < rowsOf(area); row++) {
      for (let column = 0; column < columnsOf(area); column++) {
        const value = formula === null ? at(row, column) : copyFormula(formula, row, column);
        if (value === null || value === undefined) continue;
        putCell(book, sheet, area.top + row, area.left + column, value, by);
      }
    }
  }
  noteChange(book, sheet, area, by, before);
}

export function clearContents(book: Book, sheet: Sheet, area: Area, by: Author): void {
  guardContents(sheet, area);
  const before = book.value(sheet, area.top, area.left);
  sheet.grid.clear(area);
  noteChange(book, sheet, area, by, before);
}

/** Moves rows down or up as the whole sheet does; tells `RowInserted`, `RowDeleted` and the like. */
export function shiftLines(
  book: Book,
  sheet: Sheet,
  area: Area,
  axis: 'rows' | 'columns',
  way: 'insert' | 'delete',
  by: Author,
): void {
  const count = axis === 'rows' ? rowsOf(area) : columnsOf(area);
  const at = axis === 'rows' ? area.top : area.left;
  if (at + count > LAST_ROW + 1) throw new Fault('InvalidArgument', 'The sheet ends before that.');
  book.shift(sheet, axis, at, way === 'insert' ? count : -count);
  const line = axis === 'rows' ? 'Row' : 'Column';
  raiseChanged(book, sheet, area, by, {
    changeType: `${line}${way === 'insert' ? 'Inserted' : 'Deleted'}`,
    shiftDirection: `ShiftCell${axis === 'rows' ? (way === 'insert' ? 'Down' : 'Up') : way === 'insert' ? 'Right' : 'Left'}`,
  });
}
