import type { DerivedKind, IndicatorBase } from './kind.ts';

/** Recomputed from the summed parts, never averaged; nothing where the denominator is 0. */
export interface Ratio extends IndicatorBase {
  readonly kind: 'ratio';
  readonly numerator: string;
  readonly denominator: string;
}

export const ratio: DerivedKind<Ratio> = {
  source: 'indicators',
  operands: ({ numerator, denominator }) => [numerator, denominator],
  derive: (numerator, denominator) => (denominator === 0 ? null : numerator / denominator),
  formula: (numerator, denominator) => `IF(N(${denominator})=0,"",${numerator}/${denominator})`,
  additive: false,
  says: ({ numerator, denominator }, title) =>
    `${title(numerator)} ÷ ${title(denominator)}，上级按合计重算`,
};
