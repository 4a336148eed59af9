import type { Finding } from './issue.ts';
import type { Column, Form } from './form.ts';
import { addDays } from './days.ts';
import { kindOf } from './fields/index.ts';
import type { FieldKind, Reading, Scalar, Surroundings } from './fields/kind.ts';
import type { Heading } from './heading.ts';
import { isBlank } from './fold.ts';
import { readLines } from './lines.ts';
import { Memo } from './memo.ts';
import { columnFor } from './office.ts';
import { placeOf, type Remarks } from './remarks.ts';
import { isError, textOf, valueOf, type Cell, type Value } from './sheet.ts';

/** Reads the cells of one column. */
export interface Reader {
  readonly column: Column;
  readonly kind: FieldKind<Column>;
  readonly index: number;
  readonly at: number | undefined;
  /** Readings of values seen before: a register repeats itself, and a reading depends on nothing else. */
  readonly seen: Memo<string | number | boolean, Reading>;
  /** The same for readings that depend on other cells, by what those hold. */
  readonly beside: Map<Scalar, Reader['seen']>;
  /** Columns of the same row that the reading depends on. */
  readonly needs: readonly number[];
}

/** What the reading of a cell may depend on beside its row. */
export interface Site {
  readonly heading: Heading;
  readonly around: Surroundings;
  readonly remarks: Remarks | null;
}

/** Columns in an order in which each comes after those its reading depends on. */
export function makeReaders(heading: Heading, around: Surroundings): readonly Reader[] {
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
      seen: new Memo(),
      beside: new Map(),
      needs: needs.map((id) => form.columns.findIndex((other) => other.id === id)),
    };
  });
  return [...made].sort((a, b) => a.needs.length - b.needs.length);
}

const FINE: readonly Finding[] = [];
const EMPTY: Reading = { value: null, findings: FINE };
const REQUIRED: Reading = { value: null, findings: [{ code: 'cell-required' }] };
const UNCALCULATED: Reading = {
  value: null,
  findings: [{ code: 'cell-formula-without-result' }],
};
const ACROSS: Reading = { value: null, findings: [{ code: 'cell-merged-across' }] };
const REPEATED: Reading = { value: null, findings: [{ code: 'heading-repeated' }] };
const PICTURE: Finding = { code: 'cell-picture' };
const OUTSIDE: Finding = { code: 'cell-formula-external' };

/** What a cell comes to, with all that is wrong with it. `values` are the normal forms of the row read so far. */
export function readCell(
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  values: readonly Scalar[],
  site: Site,
): Reading {
  const { form } = site.heading;
  const { remarks } = site;
  const value = readerValue(reader, cells, site.heading);
  if (value === undefined) return REPEATED;
  if (isError(value)) {
    return {
      value: null,
      findings: [{ code: 'cell-error-value', detail: { value: value.error } }],
    };
  }
  const key = placeOf(row, reader.at ?? -1);
  const seen = reader.at === undefined ? null : remarks;
  if (seen?.across.has(key)) return ACROSS;
  if (!isEmpty(value)) {
    const reading = readValue(reader, value, values, site.around, form);
    return seen?.formulas.has(key) ? withFinding(reading, OUTSIDE) : reading;
  }
  const reading = readEmpty(reader, values, form);
  if (seen?.pictures.has(key)) return withFinding(reading, PICTURE);
  const formula = seen?.formulas.get(key) === 'empty' && reader.column.required !== 'generated';
  return formula ? UNCALCULATED : reading;
}

function withFinding(reading: Reading, finding: Finding): Reading {
  return { value: reading.value, findings: [finding, ...reading.findings] };
}

/** What stands in a reader's column; undefined where the sheet has the column twice and the two differ. */
function readerValue(
  { at, index }: Reader,
  cells: readonly Cell[],
  { rivals }: Heading,
): Value | undefined {
  if (at === undefined) return null;
  const value = valueOf(cells[at]);
  const others = rivals.size === 0 ? undefined : rivals.get(index);
  if (!others) return value;
  const filled = [at, ...others].map((one) => valueOf(cells[one])).filter((one) => !isEmpty(one));
  const [first = null] = filled;
  return filled.every((one) => textOf(one) === textOf(first)) ? first : undefined;
}

/** Nothing, or nothing but space. */
export function isEmpty(value: Value): value is null | '' {
  return value === null || value === '' || (typeof value === 'string' && isBlank(value));
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
  const reading = readLines(value, reader.column, (one) =>
    reader.kind.read(one, reader.column, around, row),
  );
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
  if (!seen) reader.beside.set(beside, (seen = new Memo()));
  return seen;
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
