import { found } from '../kind.ts';
import type { Scalar } from '../kind.ts';
import { quoteSheet } from '../model/address.ts';
import type { Area } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { guardSheet } from '../model/guard.ts';
import { fixedName } from '../model/sheet.ts';
import type { Bag, Chart } from '../model/sheet.ts';
import { stored } from './bag.ts';
import { PART_DEFAULTS } from './chart-parts.ts';

export interface Drawn {
  readonly book: Book;
  readonly chart: Chart;
}

/** A part of the chart that only stores its properties. */
export function part(
  { book, chart }: Drawn,
  name: string,
): { book: Book; chart: Chart; path: string; bag: Bag; guard: () => void } {
  const bag = (chart.bags[name] ??= {});
  const guard = (): void => {
    guardSheet(chart.sheet, 'allowEditObjects');
    book.touch();
  };
  return { book, chart, path: name, bag, guard };
}

/** Scalars of an object kept in one bag of the chart. */
export function scalarsOf<T extends Drawn>(
  kind: string,
  bag: (of: T) => Bag,
): Readonly<Record<string, Scalar<T>>> {
  const shape = found(PART_DEFAULTS[kind], kind);
  return Object.fromEntries(
    Object.entries(stored(shape)).map(([name, scalar]) => {
      const { guard } = { guard: (of: T) => guardSheet(of.chart.sheet, 'allowEditObjects') };
      const wrapped: Scalar<T> = {
        get: (of) => scalar.get({ bag: bag(of) }),
        ...(scalar.set && {
          set: (of: T, value: unknown) =>
            scalar.set?.({ bag: bag(of), guard: () => guard(of) }, value),
        }),
        ...(scalar.since === undefined ? {} : { since: scalar.since }),
      };
      return [name, wrapped];
    }),
  );
}

export function reference(sheet: Chart['sheet'], area: Area): string {
  return `=${quoteSheet(sheet.name)}!${fixedName(area)}`;
}
