import { valueOf, type Cell, type Style } from './sheet.ts';

/**
 * The one palette of everything we write, so that a template, a county workbook and a marked-up return
 * look like one product. Contrast of text on its fill is at least 4.5:1.
 */
export const COLOR = {
  ink: '1F2933',
  quiet: '5F6B7A',
  accent: '1B5E7B',
  accentText: 'FFFFFF',
  band: 'E6F0F4',
  line: 'C5CED6',
  entry: 'FFFFFF',
  locked: 'F1F3F5',
  error: 'FBD5D0',
  errorText: '8A1C12',
  warning: 'FFE9B8',
  warningText: '6B4A00',
  good: 'DDEFD9',
  wanted: 'FFF6D6',
} as const;

export const STYLE = {
  title: { bold: true, size: 16, color: COLOR.accent, vertical: 'middle' },
  subtitle: { size: 10, color: COLOR.quiet, vertical: 'middle', wrap: true },
  heading: {
    bold: true,
    color: COLOR.accentText,
    fill: COLOR.accent,
    align: 'center',
    vertical: 'middle',
    wrap: true,
    border: 'thin',
    locked: true,
  },
  label: { bold: true, fill: COLOR.band, vertical: 'middle', border: 'thin' },
  value: { vertical: 'middle', border: 'thin' },
  number: { align: 'right', vertical: 'middle', border: 'thin', format: '#,##0' },
  rate: { align: 'right', vertical: 'middle', border: 'thin', format: '0.0%' },
  total: { bold: true, fill: COLOR.band, align: 'right', border: 'thin', format: '#,##0' },
  body: { vertical: 'top', wrap: true, border: 'thin' },
} as const satisfies Record<string, Style>;

/** Widths in characters of the default font: a Han character takes two. */
export function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1;
  return width;
}

/** Characters of the default font across a page of A4 lying down, at the scale of pages that break. */
const PAGE_WIDTH = 128;

/**
 * Columns before which a new page begins, so that each page holds the repeated lead and whole parts as
 * far as they fit. `parts` are runs of columns that belong together, from the first after the lead.
 */
export function pageBreaks(
  widths: readonly number[],
  lead: number,
  parts: readonly number[],
): readonly number[] {
  const sum = (from: number, to: number): number =>
    widths.slice(from, to).reduce((total, width) => total + width, 0);
  const room = PAGE_WIDTH - sum(0, lead);
  const breaks: number[] = [];
  let start = lead;
  let at = lead;
  for (const part of parts) {
    if (at > start && sum(start, at + part) > room) breaks.push((start = at));
    for (let column = at; column < at + part; column += 1) {
      if (column > start && sum(start, column + 1) > room) breaks.push((start = column));
    }
    at += part;
  }
  return breaks;
}

/** Characters of a line that stay free: words do not fill it to its end, and a cell keeps a small margin. */
export const SLACK = 1.5;

/** Points of one line of the default font, with its leading. */
const LINE_HEIGHT = 15;
/** Excel's own limit; longer text is cut on paper but stays in the cell. */
const MOST_HEIGHT = 409;

/**
 * Heights of rows whose text wraps, by row. Programs disagree on whether a row without a height grows
 * when the file is opened; one that states it looks the same in all of them.
 */
export function wrappedHeights(
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
  from: number,
): Readonly<Record<number, number>> {
  const heights: Record<number, number> = {};
  for (let row = from; row < rows.length; row += 1) {
    const lines = (rows[row] ?? []).map((cell, column) => linesOf(cell, widths[column] ?? 10));
    const most = Math.max(1, ...lines);
    if (most > 1) heights[row] = Math.min(MOST_HEIGHT, most * LINE_HEIGHT + 3);
  }
  return heights;
}

function linesOf(cell: Cell, width: number): number {
  const value = valueOf(cell);
  if (typeof value !== 'string') return 1;
  const room = Math.max(4, width - SLACK);
  return value
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(textWidth(line) / room)), 0);
}
