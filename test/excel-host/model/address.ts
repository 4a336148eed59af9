import { Fault } from '../fault.ts';
import { LAST_COLUMN, LAST_ROW, WHOLE, hasColumns, hasRows, isInside } from './area.ts';
import type { Area } from './area.ts';

export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `columnIndex('AA')` is 26. */
export function columnIndex(name: string): number {
  let index = 0;
  for (const letter of name.toUpperCase()) index = index * 26 + letter.charCodeAt(0) - 64;
  return index - 1;
}

export function cellName(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** Without the sheet: `B2`, `A1:B2`, `A:C`, `2:4`. */
export function areaName(area: Area): string {
  // Excel names the whole sheet by its rows.
  if (hasColumns(area)) return `${area.top + 1}:${area.bottom + 1}`;
  if (hasRows(area)) return `${columnName(area.left)}:${columnName(area.right)}`;
  const first = cellName(area.top, area.left);
  const last = cellName(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_.]*$/u;
const LIKE_CELL = /^(?:[A-Z]{1,3}\d+|R\d*C\d*|R|C)$/i;

export function quoteSheet(name: string): string {
  const plain = PLAIN_NAME.test(name) && !LIKE_CELL.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

export function fullName(sheet: string, area: Area): string {
  return `${quoteSheet(sheet)}!${areaName(area)}`;
}

/** The sheet and the rest of a reference such as `'A b'!A1`; the sheet is null where none is named. */
export function splitSheet(text: string): { readonly sheet: string | null; readonly rest: string } {
  const quoted = /^'((?:[^']|'')+)'!(.*)$/s.exec(text);
  if (quoted) return { sheet: (quoted[1] ?? '').replaceAll("''", "'"), rest: quoted[2] ?? '' };
  const at = text.lastIndexOf('!');
  return at < 0
    ? { sheet: null, rest: text }
    : { sheet: text.slice(0, at), rest: text.slice(at + 1) };
}

const END = /^\$?([A-Z]{1,3})?\$?(\d{1,7})?$/i;

function readEnd(text: string): { row: number | null; column: number | null } | null {
  const found = END.exec(text.trim());
  if (!found || (found[1] === undefined && found[2] === undefined)) return null;
  return {
    column: found[1] === undefined ? null : columnIndex(found[1]),
    row: found[2] === undefined ? null : Number(found[2]) - 1,
  };
}

/** Null where the text is not an address (it may then be a name). */
export function readArea(text: string): Area | null {
  if (text.trim() === '') return WHOLE;
  const parts = text.split(':');
  if (parts.length > 2) return null;
  const first = readEnd(parts[0] ?? '');
  const last = parts.length === 2 ? readEnd(parts[1] ?? '') : first;
  if (!first || !last) return null;
  const single = parts.length === 1;
  if (single && (first.row === null || first.column === null)) return null;
  if ((first.row === null) !== (last.row === null)) return null;
  if ((first.column === null) !== (last.column === null)) return null;
  const rows = [first.row ?? 0, last.row ?? LAST_ROW] as const;
  const columns = [first.column ?? 0, last.column ?? LAST_COLUMN] as const;
  const area = {
    top: Math.min(...rows),
    bottom: Math.max(...rows),
    left: Math.min(...columns),
    right: Math.max(...columns),
  };
  return isInside(area) ? area : null;
}

export function mustArea(text: string): Area {
  const area = readArea(splitSheet(text).rest);
  if (area === null) throw new Fault('InvalidArgument', `"${text}" is not an address.`);
  return area;
}
