import type { Cell } from '../core/sheet.ts';
import { COLUMNS, OTHER_LIMITS, type Limits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { HEAD } from './sniff.ts';

/**
 * The rows of a text file whose values are separated, all as text: what is a number or a day is for the
 * column to say. Quotes as in RFC 4180; the sign that separates is the one of which a line at the top has most, or
 * what Excel's own first line `sep=;` names. Throws a `Refusal` for a file cut off, or larger than any register.
 */
export function readCsv(bytes: Uint8Array, limits: Limits = OTHER_LIMITS): Cell[][] {
  const text = decode(bytes);
  const [named = '', sign = ''] = /^sep=(.)(?:\r\n|\n|\r)/.exec(text) ?? [];
  const separator = sign || signOf(text);
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  let cells = 0;
  const piece = pieceOf(separator);
  piece.lastIndex = named.length;
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    // A quote that never closes: the rest cannot be told apart.
    if (!match) throw damaged('csv', 'quote');
    const [, quoted, plain, end] = match;
    // What stands behind a quote is a part of the value to Excel as well.
    const cell = (quoted ?? '').replaceAll('""', '"') + (plain ?? '');
    if (cell.length > limits.text) throw tooLarge('text', limits.text);
    row.push(cell === '' ? null : cell);
    if (++cells > limits.cells) throw tooLarge('cells', limits.cells);
    if (row.length > COLUMNS) throw tooLarge('columns', COLUMNS);
    if (end === separator) {
      if (piece.lastIndex === text.length) row.push(null);
      continue;
    }
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** A value and what ends it. */
function pieceOf(separator: string): RegExp {
  const sign = `\\u${separator.charCodeAt(0).toString(16).padStart(4, '0')}`;
  const quotes = '"([^"]*(?:""[^"]*)*)"(?!")';
  return new RegExp(`(?:${quotes}|(?!"))([^${sign}\\r\\n]*)(${sign}|\\r\\n|\\n|\\r|$)`, 'y');
}

function signOf(text: string): string {
  const top = text.slice(0, HEAD).split(/[\r\n]+/);
  const most = (sign: string): number => Math.max(...top.map((line) => count(line, sign)));
  return [',', '\t', ';'].sort((a, b) => most(b) - most(a))[0] ?? ',';
}

/** UTF-8 where every byte says so; else what Excel and WPS write in China (GB 18030 holds GBK). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decodeOrRefuse(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decodeOrRefuse(bytes, 'utf-16be');
  try {
    return decodeAs(bytes, 'utf-8');
  } catch {
    if (isCut(bytes)) throw damaged('csv', 'cut off');
    return decodeOrRefuse(bytes, 'gb18030');
  }
}

function decodeOrRefuse(bytes: Uint8Array, label: string): string {
  try {
    return decodeAs(bytes, label);
  } catch {
    throw damaged('csv', label);
  }
}

/** Throws a `TypeError` for bytes that are no such text. */
function decodeAs(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label, { fatal: true }).decode(bytes);
}

/** Whether only the last character is no UTF-8: of a text in another encoding more is not. */
function isCut(bytes: Uint8Array): boolean {
  let last = bytes.length - 1;
  while (last > bytes.length - 4 && (bytes[last]! & 0xc0) === 0x80) last--;
  const whole = bytes.subarray(0, last);
  if (bytes[last]! < 0xc0 || !whole.some((byte) => byte >= 0x80)) return false;
  try {
    decodeAs(whole, 'utf-8');
    return true;
  } catch {
    return false;
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
