import { count, type Count } from './count.ts';
import { difference, type Difference } from './difference.ts';
import { distinct, type Distinct } from './distinct.ts';
import { grouped, type Grouped } from './grouped.ts';
import type { CountedKind, DerivedKind } from './kind.ts';
import { maximum, type Maximum } from './maximum.ts';
import { ratio, type Ratio } from './ratio.ts';
import { sum, type Sum } from './sum.ts';

/** Worked out from the register's entries. */
export type Counted = Count | Distinct | Grouped | Maximum | Sum;
/** Worked out from other indicators of the same register. */
export type Derived = Difference | Ratio;
export type Indicator = Counted | Derived;

type CountedKinds = {
  readonly [K in Counted['kind']]: CountedKind<Extract<Counted, { kind: K }>>;
};
type DerivedKinds = {
  readonly [K in Derived['kind']]: DerivedKind<Extract<Derived, { kind: K }>>;
};

/** Every kind of indicator, by hand: a missing one does not compile. */
export const INDICATORS: CountedKinds & DerivedKinds = {
  count,
  difference,
  distinct,
  grouped,
  maximum,
  ratio,
  sum,
};

export function isDerived(indicator: Indicator): indicator is Derived {
  return INDICATORS[indicator.kind].source === 'indicators';
}

/** The kind of a counted indicator, typed for it. */
export function countedKind(indicator: Counted): CountedKind<Counted> {
  return INDICATORS[indicator.kind] as unknown as CountedKind<Counted>;
}

/** The kind of a derived indicator, typed for it. */
export function derivedKind(indicator: Derived): DerivedKind<Derived> {
  return INDICATORS[indicator.kind] as unknown as DerivedKind<Derived>;
}
