import { positionOf } from '../entry.ts';
import { itself, type CountedKind, type IndicatorBase, type Selective } from './kind.ts';

/** The largest value of a column for each value of another, summed: households reached, however many rounds. */
export interface Maximum extends IndicatorBase, Selective {
  readonly kind: 'maximum';
  readonly column: string;
  readonly per: string;
}

export const maximum: CountedKind<Maximum> = {
  source: 'entries',
  columns: ({ column, per }) => [column, per],
  parts: itself,
  zero: () => new Map(),
  counter: ({ column, per }, { register }) => {
    const [own, by] = [positionOf(register, column), positionOf(register, per)];
    return (cell, at, entry) => {
      const maxima = cell[at] as Map<string, number>;
      const key = String(entry.values[by] ?? '');
      maxima.set(key, Math.max(maxima.get(key) ?? 0, Number(entry.values[own] ?? 0)));
    };
  },
  additive: true,
  says: ({ column, per }, title) => `每个「${title(per)}」取「${title(column)}」最大的，再相加`,
};
