import { addDays } from './days.ts';
import type { Scalar } from './fields/kind.ts';
import { textOf } from './sheet.ts';

/**
 * What a register can ask of one entry, as data: checks and indicators share it, and the guide,
 * the native formulas and the totals all come from it.
 */
export type Condition =
  | { readonly column: string; readonly in: readonly string[] }
  | { readonly column: string; readonly notIn: readonly string[] }
  | { readonly column: string; readonly filled: boolean }
  | { readonly column: string; readonly atLeast: number }
  | { readonly column: string; readonly below: number }
  | { readonly column: string; readonly startsWith: string }
  /** One of the choices of a multiple-choice cell. */
  | { readonly column: string; readonly has: string }
  /** A day more than `days` (0 if absent) days before the day the report speaks of. */
  | { readonly column: string; readonly before: 'as-of'; readonly days?: number }
  | { readonly column: string; readonly notAfter: 'as-of' }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] };

export type Get = (column: string) => Scalar;

/** Where the value of a column stands among those of an entry. */
export type At = (column: string) => number;

/** A condition made ready for many entries: whether it holds for one, given by its values. */
export type Test = (values: readonly Scalar[], asOf: string) => boolean;

/** Whether the condition holds. An empty cell satisfies only `filled: false`. */
export function holds(condition: Condition, get: Get, asOf: string): boolean {
  const columns = columnsOf(condition);
  return prepare(condition, (column) => columns.indexOf(column))(columns.map(get), asOf);
}

/** The condition as a function: what it asks is looked up here, once, and not for every entry. */
export function prepare(condition: Condition, at: At): Test {
  if ('all' in condition) {
    const tests = condition.all.map((part) => prepare(part, at));
    return (values, asOf) => {
      for (const test of tests) if (!test(values, asOf)) return false;
      return true;
    };
  }
  if ('any' in condition) {
    const tests = condition.any.map((part) => prepare(part, at));
    return (values, asOf) => {
      for (const test of tests) if (test(values, asOf)) return true;
      return false;
    };
  }
  const index = at(condition.column);
  if ('filled' in condition) {
    const { filled } = condition;
    return (values) => ((values[index] ?? null) !== null) === filled;
  }
  const test = prepareFilled(condition);
  return (values, asOf) => {
    const value = values[index] ?? null;
    return value !== null && test(value, asOf);
  };
}

/** Whether the condition fails whatever the cells that cannot be read would say; `known` tells which can. */
export function surelyFails(
  condition: Condition,
  at: At,
  values: readonly Scalar[],
  known: (index: number) => boolean,
  asOf: string,
): boolean {
  const fails = (part: Condition): boolean => surelyFails(part, at, values, known, asOf);
  if ('all' in condition) return condition.all.some(fails);
  if ('any' in condition) return condition.any.every(fails);
  return known(at(condition.column)) && !prepare(condition, at)(values, asOf);
}

type OfFilled = Exclude<Condition, { all: unknown } | { any: unknown } | { filled: unknown }>;

function prepareFilled(condition: OfFilled): (value: string | number, asOf: string) => boolean {
  if ('in' in condition) return (value) => condition.in.includes(textOf(value));
  if ('notIn' in condition) return (value) => !condition.notIn.includes(textOf(value));
  if ('atLeast' in condition) return (value) => Number(value) >= condition.atLeast;
  if ('below' in condition) return (value) => Number(value) < condition.below;
  if ('startsWith' in condition) return (value) => textOf(value).startsWith(condition.startsWith);
  if ('has' in condition) return (value) => textOf(value).split('、').includes(condition.has);
  const dayOf = (value: string | number): string => textOf(value).slice(0, 10);
  if ('notAfter' in condition) return (value, asOf) => dayOf(value) <= asOf;
  return (value, asOf) => addDays(dayOf(value), condition.days ?? 0) < asOf;
}

/** The columns a condition looks at, without repeats. */
export function columnsOf(condition: Condition): readonly string[] {
  if ('all' in condition) return unique(condition.all.flatMap(columnsOf));
  if ('any' in condition) return unique(condition.any.flatMap(columnsOf));
  return [condition.column];
}

function unique(columns: readonly string[]): readonly string[] {
  return [...new Set(columns)];
}

/**
 * The condition as an Excel formula over one row, or null where it cannot be said without the report's
 * day. `ref` gives a cell of that row, its column fixed (`$H3`); `shown` the word a cell holds for a
 * normal form.
 */
export function toFormula(
  condition: Condition,
  ref: (column: string) => string,
  shown: Shown = (_column, value) => value,
): string | null {
  if ('all' in condition) return joined('AND', condition.all, ref, shown);
  if ('any' in condition) return joined('OR', condition.any, ref, shown);
  const quote = (value: string): string => quoted(shown(condition.column, value));
  const cell = ref(condition.column);
  if ('filled' in condition) return condition.filled ? `${cell}<>""` : `${cell}=""`;
  if ('in' in condition) return either(condition.in.map((option) => `${cell}=${quote(option)}`));
  if ('notIn' in condition) {
    return `AND(${[`${cell}<>""`, ...condition.notIn.map((option) => `${cell}<>${quote(option)}`)].join(',')})`;
  }
  // Text sorts above every number in Excel, so an unreadable cell must not look like a large one.
  if ('atLeast' in condition) return `AND(ISNUMBER(${cell}),${cell}>=${condition.atLeast})`;
  if ('below' in condition) return `AND(ISNUMBER(${cell}),${cell}<${condition.below})`;
  if ('startsWith' in condition) {
    return `LEFT(${cell},${condition.startsWith.length})=${quoted(condition.startsWith)}`;
  }
  if ('has' in condition) return `ISNUMBER(FIND(${quote(condition.has)},${cell}))`;
  return null;
}

type Shown = (column: string, value: string) => string;

function joined(
  word: string,
  parts: readonly Condition[],
  ref: (column: string) => string,
  shown: Shown,
): string | null {
  const formulas = parts.map((part) => toFormula(part, ref, shown));
  return formulas.includes(null) ? null : `${word}(${formulas.join(',')})`;
}

function either(formulas: readonly string[]): string {
  return formulas.length === 1 ? (formulas[0] ?? 'FALSE') : `OR(${formulas.join(',')})`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

/** The condition in Chinese, for the guide: 「处置」为「放行」. */
export function toWords(condition: Condition, title: (column: string) => string): string {
  if ('all' in condition) {
    const words = (part: Condition): string =>
      'any' in part ? `（${toWords(part, title)}）` : toWords(part, title);
    return condition.all.map(words).join(' 且 ');
  }
  if ('any' in condition) return condition.any.map((part) => toWords(part, title)).join(' 或 ');
  const name = `「${title(condition.column)}」`;
  if ('filled' in condition) return condition.filled ? `${name}已填` : `${name}为空`;
  if ('in' in condition) return `${name}为${condition.in.join('、')}`;
  if ('notIn' in condition) return `${name}不是${condition.notIn.join('、')}`;
  if ('atLeast' in condition) return `${name}≥${condition.atLeast}`;
  if ('below' in condition) return `${name}<${condition.below}`;
  if ('startsWith' in condition) return `${name}以“${condition.startsWith}”开头`;
  if ('has' in condition) return `${name}含${condition.has}`;
  if ('notAfter' in condition) return `${name}不晚于统计日`;
  return condition.days ? `${name}早于统计日前${condition.days}天` : `${name}早于统计日`;
}
