import { OFFSET_1904 } from './fields/date-cell.ts';
import { dayOfSerial, serialOfDay } from './days.ts';
import { positionOf, SOUND, type Entry } from './entry.ts';
import { kindOf } from './fields/index.ts';
import type { Scalar, Surroundings } from './fields/kind.ts';
import type { Form } from './form.ts';
import { keyOf, type Identity } from './identity.ts';
import type { Random } from './random.ts';
import { isOwnNumber, sampleRow, type RowOrder, type SampleOptions } from './sample-row.ts';
import type { Value } from './sheet.ts';

export type { SampleOptions } from './sample-row.ts';

/** Rows drawn before one is found that is no other's double. */
const TRIES = 60;

/**
 * Made-up rows of a register as a clerk would type them, cells in the order of the form's columns: they pass
 * every check of the form, no two are one entry, and they stand in the order of their days, numbered. `days`
 * are the days (`YYYY-MM-DD`) on which entries fall; they must not lie after `around.today`. Throws a
 * RangeError for a form whose checks no row was found to satisfy: that is a mistake in the form.
 */
export function sampleRows(
  form: Form,
  count: number,
  random: Random,
  around: Surroundings,
  days: readonly string[],
  options: SampleOptions = {},
): readonly (readonly Value[])[] {
  const order: RowOrder = { ...options, form, random, around };
  const isNew = makeMemory(form, around);
  const rows = Array.from({ length: count }, (_, index): readonly Value[] => {
    const fixed = options.fixed?.[index] ?? {};
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      const row = sampleRow(order, { ...dayFor(form, random, around, days), ...fixed });
      if (row && isNew(row)) return row;
    }
    throw new RangeError(`no sample of ${form.id} passes its checks`);
  });
  return numbered(form, inOrder(form, rows), around, days);
}

/** The cell of the form's day, on one of the days asked for, with the time of day that its kind gives. */
function dayFor(
  form: Form,
  random: Random,
  around: Surroundings,
  days: readonly string[],
): Readonly<Record<string, Value>> {
  const column = form.columns.find((candidate) => candidate.id === form.day);
  if (!column || days.length === 0) return {};
  const sample = kindOf(column).sample(column, random, around, () => null);
  if (typeof sample !== 'number') return {};
  const serial = serialOfDay(random.pick(days)) - (around.date1904 ? OFFSET_1904 : 0);
  return { [column.id]: serial + (sample - Math.floor(sample)) };
}

/** Whether a row is neither the same entry as one before nor so like it that somebody would ask. */
function makeMemory(form: Form, around: Surroundings): (row: readonly Value[]) => boolean {
  const memories = identitiesOf(form).map((identity) => ({
    whole: keyOf(form, identity).whole,
    seen: new Set<string>(),
  }));
  return (row) => {
    const entry = entryOf(form, row, around);
    const keys = memories.map(({ whole }) => whole(entry));
    if (keys.some((key, index) => key !== null && memories[index]?.seen.has(key))) return false;
    keys.forEach((key, index) => key !== null && memories[index]?.seen.add(key));
    return true;
  };
}

function identitiesOf(form: Form): readonly Identity[] {
  return [
    form.identity,
    ...form.checks.flatMap((check): readonly Identity[] => {
      if (check.kind === 'near-duplicate') return [check];
      if (check.kind === 'span-overlap') return [{ columns: [check.person] }];
      if (check.kind !== 'unique') return [];
      const column = form.columns[positionOf(form, check.column)];
      return column && isOwnNumber(column) ? [] : [{ columns: [check.column] }];
    }),
  ];
}

function entryOf(form: Form, row: readonly Value[], around: Surroundings): Entry {
  const values = row.map((): Scalar => null);
  const get = (id: string): Scalar => values[positionOf(form, id)] ?? null;
  form.columns.forEach((column, index) => {
    const cell = row[index] ?? null;
    if (cell === null || typeof cell === 'object') return;
    values[index] = kindOf(column).read(cell, column, around, get).value;
  });
  return { form, values, unreadable: SOUND, file: '', sheet: '', row: 0, at: [] };
}

function inOrder(form: Form, rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  if (form.day === undefined) return rows;
  const at = positionOf(form, form.day);
  return [...rows].sort((a, b) => Number(a[at]) - Number(b[at]));
}

/** Gives entry numbers day by day: register, unit, day and count. */
function numbered(
  form: Form,
  rows: readonly (readonly Value[])[],
  around: Surroundings,
  days: readonly string[],
): readonly (readonly Value[])[] {
  const at = form.columns.findIndex(isOwnNumber);
  if (at < 0) return rows;
  const counts = new Map<string, number>();
  return rows.map((row) => {
    const day = dayIn(form, row, around) ?? days[0] ?? around.period.from;
    const count = (counts.get(day) ?? 0) + 1;
    counts.set(day, count);
    const number = `${form.code}-${around.unit}-${day.replaceAll('-', '')}-${String(count).padStart(3, '0')}`;
    return row.map((cell, index) => (index === at ? number : cell));
  });
}

function dayIn(form: Form, row: readonly Value[], around: Surroundings): string | null {
  const cell = form.day === undefined ? null : row[positionOf(form, form.day)];
  return typeof cell === 'number' ? dayOfSerial(cell + (around.date1904 ? OFFSET_1904 : 0)) : null;
}
