import type { Cell } from '../core/sheet.ts';

/**
 * The rows of a text file whose values are separated, all as text: what is a number or a day is for the
 * column to say. Quotes as in RFC 4180; the sign that separates is the one that the first line has most.
 */
export function readCsv(bytes: Uint8Array): Cell[][] {
  const text = decode(bytes);
  const line = /^[^\r\n]*/.exec(text)?.[0] ?? '';
  const separator = [',', '\t', ';'].sort((a, b) => count(line, b) - count(line, a))[0] ?? ',';
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  const value = separator === '\t' ? '[^\\t\\r\\n]*' : `[^${separator}\\r\\n]*`;
  const piece = new RegExp(`(?:"((?:[^"]|"")*)"|(${value}))(${separator}|\\r\\n|\\n|\\r|$)`, 'y');
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text);
    // A quote that never closes, or text behind one: the rest cannot be told apart.
    if (!match) throw new SyntaxError('quote');
    const [, quoted, plain, end] = match;
    const cell = quoted?.replaceAll('""', '"') ?? plain ?? '';
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
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (wide) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  }
}

function count(text: string, sign: string): number {
  return text.split(sign).length - 1;
}
