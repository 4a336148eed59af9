import { positionOf } from './entry.ts';
import { gaugesOf, obstacle, type Cell, type Gauge } from './gauge.ts';
import type { Code } from './issue.ts';
import type { Scalar } from './fields/kind.ts';
import type { Tree } from './region.ts';
import { reportDay } from './moments.ts';
import type { Period, Setting } from './setting.ts';
import type { Settled } from './settle.ts';

/** Place → day → measures, while they grow. */
export type GrowingPlaces = Map<string, Map<string, Cell>>;

/** Indicator id → reason → how many entries. */
export type Withheld = Record<string, Partial<Record<Code, number>>>;

export interface Counts {
  readonly places: GrowingPlaces;
  /** By file: entries that count, but not for an indicator. */
  readonly withheld: ReadonlyMap<string, Withheld>;
  /** Sound entries of days that were not asked for, by file. */
  readonly outside: ReadonlyMap<string, number>;
  /** Days with entries that count, by form id. */
  readonly days: ReadonlyMap<string, ReadonlySet<string>>;
  /** Entries that count, by form id. */
  readonly entries: ReadonlyMap<string, number>;
}

const NO_WRONGS: ReadonlyMap<number, Code> = new Map();

/** Counts the settled entries of a unit into places and days. `periods` gives each file's own days. */
export function countEntries(
  settled: Settled,
  unit: string,
  periods: ReadonlyMap<string, Period>,
  setting: Setting,
): Counts {
  const places: GrowingPlaces = new Map();
  const withheld = new Map<string, Withheld>();
  const outside = new Map<string, number>();
  const days = new Map<string, Set<string>>();
  const counted = new Map<string, number>();
  for (const form of setting.forms) {
    const gauges = gaugesOf(form);
    const dayAt = form.day === undefined ? -1 : positionOf(form, form.day);
    const villageAt = form.village === undefined ? -1 : positionOf(form, form.village);
    const seen = new Set<string>();
    let count = 0;
    for (const entry of settled.entries.get(form.id) ?? []) {
      const moment = String(entry.values[dayAt] ?? '');
      const day = reportDay(moment, setting.cutoff);
      const own = periods.get(entry.file);
      if (own && isOutside(day, moment.slice(0, 10), own, setting.window)) {
        outside.set(entry.file, (outside.get(entry.file) ?? 0) + 1);
        continue;
      }
      count += 1;
      if (day !== '') seen.add(day);
      const cells = cellsOf(places, entry.values[villageAt] ?? null, unit, day, setting.tree);
      const wrong = settled.wrongs.get(entry) ?? NO_WRONGS;
      for (const gauge of gauges) {
        const code = obstacle(gauge, entry, wrong);
        if (code) hold(withheld, entry.file, gauge, code);
        else for (const cell of cells) gauge.count(cell, entry, setting.asOf);
      }
    }
    days.set(form.id, seen);
    counted.set(form.id, count);
  }
  return { places, withheld, outside, days, entries: counted };
}

/**
 * The days asked for may be fewer than the return speaks of, and after the cut-off of its last day the
 * next period has begun: what belongs there is left for another report. A day outside the return's own
 * period is a doubtful date in a row of this return: it counts, with a warning at the cell.
 */
function isOutside(reported: string, written: string, own: Period, window: Period | null): boolean {
  if (reported === '') return false;
  const { from, to } = window ?? own;
  const asked = from <= reported && reported <= to;
  return !asked && own.from <= written && written <= own.to;
}

/** Where an entry counts: at its unit on its day, and at its village, of which no figure is asked for day by day. */
function cellsOf(
  places: GrowingPlaces,
  village: Scalar,
  unit: string,
  day: string,
  tree: Tree,
): readonly Cell[] {
  if (village === null) return [cellAt(places, unit, day)];
  const town = tree.get(String(village))?.parent ?? unit;
  return [cellAt(places, town, day), cellAt(places, String(village), '')];
}

export function cellAt(places: GrowingPlaces, place: string, day: string): Cell {
  let days = places.get(place);
  if (!days) places.set(place, (days = new Map<string, Cell>()));
  let cell = days.get(day);
  if (!cell) days.set(day, (cell = new Map() as Cell));
  return cell;
}

function hold(withheld: Map<string, Withheld>, file: string, gauge: Gauge, code: Code): void {
  let held = withheld.get(file);
  if (!held) withheld.set(file, (held = {}));
  const reasons = (held[gauge.id] ??= {});
  reasons[code] = (reasons[code] ?? 0) + 1;
}
