import type { Condition } from '../condition.ts';
import type { Entry, Register } from '../entry.ts';

/** What every indicator has. Indicators of one form are the register's; ids are unique in the product. */
export interface IndicatorBase {
  /** `<form id>.<what>`: `checkpoint-log.persons`. */
  readonly id: string;
  readonly title: string;
  /** 人次, 件, 户 …; 率 for ratios, whose values are fractions of 1. */
  readonly unit: string;
  /** A heading shared by neighbouring columns of the county workbook. */
  readonly group?: string;
  /** The figure of a county or city should equal the number of its towns; another is asked about. */
  readonly expected?: 'towns';
}

/** Which entries are meant; all of them where absent. */
export interface Selective {
  readonly where?: Condition;
}

/** One figure of an indicator; all but grouped ones have one. */
export interface Part {
  readonly id: string;
  readonly title: string;
}

/**
 * Measures of one register while they are being counted: a place for each figure, in the order of its
 * indicators, and undefined where nothing was counted yet.
 */
export type Cell = (number | Set<string> | Map<string, number> | undefined)[];

/** What an indicator may ask of the register it belongs to. */
export interface Site {
  readonly register: Register;
  /** Columns that tell entries apart where another is empty, as the register's identity has them. */
  readonly instead: Readonly<Record<string, readonly string[]>>;
}

export type Title = (column: string) => string;

/** A kind of indicator that entries are counted into. */
export interface CountedKind<I> {
  readonly source: 'entries';
  /** Columns beside those of the condition that an entry must have right. */
  readonly columns: (indicator: I) => readonly string[];
  readonly parts: (indicator: I, site: Site) => readonly Part[];
  /** The measure of a place and day on which nothing was found: 0, and not nothing. */
  readonly zero: () => number | Set<string> | Map<string, number>;
  /** Counts an entry that the condition meets into a cell whose figures from `at` on are the indicator's own. */
  readonly counter: (indicator: I, site: Site) => (cell: Cell, at: number, entry: Entry) => void;
  /** Values of places may be added: false where two towns may have seen the same. */
  readonly additive: boolean;
  /** How it is worked out, in Chinese, for the guide. */
  readonly says: (indicator: I, title: Title) => string;
}

/** A kind of indicator worked out from two others of its register, from their sums and never from itself. */
export interface DerivedKind<I> {
  readonly source: 'indicators';
  readonly operands: (indicator: I) => readonly [string, string];
  /** Null where there is no such figure. */
  readonly derive: (first: number, second: number) => number | null;
  /** The same as a formula over two cells, empty where there is no figure. */
  readonly formula: (first: string, second: string) => string;
  readonly additive: boolean;
  readonly says: (indicator: I, title: Title) => string;
}

/** Adds to a sum. */
export function addTo(cell: Cell, at: number, amount: number): void {
  cell[at] = (cell[at] as number) + amount;
}

/** An indicator that is its own only part. */
export function itself({ id, title }: IndicatorBase): readonly Part[] {
  return [{ id, title }];
}
