import type { Condition } from '../condition.ts';

/** What every indicator has. Indicators of one form are the register's; ids are unique in the product. */
export interface IndicatorBase {
  /** `<form id>.<what>`: `checkpoint-log.persons`. */
  readonly id: string;
  readonly title: string;
  /** 人次, 件, 户 …; `%` for ratios. */
  readonly unit: string;
  /** A heading shared by neighbouring columns of the county workbook. */
  readonly group?: string;
  /**
   * What the figure of a county or city is held against: one for each of its towns. Where the two differ
   * a person is asked; the figure stays as reported.
   */
  readonly expected?: 'towns';
}

/** Which entries are meant; all of them where absent. */
export interface Selective {
  readonly where?: Condition;
}
