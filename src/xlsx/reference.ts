import type { Area } from '../core/sheet.ts';
import { COLUMNS, ROWS } from './limits.ts';

const CELL = /^\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$/;

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** `B7` is row 6, column 1; undefined for anything outside the grid. */
export function readPlace(text: string): Place | undefined {
  const match = CELL.exec(text);
  if (!match) return undefined;
  const [, letters = '', digits] = match;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(digits);
  if (row < 1 || row > ROWS || column > COLUMNS) return undefined;
  return { row: row - 1, column: column - 1 };
}

/** `B7:C9`, or one cell. */
export function readArea(text: string): Area | undefined {
  const [first = '', last = first] = text.split(':');
  const from = readPlace(first);
  const to = readPlace(last);
  if (!from || !to) return undefined;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}
