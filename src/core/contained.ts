import type { Contradiction } from './claims.ts';
import type { Entry } from './entry.ts';
import type { Scalar } from './fields/kind.ts';
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
  let [count, first, last] = [0, '', ''];
  for (const rows of Object.values(entries)) {
    const index = eventColumn(rows);
    for (const { values } of rows) {
      const day = dayOf(values[index]);
      if (day === null) continue;
      if (period.from <= day && day <= period.to) return otherUnit(entries, unit);
      if (count === 0 || day < first) first = day;
      if (day > last) last = day;
      count += 1;
    }
  }
  if (count < ENOUGH) return otherUnit(entries, unit);
  const held = showPeriod({ from: first, to: last });
  const detail = { first: `封面“${showPeriod(period)}”`, second: `行内“${held}”` };
  return { code: 'file-period-conflict', detail };
}

/** Where entries have the day of an event, or -1: what stands, or was found earlier, may well be older than the period. */
function eventColumn([entry]: readonly Entry[]): number {
  if (!entry) return -1;
  const { day, columns } = entry.form;
  return columns.findIndex(
    (column) => column.id === day && 'inPeriod' in column && column.inPeriod === true,
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
    detail: { first: `封面“${unit.name}”`, second: '行内其他乡镇(街道)' },
  };
}

/** Whether every row of a register names another unit than the one whose return it is in. */
function isOfOtherUnit(rows: readonly Entry[]): boolean {
  const columns = rows[0]?.form.columns ?? [];
  const index = columns.findIndex((column) => 'kind' in column && column.kind === 'unit');
  return rows.every(({ unreadable }) => unreadable.get(index) === 'unit-other');
}
