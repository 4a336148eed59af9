import { Refusal } from '../core/issue.ts';
import { readRelations, readXml } from './book.ts';
import { COLUMNS, LIMITS, ROWS } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { UNPACK } from './unpack.ts';
import { visit, type Cursor } from './xml.ts';
import { Archive } from './zip.ts';

const BOOK = 'xl/workbook.bin';
const BINARY_SHEET = /^xl\/worksheets\/sheet\d+\.bin$/;
/** The record that ends a sheet, BrtEndSheet, and its length of nothing ([MS-XLSB] 2.4.392). */
const END_SHEET = [0x82, 0x01, 0x00];

const MANIFEST = 'META-INF/manifest.xml';
const CONTENT = 'content.xml';

/**
 * What the library that reads these formats passes over: every part must have its checksum and stay within the limits,
 * sheets must end, and repetitions must fit a grid. Throws a `Refusal` for what does not.
 */
export function ensureWhole(bytes: Uint8Array, format: 'xlsb' | 'ods'): void {
  const archive = new Archive(bytes, UNPACK, LIMITS);
  if (format === 'ods') ensureContent(archive);
  else ensureParts(archive);
  for (const name of archive.names()) {
    // Looked into already, and counted against the limits.
    if (format === 'ods' && name === CONTENT) continue;
    const { bytes: content, size } = archive.take(name);
    if (!BINARY_SHEET.test(name)) continue;
    const end = content.subarray(size - END_SHEET.length, size);
    if (!END_SHEET.every((byte, at) => end[at] === byte)) throw damaged(name, 'cut off');
  }
}

/** Sheets and their texts are there. */
function ensureParts(archive: Archive): void {
  for (const { type, target, external } of readRelations(archive, BOOK)) {
    const isNeeded = type === 'worksheet' || type === 'sharedStrings';
    if (isNeeded && !external && !archive.has(target)) throw damaged(target, 'missing');
  }
}

/** Rows and cells stand for as many as they say (OpenDocument 1.2, 19.675 and 19.678). */
function ensureContent(archive: Archive): void {
  if (archive.has(MANIFEST)) {
    visit(readXml(archive, MANIFEST), (cursor) => {
      if (cursor.is('encryption-data')) throw new Refusal('file-encrypted', { format: 'ods' });
    });
  }
  let [rows, columns, times, cells] = [0, 0, 1, 0];
  visit(readXml(archive, CONTENT), (cursor) => {
    if (cursor.is('table')) rows = 0;
    else if (cursor.is('table-row')) {
      times = repeated(cursor, 'number-rows-repeated');
      rows += times;
      columns = 0;
      if (rows > ROWS) throw tooLarge('rows', ROWS);
    } else if (cursor.is('table-cell') || cursor.is('covered-table-cell')) {
      const wide = repeated(cursor, 'number-columns-repeated');
      columns += wide;
      if (columns > COLUMNS) throw tooLarge('columns', COLUMNS);
      if (!cursor.closes || cursor.attribute('value-type') !== undefined) cells += times * wide;
      if (cells > LIMITS.cells) throw tooLarge('cells', LIMITS.cells);
    }
  });
}

function repeated(cursor: Cursor, attribute: string): number {
  const times = Number(cursor.attribute(attribute) ?? 1);
  if (!(times >= 1)) throw cursor.damaged('repetition');
  return times;
}
