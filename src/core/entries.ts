import { SOUND, type Entry, type Faults } from './entry.ts';
import type { Column, Form } from './form.ts';
import { kindOf } from './fields/index.ts';
import type { FieldKind, Reading, Scalar, Surroundings } from './fields/kind.ts';
import type { Heading } from './heading.ts';
import { severityOf, type Code, type Finding, type Issue } from './issue.ts';
import { addDays } from './days.ts';
import { columnFor } from './office.ts';
import { address, isError, valueOf, type Cell, type Sheet, type Value } from './sheet.ts';
import { sortRow, type RowSort } from './rows.ts';

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

interface Reader {
  readonly column: Column;
  readonly kind: FieldKind<Column>;
  readonly index: number;
  readonly at: number | undefined;
  /** Readings of values seen before: a register repeats itself, and a reading depends on nothing else. */
  readonly seen: Map<string | number | boolean, Reading>;
  /** The same for readings that depend on other cells, by what those hold. */
  readonly beside: Map<Scalar, Map<string | number | boolean, Reading>>;
  /** Columns of the same row that the reading depends on. */
  readonly needs: readonly number[];
}

/**
 * Reads the rows below a heading. Nothing is dropped in silence: a row becomes an entry or is excluded by
 * reason, a cell becomes its normal form or an issue says what is wrong with it.
 */
export function readEntries(
  sheet: Sheet,
  heading: Heading,
  around: Surroundings,
  file: string,
): EntriesRead {
  const readers = makeReaders(heading, around);
  const empty = emptyFormulas(sheet);
  const issues: Issue[] = [];
  const entries: Entry[] = [];
  const excluded: Partial<Record<Code, number>> = {};
  let read = 0;
  let blank = 0;
  let pending = 0;
  let sort: RowSort = 'blank';
  for (let row = heading.row + 1; row < sheet.rows.length; row += 1) {
    const cells = sheet.rows[row] ?? [];
    sort = sortRow(cells, heading, sort);
    if (sort === 'blank') {
      pending += 1;
      continue;
    }
    blank += pending;
    pending = 0;
    read += 1;
    if (sort !== 'entry') {
      excluded[sort] = (excluded[sort] ?? 0) + 1;
      issues.push({ code: sort, file, sheet: sheet.name, row: row + 1, cell: address(row, 0) });
      continue;
    }
    entries.push(readRow(cells, row, { sheet, heading, around, file, readers, issues, empty }));
  }
  return { entries, issues, ledger: { read, excluded, blank } };
}

interface RowContext {
  readonly sheet: Sheet;
  readonly heading: Heading;
  readonly around: Surroundings;
  readonly file: string;
  readonly readers: readonly Reader[];
  readonly issues: Issue[];
  /** Cells with a formula of which no result was stored, `row column`. */
  readonly empty: ReadonlySet<string>;
}

const NO_FORMULAS: ReadonlySet<string> = new Set();

function emptyFormulas(sheet: Sheet): ReadonlySet<string> {
  const empty = sheet.observed?.formulas.filter((formula) => !formula.cached) ?? [];
  return empty.length === 0
    ? NO_FORMULAS
    : new Set(empty.map(({ row, column }) => `${row} ${column}`));
}

function readRow(cells: readonly Cell[], row: number, context: RowContext): Entry {
  const { form } = context.heading;
  const values = new Array<Scalar>(form.columns.length).fill(null);
  let faults: Map<number, Code> | null = null;
  for (const reader of context.readers) {
    const reading = readCell(reader, cells, row, values, context);
    values[reader.index] = reading.value;
    if (reading.findings.length === 0) continue;
    for (const finding of reading.findings) {
      if (severityOf(finding.code) === 'error') {
        faults ??= new Map();
        if (!faults.has(reader.index)) faults.set(reader.index, finding.code);
      }
      // A column that the sheet does not have is named once, at the heading.
      if (reader.at !== undefined) context.issues.push(place(finding, reader, cells, row, context));
    }
  }
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

const FINE: readonly Finding[] = [];
const EMPTY: Reading = { value: null, findings: FINE };
const REQUIRED: Reading = { value: null, findings: [{ code: 'cell-required' }] };
const UNCALCULATED: Reading = {
  value: null,
  findings: [{ code: 'cell-formula-without-result' }],
};

function readCell(
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  values: readonly Scalar[],
  context: RowContext,
): Reading {
  const { form } = context.heading;
  const value = reader.at === undefined ? null : valueOf(cells[reader.at]);
  if (isError(value)) {
    return {
      value: null,
      findings: [{ code: 'cell-error-value', detail: { value: value.error } }],
    };
  }
  if (!isEmpty(value)) return readValue(reader, value, values, context.around, form);
  const reading = readEmpty(reader, values, form);
  const formula = context.empty.size > 0 && context.empty.has(`${row} ${reader.at ?? -1}`);
  return formula && reading === REQUIRED ? UNCALCULATED : reading;
}

function isEmpty(value: Value): value is null | '' {
  return value === null || value === '' || (typeof value === 'string' && value.trim() === '');
}

function readEmpty(reader: Reader, values: readonly Scalar[], form: Form): Reading {
  const { column } = reader;
  const filled = column.default ? defaultOf(column.default, values, form) : null;
  if (filled !== null) return { value: filled, findings: FINE };
  return column.required === 'yes' ? REQUIRED : EMPTY;
}

function defaultOf(
  rule: NonNullable<Column['default']>,
  values: readonly Scalar[],
  form: Form,
): Scalar {
  if ('value' in rule) return rule.value;
  const from = values[form.columns.findIndex((column) => column.id === rule.from)] ?? null;
  return from === null ? null : addDays(String(from).slice(0, 10), rule.days);
}

function readValue(
  reader: Reader,
  value: string | number | boolean,
  values: readonly Scalar[],
  around: Surroundings,
  form: Form,
): Reading {
  const seen = reader.needs.length === 0 ? reader.seen : seenBeside(reader, values);
  const known = seen.get(value);
  if (known) return known;
  const row = (id: string): Scalar =>
    values[form.columns.findIndex((column) => column.id === id)] ?? null;
  const reading = reader.kind.read(value, reader.column, around, row);
  seen.set(value, reading);
  return reading;
}

/** Readings that depend on other cells are remembered for each of what those can hold. */
function seenBeside(reader: Reader, values: readonly Scalar[]): Reader['seen'] {
  const [first] = reader.needs;
  const beside =
    reader.needs.length === 1 && first !== undefined
      ? (values[first] ?? null)
      : reader.needs.map((index) => values[index]).join('\u0001');
  let seen = reader.beside.get(beside);
  if (!seen) reader.beside.set(beside, (seen = new Map<string | number | boolean, Reading>()));
  return seen;
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
    file: context.file,
    sheet: context.sheet.name,
    row: row + 1,
    column: reader.column.title,
    cell: address(row, at),
    value: value === null || isError(value) ? '' : shown(reader.column, value, context.around),
  };
}

/** Long text is cut: a list of issues is for finding the cell, not for reading it. */
const SHOWN = 30;

/** A value as lists and logs may show it. */
export function shown(
  column: Column,
  value: string | number | boolean,
  around?: Surroundings,
): string {
  const kind = kindOf(column);
  const text =
    typeof value === 'number' && kind.show
      ? kind.show(value, around?.date1904 === true)
      : String(value);
  // A mask of stars alone would say nothing of a day or a figure, which name nobody by themselves.
  const masked = column.level === 0 || kind.show ? text : kind.mask(text);
  return masked.length > SHOWN ? `${masked.slice(0, SHOWN)}…` : masked;
}

/** Columns in an order in which each comes after those its reading depends on. */
function makeReaders(heading: Heading, around: Surroundings): readonly Reader[] {
  const { form } = heading;
  const unit = around.tree.get(around.unit);
  const made = form.columns.map((official, index): Reader => {
    const column = columnFor(official, unit);
    const kind = kindOf(column);
    const needs = [
      ...(kind.needs?.(column) ?? []),
      ...(column.default && 'from' in column.default ? [column.default.from] : []),
    ];
    return {
      column,
      kind,
      index,
      at: heading.columns[index],
      seen: new Map(),
      beside: new Map(),
      needs: needs.map((id) => form.columns.findIndex((other) => other.id === id)),
    };
  });
  return [...made].sort((a, b) => a.needs.length - b.needs.length);
}
