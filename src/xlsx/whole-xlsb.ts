import { readRelations, readXml, visitXml } from './book.ts';
import { LIMITS } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';
import { Spread } from './spread.ts';
import type { Archive } from './zip.ts';

const BOOK = 'xl/workbook.bin';
const RELATIONS = 'xl/_rels/workbook.bin.rels';
const TYPES = '[content_types].xml';
/** The library takes an archive with one of these for another format. */
const FOREIGN: ReadonlySet<string> = new Set([
  'meta-inf/manifest.xml',
  'content.xml',
  'mimetype',
  'objectdata.xml',
  'index/document.iwa',
  'index.xml',
  'index.xml.gz',
  'index.zip',
  'xl/workbook.xml',
  'xl/worksheets/sheet.xml',
]);
/** Names that the library and the house could lead to different parts. */
const AMBIGUOUS = /^root entry\/|(^|\/)(\.\.|\.?\/)/;
/** Parts that the library would read as XML; charts, comments and themes are XML here as well. */
const XML_CELLS =
  /spreadsheetml\.(sheet|template|worksheet|sharedStrings|styles)\b|macroEnabled\.main\+xml/i;
const SHEET = /^xl\/worksheets\/sheet\d*\.bin$/;
const TARGET = /^xl\/((?!xl\/).)+\.bin$/;
const COMPARISON = 0.25;

/** Types of records ([MS-XLSB] 2.3). Cells are 1 to 18 and 62, of which those from 12 name no column. */
const ROW = 0;
const FIRST_SHORT = 12;
const LAST_CELL = 18;
const ITEM = 19;
const COLUMNS = 60;
const RICH = 62;
const SHEET_FROM = 129;
const SHEET_TO = 130;
const STRINGS_FROM = 159;
const STRINGS_TO = 160;
const ARRAY = 426;
const LINK = 494;

type Take = (type: number, from: number, length: number) => void;

/**
 * Refuses files that the library would accept although something is missing: parts are there and have their checksums,
 * their records fill them, cells lie in the grid and within the limits, and nothing is in the archive that it would
 * rather read.
 */
export function ensureWholeXlsb(archive: Archive): void {
  const names = archive.names();
  const sheets = new Set(names.filter((name) => SHEET.test(name)));
  const strings = new Set<string>();
  ensureOneFormat(archive);
  for (const { type, target, external } of readRelations(archive, BOOK)) {
    const isSheet = type === 'worksheet' || type === '';
    if (external || (!isSheet && type !== 'sharedStrings')) continue;
    if (!archive.has(target)) throw damaged(target, 'missing');
    if (!TARGET.test(target)) throw damaged(target, 'two formats');
    (isSheet ? sheets : strings).add(target.toLowerCase());
  }
  const spread = new Spread();
  for (const name of names) {
    const { bytes, size } = archive.take(name);
    if (sheets.has(name)) walkSheet(name, bytes.subarray(0, size), spread);
    else if (strings.has(name)) walkStrings(name, bytes.subarray(0, size));
  }
}

function ensureOneFormat(archive: Archive): void {
  const decoder = new TextDecoder();
  for (const name of archive.names()) {
    // Lower case of the library knows other letters than ASCII, such as the sign for kelvin, and takes all names for UTF-8.
    const bytes = Uint8Array.from(name, (letter) => letter.charCodeAt(0));
    for (const lower of [name.toLowerCase(), decoder.decode(bytes).toLowerCase()]) {
      if (FOREIGN.has(lower) || AMBIGUOUS.test(lower)) throw damaged(name, 'two formats');
    }
  }
  for (const part of [TYPES, RELATIONS]) {
    // The library looks for tags in comments too.
    const { bytes, size } = readXml(archive, part);
    if (decoder.decode(bytes.subarray(0, size)).includes('<!')) throw damaged(part, 'markup');
  }
  visitXml(archive, TYPES, (cursor) => {
    const type = cursor.attribute('ContentType') ?? '';
    if (cursor.is('Override') && XML_CELLS.test(type)) throw damaged(TYPES, 'two formats');
    const isBook = type === 'application/vnd.ms-excel.sheet.binary.macroEnabled.main';
    if (!cursor.is('Override') || !isBook) return;
    const part = (cursor.attribute('PartName') ?? '').replace(/^\//, '').toLowerCase();
    if (part !== BOOK) throw damaged(TYPES, 'two formats');
  });
}

function walkSheet(part: string, bytes: Uint8Array, spread: Spread): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (at: number): number => view.getUint32(at, true);
  let [row, column, arrays] = [-1, -1, 0];
  spread.beginSheet();
  const cell: Take = (type, from, length) => {
    const isShort = type >= FIRST_SHORT && type <= LAST_CELL;
    if (row < 0 || length < (isShort ? 4 : 8)) throw damaged(part, 'cell');
    column = isShort ? column + 1 : number(from);
    spread.place(part, row, column);
    spread.walk(arrays * COMPARISON);
  };
  const range = (from: number, length: number): readonly number[] => {
    if (length < 16) throw damaged(part, 'record');
    return [0, 4, 8, 12].map((at) => number(from + at));
  };
  walk(part, view, [SHEET_FROM, SHEET_TO], (type, from, length) => {
    if ((type > ROW && type <= LAST_CELL) || type === RICH) cell(type, from, length);
    else if (type === ROW) {
      if (length < 4) throw damaged(part, 'row');
      row = number(from);
      spread.describe(part, row);
    } else if (type === ARRAY) arrays++;
    else if (type === COLUMNS) {
      const [first = 0, last = 0] = range(from, length);
      spread.walk(Math.max(0, last - first + 1));
    } else if (type === LINK) {
      // The library makes a cell of each place that has a link.
      const [top = 0, bottom = 0, left = 0, right = 0] = range(from, length);
      for (let linked = top; linked <= bottom; linked++) spread.place(part, linked, left, right);
    }
  });
}

function walkStrings(part: string, bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let count = 0;
  walk(part, view, [STRINGS_FROM, STRINGS_TO], (type) => {
    if (type === ITEM && ++count > LIMITS.strings) throw tooLarge('strings', LIMITS.strings);
  });
}

/** Every record up to the end, the first and the last of which are of these types ([MS-XLSB] 2.1.4). */
function walk(part: string, view: DataView, [first, last]: readonly [number, number], take: Take) {
  let at = 0;
  let type = first;
  while (at < view.byteLength) {
    const kind = packed(view, at, 2);
    const size = kind && packed(view, kind.to, 4);
    if (!size || size.to + size.value > view.byteLength) throw damaged(part, 'cut off');
    if ((at === 0) !== (kind.value === first) || (at > 0 && type === last)) {
      throw damaged(part, 'record');
    }
    type = kind.value;
    take(type, size.to, size.value);
    at = size.to + size.value;
  }
  if (type !== last) throw damaged(part, 'cut off');
}

/** Seven bits a byte, the lowest first; the eighth says that another byte follows, of `most` bytes. */
function packed(view: DataView, at: number, most: number) {
  let value = 0;
  for (let index = 0; index < most && at + index < view.byteLength; index++) {
    const byte = view.getUint8(at + index);
    value += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80 || index === most - 1) return { value, to: at + index + 1 };
  }
  return undefined;
}
