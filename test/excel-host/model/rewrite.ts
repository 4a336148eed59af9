import { cellName, columnIndex, columnName, quoteSheet, splitSheet } from './address.ts';
import { LAST_COLUMN, LAST_ROW, shiftSpan } from './area.ts';
import { tokens } from './syntax.ts';

const CELL = /(\$?)([A-Z]{1,3})(\$?)(\d+)/gi;
const SPLIT = /^((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?(.*)$/su;

/** The formula as Excel writes it when a cell is copied so many rows and columns further on. */
export function copyFormula(formula: string, rows: number, columns: number): string {
  if (rows === 0 && columns === 0) return formula;
  const parts = tokens(formula.slice(1));
  if (!parts) return formula;
  const move = (token: string): string => {
    const [, sheet = '', rest = ''] = SPLIT.exec(token) ?? [];
    if (!/^\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?$/i.test(rest)) return token;
    const shift = (_: string, dollar: string, letters: string, fix: string, digits: string) => {
      const column = columnIndex(letters) + (dollar ? 0 : columns);
      const row = Number(digits) - 1 + (fix ? 0 : rows);
      if (row < 0 || column < 0) return '#REF!';
      return dollar || fix
        ? `${dollar}${columnName(column)}${fix}${row + 1}`
        : cellName(row, column);
    };
    return sheet + rest.replace(CELL, shift);
  };
  return `=${parts.map((token) => (token.startsWith('"') ? token : move(token))).join('')}`;
}

export interface Shift {
  readonly sheet: string;
  readonly axis: 'rows' | 'columns';
  readonly at: number;
  /** Lines inserted, or, if negative, deleted. */
  readonly count: number;
}

const ENDS = /^(\$?)([A-Z]{0,3})(\$?)(\d*)(?::(\$?)([A-Z]{0,3})(\$?)(\d*))?$/i;

function shiftReference(rest: string, { axis, at, count }: Shift): string {
  const found = ENDS.exec(rest);
  if (!found) return rest;
  const [, fix1 = '', col1 = '', fix2 = '', row1 = ''] = found;
  const [fix3, col2, fix4, row2] = [
    found[5] ?? fix1,
    found[6] ?? col1,
    found[7] ?? fix2,
    found[8] ?? row1,
  ];
  const rows = axis === 'rows';
  if (rows ? row1 === '' : col1 === '') return rest;
  const span = rows
    ? shiftSpan(Number(row1) - 1, Number(row2) - 1, at, count, LAST_ROW)
    : shiftSpan(columnIndex(col1), columnIndex(col2), at, count, LAST_COLUMN);
  if (span === null) return '#REF!';
  const write = (line: number, fix: string, column: string, lock: string, row: string): string =>
    rows ? `${fix}${column}${lock}${line + 1}` : `${fix}${columnName(line)}${lock}${row}`;
  const first = write(span[0], fix1, col1, fix2, row1);
  return found[6] === undefined && found[8] === undefined
    ? first
    : `${first}:${write(span[1], fix3, col2, fix4, row2)}`;
}

/** The formula of a cell on `home` after rows or columns came or went on the sheet of the shift. */
export function shiftFormula(formula: string, home: string, shift: Shift): string {
  const parts = tokens(formula.slice(1));
  if (!parts) return formula;
  const moved = parts.map((token) => {
    if (token.startsWith('"') || !/[\d:]/.test(token)) return token;
    const { sheet, rest } = splitSheet(token);
    if ((sheet ?? home).toLowerCase() !== shift.sheet.toLowerCase()) return token;
    return token.slice(0, token.length - rest.length) + shiftReference(rest, shift);
  });
  return `=${moved.join('')}`;
}

/** The formula after a sheet got another name. */
export function renameIn(formula: string, before: string, after: string): string {
  const parts = tokens(formula.slice(1));
  if (!parts) return formula;
  const renamed = parts.map((token) => {
    if (token.startsWith('"')) return token;
    const { sheet, rest } = splitSheet(token);
    return sheet?.toLowerCase() === before.toLowerCase() ? `${quoteSheet(after)}!${rest}` : token;
  });
  return `=${renamed.join('')}`;
}
