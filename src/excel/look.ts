import { columnName, range } from '../core/sheet.ts';
import type { Area, Layout, Sheet, Style, Styled } from '../core/sheet.ts';
import { overlap, setFormat } from './values.ts';

/** As in the files the script writes: the one font every Chinese Windows and every WPS has. */
const FONT = '宋体';
const SIZE = 11;
const LINE = '#7F7F7F';
/** Points; Excel refuses more. */
const TALLEST = 409;
/** Characters; Excel refuses more. */
const WIDEST = 255;
/** With this many empty rows below the last value an area is taken for an entry area. */
const RUN_ON = 1000;

/**
 * Points of a column that shows so many characters. A digit of the font is 8 pixels wide, the margin
 * takes 5, and Excel's points are three quarters of a pixel at 96 dpi.
 */
export function widthInPoints(characters: number): number {
  return (Math.min(characters, WIDEST) * 8 + 5) * 0.75;
}

function columns(left: number, right: number): string {
  return `${columnName(left)}:${columnName(right)}`;
}

/** Neighbours of one style in one go, since every area costs Excel several calls. */
function joined(styles: readonly Styled[]): readonly Styled[] {
  const result: Styled[] = [];
  for (const next of styles) {
    const last = result.at(-1);
    const beside =
      last?.area.top === next.area.top &&
      last.area.bottom === next.area.bottom &&
      last.area.right + 1 === next.area.left &&
      JSON.stringify(last.style) === JSON.stringify(next.style);
    if (beside) result.pop();
    result.push(beside ? { ...next, area: { ...next.area, left: last.area.left } } : next);
  }
  return result;
}

function drawBorders(cells: Excel.Range, { top, left, bottom, right }: Area, drawn: boolean): void {
  const sides = ['EdgeTop', 'EdgeBottom', 'EdgeLeft', 'EdgeRight'] as Excel.BorderIndex[];
  if (bottom > top) sides.push('InsideHorizontal' as Excel.BorderIndex);
  if (right > left) sides.push('InsideVertical' as Excel.BorderIndex);
  for (const side of sides) {
    const border = cells.format.borders.getItem(side);
    border.style = drawn ? 'Continuous' : 'None';
    if (drawn) border.color = LINE;
  }
}

const ALIGN = { left: 'Left', center: 'Center', right: 'Right' } as const;
const VERTICAL = { top: 'Top', middle: 'Center' } as const;

/** Sets what the style says and leaves the rest, so that later styles lie over earlier ones. */
function applyStyle(cells: Excel.Range, style: Style, area: Area): void {
  const { format } = cells;
  if (style.bold !== undefined) format.font.bold = style.bold;
  if (style.italic !== undefined) format.font.italic = style.italic;
  if (style.size !== undefined) format.font.size = style.size;
  if (style.color !== undefined) format.font.color = `#${style.color}`;
  if (style.fill !== undefined) format.fill.color = `#${style.fill}`;
  if (style.align !== undefined) format.horizontalAlignment = ALIGN[style.align];
  if (style.vertical !== undefined) format.verticalAlignment = VERTICAL[style.vertical];
  if (style.wrap !== undefined) format.wrapText = style.wrap;
  if (style.locked !== undefined) format.protection.locked = style.locked;
  if (style.border !== undefined) drawBorders(cells, area, style.border === 'thin');
  if (style.format !== undefined) setFormat(cells, style.format);
}

/**
 * The styles of an entry area, which whole columns carry as in a written file: thousands of empty
 * cells would otherwise each be stored with a format. None where another style lies under them.
 */
function deepOf({ rows }: Sheet, styles: readonly Styled[]): ReadonlySet<Styled> {
  const deepest = styles.reduce((most, { area }) => Math.max(most, area.bottom), -1);
  if (deepest - (rows.length - 1) < RUN_ON) return new Set();
  const deep = styles.filter(({ area }) => area.bottom === deepest);
  const others = styles.filter(({ area }) => area.bottom !== deepest);
  const clash = deep.some(({ area }) => others.some((other) => overlap(area, other.area)));
  return new Set(clash ? [] : deep);
}

function lastColumn(source: Sheet, styles: readonly Styled[]): number {
  return Math.max(
    0,
    (source.layout?.widths?.length ?? 0) - 1,
    ...styles.map(({ area }) => area.right),
  );
}

function paint(sheet: Excel.Worksheet, source: Sheet): void {
  const styles = source.layout?.styles ?? [];
  const deep = deepOf(source, styles);
  for (const { area, style } of joined(styles.filter((one) => deep.has(one)))) {
    applyStyle(sheet.getRange(columns(area.left, area.right)), style, area);
  }
  const right = lastColumn(source, styles);
  const top = Math.min(...[...deep].map(({ area }) => area.top));
  if (deep.size > 0 && top > 0) {
    sheet.getRange(range({ top: 0, left: 0, bottom: top - 1, right })).clear('Formats');
  }
  const { font } = sheet.getRange(columns(0, right)).format;
  font.name = FONT;
  font.size = SIZE;
  for (const { area, style } of joined(styles.filter((one) => !deep.has(one)))) {
    applyStyle(sheet.getRange(range(area)), style, area);
  }
}

function size(sheet: Excel.Worksheet, { widths = [], heights = {} }: Layout): void {
  let from = 0;
  widths.forEach((width, index) => {
    if (width === widths[index + 1]) return;
    sheet.getRange(columns(from, index)).format.columnWidth = widthInPoints(width);
    from = index + 1;
  });
  for (const [row, height] of Object.entries(heights)) {
    const line = Number(row) + 1;
    sheet.getRange(`${line}:${line}`).format.rowHeight = Math.min(height, TALLEST);
  }
}

function freeze(sheet: Excel.Worksheet, { freeze: frozen }: Layout): void {
  if (!frozen || frozen.rows + frozen.columns === 0) return;
  const { rows, columns: across } = frozen;
  if (across === 0) sheet.freezePanes.freezeRows(rows);
  else if (rows === 0) sheet.freezePanes.freezeColumns(across);
  else {
    const corner = { top: 0, left: 0, bottom: rows - 1, right: across - 1 };
    sheet.freezePanes.freezeAt(sheet.getRange(range(corner)));
  }
}

/** Formats, sizes, merged cells and panes; everything of a layout that has no text of its own. */
export function writeLook(sheet: Excel.Worksheet, source: Sheet): void {
  const { layout } = source;
  if (!layout) return;
  paint(sheet, source);
  size(sheet, layout);
  for (const area of layout.merges ?? []) sheet.getRange(range(area)).merge();
  for (const column of layout.hiddenColumns ?? []) {
    sheet.getRange(columns(column, column)).columnHidden = true;
  }
  freeze(sheet, layout);
  if (layout.tab !== undefined) sheet.tabColor = `#${layout.tab}`;
}
