import type { FileMark } from '../core/marks.ts';
import { address, quoteSheet } from '../core/sheet.ts';
import type { Fills, Severity } from './mark-styles.ts';
import { cellText, escapeAttribute, escapeText } from './write-text.ts';

/** What Excel takes on one sheet; it complains of a workbook with more. */
const MOST_LINKS = 65_530;

/** What the list says beside the findings. */
export interface MarkWords {
  readonly sheet: string;
  readonly headings: readonly [sheet: string, cell: string, severity: string, text: string];
  readonly severity: Readonly<Record<Severity, string>>;
}

/**
 * The worksheet part of the list, each finding with a link as long as a sheet takes more. `namespace` is the one the
 * workbook uses: Strict has its own.
 */
export function writeList(
  marks: readonly FileMark[],
  words: MarkWords,
  fills: Fills | undefined,
  namespace: string,
): string {
  const rows = marks.map(({ sheet, row, column, text, severity }, index) => {
    const texts = [sheet, address(row, column), words.severity[severity], text];
    return writeRow(index + 1, texts, [0, 0, fills?.format(0, severity) ?? 0]);
  });
  const links = marks.slice(0, MOST_LINKS).map(({ sheet, row, column }, index) => {
    const location = escapeAttribute(`${quoteSheet(sheet)}!${address(row, column)}`);
    return `<hyperlink ref="${address(index + 1, 1)}" location="${location}"/>`;
  });
  const pane = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>';
  const widths = [20, 10, 8, 80].map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${namespace}">` +
    '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' +
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>` +
    `<cols>${widths.join('')}</cols>` +
    `<sheetData>${writeRow(0, words.headings, [])}${rows.join('')}</sheetData>` +
    `${links.length === 0 ? '' : `<hyperlinks>${links.join('')}</hyperlinks>`}` +
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
  );
}

function writeRow(row: number, texts: readonly string[], styles: readonly number[]): string {
  const cells = texts.map((text, column) => textCell(row, column, text, styles[column] ?? 0));
  return `<row r="${row + 1}">${cells.join('')}</row>`;
}

function textCell(row: number, column: number, text: string, style: number): string {
  const format = style === 0 ? '' : ` s="${style}"`;
  const body = `<is><t xml:space="preserve">${escapeText(cellText(text))}</t></is>`;
  return `<c r="${address(row, column)}"${format} t="inlineStr">${body}</c>`;
}
