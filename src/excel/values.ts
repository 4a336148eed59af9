import { isError, isFormula } from '../core/sheet.ts';
import type { Area, Cell, Value } from '../core/sheet.ts';

/** Excel gives an error as its text; a text that merely reads the same is not to be expected. */
const ERRORS = new Set([
  '#NULL!',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#N/A',
  '#GETTING_DATA',
  '#SPILL!',
  '#CALC!',
  '#FIELD!',
  '#BLOCKED!',
  '#CONNECT!',
  '#BUSY!',
  '#UNKNOWN!',
]);

/** A cell of `range.values`; an empty text is an empty cell. */
export function readValue(value: unknown): Value {
  if (typeof value === 'string') {
    if (value === '') return null;
    return ERRORS.has(value) ? { error: value } : value;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Excel reads what is written as if an American had typed it: dates, numbers, formulas, TRUE. */
const READ_BY_EXCEL = /^['=+\-@#]|\d|^\s*(?:true|false)\s*$/i;

/**
 * A cell for `range.values`. A text that Excel would take for something else gets an apostrophe, which
 * Excel keeps to itself; a cell with the format `@` needs none, and would show it.
 */
export function writeValue(cell: Cell, format: string | undefined): string | number | boolean {
  if (isFormula(cell)) return `=${cell.formula}`;
  if (isError(cell)) return cell.error;
  if (cell === null) return '';
  if (typeof cell !== 'string' || format === '@') return cell;
  return READ_BY_EXCEL.test(cell) ? `'${cell}` : cell;
}

export function cellsOf({ top, left, bottom, right }: Area): number {
  return (bottom - top + 1) * (right - left + 1);
}

export function overlap(one: Area, other: Area): boolean {
  return (
    one.top <= other.bottom &&
    other.top <= one.bottom &&
    one.left <= other.right &&
    other.left <= one.right
  );
}

/** One format for all cells of a range: Excel takes a single text, which the types do not say. */
export function setFormat(range: Excel.Range, format: string): void {
  range.numberFormat = format as unknown as string[][];
}
