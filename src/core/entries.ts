import type { Entry } from './entry.ts';
import type { Form } from './form.ts';
import type { Surroundings } from './fields/kind.ts';
import type { Heading } from './heading.ts';
import { Refusal, type Code, type Issue } from './issue.ts';
import type { Memory, ReadBefore, RowsReadBefore } from './memory.ts';
import { extraColumns } from './extra-columns.ts';
import { makeReaders, shown } from './reader.ts';
import { remarksOf } from './remarks.ts';
import { readRow, type RowContext, type RowRead } from './row.ts';
import { shapeOf, sortRow, type RowSort, type Shape } from './rows.ts';
import { address, textOf, valueOf, type Cell, type Sheet } from './sheet.ts';
import { makeSums, type Sums } from './subtotal.ts';

export { shown };

/** What became of the rows below a heading: read = counted + excluded, blank ones aside. */
export interface Ledger {
  readonly read: number;
  readonly excluded: Readonly<Partial<Record<Code, number>>>;
  /** Empty rows between the entries. */
  readonly blank: number;
}

export interface EntriesRead {
  readonly entries: readonly Entry[];
  readonly issues: readonly Issue[];
  readonly ledger: Ledger;
}

/** A sheet with a register on it, ready to be read. */
export interface Table {
  readonly shape: Shape;
  readonly context: Context;
}

/**
 * `forms` are all registers a second table on the sheet may belong to. With a memory, rows that it holds are not
 * read again.
 */
export function openTable(
  sheet: Sheet,
  heading: Heading,
  around: Surroundings,
  file: string,
  forms: readonly Form[] = [heading.form],
  memory?: Memory,
): Table {
  const remarks = remarksOf(sheet, heading);
  const readers = makeReaders(heading, around);
  const context: Context = {
    sheet,
    heading,
    around,
    origin: { form: heading.form, file, sheet: sheet.name, at: heading.columns },
    readers,
    blank: readers.map(() => null),
    issues: [],
    remarks,
    joined: new Set(),
    // What is remarked of a cell is not said by its row.
    known: remarks ? undefined : memory?.rowsOf(sheet, heading, around, forms),
  };
  return { shape: shapeOf(sheet, heading, forms), context };
}

/**
 * Reads the rows below a heading, once. Nothing is dropped in silence: a row becomes an entry or is excluded by
 * reason, a cell becomes its normal form or an issue says what is wrong with it.
 */
export function readEntries({ shape, context }: Table): EntriesRead {
  const { sheet, heading, origin } = context;
  const { entries, ledger } = readRows(shape, context);
  return {
    entries,
    issues: [
      ...extraColumns(entries, sheet, heading, origin.file),
      ...preparedRows(shape, context),
      ...context.issues,
    ],
    ledger,
  };
}

function readRows(shape: Shape, context: Context): Omit<EntriesRead, 'issues'> {
  const { sheet, heading } = context;
  const sums = makeSums(heading);
  const entries: Entry[] = [];
  const excluded: Partial<Record<Code, number>> = {};
  let [read, blank, pending] = [0, 0, 0];
  let sort: RowSort = 'blank';
  let above: readonly Cell[] | null = null;
  for (let row = heading.row + 1; row < shape.preparedFrom; row += 1) {
    const cells = sheet.rows[row] ?? NO_CELLS;
    // Whatever stands below the heading of a second table is a row of that one.
    const isSecond: boolean = sort === 'sheet-tables';
    const known = knownRow(cells, row, sort, above, context);
    const next: RowSort =
      cells.length === 0
        ? 'blank'
        : isSecond
          ? sort
          : known
            ? 'entry'
            : sortRow(cells, row, sort, shape);
    const before = sort;
    if (!isSecond) sort = next;
    if (next === 'blank') {
      pending += 1;
      continue;
    }
    read += 1;
    blank += pending;
    pending = 0;
    if (next === 'entry') {
      const found: RowRead = known ?? readEntry(cells, row, before, above, context);
      if (known) context.issues.push(...known.issues);
      sums.add(found.entry.values);
      entries.push(found.entry);
      above = found.whole;
    } else {
      excluded[next] = (excluded[next] ?? 0) + 1;
      if (!isSecond) context.issues.push(...rowIssues(next, cells, row, sums, context));
    }
  }
  return { entries, ledger: { read, excluded, blank } };
}

/** That a form was prepared for more entries than there are. */
function preparedRows({ preparedFrom }: Shape, context: Context): readonly Issue[] {
  const { sheet, heading, origin } = context;
  const count = sheet.rows.length - preparedFrom;
  if (count === 0) return [];
  const index = firstFilled(sheet.rows[preparedFrom] ?? NO_CELLS, heading);
  const at = { file: origin.file, sheet: sheet.name, row: preparedFrom + 1 };
  const cell = address(preparedFrom, heading.columns[index] ?? 0);
  const column = heading.form.columns[index]?.title ?? '';
  return [{ code: 'rows-prepared', ...at, column, cell, detail: { count } }];
}

const NO_CELLS: readonly Cell[] = [];

function knownRow(
  cells: readonly Cell[],
  row: number,
  before: RowSort,
  above: readonly Cell[] | null,
  { known }: Context,
): ReadBefore | undefined {
  const found = known?.get(cells);
  const same = found?.row === row && found.before === before && found.above === above;
  return same ? found : undefined;
}

/** More on one sheet are read by nobody, and of several towns fill the memory: the columns do not fit the heading. */
const MOST_ISSUES = 50_000;

function readEntry(
  cells: readonly Cell[],
  row: number,
  before: RowSort,
  above: readonly Cell[] | null,
  context: Context,
): RowRead {
  const { issues, known } = context;
  const first = issues.length;
  if (first > MOST_ISSUES) throw new Refusal('file-many-issues', { limit: MOST_ISSUES });
  const found = readRow(cells, row, above, context);
  known?.set(cells, { row, before, above, ...found, issues: issues.slice(first) });
  return found;
}

interface Context extends RowContext {
  /** Rows that need not be read again. */
  readonly known: RowsReadBefore | undefined;
}

function rowIssues(
  code: Exclude<RowSort, 'blank' | 'entry'>,
  cells: readonly Cell[],
  row: number,
  sums: Sums,
  { heading, origin: { file, sheet } }: Context,
): readonly Issue[] {
  const at = { file, sheet, row: row + 1 };
  if (code === 'row-subtotal') {
    const differences = sums.compare(cells);
    if (differences.length > 0) {
      return differences.map(({ index, sum }) => {
        const column = heading.columns[index] ?? 0;
        const title = heading.form.columns[index]?.title ?? '';
        const value = textOf(valueOf(cells[column]));
        const cell = address(row, column);
        return { code: 'row-subtotal-differs', ...at, column: title, cell, value, detail: { sum } };
      });
    }
  }
  const cell = address(row, 0);
  if (code === 'sheet-tables') return [{ code, ...at, cell, detail: { second: cell } }];
  if (code !== 'row-continued') return [{ code, ...at, cell }];
  const filled = firstFilled(cells, heading);
  const title = heading.form.columns[filled]?.title ?? '';
  return [{ code, ...at, column: title, cell: address(row, heading.columns[filled] ?? 0) }];
}

/** The first column of the register, by index, that a clerk filled in a row. */
function firstFilled(cells: readonly Cell[], { form, columns }: Heading): number {
  return columns.findIndex((at, index) => {
    if (at === undefined || form.columns[index]?.required === 'generated') return false;
    return (valueOf(cells[at]) ?? '') !== '';
  });
}
