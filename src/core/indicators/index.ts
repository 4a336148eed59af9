import type { IndicatorBase, Selective } from './kind.ts';

/** How many entries. */
export interface Count extends IndicatorBase, Selective {
  readonly kind: 'count';
}

/** How many different values of a column; the same value in two towns is one in their county. */
export interface Distinct extends IndicatorBase, Selective {
  readonly kind: 'distinct';
  readonly column: string;
}

/** The sum of a column. */
export interface Sum extends IndicatorBase, Selective {
  readonly kind: 'sum';
  readonly column: string;
}

/** The largest value of a column for each value of another, summed: households reached, however many rounds. */
export interface Maximum extends IndicatorBase, Selective {
  readonly kind: 'maximum';
  readonly column: string;
  readonly per: string;
}

/** One count for each choice of a column. */
export interface Grouped extends IndicatorBase, Selective {
  readonly kind: 'grouped';
  readonly by: string;
}

/** Recomputed from the summed parts, never averaged; nothing where the denominator is 0. */
export interface Ratio extends IndicatorBase {
  readonly kind: 'ratio';
  readonly numerator: string;
  readonly denominator: string;
}

export interface Difference extends IndicatorBase {
  readonly kind: 'difference';
  readonly minuend: string;
  readonly subtrahend: string;
}

/** Worked out from the register's entries. */
export type Counted = Count | Distinct | Sum | Maximum;
/** Worked out from other indicators of the same register. */
export type Derived = Ratio | Difference;
export type Indicator = Counted | Grouped | Derived;
