import { deflateRawSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { Refusal } from '../../src/core/issue.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import {
  makeParts,
  makeRelations,
  makeSheet,
  makeStrings,
  makeWorkbook,
  zip,
  type Parts,
} from './make-zip.ts';

/** Seconds of processor time that one hostile file may take, and megabytes it may add to the process. */
const SECONDS = 2;
const MEGABYTES = 600;

const ONE = '<row r="1"><c r="A1"><v>1</v></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';

interface Reading {
  readonly workbook?: Workbook;
  readonly refused: string;
}

/** Reads as the product does, and fails where that takes too long or too much memory. */
function read(bytes: Uint8Array): Reading {
  const [start, before] = [process.cpuUsage(), process.resourceUsage().maxRSS];
  const reading = attempt(bytes);
  const { user, system } = process.cpuUsage(start);
  expect((user + system) / 1e6).toBeLessThan(SECONDS);
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(MEGABYTES);
  return reading;
}

function attempt(bytes: Uint8Array): Reading {
  try {
    return { workbook: readWorkbook(bytes, UNPACK_NODE), refused: '' };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, what, format } = error.detail;
    return { refused: `${error.code} ${reason ?? what ?? format ?? ''}`.trim() };
  }
}

function withSheet(inside: string): Uint8Array {
  return makeWorkbook('', { [SHEET]: makeSheet(inside) });
}

/** A workbook of one sheet that is so many bytes when it is unpacked, packed beforehand. */
function packed(parts: Parts, declared: number, deflated: Uint8Array): Uint8Array {
  const bytes = zip({ ...parts, [SHEET]: 'x'.repeat(50) });
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const names = Buffer.from(bytes.buffer);
  const local = names.indexOf(SHEET) - 30;
  const listed = names.lastIndexOf(SHEET) - 46;
  const old = view.getUint32(local + 18, true);
  const data = local + 30 + SHEET.length;
  for (const [at, offset] of [
    [local, 18],
    [listed, 20],
  ] as const) {
    view.setUint32(at + offset, deflated.length, true);
    view.setUint32(at + offset + 4, declared, true);
  }
  const grown = deflated.length - old;
  const end = bytes.length - 22;
  view.setUint32(end + 16, view.getUint32(end + 16, true) + grown, true);
  return new Uint8Array(
    Buffer.concat([names.subarray(0, data), deflated, names.subarray(data + old)]),
  );
}

beforeAll(() => {
  // What the first reading compiles is no file's fault.
  attempt(makeWorkbook(ONE.repeat(1)));
});

describe('an archive that is not whole', () => {
  it('is told by its first names, and quickly, where headers stand in the names of others', () => {
    const bytes = new Uint8Array(2 * 2 ** 20);
    for (let at = 0; at < bytes.length; at += 4) bytes.set([0x50, 0x4b, 3, 4], at);
    expect(read(bytes).refused).toBe('file-archive zip');
  });
});

describe('a bomb', () => {
  it('is refused by what each byte would become', () => {
    const zeros = deflateRawSync(new Uint8Array(64 * 2 ** 20), { level: 9 });
    expect(read(packed(makeParts(ONE), 64 * 2 ** 20, zeros)).refused).toBe('file-too-large ratio');
  });

  it('is refused by what it declares in all, and nothing is unpacked', () => {
    const dense = new Uint8Array(8 * 2 ** 20).map((_, at) => (at * 2654435761) >>> 24);
    expect(read(packed(makeParts(ONE), 1.2e9, dense)).refused).toBe('file-too-large inflated');
  });

  it('is stopped where it holds more than it declares', () => {
    const zeros = deflateRawSync(new Uint8Array(64 * 2 ** 20), { level: 9 });
    expect(read(packed(makeParts(ONE), 1000, zeros)).refused).toBe('file-damaged packing');
  });

  it('is not unpacked again where a part is an archive itself', () => {
    const inner = makeWorkbook(ONE);
    expect(read(makeWorkbook('', { [SHEET]: inner })).refused).toMatch(/^file-damaged/);
    const kept = makeWorkbook(ONE, { 'xl/embeddings/book.xlsx': inner, 'xl/media/a.zip': inner });
    expect(read(kept).workbook?.sheets[0]?.rows).toEqual([[1]]);
  });

  it('is refused for more relations than a workbook has, packed as badly as is allowed', () => {
    const noise = (at: number): string => `<!--${((at * 2654435761) >>> 0).toString(36)}-->`;
    const links = Array.from(
      { length: 8000 },
      (_, at) => '<Relationship/>'.repeat(100) + noise(at),
    );
    const relations = `<Relationships>${links.join('')}</Relationships>`;
    expect(
      read(makeWorkbook(ONE, { 'xl/worksheets/_rels/sheet1.xml.rels': relations })).refused,
    ).toBe('file-too-large relations');
  });

  it('is refused where a hundred names share the bytes of one part', () => {
    const bytes = zip(makeParts(ONE, { 'xl/a.xml': ONE }));
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const file = Buffer.from(bytes);
    const end = bytes.length - 22;
    const from = view.getUint32(end + 16, true);
    const last = file.lastIndexOf('xl/a.xml') - 46;
    const entries = Array.from({ length: 100 }, (_, index) => {
      const entry = Buffer.from(file.subarray(last, end));
      entry.write(String.fromCharCode(0x100 + index).slice(0, 1), 46, 'latin1');
      return entry;
    });
    const listing = Buffer.concat([file.subarray(from, last), ...entries]);
    const tail = Buffer.from(file.subarray(end));
    for (const at of [8, 10]) tail.writeUInt16LE(view.getUint16(end + 10, true) + 99, at);
    tail.writeUInt32LE(listing.length, 12);
    const overlapping = new Uint8Array(Buffer.concat([file.subarray(0, from), listing, tail]));
    expect(read(overlapping).refused).toMatch(/^file-damaged (overlap|header)$/);
  });
});

const LAUGHS =
  '<!DOCTYPE lolz [<!ENTITY a "lol">' +
  [...'bcdefghij']
    .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghij'[at]};`.repeat(10)}">`)
    .join('') +
  ']>';

describe('a document type', () => {
  it.each([
    [SHEET, makeSheet('<sheetData><row r="1"><c r="A1" t="str"><v>&j;</v></c></row></sheetData>')],
    ['xl/sharedStrings.xml', makeStrings(['<t>&j;</t>'])],
    ['xl/styles.xml', '<styleSheet>&j;</styleSheet>'],
    ['xl/workbook.xml', '<workbook>&j;</workbook>'],
    ['xl/_rels/workbook.xml.rels', '<Relationships>&j;</Relationships>'],
    ['_rels/.rels', '<Relationships>&j;</Relationships>'],
  ])('is refused in %s before any entity grows', (name, xml) => {
    const body = xml.replace(/^<\?xml.*?\?>\s*/, '');
    expect(read(makeWorkbook(ONE, { [name]: LAUGHS + body })).refused).toBe('file-damaged doctype');
  });

  it('that names a file outside is not followed', () => {
    const xxe = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    const bytes = makeWorkbook('', { [SHEET]: xxe + makeSheet('<sheetData>&x;</sheetData>') });
    expect(read(bytes).refused).toBe('file-damaged doctype');
  });
});

describe('a sheet that claims much', () => {
  it.each(['A1:XFD1048576', 'A1:ZZZ99999999', '', 'A1:A1:A1', '-1'])(
    'is read for what it holds, whatever dimension %s says',
    (area) => {
      const { workbook } = read(
        withSheet(`<dimension ref="${area}"/><sheetData>${ONE}</sheetData>`),
      );
      expect(workbook?.sheets[0]?.rows).toEqual([[1]]);
    },
  );

  it.each(['0', '1048577', '2147483648', '99999999999999999999', '-5', '1e3', '1.5', ''])(
    'is refused for a row %s',
    (row) => {
      expect(read(makeWorkbook(`<row r="${row}"><c><v>1</v></c></row>`)).refused).toBe(
        'file-damaged row',
      );
    },
  );

  it.each([
    ['ten million rows without numbers', '<row/>'.repeat(10_000_000)],
    ['ten million cells without values', `<row>${'<c/>'.repeat(16_000)}</row>`.repeat(625)],
    ['a million rows of style', `<row r="7" s="1" customFormat="1"/>`.repeat(1_000_000)],
  ])('costs no more than its bytes: %s', (_, rows) => {
    expect(read(withSheet(`<sheetData>${rows}</sheetData>`)).refused).toBe('file-too-large ratio');
  });

  it('is refused where ten million blank cells are packed less well', () => {
    const cells = Array.from({ length: 16_000 }, (_, at) => `<c s="${(at * 7919) % 997}"/>`);
    const row = (at: number): string =>
      `<row>${cells.slice(at % 16_000).join('')}${cells.slice(0, at % 16_000).join('')}</row>`;
    const rows = Array.from({ length: 40 }, (_, at) => row(at * 37));
    const { workbook, refused } = read(withSheet(`<sheetData>${rows.join('')}</sheetData>`));
    expect(refused).toBe('');
    expect(workbook?.sheets[0]?.rows).toEqual([]);
  });

  it('is read with ten validations of whole columns, each told as one area', () => {
    const rule = (column: string): string =>
      `<dataValidation type="list" sqref="${column}1:${column}1048576"><formula1>"a,b"</formula1></dataValidation>`;
    const rules = [...'ABCDEFGHIJ'].map(rule).join('');
    const { workbook } = read(
      withSheet(`<sheetData>${ONE}</sheetData><dataValidations>${rules}</dataValidations>`),
    );
    expect(workbook?.sheets[0]?.observed?.validated).toHaveLength(10);
  });

  it('is read with a merged area of the whole grid, told as one', () => {
    const merge = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>';
    const { workbook } = read(withSheet(`<sheetData>${ONE}</sheetData>${merge}`));
    expect(workbook?.sheets[0]?.observed?.merges).toHaveLength(1);
    expect(workbook?.sheets[0]?.rows).toEqual([[1]]);
  });

  it('is read with hidden columns to the end of the grid', () => {
    const cols = '<cols><col min="1" max="16384" hidden="1"/></cols>';
    const { workbook } = read(withSheet(`${cols}<sheetData>${ONE}</sheetData>`));
    expect(workbook?.sheets[0]?.observed?.hiddenColumns).toEqual([0]);
  });

  it('is read beside a million shared texts', () => {
    const texts = Array.from({ length: 1_000_000 }, (_, at) => `<t>李${at}</t>`);
    const bytes = makeWorkbook('<row r="1"><c r="A1" t="s"><v>999999</v></c></row>', {
      'xl/sharedStrings.xml': makeStrings(texts),
    });
    expect(read(bytes).workbook?.sheets[0]?.rows).toEqual([['李999999']]);
  });

  it('is read with one text of a million characters, and refused for a longer one', () => {
    const cell = (length: number): Uint8Array =>
      makeWorkbook(
        `<row r="1"><c r="A1" t="inlineStr"><is><t>${'x'.repeat(length)}</t></is></c></row>`,
      );
    expect(read(cell(1_000_000)).workbook?.sheets[0]?.rows[0]?.[0]).toHaveLength(1_000_000);
    expect(read(cell(1_000_001)).refused).toBe('file-too-large text');
  });

  it('is refused or read, but quickly, however deep it is nested', () => {
    const deep = '<x>'.repeat(400_000) + '</x>'.repeat(400_000);
    const { refused, workbook } = read(withSheet(`<sheetData>${ONE}</sheetData>${deep}`));
    expect(refused !== '' || workbook?.sheets[0]?.rows.length === 1).toBe(true);
  });

  it('is refused quickly for a tag of many attributes', () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ` a${at}="1"`).join('');
    const bytes = makeWorkbook(`<row r="1"><c r="A1"${many}><v>1</v></c></row>`);
    expect(read(bytes).refused).toBe('file-damaged tag');
  });
});

describe('a workbook that points elsewhere', () => {
  const names = (more: Parts): Reading => read(zip({ ...makeParts(ONE), ...more }));

  it.each([
    '../../evil.xml',
    '/etc/passwd',
    'C:\\Windows\\evil.exe',
    '..\\..\\evil',
    'xl/../../evil',
    'con',
    '\0',
  ])('is read with a part named %j, which is nowhere written', (name) => {
    expect(names({ [name]: 'evil' }).workbook?.sheets[0]?.rows).toEqual([[1]]);
  });

  it.each([
    '../../../../etc/passwd',
    'file:///etc/passwd',
    '/etc/passwd',
    'http://127.0.0.1:9/a.xml',
  ])('is refused where its sheet is said to be at %s', (target) => {
    const relations = makeRelations([['worksheet', target]]);
    expect(names({ 'xl/_rels/workbook.xml.rels': relations }).refused).toMatch(
      /^file-damaged (missing|sheet)/,
    );
  });

  it('is refused where its sheet is said to be outside', () => {
    const relations = makeRelations([['worksheet', 'file:///etc/passwd']]).replace(
      'Target=',
      'TargetMode="External" Target=',
    );
    expect(names({ 'xl/_rels/workbook.xml.rels': relations }).refused).toBe('file-damaged sheet');
  });

  it.each([
    [
      'a sheet to itself',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': makeRelations([
          ['worksheet', 'sheet1.xml'],
          ['drawing', 'sheet1.xml'],
        ]),
      },
    ],
    [
      'a sheet to the workbook',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': makeRelations([
          ['comments', '../workbook.xml'],
          ['table', '../workbook.xml'],
        ]),
      },
    ],
    [
      'a drawing to itself',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': makeRelations([['drawing', '../drawings/d.xml']]),
        'xl/drawings/d.xml': '<wsDr/>',
        'xl/drawings/_rels/d.xml.rels': makeRelations([['drawing', 'd.xml']]),
      },
    ],
  ])('is read where relations lead from %s', (_, more: Parts) => {
    expect(names(more).workbook?.sheets[0]?.rows).toEqual([[1]]);
  });

  it('is refused where the workbook is its own sheet', () => {
    expect(
      names({ 'xl/_rels/workbook.xml.rels': makeRelations([['worksheet', 'workbook.xml']]) })
        .refused,
    ).toBe('file-damaged no worksheet');
  });

  it('is read with macros and links named and neither run nor followed', () => {
    const link = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>';
    const { workbook } = names({
      'xl/vbaProject.bin': 'macro',
      'xl/externalLinks/externalLink1.xml': link,
    });
    expect(workbook?.active).toEqual(['macros', 'external-links']);
    expect(workbook?.sheets[0]?.rows).toEqual([[1]]);
  });

  it('keeps a property named __proto__ to itself', () => {
    const custom =
      '<Properties><property name="__proto__"><lpwstr>x</lpwstr></property><property name="constructor"><lpwstr>y</lpwstr></property></Properties>';
    const relations = makeRelations([
      ['officeDocument', 'xl/workbook.xml'],
      ['custom-properties', 'docProps/custom.xml'],
    ]);
    const { workbook } = names({ '_rels/.rels': relations, 'docProps/custom.xml': custom });
    expect(Object.keys(workbook?.properties ?? {}).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(workbook?.properties)).toBe(Object.prototype);
  });
});
