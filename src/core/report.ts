import type { DailyFigures, RegionFigures } from './carried.ts';
import { eachDay } from './days.ts';
import { checkFigures, wholeIn } from './expected.ts';
import type { Form } from './form.ts';
import { plainDaily, plainFigures, rollUp } from './figures.ts';
import { figuresOf } from './gauge.ts';
import type { Issue } from './issue.ts';
import { orderIssues } from './order-issues.ts';
import { isAdministrativeVillage } from './tree.ts';
import type { Region } from './region.ts';
import type { Period, Setting } from './setting.ts';
import { crossUnitSpans } from './spans.ts';
import { isConfirmed, type DailyStates, type StateRow } from './state.ts';
import { askedForms, makeDailyStates, makeStates } from './states.ts';
import type { FileRecord, Tally } from './tally.ts';

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

/** The totals of a region, with everything they rest on. Absent means that nobody reported it. */
export interface Report {
  readonly region: Region;
  readonly period: Period & { readonly cutoff: string | null; readonly asOf: string };
  readonly indicators: readonly IndicatorInfo[];
  readonly totals: RegionFigures;
  readonly daily: DailyFigures;
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
  addRegionFigures(totals, states, setting);
  return {
    region,
    period: { ...period, cutoff: setting.cutoff, asOf: setting.asOf },
    indicators: indicatorsOf(setting.forms),
    totals: plainFigures(totals),
    daily: plainDaily(daily),
    states,
    dailyStates: makeDailyStates(
      tally,
      states,
      setting,
      eachDay(period.from, earlier(period.to, setting.asOf)),
    ),
    files: [...tally.files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    issues: orderIssues(
      [
        ...tally.issues,
        ...crossUnitSpans(tally.spans),
        ...checkFigures(totals, setting, wholeIn(tally, states, setting)),
      ],
      setting.forms,
    ),
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

export function indicatorsOf(forms: readonly Form[]): readonly IndicatorInfo[] {
  const registers = forms.flatMap((form) =>
    figuresOf(form).map(({ id, title, unit, group, additive }) => ({
      id,
      title,
      register: form.id,
      unit,
      ...(group === undefined ? {} : { group }),
      additive,
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
