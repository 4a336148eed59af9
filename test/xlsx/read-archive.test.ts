import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { Refusal } from '../../src/core/issue.ts';
import { readStamp, readWorkbook, type ReadOptions } from '../../src/xlsx/read.ts';
import {
  makeParts,
  makeRelations,
  makeSheet,
  makeStrings,
  makeWorkbook,
  zip,
  type Parts,
} from './make-zip.ts';

const ROWS = '<row r="1"><c r="A1"><v>1</v></c></row>';

/** The code and reason with which a file is refused. */
function refusal(bytes: Uint8Array, options: ReadOptions = {}): string {
  try {
    readWorkbook(bytes, options);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, what, format } = error.detail;
    return `${error.code} ${reason ?? what ?? format ?? ''}`.trim();
  }
  return 'read';
}

function refusalOfSheet(xml: string): string {
  return refusal(makeWorkbook('', { 'xl/worksheets/sheet1.xml': xml }));
}

/** Places of a signature, little-endian as zip has it. */
function places(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) {
    if (view.getUint32(at, true) === signature) found.push(at);
  }
  return found;
}

const LOCAL = 0x04034b50;
const LISTED = 0x02014b50;

/** The archive after a change at a header of the sheet part, which is its fourth. */
function patched(signature: number, offset: number, value: number, size: 2 | 4 = 4): Uint8Array {
  const bytes = makeWorkbook(ROWS);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const at = places(bytes, signature)[3]! + offset;
  if (size === 4) view.setUint32(at, value, true);
  else view.setUint16(at, value, true);
  return bytes;
}

describe('an archive', () => {
  it('is read whether its parts are stored or deflated', () => {
    const parts = makeParts(ROWS);
    expect(refusal(zip(parts, 0))).toBe('read');
    expect(readWorkbook(zip(parts, 0))).toEqual(readWorkbook(zip(parts, 6)));
  });

  it('gives the same with the inflater of Node', () => {
    const bytes = makeWorkbook(ROWS.repeat(1));
    expect(readWorkbook(bytes, UNPACK_NODE)).toEqual(readWorkbook(bytes));
  });

  it('is read with backslashes and capitals in its names', () => {
    const parts: Parts = {};
    for (const [name, part] of Object.entries(makeParts(ROWS))) {
      parts[name.replaceAll('/', '\\').replace('sheet1', 'Sheet1')] = part;
    }
    expect(readWorkbook(zip(parts)).sheets[0]!.rows).toEqual([[1]]);
  });

  it('is read with sizes behind the data', async () => {
    const { Zip, ZipDeflate } = await import('fflate');
    const chunks: Uint8Array[] = [];
    const archive = new Zip((_, chunk) => chunks.push(chunk));
    for (const [name, part] of Object.entries(makeParts(ROWS))) {
      const entry = new ZipDeflate(name);
      archive.add(entry);
      entry.push(typeof part === 'string' ? strToU8(part) : part, true);
    }
    archive.end();
    const bytes = new Uint8Array(Buffer.concat(chunks));
    expect(readWorkbook(bytes).sheets[0]!.rows).toEqual([[1]]);
  });

  it.each([
    ['a directory of another size', patched(LISTED, 24, 9), 'file-damaged header'],
    ['another packed size', patched(LISTED, 20, 9), 'file-damaged header'],
    ['another method', patched(LISTED, 10, 0, 2), 'file-damaged header'],
    ['an unknown method in both headers', patched(LISTED, 10, 99, 2), 'file-damaged packing'],
    ['a local header of another checksum', patched(LOCAL, 14, 9), 'file-damaged header'],
    ['a local header of another name', patched(LOCAL, 31, 0x41, 2), 'file-damaged header'],
    ['a password on a part', patched(LISTED, 8, 1, 2), 'file-encrypted zip'],
    ['a place inside another part', patched(LISTED, 42, 0), 'file-damaged overlap'],
    ['a place beyond the end', patched(LISTED, 42, 0x7fffffff), 'file-damaged header'],
  ])('is refused for %s', (_, bytes, expected) => {
    expect(refusal(bytes)).toBe(expected);
  });

  it('is refused if a byte of a stored part was changed', () => {
    const bytes = zip(makeParts(ROWS), 0);
    bytes[Buffer.from(bytes).indexOf('<v>1') + 3] = 0x32;
    expect(refusal(bytes)).toBe('file-damaged checksum');
  });

  it('is refused if its end counts the parts in two ways', () => {
    const bytes = makeWorkbook(ROWS);
    const end = bytes.length - 22;
    bytes[end + 8] = bytes[end + 8]! + 1;
    expect(refusal(bytes)).toBe('file-damaged directory');
  });

  it('is refused if a part is listed twice, whatever its capitals', () => {
    const twice = makeParts(ROWS, { 'xl/worksheets/SHEET1.xml': makeSheet('<sheetData/>') });
    expect(refusal(zip(twice))).toBe('file-damaged listed twice');
  });

  it('is refused wherever it is cut off', () => {
    const bytes = makeWorkbook(ROWS);
    for (let length = 60; length < bytes.length; length += 7) {
      expect(refusal(bytes.slice(0, length))).toMatch(/^file-damaged/);
    }
  });

  it.each(['xl/worksheets/sheet1.xml', 'xl/workbook.xml', 'xl/_rels/workbook.xml.rels'])(
    'is refused without %s',
    (name) => {
      const parts = makeParts(ROWS);
      delete parts[name];
      expect(refusal(zip(parts))).toMatch(/^file-damaged (missing|sheet)$/);
    },
  );

  it.each(['inflate of a page', 'inflate of Node'])('stops at the declared size: %s', (which) => {
    const bytes = zip(makeParts('', { 'xl/worksheets/sheet1.xml': ' '.repeat(3_000_000) }));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    for (const [signature, offset] of [
      [LOCAL, 22],
      [LISTED, 24],
    ] as const) {
      view.setUint32(places(bytes, signature)[3]! + offset, 1000, true);
    }
    const options = which.endsWith('Node') ? UNPACK_NODE : {};
    expect(refusal(bytes, options)).toMatch(/^file-damaged (size|packing)$/);
  });

  it.each([
    ['file', { file: 100 }],
    ['parts', { parts: 3 }],
    ['inflated', { inflated: 500 }],
    ['cells', { cells: 0 }],
    ['rows', { rows: 0 }],
  ])('is refused as too large by %s', (what, limits) => {
    expect(refusal(makeWorkbook(ROWS), { limits })).toBe(`file-too-large ${what}`);
  });

  it.each([
    [
      'relations',
      { relations: 6 },
      'xl/worksheets/_rels/sheet1.xml.rels',
      '<a><Relationship/></a>',
    ],
    ['formats', { formats: 1 }, 'xl/styles.xml', '<a><cellXfs><xf/><xf/></cellXfs></a>'],
    ['formats', { formats: 1 }, 'xl/styles.xml', '<a><fonts><font/><font/></fonts></a>'],
    [
      'properties',
      { properties: 1 },
      'docProps/custom.xml',
      '<a><property name="a"/><property name="b"/></a>',
    ],
  ])('is refused as too large by %s of %j', (what, limits, name, xml) => {
    const relations = makeRelations([
      ['officeDocument', 'xl/workbook.xml'],
      ['custom-properties', 'docProps/custom.xml'],
    ]);
    const bytes = makeWorkbook(ROWS, { '_rels/.rels': relations, [name]: xml });
    expect(refusal(bytes)).toBe('read');
    expect(refusal(bytes, { limits })).toBe(`file-too-large ${what}`);
  });

  it.each([
    ['<c r="A1" t="inlineStr"><is><t>甲乙丙丁</t></is></c>', {}],
    ['<c r="A1" t="inlineStr"><is><r><t>甲乙</t></r><r><t>丙丁</t></r></is></c>', {}],
    ['<c r="A1" t="str"><v>甲乙丙丁</v></c>', {}],
    [
      '<c r="A1" t="s"><v>0</v></c>',
      { 'xl/sharedStrings.xml': makeStrings(['<r><t>甲乙</t></r><r><t>丙丁</t></r>']) },
    ],
  ])('is refused as too large for a text of more than it may have in %s', (xml, more: Parts) => {
    const bytes = makeWorkbook(`<row r="1">${xml}</row>`, more);
    expect(refusal(bytes, { limits: { text: 4 } })).toBe('read');
    expect(refusal(bytes, { limits: { text: 3 } })).toBe('file-too-large text');
  });

  it('is refused as too large if a part unpacks to hundreds of times its size', () => {
    const blank = makeSheet(`<sheetData>${'<row/>'.repeat(1_000_000)}</sheetData>`);
    expect(refusal(makeWorkbook('', { 'xl/worksheets/sheet1.xml': blank }))).toBe(
      'file-too-large ratio',
    );
  });

  it('costs no memory for cells at the far end of many sheets', () => {
    const far = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    expect(refusal(makeWorkbook(far), { limits: { rows: 1_000_000 } })).toBe('file-too-large rows');
    const wide = Array.from(
      { length: 2000 },
      (_, row) => `<row><c r="XFD${row + 1}"><v>1</v></c></row>`,
    );
    expect(refusal(makeWorkbook(wide.join('')))).toBe('file-too-large cells');
  });
});

describe('a sheet', () => {
  const head = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c>';

  it.each([
    [' ', 'file-damaged no worksheet'],
    ['<worksheet>', 'file-damaged cut off'],
    ['<worksheet/>', 'file-damaged no rows'],
    [`${head}`, 'file-damaged cut off'],
    [`${head}</row>`, 'file-damaged cut off'],
    [`${head}</row></sheetData>`, 'file-damaged cut off'],
    [`${head}</row></sheetData></worksheet`, 'file-damaged tag'],
    [`${head}<c r="B1"><v>1</v>`, 'file-damaged cut off'],
    [`${head}<c r="B1`, 'file-damaged tag'],
    [`${head}</row></sheetData><sheetData/></worksheet>`, 'file-damaged rows twice'],
    [`${head}<c r="A1"><v>2</v></c></row></sheetData></worksheet>`, 'file-damaged cell twice'],
    [`${head}<c r="B2"><v>2</v></c></row></sheetData></worksheet>`, 'file-damaged cell address'],
    [`${head}<c r="XFE1"><v>2</v></c></row></sheetData></worksheet>`, 'file-damaged cell address'],
    ['<worksheet><sheetData><row r="0"/></sheetData></worksheet>', 'file-damaged row'],
    ['<worksheet><sheetData><row r="1048577"/></sheetData></worksheet>', 'file-damaged row'],
    ['<worksheet><sheetData><row r="2147483648"/></sheetData></worksheet>', 'file-damaged row'],
    [
      `${head}<c r="B1" t="s"><v>0</v></c></row></sheetData></worksheet>`,
      'file-damaged shared string',
    ],
    ['<!DOCTYPE x [<!ENTITY a "b">]><worksheet><sheetData/></worksheet>', 'file-damaged doctype'],
    [
      `${head}<c r="B1" t="str"><v>&lol;</v></c></row></sheetData></worksheet>`,
      'file-damaged entity',
    ],
    ['<html><body>登录</body></html>', 'file-damaged no worksheet'],
    [`${head}<v" si="0"/></row></sheetData></worksheet>`, 'file-damaged tag'],
    [`${head}<c r="B1"s="1"/></row></sheetData></worksheet>`, 'file-damaged tag'],
    [`${head}<c r"B1"/></row></sheetData></worksheet>`, 'file-damaged tag'],
    [`${head}<c s="1" r="B1" s="2"/></row></sheetData></worksheet>`, 'file-damaged tag'],
    ['foo<worksheet><sheetData/></worksheet>', 'file-damaged markup'],
    ['<worksheet><sheetData/></worksheet>foo', 'file-damaged markup'],
    [`${head}</c></row></sheetData></worksheet>`, 'file-damaged tag'],
    [`${head}</row></sheetDate></worksheet>`, 'file-damaged tag'],
    [`${head}</ro></sheetData></worksheet>`, 'file-damaged tag'],
    [`${head}</roww></sheetData></worksheet>`, 'file-damaged tag'],
  ])('is refused: %s', (xml, expected) => {
    expect(refusalOfSheet(xml)).toBe(expected);
  });

  it('is refused if its text is not the UTF-8 it claims', () => {
    const parts = makeParts('<row r="1"><c r="A1" t="inlineStr"><is><t>@@@@</t></is></c></row>');
    const bytes = strToU8(parts['xl/worksheets/sheet1.xml'] as string);
    const at = bytes.indexOf(0x40);
    bytes.set([0xc0, 0xee, 0xcd, 0xfa], at);
    expect(refusal(zip({ ...parts, 'xl/worksheets/sheet1.xml': bytes }))).toBe(
      'file-damaged utf-8',
    );
  });

  it.each(['utf-16le', 'utf-16be'] as const)('is read in %s', (encoding) => {
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>李旺镇</t></is></c></row>';
    const xml = makeParts(rows)['xl/worksheets/sheet1.xml'] as string;
    const bytes = Buffer.from(`\uFEFF${xml.replace('UTF-8', 'UTF-16')}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    const book = readWorkbook(
      makeWorkbook('', { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) }),
    );
    expect(book.sheets[0]!.rows).toEqual([['李旺镇']]);
  });

  it('is read in the encoding it declares, and refused for one that nobody knows', () => {
    const start = '<?xml version="1.0" encoding="GBK"?><worksheet><sheetData><row r="1">';
    const end = '</t></is></c></row></sheetData></worksheet>';
    const cell = '<c r="A1" t="inlineStr"><is><t>';
    const bytes = Buffer.concat([
      Buffer.from(start + cell),
      Buffer.from([0xc0, 0xee]),
      Buffer.from(end),
    ]);
    const parts = { 'xl/worksheets/sheet1.xml': new Uint8Array(bytes) };
    expect(readWorkbook(makeWorkbook('', parts)).sheets[0]!.rows).toEqual([['李']]);
    const unknown = start.replace('GBK', 'x-own') + '</row></sheetData></worksheet>';
    expect(refusalOfSheet(unknown)).toBe('file-format xml');
  });

  it('is refused at every place where its XML ends early', () => {
    const xml = makeParts(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1.5</v></c></row>',
    )['xl/worksheets/sheet1.xml'] as string;
    for (let length = 0; length < xml.length; length++) {
      expect(refusalOfSheet(xml.slice(0, length))).toMatch(/^file-damaged/);
    }
  });

  it.each(['sheet1.xml', 'SHEET1.xml', '../worksheets/sheet1.xml', '%73heet1.xml'])(
    'is refused if another sheet shows the same part, named %s',
    (name) => {
      const twice = makeParts(ROWS, {
        'xl/workbook.xml':
          '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId2"/></sheets></workbook>',
        'xl/_rels/workbook.xml.rels': makeRelations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['worksheet', `worksheets/${name}`],
        ]),
      });
      expect(refusal(zip(twice))).toBe('file-damaged sheet twice');
    },
  );
});

describe('readStamp', () => {
  it('gives null for bytes that are no workbook', () => {
    expect(readStamp(new Uint8Array())).toBeNull();
    expect(readStamp(strToU8('乡镇,姓名\n'))).toBeNull();
    expect(readStamp(zipSync({ 'a.txt': strToU8('a') }))).toBeNull();
  });
});

describe('a part whose name is not ASCII', () => {
  const SHEET = makeSheet('<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');

  it.each([
    ['数据.xml', '数据.xml'],
    ['%E6%95%B0%E6%8D%AE.xml', '数据.xml'],
  ])('is found as %s where it is stored as %s', (target, name) => {
    const bytes = zip(
      makeParts('', {
        'xl/_rels/workbook.xml.rels': makeRelations([['worksheet', `worksheets/${target}`]]),
        [`xl/worksheets/${name}`]: SHEET,
      }),
    );
    expect(readWorkbook(bytes).sheets[0]?.rows).toEqual([[1]]);
  });
});
