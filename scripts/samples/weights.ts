import type { Get } from '../../src/core/condition.ts';
import { addDays, serialOfDay } from '../../src/core/days.ts';
import type { Random } from '../../src/core/random.ts';
import type { Region, Tree } from '../../src/core/region.ts';
import type { Value } from '../../src/core/sheet.ts';

/** What a column is likely to hold; undefined where anything of its kind will do, null where it stays empty. */
export type Habit = (get: Get, random: Random, place: Place) => Value | undefined;

export interface Place {
  readonly town: Region;
  readonly villages: readonly string[];
  /** The day reported on. */
  readonly asOf: string;
}

export function placeOf(town: Region, tree: Tree, asOf: string): Place {
  return { town, villages: tree.children(town.code).map((village) => village.label), asOf };
}

/** How likely each option is, in parts of their sum. */
export function weigh(random: Random, weights: Readonly<Record<string, number>>): string {
  const options = Object.entries(weights);
  let rest = random.next() * options.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [option, weight] of options) {
    rest -= weight;
    if (rest < 0) return option;
  }
  return options[0]?.[0] ?? '';
}

export const by =
  (weights: Readonly<Record<string, number>>): Habit =>
  (_get, random) =>
    weigh(random, weights);

export const among =
  (low: number, high: number): Habit =>
  (_get, random) =>
    random.integer(low, high);

/** The same few people keep a register all month. */
export const staff =
  (...names: readonly string[]): Habit =>
  (_get, random) =>
    random.pick(names);

/** A day so many days after the one in another column, but not after the day reported on. */
export const after =
  (column: string, low: number, high: number): Habit =>
  (get, random, { asOf }) => {
    const from = get(column);
    if (from === null) return undefined;
    const day = addDays(String(from).slice(0, 10), random.integer(low, high));
    return serialOfDay(day > asOf ? asOf : day);
  };
