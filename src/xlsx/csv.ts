import type { Cell } from '../core/sheet.ts';
import { COLUMNS, OTHER_LIMITS, type Limits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { DOS_END, HEAD } from './sniff.ts';

/**
 * The rows of a text file whose values are separated, all as text: what is a number or a day is for the
 * column to say. Quotes as in RFC 4180; the sign that separates is the one of which most lines at the top have the same
 * number, or what Excel's own first line `sep=;` names. Throws a `Refusal` for a file cut off, or larger than any
 * register.
 */
export function readCsv(bytes: Uint8Array, limits: Limits = OTHER_LIMITS): Cell[][] {
  const text = decode(withoutEnd(bytes));
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
    const cell = meantBy((quoted ?? '').replaceAll('""', '"') + (plain ?? ''));
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

/** What programs put around a long number, so that Excel keeps it as a text: a formula, or a tab behind it. */
function meantBy(value: string): string {
  if (!value.startsWith('="')) return value.endsWith('\t') ? value.slice(0, -1) : value;
  const text = /^="((?:[^"]|"")*)"$/.exec(value)?.[1];
  return text === undefined ? value : text.replaceAll('""', '"');
}

const SIGNS = [',', '\t', ';'];
/** A value in quotes; it may be cut at the end. */
const QUOTED = /(^|[,;\t\r\n])"[^"]*(?:""[^"]*)*(?:"|$)/g;
/** Such a tab separates nothing, unless the one before it does. */
const TAB_BEHIND = /\t(?=[,;\r\n]|$)/g;

function signOf(text: string): string {
  const plain = text.slice(0, HEAD).replace(QUOTED, '$1').replace(TAB_BEHIND, '');
  const lines = plain.split(/[\r\n]+/);
  // The last one may be cut.
  const whole = text.length > HEAD && lines.length > 1 ? lines.slice(0, -1) : lines;
  const ranks = SIGNS.map((sign) => ({ sign, ...rankOf(whole.map((line) => count(line, sign))) }));
  return ranks.sort((a, b) => b.lines - a.lines || b.each - a.each)[0]?.sign ?? ',';
}

/** The number of signs that most lines have in common, nought aside, and how many lines have it. */
function rankOf(counts: readonly number[]): { readonly lines: number; readonly each: number } {
  const found = new Map<number, number>();
  for (const each of counts) if (each > 0) found.set(each, (found.get(each) ?? 0) + 1);
  const [[each, lines] = [0, 0]] = [...found].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return { lines, each };
}

/** Old programs mark the end of a text as DOS did. */
function withoutEnd(bytes: Uint8Array): Uint8Array {
  return bytes.at(-1) === DOS_END ? bytes.subarray(0, -1) : bytes;
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
