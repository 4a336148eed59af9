import { positionOf } from '../entry.ts';
import {
  addTo,
  type CountedKind,
  type IndicatorBase,
  type Part,
  type Selective,
  type Site,
} from './kind.ts';

/** One count for each choice of a column. */
export interface Grouped extends IndicatorBase, Selective {
  readonly kind: 'grouped';
  readonly by: string;
}

export const grouped: CountedKind<Grouped> = {
  source: 'entries',
  columns: ({ by }) => [by],
  parts: (indicator, site): readonly Part[] =>
    optionsOf(indicator, site).map((option) => ({
      id: partId(indicator, option),
      title: `${indicator.title}·${option}`,
    })),
  zero: () => 0,
  counter: (indicator, site) => {
    const by = positionOf(site.register, indicator.by);
    const places = new Map(optionsOf(indicator, site).map((option, index) => [option, index]));
    return (cell, at, entry) => {
      const place = places.get(String(entry.values[by] ?? ''));
      if (place !== undefined) addTo(cell, at + place, 1);
    };
  },
  additive: true,
  says: ({ by }, title) => `「${title(by)}」的每个选项各有几行`,
};

function partId(indicator: Grouped, option: string): string {
  return `${indicator.id}:${option}`;
}

/** The choices as entries hold them: an office's own word for one does not make it another figure. */
function optionsOf(indicator: Grouped, { register }: Site): readonly string[] {
  const column = register.columns[positionOf(register, indicator.by)];
  if (!column || !('options' in column) || !Array.isArray(column.options)) return [];
  const codes = 'codes' in column ? (column.codes as Readonly<Record<string, string>>) : {};
  return (column.options as readonly string[]).map((option) => codes?.[option] ?? option);
}
