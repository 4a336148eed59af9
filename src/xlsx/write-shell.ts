import type { AddWorksheetOptions, Style as Look, Workbook as Book, Worksheet } from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Highlight, Layout, Print, Sheet, Workbook } from '../core/sheet.ts';
import { address, range } from '../core/sheet.ts';
import { readPlace } from './reference.ts';
import { argb, lookOf } from './write-looks.ts';
import type { Paint, Palette } from './write-paint.ts';

/** Excel stores a column's width with 5 pixels of margin; a digit of the default font is 8 wide. */
const MARGIN = 5 / 8;

/** Characters; Excel refuses more. */
const WIDEST = 255;

/** The parts exceljs is asked for, as text by path, and where each style of the palette stands. */
export interface Shell {
  readonly parts: ReadonlyMap<string, string>;
  readonly formats: readonly number[];
}

/** Its parts are taken out again at once: packing them would be for nothing. */
const STORED = { zip: { compression: 'STORE' } } as const;

/**
 * Everything but cells: exceljs registers styles, columns, views, protection, filters, highlights and
 * page setup for sheets without rows, which is where it is reliable and quick. Cells, validations,
 * notes, links, names, charts and properties are written by this folder.
 */
export async function makeShell(
  workbook: Workbook,
  names: readonly string[],
  paints: readonly Paint[],
  palette: Palette,
): Promise<Shell> {
  const { default: ExcelJS } = await import('exceljs/lib/exceljs.bare.js');
  const book = new ExcelJS.Workbook();
  const looks = palette.styles.map(lookOf);
  const activeTab = workbook.sheets.findIndex(
    ({ visibility = 'visible' }) => visibility === 'visible',
  );
  const view = {
    x: 0,
    y: 0,
    width: 24000,
    height: 12000,
    firstSheet: 0,
    visibility: 'visible',
  } as const;
  book.views = [{ ...view, activeTab }];
  book.calcProperties.fullCalcOnLoad = true;
  if (workbook.date1904) book.properties.date1904 = true;
  for (const [index, sheet] of workbook.sheets.entries()) {
    const paint = paints[index];
    if (paint) await addSheet(book, sheet, names[index] ?? '', paint, looks);
  }
  looks.forEach((look, style) => {
    if (style > 0) Object.assign(book.worksheets[0]?.getCell(1, style + 1) ?? {}, { style: look });
  });
  const files = unzipSync(new Uint8Array(await book.xlsx.writeBuffer(STORED)));
  const parts = new Map<string, string>();
  for (const [path, bytes] of Object.entries(files)) {
    if (!path.endsWith('/')) parts.set(path, strFromU8(bytes));
  }
  const first = parts.get('xl/worksheets/sheet1.xml') ?? '';
  return { parts, formats: formatsOf(first, looks.length) };
}

type Looks = readonly Partial<Look>[];

async function addSheet(
  book: Book,
  sheet: Sheet,
  name: string,
  paint: Paint,
  looks: Looks,
): Promise<void> {
  const shell = book.addWorksheet(name, optionsOf(sheet));
  const { layout = {} } = sheet;
  addColumns(shell, layout, paint, looks);
  layout.highlights?.forEach((highlight, index) => addHighlight(shell, highlight, index));
  if (layout.filter !== undefined) shell.autoFilter = range(layout.filter);
  if (layout.protected) {
    await shell.protect('', {
      formatColumns: true,
      formatRows: true,
      sort: true,
      autoFilter: true,
    });
  }
}

function optionsOf({ visibility, layout }: Sheet): Partial<AddWorksheetOptions> {
  const { rows, columns } = layout?.freeze ?? { rows: 0, columns: 0 };
  const state = visibility === 'very-hidden' ? 'veryHidden' : (visibility ?? 'visible');
  const activeCell = address(rows, columns);
  const frozen = { state: 'frozen', xSplit: columns, ySplit: rows, activeCell } as const;
  return {
    state,
    views: [rows + columns > 0 ? frozen : { state: 'normal' }],
    ...(layout?.tab === undefined ? {} : { properties: { tabColor: argb(layout.tab) } }),
    ...paperOf(layout?.print),
  };
}

/** Per cent; a dozen figures beside a unit's name then fill a page of A4. */
const BROKEN_SCALE = 80;

const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

function paperOf(print: Print | undefined): Partial<AddWorksheetOptions> {
  const A4 = 9;
  if (print === undefined) return { pageSetup: { paperSize: A4 } };
  const orientation = print.landscape ? 'landscape' : 'portrait';
  // Excel ignores page breaks on a sheet that is fitted to the page's width.
  const fit = print.breakColumns
    ? { fitToPage: false, scale: BROKEN_SCALE }
    : { fitToPage: true, fitToWidth: 1, fitToHeight: 0 };
  return {
    pageSetup: {
      paperSize: A4,
      orientation,
      ...fit,
      ...(print.gridLines ? { showGridLines: true } : {}),
      margins: MARGINS,
      horizontalCentered: true,
    },
    headerFooter: { oddFooter: footerOf(print.footer) },
  };
}

/** Text without Excel's codes becomes the left part, with page and pages on the right. */
function footerOf(footer: string | undefined): string {
  if (footer === undefined) return '&C&P / &N';
  if (/&[PN]/.test(footer)) return footer;
  return `&L${footer.replaceAll('&', '&&')}&R&P / &N`;
}

function addColumns(sheet: Worksheet, layout: Layout, paint: Paint, looks: Looks): void {
  const hidden = new Set(layout.hiddenColumns);
  const widths = layout.widths ?? [];
  const count = Math.max(widths.length, paint.columns.length, ...[...hidden].map((at) => at + 1));
  for (let at = 0; at < count; at++) {
    const column = sheet.getColumn(at + 1);
    const width = widths[at];
    if (width !== undefined) column.width = Math.min(width + MARGIN, WIDEST);
    if (hidden.has(at)) column.hidden = true;
    column.style = looks[paint.columns[at] ?? 0] ?? {};
  }
}

function addHighlight(sheet: Worksheet, { area, formula, style }: Highlight, index: number): void {
  const { bold, color, fill } = style;
  const font = {
    ...(bold ? { bold } : {}),
    ...(color === undefined ? {} : { color: argb(color) }),
  };
  const look = {
    ...(bold || color !== undefined ? { font } : {}),
    // A rule's fill is its background colour; the foreground would show as black.
    ...(fill === undefined
      ? {}
      : { fill: { type: 'pattern', pattern: 'solid', bgColor: argb(fill) } as const }),
  };
  sheet.addConditionalFormatting({
    ref: range(area),
    rules: [{ type: 'expression', priority: index + 1, formulae: [formula], style: look }],
  });
}

/** One cell a style stands in the first row of the first sheet, so that its index can be read back. */
function formatsOf(firstSheet: string, count: number): readonly number[] {
  const formats = Array.from({ length: count }, () => 0);
  for (const [, cell = '', style] of firstSheet.matchAll(/<c r="([A-Z]+1)" s="(\d+)"/g)) {
    const place = readPlace(cell);
    if (place) formats[place.column] = Number(style);
  }
  return formats;
}
