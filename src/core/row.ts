import { Entry, SOUND, type Origin } from './entry.ts';
import type { Column } from './form.ts';
import type { Scalar } from './fields/kind.ts';
import { severityOf, type Code, type Finding, type Issue } from './issue.ts';
import {
  AS_ABOVE,
  isEmpty,
  readCell,
  readFilled,
  shown,
  type Reader,
  type Site,
} from './reader.ts';
import { maskName } from './mask.ts';
import { placeOf } from './remarks.ts';
import { address, isError, valueOf, type Cell, type Sheet, type Value } from './sheet.ts';

/** What all rows of a sheet are read with, and what is found in them is told to. */
export interface RowContext extends Site {
  readonly sheet: Sheet;
  readonly origin: Origin;
  readonly readers: readonly Reader[];
  /** The values of a row of which no cell was read; copied for each. */
  readonly blank: readonly Scalar[];
  readonly issues: Issue[];
  /** Merged areas already told of, by their first cell. */
  readonly joined: Set<number>;
}

/** A row as an entry, and its cells with all that was filled in them. */
export interface RowRead {
  readonly entry: Entry;
  readonly whole: readonly Cell[];
}

/** Reads a row as its clerk meant it: merged cells and those that say “as above” hold what stands there. `row` counts from 0. */
export function readRow(
  given: readonly Cell[],
  row: number,
  above: readonly Cell[] | null,
  context: RowContext,
): RowRead {
  const values = context.blank.slice();
  const written = fillMerged(given, row, context);
  let cells = written;
  let faults: Map<number, Code> | null = null;
  for (const reader of context.readers) {
    let reading = readCell(reader, cells, row, values, context);
    let isSame = false;
    if (reading === AS_ABOVE) {
      const filled = fillSame(cells, above, reader);
      isSame = filled !== cells;
      cells = filled;
      reading = readFilled(reader, cells, row, values, context);
    }
    values[reader.index] = reading.value;
    if (reading.findings.length === 0 && !isSame) continue;
    const { at } = reader;
    for (const finding of reading.findings) {
      if (severityOf(finding.code) === 'error') {
        faults ??= new Map();
        if (!faults.has(reader.index)) faults.set(reader.index, finding.code);
      }
      // A column that the sheet does not have, or has twice, is named once, at the heading.
      if (at !== undefined && finding.code !== 'heading-repeated') {
        context.issues.push(place(finding, reader, isSame ? written : cells, row, context));
      }
    }
    if (isSame) {
      context.issues.push(place({ code: 'cell-same-above' }, reader, written, row, context));
    }
  }
  tellStruck(cells, row, context);
  return { entry: new Entry(context.origin, row + 1, values, faults ?? SOUND), whole: cells };
}

/** A row with the cells filled that are merged with one above. */
function fillMerged(written: readonly Cell[], row: number, context: RowContext): readonly Cell[] {
  const below = context.remarks?.down.get(row);
  if (!below) return written;
  const cells = [...written];
  for (const { column, top } of below) {
    const value = valueOf(context.sheet.rows[top]?.[column]);
    if (isEmpty(value) || isError(value) || !isEmpty(valueOf(cells[column]))) continue;
    setCell(cells, column, value);
    tellMerged(column, top, context);
  }
  return cells;
}

/** The row with a cell as it stands above; the very same where nothing stands there. */
function fillSame(
  cells: readonly Cell[],
  above: readonly Cell[] | null,
  { at = 0 }: Reader,
): readonly Cell[] {
  const value = valueOf(above?.[at]);
  if (isEmpty(value)) return cells;
  const filled = [...cells];
  setCell(filled, at, value);
  return filled;
}

function setCell(cells: Cell[], at: number, value: Value): void {
  while (cells.length < at) cells.push(null);
  cells[at] = value;
}

/** Once for each merged area, at its first cell. */
function tellMerged(column: number, top: number, context: RowContext): void {
  const key = placeOf(top, column);
  if (context.joined.has(key)) return;
  context.joined.add(key);
  tellAt(column, { code: 'cell-merged-down' }, context.sheet.rows[top] ?? [], top, context);
}

function tellStruck(cells: readonly Cell[], row: number, context: RowContext): void {
  const at = context.remarks?.struck.get(row);
  if (at !== undefined) tellAt(at, { code: 'cell-struck' }, cells, row, context);
}

function tellAt(
  column: number,
  finding: Finding,
  cells: readonly Cell[],
  row: number,
  context: RowContext,
): void {
  const reader = context.readers.find(({ at }) => at === column);
  if (reader) context.issues.push(place(finding, reader, cells, row, context));
}

function place(
  finding: Finding,
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  context: RowContext,
): Issue {
  const at = reader.at ?? 0;
  const value = valueOf(cells[at]);
  return {
    ...finding,
    file: context.origin.file,
    sheet: context.sheet.name,
    row: row + 1,
    column: reader.column.title,
    cell: address(row, at),
    value: valueShown(finding.code, value, reader, context),
  };
}

function valueShown(code: Code, value: Value, { column }: Reader, { around }: RowContext): string {
  if (value === null || isError(value)) return '';
  // 同上 names nobody.
  if (code === 'cell-same-above') return String(value);
  const text = shown(column, value, around);
  return code === 'choice-unknown' && isStrange(text, column) ? maskName(text) : text;
}

/** Whether a text has nothing of any option: it may be a name that slipped into the wrong column. */
function isStrange(text: string, column: Column): boolean {
  const options = 'options' in column ? column.options.join('') : '';
  return !/[\d*]/.test(text) && ![...text].some((sign) => options.includes(sign));
}
