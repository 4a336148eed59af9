import type { Cell } from '../core/sheet.ts';
import { HEAD } from './sniff.ts';

/**
 * The rows of a text file whose values are separated, all as text: what is a number or a day is for the
 * column to say. Quotes as in RFC 4180; the sign that separates is the one of which a line at the top has most.
 */
export function readCsv(bytes: Uint8Array): Cell[][] {
  const text = decode(bytes);
  const top = text.slice(0, HEAD).split(/[\r\n]+/);
  const most = (sign: string): number => Math.max(...top.map((line) => count(line, sign)));
  const separator = [',', '\t', ';'].sort((a, b) => most(b) - most(a))[0] ?? ',';
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  const value = separator === '\t' ? '[^\\t\\r\\n]*' : `[^${separator}\\r\\n]*`;
  const quotes = '"((?:[^"]|"")*)"(?!")';
  const piece = new RegExp(`(?:${quotes}|(?!"))(${value})(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    // A quote that never closes: the rest cannot be told apart.
    if (!match) throw new SyntaxError('quote');
    const [, quoted, plain, end] = match;
    // What stands behind a quote is a part of the value to Excel as well.
    const cell = (quoted ?? '').replaceAll('""', '"') + (plain ?? '');
    row.push(cell === '' ? null : cell);
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

/** UTF-8 where every byte says so; else what Excel and WPS write in China (GB 18030 holds GBK). */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
