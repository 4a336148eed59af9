import type { Area } from '../core/sheet.ts';
import type { Source } from './cells.ts';
import { isFlat } from './flat.ts';
import { Grid, type Budget } from './grid.ts';
import { COLUMNS, type Limits } from './limits.ts';
import { readArea } from './reference.ts';
import { RowScanner } from './rows.ts';
import { Cursor } from './xml.ts';
import type { Part } from './part.ts';

export interface SheetPart {
  readonly grid: Grid;
  readonly merges: readonly Area[];
  readonly hiddenColumns: readonly number[];
  /** A filter of the sheet itself holds a condition; the filters of tables stand in their own parts. */
  readonly filtered: boolean;
  readonly validated: readonly Area[];
}

/** Reads a worksheet part. It must be whole: one `sheetData`, and everything that opens closes. */
export function readSheet(part: Part, source: Source, limits: Limits, budget: Budget): SheetPart {
  const cursor = new Cursor(part, limits);
  if (!cursor.next() || !cursor.is('worksheet')) throw cursor.damaged('no worksheet');
  const grid = new Grid(part.name, limits, budget);
  const merges: Area[] = [];
  const validated: Area[] = [];
  const hidden = new Int32Array(COLUMNS + 1);
  let filtered = false;
  let found = 0;
  while (cursor.next()) {
    if (!cursor.opens) continue;
    if (cursor.is('sheetData')) {
      if (++found > 1) throw cursor.damaged('rows twice');
      new RowScanner(part, cursor, grid, source, limits).read();
    } else if (cursor.is('sheetPr')) {
      filtered ||= cursor.flag('filterMode');
      cursor.skip();
    } else if (cursor.is('cols')) readHidden(cursor, hidden);
    else if (cursor.is('mergeCells')) readMerges(cursor, grid, merges);
    else if (cursor.is('dataValidations')) readValidated(cursor, grid, validated);
    else if (cursor.is('extLst')) readExtensions(cursor, grid, validated);
    else if (cursor.is('autoFilter')) filtered = hasCondition(cursor) || filtered;
    else cursor.skip();
  }
  if (found === 0) throw cursor.damaged('no rows');
  return { grid, merges, hiddenColumns: expand(hidden, grid.width), filtered, validated };
}

/** Whether the `autoFilter` just opened lets only some rows through. */
export function hasCondition(cursor: Cursor): boolean {
  let found = false;
  cursor.within(() => {
    // A column without its button may be there with nothing in it.
    if (cursor.is('filterColumn')) cursor.within(() => (found = true));
  });
  return found;
}

function readMerges(cursor: Cursor, grid: Grid, merges: Area[]): void {
  cursor.within(() => {
    if (!cursor.is('mergeCell')) return;
    const area = readArea(cursor.attribute('ref') ?? '');
    if (!area) throw cursor.damaged('merged cells');
    grid.remark(merges, area);
  });
}

function readValidated(cursor: Cursor, grid: Grid, validated: Area[]): void {
  cursor.within(() => {
    if (cursor.is('dataValidation')) addAreas(cursor.attribute('sqref') ?? '', grid, validated);
  });
}

/** Rules that read another sheet stand here since Excel 2010 ([MS-XLSX] 2.4.35), as much else does. */
function readExtensions(cursor: Cursor, grid: Grid, validated: Area[]): void {
  cursor.within(() => {
    if (!cursor.is('dataValidation')) return;
    cursor.within(() => {
      if (cursor.is('sqref')) addAreas(cursor.text(), grid, validated);
    });
  });
}

/** A range that cannot be read holds no rule that anybody applies. */
function addAreas(ranges: string, grid: Grid, validated: Area[]): void {
  for (const range of ranges.trim().split(/\s+/)) {
    const area = readArea(range);
    if (area) grid.remark(validated, area);
  }
}

/** `hidden` grows by one where hidden columns begin, and shrinks behind them. */
function readHidden(cursor: Cursor, hidden: Int32Array): void {
  cursor.within(() => {
    if (!cursor.is('col') || !(cursor.flag('hidden') || isFlat(cursor, 'width'))) return;
    const from = Number(cursor.attribute('min'));
    const to = Number(cursor.attribute('max'));
    if (!(from >= 1 && from <= to && to <= COLUMNS)) return;
    hidden[from - 1]!++;
    hidden[to]!--;
  });
}

/** Hidden columns within the used width: programs hide the thousands to the right of a form as well. */
function expand(hidden: Int32Array, width: number): number[] {
  const columns: number[] = [];
  let open = 0;
  for (let column = 0; column < width; column++) {
    open += hidden[column]!;
    if (open > 0) columns.push(column);
  }
  return columns;
}
