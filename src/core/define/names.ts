import { halfWidth } from '../fold.ts';
import { isPlainName } from './spelling.ts';

/** How a definition's text speaks of columns, choices and indicators, and what is meant. */
export interface Names {
  /** The column a heading (or an id) names, or null. */
  readonly idOf: (name: string) => string | null;
  readonly titleOf: (column: string) => string;
  /** The longest heading that stands at this place of a half-width text, or null. */
  readonly startingAt: (text: string, at: number) => string | null;
  /** The normal forms of a column's choices; none where it has no list. */
  readonly optionsOf: (column: string) => readonly string[];
  readonly indicatorOf: (name: string) => string | null;
  readonly indicatorTitle: (indicator: string) => string;
}

/** As much of a column or an indicator as its name. */
export interface Named {
  readonly id: string;
  readonly title: string;
  readonly options?: readonly string[];
  readonly codes?: Readonly<Record<string, string>>;
}

export function makeNames(columns: readonly Named[], indicators: readonly Named[] = []): Names {
  const titles = namesIn(columns);
  const measures = namesIn(indicators);
  const spelt = columns.map(({ title }) => halfWidth(title)).filter(isPlainName);
  spelt.sort((a, b) => b.length - a.length);
  const options = new Map(
    columns.map(({ id, options = [], codes }) => [id, options.map((one) => codes?.[one] ?? one)]),
  );
  return {
    idOf: (name) => titles.get(halfWidth(name)) ?? null,
    titleOf: (column) => columns.find(({ id }) => id === column)?.title ?? column,
    startingAt: (text, at) => spelt.find((title) => text.startsWith(title, at)) ?? null,
    optionsOf: (column) => options.get(column) ?? [],
    indicatorOf: (name) => measures.get(halfWidth(name)) ?? null,
    indicatorTitle: (indicator) =>
      indicators.find(({ id }) => id === indicator)?.title ?? indicator,
  };
}

/** Titles go before ids: a heading may look like another column's id. */
function namesIn(named: readonly Named[]): ReadonlyMap<string, string> {
  return new Map([
    ...named.map(({ id }) => [id, id] as const),
    ...named.map(({ id, title }) => [halfWidth(title), id] as const),
  ]);
}

/** Columns of another register are named by their ids: only the program knows that register's headings. */
export const FOREIGN: Names = {
  idOf: (name) => name,
  titleOf: (column) => column,
  startingAt: (text, at) => /^[a-z][a-z0-9-]*/.exec(text.slice(at))?.[0] ?? null,
  optionsOf: () => [],
  indicatorOf: (name) => name,
  indicatorTitle: (indicator) => indicator,
};
