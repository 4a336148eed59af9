import type { Sheet, Workbook } from '../core/sheet.ts';
import { writeChart, writeDrawing } from './write-charts.ts';
import { FONT } from './write-looks.ts';
import { definedNames, sheetNames } from './write-names.ts';
import { blocksOf, notesInOrder, writeBoxes, writeComments } from './write-notes.ts';
import type { Package } from './write-package.ts';
import { coreProperties, customProperties, makePackage, zipParts } from './write-package.ts';
import { makePaint, makePalette } from './write-paint.ts';
import { makeStrings, writeRows } from './write-rows.ts';
import { writeRules } from './write-rules.ts';
import { makeShell } from './write-shell.ts';
import type { Child } from './write-sheet.ts';
import { PACK } from './write-zip.ts';
import {
  fillSheet,
  insertChild,
  writeBreaks,
  writeIgnored,
  writeLinks,
  writeMerges,
} from './write-sheet.ts';

/**
 * The bytes of an .xlsx workbook. The same workbook gives the same bytes on every machine and day, unless a host
 * packs it in its own way.
 * Sheet names Excel would refuse are altered; a workbook without a visible sheet, a defined name or a
 * validation Excel would refuse is a fault of the caller and throws a RangeError.
 */
export async function writeWorkbook(workbook: Workbook, pack = PACK): Promise<Uint8Array> {
  if (!workbook.sheets.some(({ visibility = 'visible' }) => visibility === 'visible')) {
    throw new RangeError('a workbook needs a visible sheet');
  }
  const names = sheetNames(workbook);
  const palette = makePalette();
  const strings = makeStrings();
  const paints = workbook.sheets.map(({ layout, rows }) =>
    makePaint(layout?.styles ?? [], rows.length, palette),
  );
  const shell = await makeShell(workbook, names, paints, palette);
  const rows = workbook.sheets.map((sheet, index) => {
    const paint = paints[index];
    return paint ? writeRows(sheet, paint, shell.formats, strings) : '<sheetData/>';
  });
  const into = makePackage(shell.parts);
  addSheets(into, workbook, names, rows);
  into.relate('xl/workbook.xml', 'sharedStrings', 'xl/sharedStrings.xml', strings.part());
  if (Object.keys(workbook.properties).length > 0) {
    into.relate('', 'custom', 'docProps/custom.xml', customProperties(workbook.properties));
  }
  into.parts.set('docProps/core.xml', coreProperties(workbook.title, workbook.modified));
  const book = into.parts.get('xl/workbook.xml') ?? '';
  into.parts.set(
    'xl/workbook.xml',
    book.replace('<calcPr', () => `${definedNames(workbook, names)}<calcPr`),
  );
  into.parts.set('xl/styles.xml', mendStyles(into.parts.get('xl/styles.xml') ?? ''));
  return zipParts(into.parts, pack);
}

/** What is numbered through all sheets. */
interface Counters {
  chart: number;
  /** Blocks of 1,024 shape ids. */
  block: number;
}

function addSheets(
  into: Package,
  workbook: Workbook,
  names: readonly string[],
  rows: readonly string[],
): void {
  const written = new Map(workbook.sheets.map(({ name }, index) => [name, names[index] ?? name]));
  const shown = workbook.sheets.findIndex(({ visibility = 'visible' }) => visibility === 'visible');
  const at: Counters = { chart: 1, block: 1 };
  workbook.sheets.forEach((sheet, index) => {
    const { layout = {} } = sheet;
    const number = index + 1;
    const path = `xl/worksheets/sheet${number}.xml`;
    const target = { path, name: names[index] ?? '', number };
    const children: readonly (readonly [Child, string])[] = [
      ['mergeCells', writeMerges(layout.merges ?? [])],
      ['dataValidations', writeRules(layout.validations ?? [])],
      ['hyperlinks', writeLinks(layout.links ?? [], written)],
      ['colBreaks', writeBreaks(layout.print?.breakColumns)],
      ['ignoredErrors', writeIgnored(layout)],
      ['drawing', addCharts(into, sheet, target, at)],
      ['legacyDrawing', addNotes(into, path, sheet, number, at)],
    ];
    const shell = into.parts.get(path) ?? '';
    const xml = children.reduce((so, [name, child]) => insertChild(so, name, child), shell);
    into.parts.set(path, fillSheet(xml, sheet, rows[index] ?? '<sheetData/>', index === shown));
  });
}

interface Target {
  readonly path: string;
  readonly name: string;
  readonly number: number;
}

function addCharts(
  into: Package,
  sheet: Sheet,
  { path, name, number }: Target,
  at: Counters,
): string {
  const charts = sheet.layout?.charts ?? [];
  if (charts.length === 0) return '';
  const drawing = `xl/drawings/drawing${number}.xml`;
  const id = into.relate(path, 'drawing', drawing, writeDrawing(charts));
  for (const chart of charts) {
    const part = `xl/charts/chart${at.chart++}.xml`;
    into.relate(drawing, 'chart', part, writeChart(sheet, name, chart));
  }
  return `<drawing r:id="${id}"/>`;
}

function addNotes(into: Package, path: string, sheet: Sheet, number: number, at: Counters): string {
  const notes = notesInOrder(sheet.layout?.notes ?? []);
  if (notes.length === 0) return '';
  into.relate(path, 'comments', `xl/comments${number}.xml`, writeComments(notes));
  const boxes = writeBoxes(notes, at.block);
  const id = into.relate(path, 'vmlDrawing', `xl/drawings/vmlDrawing${number}.vml`, boxes);
  at.block += blocksOf(notes);
  return `<legacyDrawing r:id="${id}"/>`;
}

/** exceljs always names Calibri first; this is the font of every cell without one, and the width unit. */
function mendStyles(styles: string): string {
  const font = `<font><sz val="11"/><name val="${FONT}"/><family val="3"/><charset val="134"/></font>`;
  return styles.replace(/<font>.*?<\/font>/, font);
}
