import { eachDay } from './days.ts';
import { checkFigures } from './expected.ts';
import type { Form } from './form.ts';
import { expand, isDerived } from './gauge.ts';
import type { Derived } from './indicators/index.ts';
import type { Issue } from './issue.ts';
import { orderIssues } from './order-issues.ts';
import { isAdministrativeVillage } from './tree.ts';
import type { Region } from './region.ts';
import type { Period, Setting } from './setting.ts';
import { crossUnitSpans } from './spans.ts';
import {
  askedForms,
  isConfirmed,
  makeDailyStates,
  makeStates,
  type DailyStates,
  type StateRow,
} from './states.ts';
import { amountOf, mergeMeasures, type FileRecord, type Measures, type Tally } from './tally.ts';

export interface IndicatorInfo {
  readonly id: string;
  readonly title: string;
  /** Form id, or `region` for what the division itself says. */
  readonly register: string;
  readonly unit: string;
  readonly group?: string;
  /** Values of places may be added: false for rates and for things two towns may both have seen. */
  readonly additive: boolean;
}

export type Figures = Readonly<Record<string, number>>;

/** The totals of a region, with everything they rest on. Absent means that nobody reported it. */
export interface Report {
  readonly region: Region;
  readonly period: Period & { readonly cutoff: string | null; readonly asOf: string };
  readonly indicators: readonly IndicatorInfo[];
  readonly totals: Readonly<Record<string, Figures>>;
  readonly daily: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  readonly states: readonly StateRow[];
  readonly dailyStates: DailyStates;
  readonly files: readonly FileRecord[];
  readonly issues: readonly Issue[];
}

export const REGION_VILLAGES = 'region.administrative-villages';
export const REGION_TOWNS = 'region.towns';
export const REPORTING_RATE = 'daily-return.reporting-rate';

export function makeReport(tally: Tally, setting: Setting, period: Period): Report {
  const region = setting.tree.get(setting.region);
  if (!region) throw new RangeError(`no region ${setting.region}`);
  const states = makeStates(tally, setting);
  const { totals, daily } = rollUp(tally, setting);
  const figures = totalFigures(totals, setting);
  addRegionFigures(figures, states, setting);
  return {
    region,
    period: { ...period, cutoff: setting.cutoff, asOf: setting.asOf },
    indicators: indicatorsOf(setting.forms),
    totals: Object.fromEntries(sorted(figures)),
    daily: dailyFigures(daily, setting),
    states,
    dailyStates: makeDailyStates(
      tally,
      states,
      setting,
      eachDay(period.from, earlier(period.to, setting.asOf)),
    ),
    files: [...tally.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    issues: orderIssues(
      [...tally.issues, ...crossUnitSpans(tally.spans), ...checkFigures(figures, setting)],
      setting.forms,
    ),
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

export function indicatorsOf(forms: readonly Form[]): readonly IndicatorInfo[] {
  const registers = forms.flatMap((form) =>
    expand(form).map((indicator) => ({
      id: indicator.id,
      title: indicator.title,
      register: form.id,
      unit: indicator.unit,
      ...(indicator.group === undefined ? {} : { group: indicator.group }),
      additive: indicator.kind !== 'ratio' && indicator.kind !== 'distinct',
    })),
  );
  return [
    ...registers,
    {
      id: REPORTING_RATE,
      title: '日报报送率',
      register: 'daily-return',
      unit: '率',
      additive: false,
    },
    { id: REGION_VILLAGES, title: '行政村数', register: 'region', unit: '个', additive: true },
    { id: REGION_TOWNS, title: '乡镇街道数', register: 'region', unit: '个', additive: true },
  ];
}

type Rolled = Map<string, Measures>;
type RolledDays = Map<string, Rolled>;

/** Each place's measures go to itself and to everything above it inside the region asked for. */
function rollUp(
  tally: Tally,
  setting: Setting,
): { readonly totals: Rolled; readonly daily: RolledDays } {
  const totals: Rolled = new Map();
  const daily: RolledDays = new Map();
  const into = (map: Rolled, key: string, measures: Measures): void => {
    const own = map.get(key);
    map.set(key, own ? mergeMeasures(own, measures) : measures);
  };
  for (const [place, days] of tally.places) {
    for (const region of chain(place, setting)) {
      for (const [day, measures] of days) {
        into(totals, region.code, measures);
        if (day === '' || region.level === 'village') continue;
        let own = daily.get(region.code);
        if (!own) daily.set(region.code, (own = new Map<string, Measures>()));
        into(own, day, measures);
      }
    }
  }
  return { totals, daily };
}

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

function totalFigures(totals: Rolled, setting: Setting): Map<string, Record<string, number>> {
  const derived = setting.forms.flatMap((form) => form.indicators.filter(isDerived));
  return new Map([...totals].map(([code, measures]) => [code, figuresOf(measures, derived)]));
}

function dailyFigures(daily: RolledDays, setting: Setting): Report['daily'] {
  const derived = setting.forms.flatMap((form) => form.indicators.filter(isDerived));
  return Object.fromEntries(
    sorted(daily).map(([code, days]) => [
      code,
      Object.fromEntries(
        sorted(days).map(([day, measures]) => [day, figuresOf(measures, derived)]),
      ),
    ]),
  );
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

function figuresOf(measures: Measures, derived: readonly Derived[]): Record<string, number> {
  const figures: Record<string, number> = {};
  for (const [id, measure] of measures) figures[id] = amountOf(measure);
  for (const indicator of derived) {
    const value = derive(indicator, figures);
    if (value !== null) figures[indicator.id] = value;
  }
  return figures;
}

/** A rate comes from the summed parts and never from rates; with nothing below the line there is none. */
function derive(indicator: Derived, figures: Figures): number | null {
  const [first, second] =
    indicator.kind === 'ratio'
      ? [figures[indicator.numerator], figures[indicator.denominator]]
      : [figures[indicator.minuend], figures[indicator.subtrahend]];
  if (first === undefined || second === undefined) return null;
  if (indicator.kind === 'difference') return first - second;
  return second === 0 ? null : first / second;
}

function addRegionFigures(
  figures: Map<string, Record<string, number>>,
  states: readonly StateRow[],
  setting: Setting,
): void {
  const confirmed = confirmedTowns(states, setting);
  const visit = (code: string): void => {
    const region = setting.tree.get(code);
    if (!region || region.own || region.level === 'village') return;
    const towns = setting.tree.towns(code);
    const own = figures.get(code) ?? {};
    figures.set(code, own);
    own[REGION_VILLAGES] = towns
      .flatMap((town) => setting.tree.children(town.code))
      .filter((village) => isAdministrativeVillage(village.code)).length;
    if (region.level !== 'town') own[REGION_TOWNS] = towns.length;
    if (towns.length > 0) {
      own[REPORTING_RATE] = towns.filter((town) => confirmed.has(town.code)).length / towns.length;
    }
    for (const child of setting.tree.children(code)) visit(child.code);
  };
  visit(setting.region);
}

/** Towns for which every register is reported or declared zero. */
export function confirmedTowns(states: readonly StateRow[], setting: Setting): ReadonlySet<string> {
  const open = new Set(states.filter((row) => !isConfirmed(row.state)).map((row) => row.region));
  const forms = askedForms(setting);
  if (forms.length === 0) return new Set();
  return new Set(states.map((row) => row.region).filter((region) => !open.has(region)));
}
