import type { Mark } from '../core/host.ts';
import { range } from '../core/sheet.ts';
import type { Area } from '../core/sheet.ts';

/** Cells that one conditional format colours. */
export interface Patch {
  readonly severity: Mark['severity'];
  /** Addresses with commas between them; only one where `many` was not asked for. */
  readonly address: string;
}

/** Patches of one column do not reach over more rows than this, so that an edit changes few of them. */
const REACH = 200;

interface Run {
  readonly severity: Mark['severity'];
  readonly area: Area;
}

/** A cell with both severities is an error. */
function severities(
  marks: readonly Mark[],
): ReadonlyMap<number, ReadonlyMap<number, Run['severity']>> {
  const columns = new Map<number, Map<number, Run['severity']>>();
  for (const { row, column, severity } of marks) {
    const rows = columns.get(column) ?? new Map<number, Run['severity']>();
    if (rows.get(row) !== 'error') rows.set(row, severity);
    columns.set(column, rows);
  }
  return columns;
}

/** Neighbours below one another in one rectangle. */
function runsOf(marks: readonly Mark[]): readonly Run[] {
  const runs: Run[] = [];
  for (const [column, rows] of severities(marks)) {
    for (const [row, severity] of [...rows].sort(([a], [b]) => a - b)) {
      const last = runs.at(-1);
      const { left, bottom } = last?.area ?? {};
      if (last && left === column && bottom === row - 1 && last.severity === severity) {
        runs[runs.length - 1] = { severity, area: { ...last.area, bottom: row } };
      } else {
        runs.push({ severity, area: { top: row, left: column, bottom: row, right: column } });
      }
    }
  }
  return runs;
}

/** The marks of one sheet as patches; `many` areas in one where Excel has `RangeAreas`. */
export function patchesOf(marks: readonly Mark[], many: boolean): readonly Patch[] {
  const groups = new Map<string, { severity: Run['severity']; addresses: string[] }>();
  for (const { severity, area } of runsOf(marks)) {
    const place = many ? Math.floor(area.top / REACH) : `row ${area.top}`;
    const key = `${severity} ${area.left} ${place}`;
    const group = groups.get(key) ?? { severity, addresses: [] };
    group.addresses.push(range(area));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ severity, addresses }) => ({
    severity,
    address: addresses.join(','),
  }));
}
