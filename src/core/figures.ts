import type { Carried, DailyFigures, Figures, RegionFigures } from './carried.ts';
import { figuresOf } from './gauge.ts';
import { derivedKind, isDerived, type Derived } from './indicators/index.ts';
import type { Region } from './region.ts';
import type { Setting } from './setting.ts';
import { addMeasures, amountOf, type Growing as Sums, type Measures, type Tally } from './tally.ts';

type Growing = Map<string, Record<string, number>>;

export interface RolledUp {
  readonly totals: Growing;
  readonly daily: ReadonlyMap<string, Growing>;
}

/** The figures of every place and of everything above it inside the region asked for. */
export function rollUp(tally: Tally, setting: Setting): RolledUp {
  const measured = measure(tally, setting);
  const totals = amounts(measured.totals);
  const daily = new Map([...measured.daily].map(([code, days]) => [code, amounts(days)]));
  for (const carried of tally.carried) addCarried(carried, totals, daily, setting);
  const derived = setting.forms.flatMap((form) => form.indicators.filter(isDerived));
  for (const figures of [totals, ...daily.values()]) addDerived(figures, derived);
  return { totals, daily };
}

type Rolled = Map<string, Sums>;

/** A unit's measures go to itself and to everything above it; those of a village are in its unit's already. */
function measure(
  tally: Tally,
  setting: Setting,
): { readonly totals: Rolled; readonly daily: ReadonlyMap<string, Rolled> } {
  const totals: Rolled = new Map();
  const daily = new Map<string, Rolled>();
  const into = (map: Rolled, key: string, measures: Measures): void => {
    let own = map.get(key);
    if (!own) map.set(key, (own = new Map() as Sums));
    addMeasures(own, measures);
  };
  for (const [place, days] of tally.places) {
    const regions = chain(place, setting);
    const [lowest] = regions;
    for (const region of lowest?.level === 'village' ? [lowest] : regions) {
      for (const [day, measures] of days) {
        into(totals, region.code, measures);
        if (day === '' || region.level === 'village') continue;
        let own = daily.get(region.code);
        if (!own) daily.set(region.code, (own = new Map<string, Sums>()));
        into(own, day, measures);
      }
    }
  }
  return { totals, daily };
}

/** A place and everything above it, up to the region asked for. */
function chain(place: string, setting: Setting): readonly Region[] {
  const regions: Region[] = [];
  for (
    let at = setting.tree.get(place);
    at;
    at = at.parent ? setting.tree.get(at.parent) : undefined
  ) {
    if (!setting.tree.within(at.code, setting.region)) break;
    regions.push(at);
  }
  return regions;
}

function amounts(rolled: Rolled): Growing {
  const all: Growing = new Map();
  for (const [key, measures] of rolled) {
    const own: Record<string, number> = {};
    for (const [id, measure] of measures) own[id] = amountOf(measure);
    all.set(key, own);
  }
  return all;
}

/** A report from below: its own figures stand as they are, those of its region are added to all above. */
function addCarried(
  carried: Carried,
  totals: Growing,
  daily: Map<string, Growing>,
  setting: Setting,
): void {
  const counted = new Set(countedIds(setting));
  const add = (into: Growing, key: string, figures: Figures): void => {
    const own = into.get(key) ?? {};
    for (const [id, value] of Object.entries(figures)) {
      if (counted.has(id)) own[id] = (own[id] ?? 0) + value;
    }
    into.set(key, own);
  };
  const addDays = (code: string, days: RegionFigures): void => {
    let own = daily.get(code);
    if (!own) daily.set(code, (own = new Map<string, Record<string, number>>()));
    for (const [day, figures] of Object.entries(days)) add(own, day, figures);
  };
  for (const [code, figures] of Object.entries(carried.totals)) add(totals, code, figures);
  for (const [code, days] of Object.entries(carried.daily)) addDays(code, days);
  for (const above of chain(carried.region, setting).slice(1)) {
    add(totals, above.code, carried.totals[carried.region] ?? {});
    addDays(above.code, carried.daily[carried.region] ?? {});
  }
}

/** What is counted, and not worked out from something else. */
function countedIds(setting: Setting): readonly string[] {
  return setting.forms
    .flatMap(figuresOf)
    .filter((figure) => !figure.derived)
    .map((figure) => figure.id);
}

function addDerived(figures: Growing, derived: readonly Derived[]): void {
  for (const own of figures.values()) {
    for (const indicator of derived) {
      const value = derive(indicator, own);
      if (value !== null) own[indicator.id] = value;
    }
  }
}

/** From the summed parts; null where one of them is absent or there is no such figure. */
function derive(indicator: Derived, figures: Figures): number | null {
  const kind = derivedKind(indicator);
  const [first, second] = kind.operands(indicator).map((id) => figures[id]);
  return first === undefined || second === undefined ? null : kind.derive(first, second);
}

/** Growing figures as plain records, keys in order. */
export function plainFigures(figures: Growing): RegionFigures {
  return Object.fromEntries(sorted(figures));
}

export function plainDaily(daily: ReadonlyMap<string, Growing>): DailyFigures {
  return Object.fromEntries(sorted(daily).map(([code, days]) => [code, plainFigures(days)]));
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
