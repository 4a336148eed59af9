/** 已报 · 零报告 · 空表未声明 · 未报 · 迟报 · 不可读 · 版本不符 */
export const STATES = [
  'reported',
  'zero',
  'undeclared',
  'missing',
  'late',
  'unreadable',
  'outdated',
] as const;

export type State = (typeof STATES)[number];

export interface StateRow {
  readonly region: string;
  /** Form id. */
  readonly register: string;
  readonly state: State;
  /** The file the state rests on; null where there is none. */
  readonly file: string | null;
}

/** Whether somebody stands behind the figure: entries or a declared zero, in time or not. */
export function isConfirmed(state: State): boolean {
  return state === 'reported' || state === 'zero' || state === 'late';
}

/** Region → day → register → state, for every expected unit and every day up to the day reported on. */
export type DailyStates = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, State>>>>>
>;
