import { kindOfCheck } from './checks/index.ts';
import type { EntryCheckKind } from './checks/kind.ts';
import type { Reference } from './checks/reference.ts';
import { columnsOf, holds, type Condition, type Get } from './condition.ts';
import { addDays, serialOfDay } from './days.ts';
import { positionOf, titleIn } from './entry.ts';
import { kindOf } from './fields/index.ts';
import type { Scalar, Surroundings } from './fields/kind.ts';
import type { Column, Form } from './form.ts';
import { severityOf } from './issue.ts';
import type { Random } from './random.ts';
import type { Value } from './sheet.ts';

export interface SampleOptions {
  /** What a cell may name of another register; null, or no such function, where any text will do. */
  readonly names?: (check: Reference) => readonly string[] | null;
  /** A likelier value than the kind's own; undefined leaves it to the kind, null leaves the cell empty. */
  readonly habit?: (column: string, row: Get, random: Random) => Value | undefined;
  /** Cells that are given, by column, for the first rows. */
  readonly fixed?: readonly Readonly<Record<string, Value>>[];
}

export interface RowOrder extends SampleOptions {
  readonly form: Form;
  readonly random: Random;
  readonly around: Surroundings;
}

/** A row in the making: what stands in its cells, how they read, and which may not be changed. */
interface Row {
  readonly cells: Value[];
  readonly values: Scalar[];
  readonly sound: boolean[];
  readonly pinned: ReadonlySet<number>;
  readonly get: Get;
}

/** What is wrong, and the cells by which it can be put right. */
interface Fault {
  readonly act: 'draw' | 'clear';
  readonly cells: readonly number[];
  /** Cells to try where drawing the first ones does not help. */
  readonly others?: readonly number[];
  /** A cell that may simply be given the other one's value. */
  readonly same?: readonly [number, number];
}

/** Changes to one row before it is given up; after most of them warnings are let pass. */
const MOVES = 400;
const PATIENCE = 300;
/** How often an optional cell is filled. */
const OFTEN = 0.6;

/** The cells of a row that passes every check of the form by itself, or null where none was found. */
export function sampleRow(
  order: RowOrder,
  pinned: Readonly<Record<string, Value>>,
): readonly Value[] | null {
  const row = startRow(order, pinned);
  for (let move = 0; move < MOVES; move += 1) {
    const fault = firstFault(order, row, move < PATIENCE);
    if (!fault) return row.cells;
    if (!mend(order, row, fault)) return null;
  }
  return null;
}

function startRow(order: RowOrder, pinned: Readonly<Record<string, Value>>): Row {
  const { form } = order;
  const values = form.columns.map((): Scalar => null);
  const row: Row = {
    cells: form.columns.map(() => null),
    values,
    sound: form.columns.map(() => true),
    pinned: new Set(Object.keys(pinned).map((id) => positionOf(form, id))),
    get: (id) => values[positionOf(form, id)] ?? null,
  };
  for (const [id, value] of Object.entries(pinned)) put(order, row, positionOf(form, id), value);
  for (const index of readingOrder(form)) {
    const column = form.columns[index];
    if (column && !row.pinned.has(index)) start(order, row, index, column);
  }
  return row;
}

/** Columns in an order in which each comes after those it depends on. */
function readingOrder(form: Form): readonly number[] {
  const weight = (column: Column): number =>
    (kindOf(column).needs?.(column).length ?? 0) +
    (column.default && 'from' in column.default ? 1 : 0);
  return form.columns
    .map((column, index) => ({ index, weight: weight(column) }))
    .sort((a, b) => a.weight - b.weight)
    .map(({ index }) => index);
}

/** The entry's own number, not one by which it names another entry. */
export function isOwnNumber(column: Column): boolean {
  return column.kind === 'entry-number' && column.required === 'generated';
}

/** Numbers are given when the rows stand in order; what is asked for on a condition comes with it. */
function start(order: RowOrder, row: Row, index: number, column: Column): void {
  const { form, random, habit } = order;
  if (isOwnNumber(column)) return;
  if (column.required === 'yes' || column.required === 'generated' || column.default) {
    draw(order, row, index, true);
  } else if (demands(form, column).length === 0) {
    const usual = habit?.(column.id, row.get, random);
    if (usual !== undefined) put(order, row, index, usual);
    else if (random.chance(OFTEN)) draw(order, row, index, false);
  }
}

function demands(form: Form, column: Column): readonly Condition[] {
  return form.checks.flatMap((check) =>
    check.kind === 'required-when' && check.column === column.id ? [check.when] : [],
  );
}

/** Puts a value into a cell and reads it, and every cell whose reading depends on it. */
function put(order: RowOrder, row: Row, index: number, value: Value): void {
  const { form, around } = order;
  row.cells[index] = value;
  form.columns.forEach((column, at) => {
    const kind = kindOf(column);
    const touched = at === index || kind.needs?.(column).includes(form.columns[index]?.id ?? '');
    if (!touched) return;
    const cell = row.cells[at] ?? null;
    const reading =
      cell === null || typeof cell === 'object' ? null : kind.read(cell, column, around, row.get);
    row.values[at] = reading?.value ?? null;
    row.sound[at] = !reading || reading.findings.length === 0;
  });
}

function draw(order: RowOrder, row: Row, index: number, usual: boolean): void {
  const column = order.form.columns[index];
  if (column) put(order, row, index, valueFor(order, row, column, usual));
}

function valueFor(order: RowOrder, row: Row, column: Column, usual: boolean): Value {
  const { form, random, around, names, habit } = order;
  const reference = referencesOf(form).find(
    (check) => check.column === column.id && (!check.when || holds(check.when, row.get, '')),
  );
  const known = reference ? names?.(reference) : null;
  if (known) return known.length > 0 ? random.pick(known) : null;
  const likely = usual ? habit?.(column.id, row.get, random) : undefined;
  if (likely !== undefined && likely !== null) return likely;
  const given = column.default && usual ? defaultFor(column.default, row.get) : null;
  if (given !== null) return given;
  const value = kindOf(column).sample(column, random, around, row.get);
  return value === '' ? null : value;
}

function defaultFor(rule: NonNullable<Column['default']>, get: Get): Value {
  if ('value' in rule) return rule.value;
  const from = get(rule.from);
  return from === null ? null : serialOfDay(addDays(String(from).slice(0, 10), rule.days));
}

function referencesOf(form: Form): readonly Reference[] {
  return form.checks.filter((check) => check.kind === 'reference');
}

function firstFault(order: RowOrder, row: Row, strict: boolean): Fault | null {
  return cellFault(order, row) ?? referenceFault(order, row) ?? checkFault(order, row, strict);
}

/** A cell that does not read, is asked for and empty, or stands where nothing asked for it. */
function cellFault({ form }: RowOrder, row: Row): Fault | null {
  for (const [index, column] of form.columns.entries()) {
    if (row.pinned.has(index) || isOwnNumber(column)) continue;
    if (!row.sound[index]) return { act: 'draw', cells: [index] };
    const asking = demands(form, column);
    const reasons = asking.filter((condition) => holds(condition, row.get, ''));
    const isEmpty = row.values[index] === null;
    if (isEmpty && (column.required === 'yes' || reasons.length > 0)) {
      const others = reasons.flatMap(columnsOf).map((id) => positionOf(form, id));
      return { act: 'draw', cells: [index], others };
    }
    const idle = asking.length > 0 && reasons.length === 0 && column.required === 'conditional';
    if (idle && !isEmpty) return { act: 'clear', cells: [index] };
  }
  return null;
}

/** A name that the other register does not hold, or an entry that the other register would have to name. */
function referenceFault({ form, names }: RowOrder, row: Row): Fault | null {
  const at = (condition: Condition): readonly number[] =>
    columnsOf(condition).map((id) => positionOf(form, id));
  for (const check of form.checks) {
    if (check.kind === 'referenced' && holds(check.when, row.get, '')) {
      return { act: 'draw', cells: at(check.when) };
    }
    if (check.kind !== 'reference') continue;
    const value = row.get(check.column);
    if (value === null || (check.when && !holds(check.when, row.get, ''))) continue;
    const known = names?.(check);
    if (!known || known.includes(String(value))) continue;
    return { act: known.length > 0 ? 'draw' : 'clear', cells: [positionOf(form, check.column)] };
  }
  return null;
}

function checkFault({ form, around }: RowOrder, row: Row, strict: boolean): Fault | null {
  const title = titleIn(form);
  for (const check of form.checks) {
    const kind = kindOfCheck(check);
    // What is required was looked at with the cells.
    if (kind.scope !== 'entry' || check.kind === 'required-when') continue;
    // The row's values in the order in which the check asks for them.
    const columns: string[] = [];
    const at = (id: string): number => columns.push(id) - 1;
    const judge = (kind as EntryCheckKind<typeof check>).judge(check, at, title);
    const placed = judge(columns.map(row.get), around.today);
    if (!placed || (!strict && severityOf(placed.code) !== 'error')) continue;
    const marked = positionOf(form, placed.column);
    if (check.kind === 'empty-when') return { act: 'clear', cells: [marked] };
    const cells = [...new Set([...kind.columns(check), placed.column])];
    const other = check.kind === 'order' && !check.strict;
    return {
      act: 'draw',
      cells: cells.map((id) => positionOf(form, id)),
      ...(other
        ? { same: [positionOf(form, check.low), positionOf(form, check.high)] as const }
        : {}),
    };
  }
  return null;
}

/** Changes one cell; false where none of those in question may be changed. */
function mend(order: RowOrder, row: Row, fault: Fault): boolean {
  const { random } = order;
  const free = (cells: readonly number[]): readonly number[] =>
    cells.filter((index) => !row.pinned.has(index));
  const cells = free(fault.cells);
  const index =
    cells.length > 0 ? random.pick(cells) : random.pick([...free(fault.others ?? []), -1]);
  if (index < 0) return false;
  const optional = order.form.columns[index]?.required !== 'yes';
  if (fault.act === 'clear' || (optional && cells.length > 1 && random.chance(0.3))) {
    put(order, row, index, null);
  } else if (fault.same?.includes(index) && random.chance(0.3)) {
    const other = fault.same[0] === index ? fault.same[1] : fault.same[0];
    put(order, row, index, row.cells[other] ?? null);
  } else draw(order, row, index, row.values[index] === null || random.chance(0.5));
  const stuck = row.values[index] === null && fault.act === 'draw' && fault.others !== undefined;
  const others = stuck ? free(fault.others) : [];
  if (others.length > 0) draw(order, row, random.pick(others), false);
  return true;
}
