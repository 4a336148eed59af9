import { positionOf } from '../entry.ts';
import { addTo, itself, type CountedKind, type IndicatorBase, type Selective } from './kind.ts';

/** The sum of a column. */
export interface Sum extends IndicatorBase, Selective {
  readonly kind: 'sum';
  readonly column: string;
}

export const sum: CountedKind<Sum> = {
  source: 'entries',
  columns: ({ column }) => [column],
  parts: itself,
  zero: () => 0,
  counter: ({ column }, { register }) => {
    const own = positionOf(register, column);
    return (cell, at, entry) => addTo(cell, at, Number(entry.values[own] ?? 0));
  },
  additive: true,
  says: ({ column }, title) => `「${title(column)}」相加`,
};
