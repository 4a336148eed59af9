import type { Contradiction } from './claims.ts';
import type { Entry } from './entry.ts';
import type { ColumnBase, Scalar } from './fields/kind.ts';
import type { Region } from './region.ts';
import type { Period } from './setting.ts';

export function showPeriod(period: Period): string {
  return `${period.from}至${period.to}`;
}

/** Fewer rows than this may all be mistyped; more are another period. */
const ENOUGH = 3;

/** A file that says one period or unit and holds rows of another altogether: an old file sent again. */
export function contained(
  entries: Readonly<Record<string, readonly Entry[]>>,
  period: Period,
  unit: Region,
): Contradiction | null {
  const held = spanOf(entries, period, 'inPeriod');
  if (!held) return otherUnit(entries, unit);
  const detail = {
    first: `封面或表头“${showPeriod(period)}”`,
    second: `行内“${showPeriod(held)}”`,
  };
  return { code: 'file-period-conflict', detail };
}

/** The days of a file in which all that happened, happened before the period; null where something did not. */
export function allBefore(
  entries: Readonly<Record<string, readonly Entry[]>>,
  period: Period,
): Period | null {
  const held = spanOf(entries, period, 'byPeriodEnd');
  return held && held.to < period.from ? held : null;
}

/** First and last day of the columns that are limited so, if they are enough and none lies within the period. */
function spanOf(
  entries: Readonly<Record<string, readonly Entry[]>>,
  period: Period,
  limit: 'inPeriod' | 'byPeriodEnd',
): Period | null {
  let [count, from, to] = [0, '', ''];
  for (const rows of Object.values(entries)) {
    const index = dayColumn(rows, limit);
    for (const { values } of rows) {
      const day = dayOf(values[index]);
      if (day === null) continue;
      if (period.from <= day && day <= period.to) return null;
      if (count === 0 || day < from) from = day;
      if (day > to) to = day;
      count += 1;
    }
  }
  return count < ENOUGH ? null : { from, to };
}

/**
 * Where entries have their day, or -1 where it is not limited so: what happened must lie in the period, what stands or
 * was found earlier may well be older.
 */
function dayColumn([entry]: readonly Entry[], limit: 'inPeriod' | 'byPeriodEnd'): number {
  if (!entry) return -1;
  const { day, columns } = entry.form;
  return columns.findIndex(
    (column: ColumnBase & Partial<Record<typeof limit, unknown>>) =>
      column.id === day && column[limit] === true,
  );
}

function dayOf(value: Scalar | undefined): string | null {
  return value === null || value === undefined ? null : String(value).slice(0, 10);
}

function otherUnit(
  entries: Readonly<Record<string, readonly Entry[]>>,
  unit: Region,
): Contradiction | null {
  const registers = Object.values(entries).filter((rows) => rows.length > 0);
  if (registers.length === 0 || !registers.every(isOfOtherUnit)) return null;
  return {
    code: 'file-unit-conflict',
    detail: { first: `封面或表头“${unit.name}”`, second: '行内其他乡镇(街道)' },
  };
}

/** Whether every row of a register names another unit than the one whose return it is in. */
function isOfOtherUnit(rows: readonly Entry[]): boolean {
  const columns = rows[0]?.form.columns ?? [];
  const index = columns.findIndex((column) => 'kind' in column && column.kind === 'unit');
  return rows.every(({ unreadable }) => unreadable.get(index) === 'unit-other');
}
