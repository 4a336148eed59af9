import { unzipSync, strFromU8, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { Refusal } from '../../src/core/issue.ts';
import { readOther } from '../../src/xlsx/other.ts';
import { makeStream, record, u16, type BiffSheet } from './biff.ts';

type Format = 'xlsb' | 'ods';

const ROWS = Array.from({ length: 40 }, (_, at) => [`甲${at}`, at, at % 2 === 0]);

function make(bookType: Format): Uint8Array {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(ROWS), '台账');
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }) as ArrayBuffer);
}

/** The same archive with a part changed, or without it. */
function edit(bytes: Uint8Array, name: string, change: (part: Uint8Array) => Uint8Array | null) {
  const parts: Record<string, Uint8Array> = unzipSync(bytes);
  const changed = change(parts[name] ?? new Uint8Array());
  if (changed) parts[name] = changed;
  else delete parts[name];
  return zipSync(parts);
}

const content = (change: (xml: string) => string) => () =>
  edit(make('ods'), 'content.xml', (part) => strToU8(change(strFromU8(part))));
const SHEET = 'xl/worksheets/sheet1.bin';
const row =
  (attribute: string, cell = '') =>
  (xml: string) =>
    xml.replace('<table:table-row', `<table:table-row ${attribute}>${cell}</table:table-row>$&`);

const ONE = '<table:table-cell office:value-type="float" office:value="1"/>';

async function outcome(bytes: Uint8Array, format: Format): Promise<string> {
  return readOther(bytes, format).then(
    () => 'read',
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
      return `${error.code} ${error.detail['reason'] ?? error.detail['what']}`;
    },
  );
}

describe('a workbook of another format', () => {
  it('names errors of .xls as other programs do', async () => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([[1]]);
    sheet['A1'] = { t: 'e', v: 0x2a };
    sheet['B1'] = { t: 'e', v: 0x07 };
    sheet['!ref'] = 'A1:B1';
    utils.book_append_sheet(book, sheet, '表');
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    const { sheets } = await readOther(bytes, 'xls');
    expect(sheets[0]?.rows).toEqual([[{ error: '#N/A' }, { error: '#DIV/0!' }]]);
  });

  it('tells of macros and links to other files in .xlsb', async () => {
    const part = Uint8Array.of(0);
    const active = edit(
      edit(make('xlsb'), 'xl/vbaProject.bin', () => part),
      'xl/externalLinks/externalLink1.bin',
      () => part,
    );
    expect((await readOther(active, 'xlsb')).active).toEqual(['macros', 'external-links']);
    expect((await readOther(make('xlsb'), 'xlsb')).active).toBeUndefined();
  });

  it.each(['xlsb', 'ods'] as const)('is read from %s', async (format) => {
    const { sheets } = await readOther(make(format), format);
    expect(sheets[0]?.rows).toEqual(ROWS);
  });

  it.each(['xlsb', 'ods'] as const)(
    'is refused or read alike wherever a bit of %s is turned',
    async (format) => {
      const bytes = make(format);
      const whole = JSON.stringify((await readOther(bytes, format)).sheets);
      for (let at = 0; at < bytes.length; at += 97) {
        const turned = bytes.slice();
        turned[at]! ^= 0x10;
        const sheets = await readOther(turned, format).then(
          (book) => JSON.stringify(book.sheets),
          (error: unknown) => error,
        );
        if (!(sheets instanceof Refusal)) expect([at, sheets]).toEqual([at, whole]);
      }
    },
  );

  it.each<[string, Format, () => Uint8Array, string]>([
    ['a sheet that is gone', 'xlsb', () => edit(make('xlsb'), SHEET, () => null), 'missing'],
    [
      'a sheet that was cut',
      'xlsb',
      () => edit(make('xlsb'), SHEET, (part) => part.subarray(0, part.length / 2)),
      'cut off',
    ],
    [
      'content that was cut',
      'ods',
      content((xml) => xml.slice(0, xml.length / 2)),
      '(cut off|tag)',
    ],
    [
      'another row for ever',
      'ods',
      content(row('table:number-rows-repeated="2000000000"', ONE)),
      'rows',
    ],
    ['rows of no number', 'ods', content(row('table:number-rows-repeated="x"')), 'repetition'],
    [
      'a cell over and over',
      'ods',
      content(
        row(
          'table:number-rows-repeated="40000"',
          '<table:table-cell table:number-columns-repeated="1024" office:value-type="float" office:value="1"/>',
        ),
      ),
      'cells',
    ],
    [
      'more columns than a grid has',
      'ods',
      content(row('', `<table:table-cell table:number-columns-repeated="16384"/>${ONE}`)),
      'columns',
    ],
  ])('is refused for %s', async (_, format, make, reason) => {
    expect(await outcome(make(), format)).toMatch(
      new RegExp(`^file-(damaged|too-large) ${reason}$`),
    );
  });

  it('is refused for a part that would fill the memory, though nothing names it', async () => {
    const bomb = zipSync({ ...unzipSync(make('xlsb')), 'xl/junk.bin': new Uint8Array(2 ** 25) });
    expect(await outcome(bomb, 'xlsb')).toBe('file-too-large ratio');
  });
});

describe('a binary workbook', () => {
  it('of Excel 97 tells when it was saved, and its own properties alone', async () => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([[1]]), '表');
    book.Props = { Title: '台账', Author: '张三', ModifiedDate: new Date('2020-02-20T18:30:00Z') };
    book.Custprops = { 'taizhang-id': 'a1' };
    const bytes = new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer);
    expect(await readOther(bytes, 'xls')).toMatchObject({
      modified: '2020-02-20T18:30:00Z',
      title: '台账',
      properties: { 'taizhang-id': 'a1' },
    });
    expect(Object.keys((await readOther(bytes, 'xls')).properties)).toEqual(['taizhang-id']);
  });

  it('of Excel 2007 says of itself what .xlsx says', async () => {
    const core =
      '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" ' +
      'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>台账</dc:title>' +
      '<dcterms:modified>2020-02-21T02:30:00+08:00</dcterms:modified></cp:coreProperties>';
    const bytes = edit(make('xlsb'), 'docProps/core.xml', () => strToU8(core));
    expect(await readOther(bytes, 'xlsb')).toMatchObject({
      modified: '2020-02-20T18:30:00Z',
      title: '台账',
    });
  });

  it('is read where a formula is nothing but a number', async () => {
    const number = [0, 0, 0, 0, 0, 0, 0x14, 0x40];
    const formula = [0, 0, 3, 0, 0, 0, 0x1e, 5, 0, 0, 0, 0, 0];
    const sheet = [
      [0x81, 1, 0, 0x91, 1, 0],
      [0, 17, ...Array<number>(17).fill(0)],
      [9, 29, ...Array<number>(8).fill(0), ...number, ...formula],
      [0x92, 1, 0, 0x82, 1, 0],
    ];
    const bytes = edit(make('xlsb'), SHEET, () => Uint8Array.from(sheet.flat()));
    const { sheets } = await readOther(bytes, 'xlsb');
    expect(sheets[0]).toMatchObject({ rows: [[5]], observed: { formulas: [{ cached: true }] } });
  });

  /** A workbook of Excel 5 with one sheet and one text, of these bytes both. */
  const excel5 = (bytes: readonly number[], codePage?: number): Uint8Array => {
    const size = record(0x200, ...u16(0, 1, 0, 1, 0));
    const label = record(0x204, ...u16(0, 0, 0, bytes.length), ...bytes);
    const globals = codePage === undefined ? [] : record(0x42, ...u16(codePage));
    return makeStream(0x500, [{ name: bytes, kind: 0x10, content: [...size, ...label] }], globals);
  };

  it.each([
    ['乡镇', [0xcf, 0xe7, 0xd5, 0xf2], 936],
    ['乡镇', [0xcf, 0xe7, 0xd5, 0xf2], undefined],
    ['鄉', [0xb6, 0x6d], 950],
    ['éü', [0xe9, 0xfc], 1252],
    ['a', [0x61], 437],
  ])('older than Excel 97 is read by its code page: %s', async (text, bytes, page) => {
    const { sheets } = await readOther(excel5(bytes, page), 'xls');
    expect([sheets[0]?.name, sheets[0]?.rows]).toEqual([text, [[text]]]);
  });

  it.each([
    [[0xcf], 936],
    [[0xcf, 0xe7], 437],
  ])('is refused where its code page has no such text: %j', async (bytes, page) => {
    await expect(readOther(excel5(bytes, page), 'xls')).rejects.toMatchObject({
      code: 'file-format',
    });
  });

  it('is read without the charts and macros among its sheets', async () => {
    const one = record(0x203, ...u16(0, 0, 0), 0, 0, 0, 0, 0, 0, 0xf0, 0x3f);
    const size = record(0x200, ...u16(0, 0, 1, 0, 0, 1, 0));
    const named = (name: string): number[] => [0, ...strToU8(name)];
    const all: BiffSheet[] = [
      { name: named('Chart1'), kind: 0x20, content: one },
      { name: named('Macro1'), kind: 0x40, content: [...size, ...one] },
      { name: named('A'), kind: 0x10, content: [...size, ...one] },
      { name: named('B'), kind: 0x10, hidden: true, content: [...size, ...one] },
    ];
    const { sheets } = await readOther(makeStream(0x600, all), 'xls');
    expect(sheets.map(({ name, visibility, rows }) => [name, visibility, rows])).toEqual([
      ['A', 'visible', [[1]]],
      ['B', 'hidden', [[1]]],
    ]);
  });
});

describe('a text file of values', () => {
  const csv = (text: string) => readOther(strToU8(text), 'csv');

  it.each([
    ['"甲"（代）,"a""b"', ['甲（代）', 'a"b']],
    ['甲"乙,""', ['甲"乙', null]],
  ])('is read with quotes as Excel reads them: %s', async (line, row) => {
    expect((await csv(`${line}\n`)).sheets[0]?.rows).toEqual([row]);
  });

  it('is read without the line in which Excel names the sign between values', async () => {
    expect((await csv('sep=|\r\n甲|a,b\r\n')).sheets[0]?.rows).toEqual([['甲', 'a,b']]);
  });

  it.each<[string, string, (string | null)[][]]>([
    [
      'tabs behind long numbers',
      '证号,手机号\n6422\t,139\t\n6423\t,138\t\n',
      [
        ['证号', '手机号'],
        ['6422', '139'],
        ['6423', '138'],
      ],
    ],
    [
      'a value with many other signs',
      '姓名,症状\n张三,发热;咳嗽;乏力\n李四,无\n',
      [
        ['姓名', '症状'],
        ['张三', '发热;咳嗽;乏力'],
        ['李四', '无'],
      ],
    ],
    [
      'a title of other signs',
      '甲;乙;丙;丁\n姓名,电话\n张,1\n',
      [['甲;乙;丙;丁'], ['姓名', '电话'], ['张', '1']],
    ],
    [
      'commas between tabs',
      '姓名\t备注\t镇\n张\t甲,乙,丙,丁\t李旺\n',
      [
        ['姓名', '备注', '镇'],
        ['张', '甲,乙,丙,丁', '李旺'],
      ],
    ],
    [
      'commas in quotes',
      '名;甲\ny;"1,234,567"\n',
      [
        ['名', '甲'],
        ['y', '1,234,567'],
      ],
    ],
    [
      'empty values between tabs',
      'a\t\tb\n1\t\t\n',
      [
        ['a', null, 'b'],
        ['1', null, null],
      ],
    ],
    [
      'a mark at its end',
      'a,b\n1,2\n\x1a',
      [
        ['a', 'b'],
        ['1', '2'],
      ],
    ],
  ])('is read with the sign that separates its lines, beside %s', async (_, text, rows) => {
    expect((await csv(text)).sheets[0]?.rows).toEqual(rows);
  });

  it.each(['="00123"', '"=""00123"""', '00123\t'])(
    'is read without what keeps a number as a text for Excel: %s',
    async (value) => {
      expect((await csv(`张三,${value}\n`)).sheets[0]?.rows).toEqual([['张三', '00123']]);
    },
  );

  it('is refused where its last character was cut', async () => {
    const cut = strToU8('甲,乙').subarray(0, -1);
    await expect(readOther(cut, 'csv')).rejects.toMatchObject({ code: 'file-damaged' });
  });

  it.each([
    ['cells', ','.repeat(16_000).concat('\n').repeat(260)],
    ['columns', ','.repeat(16_385)],
    ['text', `"${'a'.repeat(1_000_001)}"`],
  ])('is refused for more %s than a register has', async (what, text) => {
    const expected = { code: 'file-too-large', detail: { what } };
    await expect(csv(text)).rejects.toMatchObject(expected);
  });

  it.each(['甲,"乙\n丙,丁', '"a""', '"a""b'])('is refused where a quote stays open: %s', (text) =>
    expect(csv(text)).rejects.toMatchObject({ code: 'file-damaged', detail: { reason: 'quote' } }),
  );
});
