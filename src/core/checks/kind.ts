import type { At, Condition } from '../condition.ts';
import type { Entry } from '../entry.ts';
import type { Scalar } from '../fields/kind.ts';
import type { Finding } from '../issue.ts';

/** A finding and the column it is about; the cell in the issue follows from it. */
export interface Placed extends Finding {
  readonly column: string;
}

export type Title = (column: string) => string;

/** The verdict on one entry, given by its values. */
export type Judge = (values: readonly Scalar[], asOf: string) => Placed | null;

/** A check of one entry by itself. */
export interface EntryCheckKind<C> {
  readonly scope: 'entry';
  /** Columns the verdict rests on; where one of them is unreadable the check is silent. */
  readonly columns: (check: C) => readonly string[];
  /** Made once and asked of every entry: what the check looks up is looked up here. */
  readonly judge: (check: C, at: At, title: Title) => Judge;
  /** Where and when a highlight of the template turns on; null if no formula can say it. */
  readonly wrong: (check: C) => Wrong | null;
  /** The rule in Chinese, for the guide. */
  readonly says: (check: C, title: Title) => string;
}

/** A cell of `column` is wrong where the formula, or the condition, is true of its row. */
export interface Wrong {
  readonly column: string;
  readonly when: Condition | ((ref: (column: string) => string) => string);
  readonly severity: 'error' | 'warning';
}

/** A check of a unit's entries in one register beside each other. */
export interface RowsCheckKind<C> {
  readonly scope: 'rows';
  readonly columns: (check: C) => readonly string[];
  readonly check: (check: C, entries: readonly Entry[], title: Title) => readonly Found[];
  readonly says: (check: C, title: Title) => string;
}

/** A check of a unit's registers against each other. */
export interface SheetsCheckKind<C> {
  readonly scope: 'sheets';
  readonly columns: (check: C) => readonly string[];
  readonly check: (
    check: C,
    entries: readonly Entry[],
    others: (form: string) => readonly Entry[] | null,
    title: Title,
  ) => readonly Found[];
  readonly says: (check: C, title: Title) => string;
}

export interface Found {
  readonly entry: Entry;
  readonly placed: Placed;
}
