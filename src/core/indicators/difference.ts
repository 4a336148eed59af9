import type { DerivedKind, IndicatorBase } from './kind.ts';

/** What is left of one figure after another. */
export interface Difference extends IndicatorBase {
  readonly kind: 'difference';
  readonly minuend: string;
  readonly subtrahend: string;
}

export const difference: DerivedKind<Difference> = {
  source: 'indicators',
  operands: ({ minuend, subtrahend }) => [minuend, subtrahend],
  derive: (minuend, subtrahend) => minuend - subtrahend,
  formula: (minuend, subtrahend) =>
    `IF(COUNT(${minuend},${subtrahend})<2,"",${minuend}-${subtrahend})`,
  additive: true,
  says: ({ minuend, subtrahend }, title) => `${title(minuend)} − ${title(subtrahend)}`,
};
