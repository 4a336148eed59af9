import type { Area, Layout, Sheet } from '../core/sheet.ts';
import { address, quoteSheet, range } from '../core/sheet.ts';
import { LAST_ROW } from './write-paint.ts';
import { escapeAttribute } from './write-text.ts';

/** The children of a worksheet from its rows on, in the one order allowed (ECMA-376 18.3.1.99). */
const ORDER = [
  'sheetData',
  'sheetProtection',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'colBreaks',
  'ignoredErrors',
  'drawing',
  'legacyDrawing',
] as const;

export type Child = (typeof ORDER)[number];

/** Puts an element, its name given, where it belongs among the children of a worksheet. */
export function insertChild(worksheet: string, name: Child, xml: string): string {
  if (xml === '') return worksheet;
  const later = ORDER.slice(ORDER.indexOf(name) + 1);
  const next =
    later.length === 0 ? -1 : worksheet.search(new RegExp(`<(?:${later.join('|')})[ />]`));
  const place = next < 0 ? worksheet.lastIndexOf('</worksheet>') : next;
  return worksheet.slice(0, place) + xml + worksheet.slice(place);
}

/** Excel refuses a file whose merged areas overlap; the first of two stays. */
export function writeMerges(areas: readonly Area[]): string {
  const kept: Area[] = [];
  for (const area of areas) {
    const single = area.top === area.bottom && area.left === area.right;
    if (!single && !kept.some((other) => overlap(area, other))) kept.push(area);
  }
  if (kept.length === 0) return '';
  const cells = kept.map((area) => `<mergeCell ref="${range(area)}"/>`).join('');
  return `<mergeCells count="${kept.length}">${cells}</mergeCells>`;
}

function overlap(a: Area, b: Area): boolean {
  return a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;
}

/** Links inside the workbook; `names` gives the name a sheet was written under. */
export function writeLinks(
  links: NonNullable<Layout['links']>,
  names: ReadonlyMap<string, string>,
): string {
  if (links.length === 0) return '';
  const entries = links.map(({ row, column, sheet }) => {
    const location = escapeAttribute(`${quoteSheet(names.get(sheet) ?? sheet)}!A1`);
    return `<hyperlink ref="${address(row, column)}" location="${location}"/>`;
  });
  return `<hyperlinks>${entries.join('')}</hyperlinks>`;
}

/** Pages that begin before these columns; an id counts the columns before the break. */
export function writeBreaks(columns: readonly number[] | undefined): string {
  if (!columns || columns.length === 0) return '';
  const count = columns.length;
  const breaks = columns
    .map((column) => `<brk id="${column}" max="${LAST_ROW}" man="1"/>`)
    .join('');
  return `<colBreaks count="${count}" manualBreakCount="${count}">${breaks}</colBreaks>`;
}

/** Identity numbers are text on purpose: no green triangle in each of their cells. */
export function writeIgnored({ styles = [] }: Layout): string {
  const areas = styles.filter(({ style }) => style.format === '@').map(({ area }) => range(area));
  if (areas.length === 0) return '';
  const sqref = [...new Set(areas)].join(' ');
  return `<ignoredErrors><ignoredError sqref="${sqref}" numberStoredAsText="1"/></ignoredErrors>`;
}

/** Puts the rows in, and mends what exceljs writes oddly in the head of a sheet. */
export function fillSheet(shell: string, sheet: Sheet, rows: string, selected: boolean): string {
  return shell
    .replace(/<dimension ref="[^"]*"\/>/, `<dimension ref="${dimension(sheet)}"/>`)
    .replace(' x14ac:dyDescent="55"', '')
    .replace('<sheetView ', selected ? '<sheetView tabSelected="1" ' : '<sheetView ')
    .replace(/<sheetData\/>|<sheetData>.*<\/sheetData>/s, () => rows);
}

function dimension(sheet: Sheet): string {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 1);
  return range({ top: 0, left: 0, bottom: Math.max(0, sheet.rows.length - 1), right: width - 1 });
}
