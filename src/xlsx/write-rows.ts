import type { Cell, Sheet, Value } from '../core/sheet.ts';
import { columnName, isError, isFormula } from '../core/sheet.ts';
import type { Paint } from './write-paint.ts';
import { cellText, escapeFormula, escapeText } from './write-text.ts';

/** The error values every version of Excel knows (ECMA-376 18.17.3). */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A']);

/** Points; Excel refuses more. */
const TALLEST = 409;

/** The table of texts all sheets share, in the order of first use. */
export interface Strings {
  readonly index: (text: string) => number;
  readonly part: () => string;
}

export function makeStrings(): Strings {
  const indices = new Map<string, number>();
  let uses = 0;
  return {
    index: (text) => {
      uses++;
      const known = indices.get(text);
      if (known !== undefined) return known;
      indices.set(text, indices.size);
      return indices.size - 1;
    },
    part: () => {
      const items = Array.from(indices.keys(), (text) => `<si>${textElement(text)}</si>`);
      const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
      return `<sst xmlns="${main}" count="${uses}" uniqueCount="${indices.size}">${items.join('')}</sst>`;
    },
  };
}

function textElement(text: string): string {
  const space = /^\s|\s$|[\n\t]/.test(text) ? ' xml:space="preserve"' : '';
  return `<t${space}>${escapeText(text)}</t>`;
}

/** What `writeRows` needs beside the sheet: `formats` maps the styles of the paint to `cellXfs`. */
interface Ink {
  readonly paint: Paint;
  readonly formats: readonly number[];
  readonly strings: Strings;
  readonly letters: string[];
}

/**
 * The rows as text, one piece a row: a sheet of 100,000 rows never becomes cell objects. An empty text
 * is written as an empty cell, because Excel has no other way to show one and COUNTA would count it.
 */
export function writeRows(
  sheet: Sheet,
  paint: Paint,
  formats: readonly number[],
  strings: Strings,
): string {
  const ink: Ink = { paint, formats, strings, letters: [] };
  const heights = sheet.layout?.heights ?? {};
  // A list of 200,000 findings has as many heights: too many for the arguments of one call.
  const tallest = Object.keys(heights).reduce((last, row) => Math.max(last, Number(row)), -1);
  const last = Math.max(sheet.rows.length - 1, paint.last, tallest);
  const pieces: string[] = [];
  for (let row = 0; row <= last; row++) {
    const height = heights[row];
    const cells = writeCells(sheet.rows[row] ?? [], row, ink);
    if (cells === '' && height === undefined) continue;
    const size = height === undefined ? '' : ` ht="${Math.min(height, TALLEST)}" customHeight="1"`;
    pieces.push(`<row r="${row + 1}"${size}>${cells}</row>`);
  }
  return `<sheetData>${pieces.join('')}</sheetData>`;
}

function writeCells(cells: readonly Cell[], row: number, ink: Ink): string {
  const styles = ink.paint.row(row);
  const width = Math.max(cells.length, styles.length, ink.paint.columns.length);
  let xml = '';
  for (let column = 0; column < width; column++) {
    const style = styles[column] ?? 0;
    const rest = body(cells[column], ink.strings);
    if (rest === '' && style === (ink.paint.columns[column] ?? 0)) continue;
    const format = ink.formats[style] ?? 0;
    const letter = (ink.letters[column] ??= columnName(column));
    xml += `<c r="${letter}${row + 1}"${format === 0 ? '' : ` s="${format}"`}${rest || '/>'}`;
  }
  return xml;
}

/** What follows the cell's address and style; nothing for an empty cell. */
function body(cell: Cell | undefined, strings: Strings): string {
  if (cell === undefined || cell === null || cell === '') return '';
  if (isFormula(cell)) return formulaBody(cell.formula, cell.value);
  if (isError(cell)) return ` t="e"><v>${errorName(cell.error)}</v></c>`;
  if (typeof cell === 'boolean') return ` t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'string') return ` t="s"><v>${strings.index(cellText(cell))}</v></c>`;
  return `${Number.isFinite(cell) ? '' : ' t="e"'}><v>${number(cell)}</v></c>`;
}

function formulaBody(formula: string, value: Value): string {
  const code = `<f>${escapeFormula(formula)}</f>`;
  if (value === null) return `>${code}</c>`;
  if (isError(value)) return ` t="e">${code}<v>${errorName(value.error)}</v></c>`;
  if (typeof value === 'boolean') return ` t="b">${code}<v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'string') return ` t="str">${code}<v>${escapeText(cellText(value))}</v></c>`;
  return `${Number.isFinite(value) ? '' : ' t="e"'}>${code}<v>${number(value)}</v></c>`;
}

function errorName(error: string): string {
  return ERRORS.has(error) ? error : '#VALUE!';
}

function number(value: number): string {
  return Number.isFinite(value) ? String(value) : '#NUM!';
}
