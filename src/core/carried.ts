import type { Period } from './setting.ts';
import type { DailyStates, StateRow } from './state.ts';

/** Indicator id → value. Absent means that nobody reported it. */
export type Figures = Readonly<Record<string, number>>;

/** Region code → figures. */
export type RegionFigures = Readonly<Record<string, Figures>>;

/** Region code → day → figures. */
export type DailyFigures = Readonly<Record<string, RegionFigures>>;

/**
 * What a county's report carries upward, so that the city adds up counties without reading a row again:
 * figures and states, no entry. What two counties may both have seen counts once in each.
 */
export interface Carried {
  readonly region: string;
  readonly period: Period;
  readonly totals: RegionFigures;
  readonly daily: DailyFigures;
  readonly states: readonly StateRow[];
  readonly dailyStates: DailyStates;
}
