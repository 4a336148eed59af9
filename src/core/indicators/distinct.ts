import { positionOf } from '../entry.ts';
import { textOf } from '../sheet.ts';
import { itself, type CountedKind, type IndicatorBase, type Selective } from './kind.ts';

/** How many different values of a column; the same value in two towns is one in their county. */
export interface Distinct extends IndicatorBase, Selective {
  readonly kind: 'distinct';
  readonly column: string;
}

/** Parts of a key may hold any text a clerk types; this character is removed from every cell that is read. */
const BETWEEN = '\u0001';

export const distinct: CountedKind<Distinct> = {
  source: 'entries',
  columns: ({ column }) => [column],
  parts: itself,
  zero: () => new Set(),
  counter: ({ column }, { register, instead }) => {
    const own = positionOf(register, column);
    // Someone without a document is told apart as the register's identity tells them apart.
    const others = (instead[column] ?? []).map((other) => positionOf(register, other));
    return (cell, at, entry) => {
      const value = entry.values[own] ?? null;
      const key =
        value === null
          ? others.map((index) => entry.values[index] ?? '').join(BETWEEN)
          : textOf(value);
      if (key !== '') (cell[at] as Set<string>).add(key);
    };
  },
  additive: false,
  says: ({ column }, title) => `「${title(column)}」有几个不同的`,
};
