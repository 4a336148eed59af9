import { range } from '../core/sheet.ts';
import type { Print } from '../core/sheet.ts';
import { columnName } from '../core/sheet.ts';

/** Inches, as in the written files. */
const MARGINS = { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 };

/** Per cent, of a sheet that breaks between its columns; as in the written files. */
const BROKEN = 80;

/** How a sheet is printed, on A4; ExcelApi 1.9. */
export function writePage(sheet: Excel.Worksheet, print: Print): void {
  const page = sheet.pageLayout;
  page.paperSize = 'A4';
  page.orientation = print.landscape ? 'Landscape' : 'Portrait';
  page.centerHorizontally = true;
  page.setPrintMargins('Inches', MARGINS);
  if (print.repeatRows) page.setPrintTitleRows(`$1:$${print.repeatRows}`);
  if (print.repeatColumns) page.setPrintTitleColumns(`$A:$${columnName(print.repeatColumns - 1)}`);
  if (print.area) page.setPrintArea(range(print.area));
  const { defaultForAllPages } = page.headersFooters;
  defaultForAllPages.rightFooter = '&P / &N';
  if (print.footer !== undefined) {
    defaultForAllPages.leftFooter = print.footer.replaceAll('&', '&&');
  }
  if (print.gridLines) page.printGridlines = true;
  // Excel ignores page breaks on a sheet that is fitted to the page's width.
  page.zoom = print.breakColumns ? { scale: BROKEN } : { horizontalFitToPages: 1 };
  for (const column of print.breakColumns ?? []) {
    sheet.verticalPageBreaks.add(`${columnName(column)}1`);
  }
}
