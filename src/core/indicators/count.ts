import { addTo, itself, type CountedKind, type IndicatorBase, type Selective } from './kind.ts';

/** How many entries. */
export interface Count extends IndicatorBase, Selective {
  readonly kind: 'count';
}

export const count: CountedKind<Count> = {
  source: 'entries',
  columns: () => [],
  parts: itself,
  zero: () => 0,
  counter: () => (cell, at) => addTo(cell, at, 1),
  additive: true,
  says: () => '有几行',
};
