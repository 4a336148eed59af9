import type { Finding } from './issue.ts';
import type { Column, Form } from './form.ts';
import { addDays } from './days.ts';
import { kindOf } from './fields/index.ts';
import type { FieldKind, Reading, Scalar, Surroundings } from './fields/kind.ts';
import { isMissed, type Heading } from './heading.ts';
import { isBlank } from './fold.ts';
import { maskNumbers } from './mask.ts';
import { missingWord } from './fields/missing.ts';
import { isBroken, readLines } from './lines.ts';
import { Memo } from './memo.ts';
import { positionsOf } from './entry.ts';
import { columnFor } from './office.ts';
import { placeOf, type Remarks } from './remarks.ts';
import { isError, textOf, valueOf, type Cell, type Value } from './sheet.ts';

/** Reads the cells of one column. */
export interface Reader {
  readonly column: Column;
  readonly read: FieldKind<Column>['read'];
  readonly index: number;
  readonly at: number | undefined;
  /** Further sheet columns with the same title. */
  readonly rivals: readonly number[] | undefined;
  /** Readings of values seen before: a register repeats itself, and a reading depends on nothing else. */
  readonly seen: Memo<string | number | boolean, Reading>;
  /** The same for readings that depend on other cells, by what those hold. */
  readonly beside: Map<Scalar, Reader['seen']>;
  /** Columns of the same row that the reading depends on. */
  readonly needs: readonly number[];
  /** There are none: asked of every cell, where the length of lists of several shapes is slow to get. */
  readonly isAlone: boolean;
  /** What an empty cell comes to; null where that depends on the row. */
  readonly empty: Reading | null;
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
      read: kind.read,
      index,
      at: heading.columns[index],
      rivals: heading.rivals.get(index),
      seen: new Memo(),
      beside: new Map(),
      needs: needs.map((id) => placeIn(form, id)),
      isAlone: needs.length === 0,
      empty: emptyOf(column, heading.columns[index] === undefined && isMissed(form, index)),
    };
  });
  return [...made].sort((a, b) => a.needs.length - b.needs.length);
}

/** Where a column stands in the form, or nowhere. */
function placeIn(form: Form, id: string): number {
  return positionsOf(form).get(id) ?? -1;
}

const FINE: readonly Finding[] = [];
const EMPTY: Reading = { value: null, findings: FINE };
const REQUIRED: Reading = { value: null, findings: [{ code: 'cell-required' }] };
const MISSED: Reading = { value: null, findings: [{ code: 'heading-missing' }] };
const UNCALCULATED: Reading = {
  value: null,
  findings: [{ code: 'cell-formula-without-result' }],
};
const ACROSS: Reading = { value: null, findings: [{ code: 'cell-merged-across' }] };
const REPEATED: Reading = { value: null, findings: [{ code: 'heading-repeated' }] };
const PICTURE: Finding = { code: 'cell-picture' };
const OUTSIDE: Finding = { code: 'cell-formula-external' };

function emptyOf({ default: rule, required }: Column, missed: boolean): Reading | null {
  if (rule && 'from' in rule) return null;
  if (rule) return { value: rule.value, findings: FINE };
  if (required === 'yes') return REQUIRED;
  return missed ? MISSED : EMPTY;
}

/** What a cell comes to that says “as above”, until it is known what stands there. */
export const AS_ABOVE: Reading = { value: null, findings: FINE };

/**
 * What a cell comes to, with all that is wrong with it, or `AS_ABOVE`. `values` are the normal forms of the row read
 * so far.
 */
export function readCell(
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  values: readonly Scalar[],
  site: Site,
): Reading {
  const value = reader.rivals ? agreedValue(reader, cells) : valueAt(reader, cells);
  if (value === undefined) return REPEATED;
  if (isError(value)) {
    return {
      value: null,
      findings: [{ code: 'cell-error-value', detail: { value: value.error } }],
    };
  }
  const reading = isEmpty(value)
    ? (reader.empty ?? readEmpty(reader, values, site.heading.form))
    : readValue(reader, value, values, site);
  return site.remarks && reading !== AS_ABOVE
    ? remarked(reading, isEmpty(value), reader, row, site.remarks)
    : reading;
}

/** The same once a cell that says “as above” was filled; where nothing stood there it is only a word. */
export function readFilled(
  reader: Reader,
  cells: readonly Cell[],
  row: number,
  values: readonly Scalar[],
  site: Site,
): Reading {
  const filled = readCell(reader, cells, row, values, site);
  if (filled !== AS_ABOVE) return filled;
  const reading = readWritten(reader, textOf(valueAt(reader, cells)), values, site);
  return site.remarks ? remarked(reading, false, reader, row, site.remarks) : reading;
}

/** A reading with what was seen about its cell beside the value. */
function remarked(
  reading: Reading,
  isNothing: boolean,
  { at, column }: Reader,
  row: number,
  { across, pictures, formulas }: Remarks,
): Reading {
  if (at === undefined) return reading;
  const key = placeOf(row, at);
  if (across.has(key)) return ACROSS;
  if (!isNothing) return formulas.has(key) ? withFinding(reading, OUTSIDE) : reading;
  if (pictures.has(key)) return withFinding(reading, PICTURE);
  const formula = formulas.get(key) === 'empty' && column.required !== 'generated';
  return formula ? UNCALCULATED : reading;
}

function withFinding(reading: Reading, finding: Finding): Reading {
  return { value: reading.value, findings: [finding, ...reading.findings] };
}

function valueAt({ at }: Reader, cells: readonly Cell[]): Value {
  return at === undefined ? null : valueOf(cells[at]);
}

/** What stands in a column that the sheet has twice; undefined where the two differ. */
function agreedValue({ at, rivals = [] }: Reader, cells: readonly Cell[]): Value | undefined {
  if (at === undefined) return null;
  const filled = [at, ...rivals].map((one) => valueOf(cells[one])).filter((one) => !isEmpty(one));
  const [first = null] = filled;
  return filled.every((one) => textOf(one) === textOf(first)) ? first : undefined;
}

/** Nothing, or nothing but space. */
export function isEmpty(value: Value): value is null | '' {
  return value === null || value === '' || (typeof value === 'string' && isBlank(value));
}

/** An empty cell of a column that is filled from another. */
function readEmpty({ column }: Reader, values: readonly Scalar[], form: Form): Reading {
  const rule = column.default;
  const from = rule && 'from' in rule ? (values[placeIn(form, rule.from)] ?? null) : null;
  if (!rule || !('from' in rule) || from === null) {
    return column.required === 'yes' ? REQUIRED : EMPTY;
  }
  return { value: addDays(String(from).slice(0, 10), rule.days), findings: FINE };
}

function readValue(
  reader: Reader,
  value: string | number | boolean,
  values: readonly Scalar[],
  site: Site,
): Reading {
  const seen = reader.isAlone ? reader.seen : seenBeside(reader, values);
  const known = seen.get(value);
  if (known) return known;
  const reading = readAnew(reader, value, values, site);
  seen.set(value, reading);
  return reading;
}

/** UTF-16 units: what Excel lets a cell hold, and what no name, number or day comes near. */
const LONGEST_TEXT = 32_767;
const LONGEST = 1_000;

function readAnew(
  reader: Reader,
  value: string | number | boolean,
  values: readonly Scalar[],
  site: Site,
): Reading {
  const max = reader.column.kind === 'text' ? LONGEST_TEXT : LONGEST;
  if (typeof value === 'string' && value.length > max) {
    const findings = [{ code: 'cell-too-long' as const, detail: { max, length: value.length } }];
    return { value: null, findings };
  }
  const isAbove =
    typeof value === 'string' &&
    reader.column.required !== 'generated' &&
    missingWord(value) === 'ditto';
  return isAbove ? AS_ABOVE : readWritten(reader, value, values, site);
}

function readWritten(
  reader: Reader,
  value: string | number | boolean,
  values: readonly Scalar[],
  { around, heading: { form } }: Site,
): Reading {
  const { read, column, isAlone } = reader;
  const row = isAlone ? NOTHING : rowOf(positionsOf(form), values);
  return isBroken(value, column)
    ? readBroken(reader, value, around, row)
    : read(value, column, around, row);
}

// Functions that make functions stand by themselves: where one is made, memory is taken at every call.
function rowOf(
  places: ReadonlyMap<string, number>,
  values: readonly Scalar[],
): (id: string) => Scalar {
  return (id) => values[places.get(id) ?? -1] ?? null;
}

function readBroken(
  { read, column }: Reader,
  value: string,
  around: Surroundings,
  row: (id: string) => Scalar,
): Reading {
  return readLines(value, column, (one) => read(one, column, around, row));
}

/** The row of a reading that depends on no other cell. */
const NOTHING = (): Scalar => null;

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
      : String(value).slice(0, LONGEST);
  // A mask of stars alone would say nothing of a day or a figure, which name nobody by themselves.
  const masked = column.level === 0 || kind.show ? maskNumbers(text) : kind.mask(text);
  return masked.length > SHOWN ? `${masked.slice(0, SHOWN)}…` : masked;
}
