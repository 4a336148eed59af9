import type { Scalar } from './fields/kind.ts';
import type { Heading } from './heading.ts';
import { valueOf, type Cell } from './sheet.ts';
import { readNumberText } from './fields/number-text.ts';

/** A total that a clerk typed and that the rows above it do not come to. */
export interface Difference {
  /** Index of the form's column. */
  readonly index: number;
  readonly sum: number;
}

/** Adds up figures row by row, to be held against what a row of totals says. */
export interface Sums {
  readonly add: (values: readonly Scalar[]) => void;
  /** What the row of totals has wrong; the next partial total begins behind it. */
  readonly compare: (cells: readonly Cell[]) => readonly Difference[];
}

/** Sums of decimals differ in their last binary places. */
const NEARLY = 1e-6;

/**
 * A total may stand for the rows since the last one (小计) or for all above (合计): either is right,
 * whatever it is called.
 */
export function makeSums({ form, columns }: Heading): Sums {
  const figures = form.columns.flatMap(({ kind }, index) =>
    columns[index] !== undefined && (kind === 'integer' || kind === 'decimal')
      ? [{ index, at: columns[index], all: 0, part: 0 }]
      : [],
  );
  return {
    add: (values) => {
      for (const figure of figures) {
        const value = values[figure.index];
        if (typeof value !== 'number') continue;
        figure.all += value;
        figure.part += value;
      }
    },
    compare: (cells) =>
      figures.flatMap((figure) => {
        const { index, at, all, part } = figure;
        figure.part = 0;
        const said = numberIn(cells[at]);
        if (said === null || [all, part].some((sum) => Math.abs(sum - said) < NEARLY)) return [];
        return [{ index, sum: all }];
      }),
  };
}

function numberIn(cell: Cell | undefined): number | null {
  const value = valueOf(cell);
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const written = readNumberText(value);
  return typeof written === 'string' ? null : written.number;
}
