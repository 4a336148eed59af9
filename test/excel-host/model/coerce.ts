import { isErrorValue } from './content.ts';
import type { Plain } from './content.ts';

/** Values of one argument: a range keeps its cells row by row, a single value is one cell. */
export interface Operand {
  readonly cells: readonly (Plain | null)[];
  readonly isRange: boolean;
}

/** Thrown for a function that the evaluator does not have; never stands for an Excel error. */
export class Unknown extends Error {}

/** An Excel error on its way out of an expression. */
export class Failed extends Error {
  readonly error: string;

  constructor(error: string) {
    super(error);
    this.error = error;
  }
}

export function toNumber(value: Plain | null): number {
  if (isErrorValue(value)) throw new Failed(value.error);
  if (value === null) return 0;
  if (typeof value === 'string' && (value.trim() === '' || Number.isNaN(Number(value)))) {
    throw new Failed('#VALUE!');
  }
  return Number(value);
}

export function toText(value: Plain | null): string {
  if (isErrorValue(value)) throw new Failed(value.error);
  if (value === null) return '';
  return typeof value === 'boolean' ? String(value).toUpperCase() : String(value);
}

export function toTruth(value: Plain | null): boolean {
  if (isErrorValue(value)) throw new Failed(value.error);
  if (typeof value === 'string') {
    if (/^(?:true|false)$/i.test(value)) return /^t/i.test(value);
    throw new Failed('#VALUE!');
  }
  return Boolean(value);
}

function rank(value: Plain | null): number {
  if (typeof value === 'boolean') return 3;
  return typeof value === 'string' ? 2 : 1;
}

/** Below, above or equal, as Excel compares: numbers before text before truth values, text without case. */
export function order(one: Plain | null, other: Plain | null): number {
  for (const value of [one, other]) if (isErrorValue(value)) throw new Failed(value.error);
  const left = one ?? (typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0);
  const right = other ?? (typeof one === 'string' ? '' : typeof one === 'boolean' ? false : 0);
  if (rank(left) !== rank(right)) return rank(left) - rank(right);
  if (typeof left === 'string') {
    const [a, b] = [left.toLowerCase(), toText(right).toLowerCase()];
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Number(left) - Number(right);
}
