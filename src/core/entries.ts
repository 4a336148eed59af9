import { SOUND, type Entry, type Faults } from './entry.ts';
import type { Form } from './form.ts';
import type { Scalar, Surroundings } from './fields/kind.ts';
import type { Heading } from './heading.ts';
import { severityOf, type Code, type Finding, type Issue } from './issue.ts';
import type { Memory, ReadBefore, RowsReadBefore } from './memory.ts';
import { extraColumns } from './extra-columns.ts';
import { makeReaders, readCell, shown, type Reader } from './reader.ts';
import { placeOf, remarksOf, type Remarks } from './remarks.ts';
import { shapeOf, sortRow, type RowSort, type Shape } from './rows.ts';
import { address, isError, textOf, valueOf, type Cell, type Sheet } from './sheet.ts';
import { makeSums, type Sums } from './subtotal.ts';
import { filledBy, wholeRow, type Filled, type WholeRow } from './whole.ts';

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

/**
 * Reads the rows below a heading. Nothing is dropped in silence: a row becomes an entry or is excluded by
 * reason, a cell becomes its normal form or an issue says what is wrong with it. `forms` are all registers
 * a second table on the sheet may belong to. With a memory, rows that it holds are not read again.
 */
export function readEntries(
  sheet: Sheet,
  heading: Heading,
  around: Surroundings,
  file: string,
  forms: readonly Form[] = [heading.form],
  memory?: Memory,
): EntriesRead {
  const remarks = remarksOf(sheet, heading);
  const readers = makeReaders(heading, around);
  const context: Context = {
    sheet,
    heading,
    around,
    file,
    readers,
    filled: filledBy(readers),
    blank: readers.map(() => null),
    issues: [],
    remarks,
    joined: new Set(),
    // What is remarked of a cell is not said by its row.
    known: remarks ? undefined : memory?.rowsOf(sheet, heading, around, forms),
  };
  const { entries, ledger } = readRows(shapeOf(sheet, heading, forms), context);
  return {
    entries,
    issues: [...extraColumns(entries, sheet, heading, file), ...context.issues],
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
  for (let row = heading.row + 1; row < sheet.rows.length; row += 1) {
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
      const found: Found = known ?? readEntry(cells, row, before, above, context);
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

const NO_CELLS: readonly Cell[] = [];

type Found = Pick<ReadBefore, 'entry' | 'whole'>;

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

function readEntry(
  cells: readonly Cell[],
  row: number,
  before: RowSort,
  above: readonly Cell[] | null,
  context: Context,
): Found {
  const { issues, known } = context;
  const first = issues.length;
  const filled = wholeRow(cells, row, above, context);
  tellMerged(filled, context);
  const entry = readRow(filled, row, context);
  const whole = filled.cells;
  known?.set(cells, { row, before, above, entry, whole, issues: issues.slice(first) });
  return { entry, whole };
}

interface Context {
  readonly sheet: Sheet;
  readonly heading: Heading;
  readonly around: Surroundings;
  readonly file: string;
  readonly readers: readonly Reader[];
  readonly filled: readonly Filled[];
  /** The values of a row of which no cell was read; copied for each. */
  readonly blank: readonly Scalar[];
  readonly issues: Issue[];
  readonly remarks: Remarks | null;
  /** Merged areas already told of, by their first cell. */
  readonly joined: Set<number>;
  /** Rows that need not be read again. */
  readonly known: RowsReadBefore | undefined;
}

function rowIssues(
  code: Exclude<RowSort, 'blank' | 'entry'>,
  cells: readonly Cell[],
  row: number,
  sums: Sums,
  { heading, file, sheet }: Context,
): readonly Issue[] {
  const at = { file, sheet: sheet.name, row: row + 1 };
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
  const filled = heading.columns.findIndex(
    (column) => column !== undefined && (valueOf(cells[column]) ?? '') !== '',
  );
  const title = heading.form.columns[filled]?.title ?? '';
  return [{ code, ...at, column: title, cell: address(row, heading.columns[filled] ?? 0) }];
}

/** Once for each merged area, at its first cell. */
function tellMerged({ merged }: WholeRow, context: Context): void {
  for (const { reader, top } of merged) {
    const key = placeOf(top, reader.at ?? 0);
    if (context.joined.has(key)) continue;
    context.joined.add(key);
    const cells = context.sheet.rows[top] ?? NO_CELLS;
    context.issues.push(place({ code: 'cell-merged-down' }, reader, cells, top, context));
  }
}

function readRow({ written, cells, same }: WholeRow, row: number, context: Context): Entry {
  const { form } = context.heading;
  const values = context.blank.slice();
  let faults: Map<number, Code> | null = null;
  for (const reader of context.readers) {
    const reading = readCell(reader, cells, row, values, context);
    values[reader.index] = reading.value;
    if (reading.findings.length === 0 && same.length === 0) continue;
    const { at } = reader;
    for (const finding of reading.findings) {
      if (severityOf(finding.code) === 'error') {
        faults ??= new Map();
        if (!faults.has(reader.index)) faults.set(reader.index, finding.code);
      }
      // A column that the sheet does not have, or has twice, is named once, at the heading.
      if (at !== undefined && finding.code !== 'heading-repeated') {
        context.issues.push(
          place(finding, reader, same.includes(at) ? written : cells, row, context),
        );
      }
    }
    if (at !== undefined && same.length > 0 && same.includes(at)) {
      context.issues.push(place({ code: 'cell-same-above' }, reader, written, row, context));
    }
  }
  tellStruck(cells, row, context);
  const unreadable: Faults = faults ?? SOUND;
  return {
    form,
    values,
    unreadable,
    file: context.file,
    sheet: context.sheet.name,
    row: row + 1,
    at: context.heading.columns,
  };
}

function tellStruck(cells: readonly Cell[], row: number, context: Context): void {
  const at = context.remarks?.struck.get(row);
  const reader = at === undefined ? undefined : context.readers.find((one) => one.at === at);
  if (reader) context.issues.push(place({ code: 'cell-struck' }, reader, cells, row, context));
}

function place(
  finding: Finding,
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  context: Context,
): Issue {
  const at = reader.at ?? 0;
  const value = valueOf(cells[at]);
  return {
    ...finding,
    file: context.file,
    sheet: context.sheet.name,
    row: row + 1,
    column: reader.column.title,
    cell: address(row, at),
    value: value === null || isError(value) ? '' : shown(reader.column, value, context.around),
  };
}
