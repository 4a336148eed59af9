import { deflateSync, strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/issue.ts';
import { writeMarked } from '../../src/xlsx/mark.ts';
import { markWords, type FileMark } from '../../src/core/marks.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { PACK, packed, writeZip } from '../../src/xlsx/write-zip.ts';
import { makeParts, makeRelations, makeSheet, zip, type Parts } from './make-zip.ts';
import type { Node } from './markup.ts';
import { all, parse, textOf } from './markup.ts';
import { sample } from './sample.ts';
import { checkStructure } from './structure.ts';

const REGISTER = "人员'台账";
const words = markWords(zhCN);
const marks: readonly FileMark[] = [
  { sheet: '封面', row: 2, column: 1, text: '镇名 <不符>', severity: 'error' },
  { sheet: '封面', row: 6, column: 1, text: '人数偏多', severity: 'warning' },
  { sheet: '封面', row: 40, column: 9, text: '此处应为空', severity: 'warning' },
  { sheet: REGISTER, row: 1, column: 1, text: '身份证号缺失', severity: 'error' },
  { sheet: REGISTER, row: 1, column: 1, text: '身份证号应为文本', severity: 'warning' },
  { sheet: '没有此表', row: 0, column: 0, text: '表缺失', severity: 'error' },
];

let before = new Uint8Array();
let after = new Uint8Array();

beforeAll(async () => {
  before = new Uint8Array(await writeWorkbook(sample));
  after = new Uint8Array(await writeMarked(before, marks, words));
});

function xfOf(bytes: Uint8Array, sheet: number, cell: string): Node | undefined {
  const [node] = [...all(parse(textOf(bytes, `xl/worksheets/sheet${sheet}.xml`)), 'c')].filter(
    ({ attributes }) => attributes.r === cell,
  );
  const [formats] = all(parse(textOf(bytes, 'xl/styles.xml')), 'cellXfs');
  return formats?.children[Number(node?.attributes.s)];
}

function colourOf(bytes: Uint8Array, sheet: number, cell: string): string | undefined {
  const [fills] = all(parse(textOf(bytes, 'xl/styles.xml')), 'fills');
  const fill = fills?.children[Number(xfOf(bytes, sheet, cell)?.attributes.fillId)];
  return fill && [...all(fill, 'fgColor')][0]?.attributes.rgb;
}

/** A workbook that lists more than its one sheet, 台账. */
function listing(sheets: string, more: Parts = {}): Uint8Array {
  const parts = makeParts('<row r="1"><c r="A1"><v>1</v></c></row>', {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>',
    ...more,
  });
  const book = String(parts['xl/workbook.xml']).replace('</sheets>', `${sheets}</sheets>`);
  return zip({ ...parts, 'xl/workbook.xml': book });
}

const SHEET = 'xl/worksheets/sheet1.xml';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

/** A workbook with formats, without which nothing is coloured; its one sheet is this part. */
function makeStyled(sheet: string | Uint8Array): Uint8Array {
  const fills = '<fills count="1"><fill/></fills><cellXfs count="1"><xf fillId="0"/></cellXfs>';
  return listing('', {
    [SHEET]: sheet,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}">${fills}</styleSheet>`,
  });
}

function markAt(row: number, column: number): FileMark {
  return { sheet: '台账', row, column, text: '错', severity: 'error' };
}

describe('writeMarked', () => {
  it('colours the cells and leaves nothing out of place', () => {
    expect(checkStructure(after)).toEqual([]);
    expect(colourOf(after, 1, 'B3')).toBe('FFFFC7CE');
    expect(colourOf(after, 1, 'B7')).toBe('FFFFEB9C');
    expect(colourOf(after, 1, 'J41')).toBe('FFFFEB9C');
  });

  it('lets the error win where a cell has both, and keeps the format of a cell its column carried', () => {
    const xf = xfOf(after, 2, 'B2');
    expect(colourOf(after, 2, 'B2')).toBe('FFFFC7CE');
    expect(xf?.attributes.numFmtId).toBe('49');
    expect(xf?.children.map(({ attributes }) => attributes.locked)).toContain('0');
  });

  it('lists every finding with a link to its cell', () => {
    const list = readWorkbook(after).sheets.at(-1);
    expect(list?.name).toBe('问题清单');
    expect(list?.rows).toEqual([
      ['工作表', '单元格', '级别', '问题'],
      ['封面', 'B3', '错误', '镇名 <不符>'],
      ['封面', 'B7', '警告', '人数偏多'],
      ['封面', 'J41', '警告', '此处应为空'],
      [REGISTER, 'B2', '错误', '身份证号缺失'],
      [REGISTER, 'B2', '警告', '身份证号应为文本'],
      ['没有此表', 'A1', '错误', '表缺失'],
    ]);
    const links = [...all(parse(textOf(after, 'xl/worksheets/marks.xml')), 'hyperlink')];
    expect(links[3]?.attributes).toMatchObject({ ref: 'B5', location: "'人员''台账'!B2" });
  });

  it('lists more findings than a sheet can have links', async () => {
    const many = Array.from({ length: 65_600 }, (_, row) => markAt(row, 0));
    const marked = await writeMarked(listing(''), many, words);
    expect(textOf(marked, 'xl/worksheets/marks.xml').match(/<hyperlink /g)).toHaveLength(65_530);
    expect(readWorkbook(marked).sheets[1]?.rows).toHaveLength(65_601);
  });

  it('keeps every value, and the bytes of every part it has no business with', () => {
    const values = (bytes: Uint8Array) =>
      readWorkbook(bytes).sheets.map(({ name, rows }) => [name, rows[0]]);
    expect(values(after).slice(0, -1)).toEqual(values(before));
    const [old, now] = [unzipSync(before), unzipSync(after)];
    const changed = Object.keys(now).filter(
      (path) => !Buffer.from(now[path] ?? []).equals(old[path] ?? Buffer.alloc(0)),
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/marks.xml',
      'xl/worksheets/sheet1.xml',
      'xl/worksheets/sheet2.xml',
    ]);
  });

  it('leaves what stays the same as it was packed, under the name it came with', async () => {
    const known = unzipSync(before);
    const image = strToU8('picture '.repeat(100));
    const parts = Object.entries(known).map(([name, bytes]) => packed(name, bytes, PACK));
    // 图.png in GBK, as WPS writes it where the system speaks it; fflate packs with a level of its own.
    const name = Uint8Array.of(0xcd, 0xbc, 0x2e, 0x70, 0x6e, 0x67);
    const bytes = deflateSync(image, { level: 1 });
    const odd = { ...packed('', image, PACK), name, utf8: false, bytes };
    const marked = Buffer.from(await writeMarked(writeZip([...parts, odd]), marks, words));
    expect(marked.includes(Buffer.concat([name, bytes]))).toBe(true);
    expect(readWorkbook(marked).sheets).toHaveLength(readWorkbook(before).sheets.length + 1);
  });

  it('marks a workbook that was marked before under another name', async () => {
    const again = await writeMarked(after, marks, words);
    expect(checkStructure(again)).toEqual([]);
    expect(
      readWorkbook(again)
        .sheets.slice(-2)
        .map(({ name }) => name),
    ).toEqual(['问题清单', '问题清单_2']);
  });

  it('understands prefixed markup, rows without cells and cells without addresses', async () => {
    const files = unzipSync(
      await writeWorkbook({ sheets: [{ name: '表', rows: [[1]] }], properties: {} }),
    );
    const path = 'xl/worksheets/sheet1.xml';
    const rows =
      '<row><c><v>7</v></c><c><v>8</v></c></row><row r="3"/><row r="5"><c r="B5"><v>9</v></c></row>';
    const plain = strFromU8(files[path] ?? new Uint8Array()).replace(
      /<sheetData>.*<\/sheetData>/,
      `<sheetData>${rows}</sheetData>`,
    );
    const prefixed = plain.replace(/<(\/?)(?=\w)/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
    files[path] = strToU8(prefixed);
    const places = [
      [0, 0],
      [0, 3],
      [1, 0],
      [2, 2],
      [4, 0],
      [9, 1],
    ] as const;
    const found = await writeMarked(
      zipSync(files),
      places.map(([row, column]) => ({
        sheet: '表',
        row,
        column,
        text: 'x',
        severity: 'error' as const,
      })),
      words,
    );
    const sheet = parse(textOf(found, path));
    const cells = [...all(sheet, 'x:row')].map(({ attributes, children }) => [
      attributes.r,
      children.map(({ attributes: { r, s } }) => `${r ?? '-'}${s ? '!' : ''}`).join(' '),
    ]);
    expect(cells).toEqual([
      [undefined, '-! - D1!'],
      ['2', 'A2!'],
      ['3', 'C3!'],
      ['5', 'A5! B5'],
      ['10', 'B10!'],
    ]);
    expect(readWorkbook(found).sheets[0]?.rows[0]?.slice(0, 2)).toEqual([7, 8]);
  });

  it.each([
    ['rows', '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>'],
    ['a row', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>'],
    ['cells of a marked row', '<row r="1"><c r="B1"><v>2</v></c><c r="A1"><v>1</v></c></row>'],
  ])('refuses %s out of order, which would stand there twice', async (_, rows) => {
    const file = makeStyled(makeSheet(`<sheetData>${rows}</sheetData>`));
    expect(readWorkbook(file).sheets).toHaveLength(1);
    await expect(writeMarked(file, [markAt(0, 0)], words)).rejects.toMatchObject({
      code: 'file-damaged',
      detail: { part: SHEET, reason: 'order' },
    });
  });

  it('is not misled by what stands in comments and in values of attributes', async () => {
    const before = makeSheet(
      '<!-- <sheetData/> --><sheetData><!-- <row r="3"> --><row r="1" x=\'a>b<c r="A1"/>\'><c r="A1">' +
        '<v>1</v></c></row><row r="3"><!-- <c r="A3"/> --><c r="A3"><v>3</v></c></row></sheetData>',
    ).replace('<c r="A1"/>', '&lt;c r="A1"/>');
    const after = textOf(await writeMarked(makeStyled(before), [markAt(2, 0)], words), SHEET);
    expect(after).toBe(before.replace('<c r="A3"><v>', '<c r="A3" s="1"><v>'));
  });

  it('says that a sheet is UTF-8 once it is, whatever it was', async () => {
    const text = makeSheet(
      '<sheetData><row r="1"><c r="A1" t="str"><v>镇</v></c></row></sheetData>',
    ).replace('UTF-8', 'UTF-16');
    const file = makeStyled(Buffer.from(`\ufeff${text}`, 'utf16le'));
    const marked = await writeMarked(file, [markAt(0, 0)], words);
    expect(textOf(marked, SHEET)).toContain('encoding="UTF-8"?>');
    expect(readWorkbook(marked).sheets[0]?.rows).toEqual([['镇']]);
  });

  it('names the list in a workbook whose sheets declare their prefixes one by one', async () => {
    const files = unzipSync(before);
    const path = 'xl/workbook.xml';
    const whole = strFromU8(files[path] ?? new Uint8Array());
    const [space = ''] = /\sxmlns:r="[^"]*"/.exec(whole) ?? [];
    const moved = whole.replace(space, '').replaceAll('<sheet ', `<sheet${space} `);
    files[path] = strToU8(moved);
    const tags = textOf(await writeMarked(zipSync(files), marks, words), path).match(
      /<sheet .*?>/g,
    );
    expect(tags).toHaveLength(readWorkbook(before).sheets.length + 1);
    expect(tags?.filter((tag) => !tag.includes(space))).toEqual([]);
  });

  it('gives the list a name of its own among all tabs, a chart sheet too', async () => {
    const chart = await writeMarked(
      listing('<sheet name="问题清单" sheetId="7" r:id="rId2"/>', {
        'xl/_rels/workbook.xml.rels': makeRelations([
          ['worksheet', 'worksheets/sheet1.xml'],
          ['chartsheet', 'chartsheets/sheet1.xml'],
        ]),
        'xl/chartsheets/sheet1.xml': '<chartsheet/>',
      }),
      marks,
      words,
    );
    const sheets = [...all(parse(textOf(chart, 'xl/workbook.xml')), 'sheet')];
    expect(sheets.map(({ attributes: { name, sheetId } }) => [name, sheetId])).toEqual([
      ['台账', '1'],
      ['问题清单', '7'],
      ['问题清单_2', '8'],
    ]);
  });

  it('marks a workbook of more sheets than a call takes arguments', async () => {
    // Modules of Visual Basic are listed without a part.
    const modules = Array.from({ length: 150_000 }, (_, at) => `<sheet name="M${at}" r:id=""/>`);
    const marked = await writeMarked(listing(modules.join('')), marks, words);
    expect(readWorkbook(marked).sheets.map(({ name }) => name)).toEqual(['台账', '问题清单']);
  });

  it('gives the same bytes back where nothing is marked', async () => {
    expect(await writeMarked(before, [], words)).toBe(before);
  });

  it('refuses what is no workbook', async () => {
    await expect(writeMarked(strToU8('姓名,日期'), marks, words)).rejects.toThrow(Refusal);
  });
});
