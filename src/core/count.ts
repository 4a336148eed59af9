import { positionOf, type Entry } from './entry.ts';
import type { Scalar } from './fields/kind.ts';
import type { Form } from './form.ts';
import { addFigures, gaugesOf, obstacle, type Cell, type Gauge } from './gauge.ts';
import type { Code } from './issue.ts';
import { reportDay } from './moments.ts';
import { textOf } from './sheet.ts';
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
  const task = { settled, unit, periods, setting, counts };
  for (const form of setting.forms) countForm(form, task);
  return counts;
}

type Cells = Map<string, Map<string, Cell>>;

/** What every register of a unit is counted from, and into. */
interface Task {
  readonly settled: Settled;
  readonly unit: string;
  readonly periods: ReadonlyMap<string, Period>;
  readonly setting: Setting;
  readonly counts: Counts;
}

function countForm(form: Form, task: Task): void {
  const { counts } = task;
  const { list, ids } = gaugesOf(form);
  const cells: Cells = new Map();
  counts.entries.set(form.id, countRows(form, list, task, cells));
  for (const [place, days] of cells) {
    for (const [day, cell] of days) addFigures(measuresAt(counts.places, place, day), cell, ids);
  }
}

/** Counts the entries of a register, each in its cells, and gives how many do; notes the days that have some. */
function countRows(form: Form, gauges: readonly Gauge[], task: Task, cells: Cells): number {
  const dayAt = form.day === undefined ? -1 : positionOf(form, form.day);
  const villageAt = form.village === undefined ? -1 : positionOf(form, form.village);
  const days = new Set<string>();
  const places = new Map<Scalar, Place>();
  const { entries, wrongs } = task.settled;
  let counted = 0;
  for (const entry of entries.get(form.id) ?? []) {
    const day = countedDay(textOf(entry.values[dayAt] ?? null), entry.file, task);
    if (day === null) continue;
    const village = entry.values[villageAt] ?? null;
    let place = places.get(village);
    if (!place) places.set(village, (place = placeOf(village, task, cells)));
    // Rows follow each other by day, mostly.
    if (place.day !== day) {
      place.day = day;
      place.cell = cellAt(cells, place.town, day);
      if (day !== '') days.add(day);
    }
    countEntry(entry, wrongs.get(entry) ?? NO_WRONGS, place, gauges, task);
    counted += 1;
  }
  task.counts.days.set(form.id, days);
  return counted;
}

/** Where the entries of one village count, or those of none: its town, on the day of the last one, and itself. */
interface Place {
  readonly town: string;
  /** Of a village no figure is asked for day by day. */
  readonly below: Cell | null;
  day: string | null;
  cell: Cell;
}

function placeOf(village: Scalar, { unit, setting }: Task, cells: Cells): Place {
  const region = village === null ? undefined : setting.tree.get(String(village));
  const below = village === null ? null : cellAt(cells, String(village), '');
  return { town: region?.parent ?? unit, below, day: null, cell: [] };
}

/** The day an entry of this moment counts for, or null, noted by file, if it is not asked for. */
function countedDay(moment: string, file: string, task: Task): string | null {
  const { periods, setting, counts } = task;
  const day = reportDay(moment, setting.cutoff);
  const own = periods.get(file);
  if (!own || !isOutside(day, moment.slice(0, 10), own, setting.window)) return day;
  counts.outside.set(file, (counts.outside.get(file) ?? 0) + 1);
  return null;
}

/** `wrong`: what checks found wrong with the entry. */
function countEntry(
  entry: Entry,
  wrong: ReadonlyMap<number, Code>,
  { cell, below }: Place,
  gauges: readonly Gauge[],
  { setting, counts }: Task,
): void {
  const isSound = entry.unreadable.size === 0 && wrong.size === 0;
  for (const gauge of gauges) {
    const code = isSound ? null : obstacle(gauge, entry, wrong, setting.asOf);
    if (code) hold(counts.withheld, entry.file, gauge, code);
    else {
      gauge.count(cell, entry, setting.asOf);
      if (below) gauge.count(below, entry, setting.asOf);
    }
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

function cellAt(cells: Cells, place: string, day: string): Cell {
  let days = cells.get(place);
  if (!days) cells.set(place, (days = new Map<string, Cell>()));
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
