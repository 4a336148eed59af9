import { positionOf, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import { addFigures, gaugesOf, obstacle, type Cell, type Gauge } from './gauge.ts';
import type { Code } from './issue.ts';
import { reportDay } from './moments.ts';
import type { Period, Setting } from './setting.ts';
import type { Settled } from './settle.ts';
import type { Growing } from './tally.ts';

/** Place → day → measures, while they grow. */
export type GrowingPlaces = Map<string, Map<string, Growing>>;

/** Indicator id → reason → how many entries. */
export type Withheld = Record<string, Partial<Record<Code, number>>>;

export interface Counts {
  readonly places: GrowingPlaces;
  /** By file: entries that count, but not for an indicator. */
  readonly withheld: Map<string, Withheld>;
  /** Sound entries of days that were not asked for, by file. */
  readonly outside: Map<string, number>;
  /** Days with entries that count, by form id. */
  readonly days: Map<string, ReadonlySet<string>>;
  /** Entries that count, by form id. */
  readonly entries: Map<string, number>;
}

const NO_WRONGS: ReadonlyMap<number, Code> = new Map();

/** Counts the settled entries of a unit into places and days. `periods` gives each file's own days. */
export function countEntries(
  settled: Settled,
  unit: string,
  periods: ReadonlyMap<string, Period>,
  setting: Setting,
): Counts {
  const counts: Counts = {
    places: new Map(),
    withheld: new Map(),
    outside: new Map(),
    days: new Map(),
    entries: new Map(),
  };
  for (const form of setting.forms) countForm(form, settled, unit, periods, setting, counts);
  return counts;
}

function countForm(
  form: Form,
  settled: Settled,
  unit: string,
  periods: ReadonlyMap<string, Period>,
  setting: Setting,
  counts: Counts,
): void {
  const { list, ids } = gaugesOf(form);
  const dayAt = form.day === undefined ? -1 : positionOf(form, form.day);
  const cellsOf = makeCells(form, unit, setting);
  const places: Map<string, Map<string, Cell>> = new Map();
  const days = new Set<string>();
  let count = 0;
  for (const entry of settled.entries.get(form.id) ?? []) {
    const moment = String(entry.values[dayAt] ?? '');
    const day = reportDay(moment, setting.cutoff);
    const own = periods.get(entry.file);
    if (own && isOutside(day, moment.slice(0, 10), own, setting.window)) {
      counts.outside.set(entry.file, (counts.outside.get(entry.file) ?? 0) + 1);
      continue;
    }
    count += 1;
    if (day !== '') days.add(day);
    const cells = cellsOf(entry, day, places);
    const wrong = settled.wrongs.get(entry) ?? NO_WRONGS;
    for (const gauge of list) {
      const code = obstacle(gauge, entry, wrong);
      if (code) hold(counts.withheld, entry.file, gauge, code);
      else for (const cell of cells) gauge.count(cell, entry, setting.asOf);
    }
  }
  counts.days.set(form.id, days);
  counts.entries.set(form.id, count);
  for (const [place, ofPlace] of places) {
    for (const [day, cell] of ofPlace) addFigures(measuresAt(counts.places, place, day), cell, ids);
  }
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

/**
 * Where an entry counts: at its unit on its day, and at its village, of which no figure is asked for day by
 * day.
 */
function makeCells(form: Form, unit: string, { tree }: Setting) {
  const villageAt = form.village === undefined ? -1 : positionOf(form, form.village);
  return (entry: Entry, day: string, places: Map<string, Map<string, Cell>>): readonly Cell[] => {
    const village = entry.values[villageAt] ?? null;
    if (village === null) return [cellAt(places, unit, day)];
    const town = tree.get(String(village))?.parent ?? unit;
    return [cellAt(places, town, day), cellAt(places, String(village), '')];
  };
}

function cellAt(places: Map<string, Map<string, Cell>>, place: string, day: string): Cell {
  let days = places.get(place);
  if (!days) places.set(place, (days = new Map<string, Cell>()));
  let cell = days.get(day);
  if (!cell) days.set(day, (cell = []));
  return cell;
}

export function measuresAt(places: GrowingPlaces, place: string, day: string): Growing {
  let days = places.get(place);
  if (!days) places.set(place, (days = new Map<string, Growing>()));
  let measures = days.get(day);
  if (!measures) days.set(day, (measures = new Map() as Growing));
  return measures;
}

function hold(withheld: Map<string, Withheld>, file: string, gauge: Gauge, code: Code): void {
  let held = withheld.get(file);
  if (!held) withheld.set(file, (held = {}));
  const reasons = (held[gauge.id] ??= {});
  reasons[code] = (reasons[code] ?? 0) + 1;
}
