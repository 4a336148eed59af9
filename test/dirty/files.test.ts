import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { encrypt } from 'officecrypto-tool';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { utils, write, type BookType } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointLog } from '../../src/forms/checkpoint-log.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { CHECKPOINTS, passage } from '../command/rows.ts';
import { gb18030 } from '../gb18030.ts';
import { python, type DirtySheet } from '../python.ts';
import {
  codesOf,
  columnOf,
  countOf,
  cover,
  DISPUTES,
  entry,
  filesOf,
  gather,
  inOrder,
  readBytes,
  register,
  Shelf,
  TITLES,
  TOWN,
  valuesOf,
} from './town.ts';

const shelf = new Shelf();
const CHECKPOINT_TITLES = checkpointLog.columns.map(({ title }) => title);
const GOOD = [entry(0), entry(2), entry(4)];

function replaced<T>(row: readonly T[], title: string, value: T): T[] {
  return row.map((old, at) => (at === columnOf(title) ? value : old));
}

/** The sheet that carries a template’s stamp. */
function stamp(id: string, forms = 'dispute-register@1'): DirtySheet {
  const rows = [
    ['taizhang-id', id],
    ['taizhang-region', TOWN],
    ['taizhang-from', '2020-02-01'],
    ['taizhang-to', '2020-02-29'],
    ['taizhang-forms', forms],
  ];
  return { name: '_台账', state: 'veryHidden', rows };
}

const MORNING = { modified: '2020-02-29T01:00:00Z' };
const EVENING = { modified: '2020-02-29T08:00:00Z' };

const files = {
  good: shelf.add([cover(), register(GOOD)], MORNING),
  resaved: shelf.add([cover(), register(GOOD), { name: '备用', rows: [['x']] }], EVENING),
  corrected: shelf.add([cover(), register([...GOOD.slice(1), entry(6)])]),
  morning: shelf.add([cover(), register(GOOD.slice(0, 2)), stamp('a')], MORNING),
  evening: shelf.add([cover(), register(GOOD), stamp('a')], EVENING),
  before: shelf.add([cover(), register([entry(0)])], MORNING),
  after: shelf.add([cover(), register([entry(0, { 涉及人数: 5 })])], EVENING),
  headless: shelf.add([
    cover(),
    {
      name: CHECKPOINTS,
      rows: [CHECKPOINT_TITLES, inOrder(passage(1, '2020-02-05 10:00'), CHECKPOINT_TITLES)],
    },
    { name: DISPUTES, rows: GOOD },
  ]),
  columnless: shelf.add([
    cover(),
    {
      name: DISPUTES,
      rows: [TITLES, ...GOOD].map((row) => row.filter((_, at) => at !== columnOf('涉疫情形'))),
    },
  ]),
  partly: shelf.add([
    cover(),
    register([replaced(entry(0), '乡镇(街道)', '凤岭乡'), entry(0), entry(2)]),
  ]),
  second: shelf.add([cover(), register([entry(8)]), stamp('b')], EVENING),
  other: shelf.add([cover('凤岭乡'), register(GOOD)]),
  foreign: shelf.add([cover('泾源县香水镇'), register(GOOD)]),
  rows: shelf.add([cover(), register(GOOD.map((row) => replaced(row, '乡镇(街道)', '凤岭乡')))]),
  january: shelf.add([cover('山河乡', '2020-01-01', '2020-01-31'), register(GOOD)]),
  januaryRows: shelf.add([
    cover(),
    {
      name: CHECKPOINTS,
      rows: [
        CHECKPOINT_TITLES,
        ...[1, 2, 3].map((n) =>
          inOrder(passage(n, { moment: `2020-01-0${n} 10:00` }), CHECKPOINT_TITLES),
        ),
      ],
    },
  ]),
  older: shelf.add([cover(), register(GOOD), stamp('o', 'dispute-register@0')]),
  newer: shelf.add([cover(), register(GOOD), stamp('n', 'dispute-register@9')]),
  own: shelf.add([
    cover(),
    {
      name: '矛盾纠纷',
      rows: [
        TITLES.map((title) =>
          title === '排查日期' ? '受理日期' : title === '责任人' ? '包案领导' : title,
        ),
        ...GOOD,
      ],
    },
  ]),
  units: [
    '山河',
    '山河乡人民政府',
    '隆德县山河乡',
    ' 山 河 乡 ',
    '宁夏固原市隆德县山河乡',
    '640423207',
  ].map((name) => shelf.add([cover(name), register(GOOD)])),
  wrongUnit: shelf.add([cover('山何乡'), register(GOOD)]),
  hashes: shelf.add([cover(), register(GOOD)]),
};

/** A folder of these files: name in the folder → a workbook, or its bytes. */
function folder(name: string, content: Readonly<Record<string, string | Uint8Array>>): string {
  const made = shelf.returns(name);
  for (const [file, what] of Object.entries(content)) {
    mkdirSync(path.dirname(path.join(made, file)), { recursive: true });
    if (typeof what === 'string') copyFileSync(what, path.join(made, file));
    else writeFileSync(path.join(made, file), what);
  }
  return made;
}

const bytesOf = (file: string): Uint8Array => new Uint8Array(readFileSync(file));

/** The good workbook as SheetJS writes it in another format. */
function saved(bookType: BookType): Uint8Array {
  const [first = [], second = [], ...rest] = GOOD;
  const days = [first, replaced(second, '村(社区)', null), ...rest].map((row) =>
    row.map((value) =>
      typeof value === 'object' && value !== null && 'date' in value
        ? value.date === '2020-02-05'
          ? 43866
          : 43910
        : (value as string),
    ),
  );
  const book = utils.book_new();
  const top = [
    ['填报单位', '山河乡'],
    ['报告期起', '2020-02-01'],
    ['报告期止', '2020-02-29'],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(top), '封面');
  const sheet = utils.aoa_to_sheet([[...TITLES], ...days]);
  sheet['!merges'] = [
    { s: { r: 1, c: columnOf('村(社区)') }, e: { r: 2, c: columnOf('村(社区)') } },
  ];
  utils.book_append_sheet(book, sheet, DISPUTES.slice(0, 31));
  const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer);
  return bookType === 'ods' ? openDocument(bytes) : bytes;
}

/** The kind of an OpenDocument file comes first and unpacked (ODF 1.2 part 3, 3.3); SheetJS puts it later. */
function openDocument(bytes: Uint8Array): Uint8Array {
  const { mimetype = new Uint8Array(), ...others } = unzipSync(bytes);
  return zipSync({ mimetype: [mimetype, { level: 0 }], ...others });
}

function rezip(
  bytes: Uint8Array,
  change: (name: string, text: string) => readonly [string, string],
) {
  const parts = Object.entries(unzipSync(bytes)).map(([name, part]) => {
    const [to, text] = change(name, strFromU8(part));
    return [to, strToU8(text)] as const;
  });
  return zipSync(Object.fromEntries(parts));
}

const text = (content: string): Uint8Array => strToU8(content);

describe.skipIf(python === null)('files as townships send them', () => {
  beforeAll(() => shelf.build());
  afterAll(() => shelf.remove());

  it('1, 2: names lock files and counts on; whether one is still open cannot be told from it, so it is not claimed', async () => {
    const report = await gather(
      folder('lock', {
        '山河乡.xlsx': files.good,
        '~$山河乡.xlsx': text('岑'),
        '.~河乡.xlsx': text('岑'),
      }),
    );
    expect(filesOf(report)).toEqual([
      '.~河乡.xlsx ignored file-lock',
      '~$山河乡.xlsx ignored file-lock',
      '山河乡.xlsx counted',
    ]);
    expect(countOf(report)).toBe(3);
  });

  it('3, 4: refuses what holds nothing or breaks off', async () => {
    const whole = bytesOf(files.good);
    const report = await gather(
      folder('broken', { '空.xlsx': text(''), '断.xlsx': whole.subarray(0, whole.length / 2) }),
    );
    expect(filesOf(report)).toEqual(['断.xlsx refused file-damaged', '空.xlsx refused file-empty']);
  });

  it('5, 6: opens what is only protected, asks for a password else, and takes it where it is given', async () => {
    const lock = (password: string, type?: 'standard'): Uint8Array =>
      encrypt(Buffer.from(bytesOf(files.good)), { password, ...(type ? { type } : {}) });
    const protectedOnly = folder('protected', { '山河乡.xlsx': lock('VelvetSweatshop') });
    const opened = await gather(protectedOnly);
    expect([countOf(opened), codesOf(opened, '山河乡.xlsx')]).toEqual([
      3,
      ['file-read-only-recommended', 'file-stamp-missing'],
    ]);
    const secret = folder('secret', { '山河乡.xlsx': lock('一二三', 'standard') });
    expect(filesOf(await gather(secret))).toEqual(['山河乡.xlsx refused file-encrypted']);
    expect(filesOf(await gather(secret, { password: '三二一' }))).toEqual([
      '山河乡.xlsx refused file-encrypted',
    ]);
    expect(countOf(await gather(secret, { password: '一二三' }))).toBe(3);
  });

  it.each([
    ['7', '山河乡.xls', 'biff8'],
    ['8', '山河乡.et', 'biff8'],
    ['8', '山河乡.ods', 'ods'],
    ['9', '山河乡.xlsx', 'biff8'],
    ['23', '山河乡.xlsb', 'xlsb'],
  ] as const)(
    '%s: reads %s of the kind %s and warns that it was converted, rather than refuse what can be read',
    async (_n, name, type) => {
      const report = await gather(folder(`other ${name} ${type}`, { [name]: saved(type) }));
      expect(filesOf(report)).toEqual([`${name} counted`]);
      expect(countOf(report)).toBe(3);
      expect(codesOf(report, name)).toEqual(
        expect.arrayContaining(['cell-merged-down', 'file-converted']),
      );
      expect(Object.keys(report.daily[TOWN] ?? {})).toContain('2020-02-05');
    },
  );

  it('8, 9: names what is no workbook by its bytes, whatever its name', async () => {
    const report = await gather(
      folder('sent', {
        '通知.docx': zipSync({
          'word/document.xml': text('<a/>'),
          '[Content_Types].xml': text('<a/>'),
        }),
        '照片.jpg': Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16),
        '扫描.pdf': text('%PDF-1.4'),
        '网页.xls': text('<html><table><tr><td>1</td></tr></table></html>'),
        '导出.xls': text('<?xml version="1.0"?><Workbook/>'),
        '信.xlsx': text('各乡镇:请上报。'),
      }),
    );
    expect(filesOf(report)).toEqual([
      '信.xlsx refused file-not-workbook',
      '导出.xls refused file-format',
      '扫描.pdf ignored file-not-workbook',
      '照片.jpg ignored file-not-workbook',
      '网页.xls refused file-format',
      '通知.docx ignored file-not-workbook',
    ]);
    expect(report.issues.map(({ file }) => file)).toHaveLength(6);
  });

  it('10: names an archive of workbooks as one', async () => {
    const packed = zipSync({ 'a.xlsx': bytesOf(files.good) });
    const report = await gather(folder('zip', { '上报.zip': packed, '上报.xlsx': packed }));
    expect(filesOf(report)).toEqual([
      '上报.xlsx refused file-archive',
      '上报.zip ignored file-archive',
    ]);
    const alone = await gather(folder('zip2', { '上报.zip': packed }));
    expect(filesOf(alone)).toEqual(['上报.zip ignored file-archive']);
    expect(codesOf(alone, '上报.zip')).toEqual(['file-archive']);
  });

  it('11, 20: counts the newest of copies with one stamp, whatever they are called', async () => {
    const report = await gather(
      folder('copies', {
        '山河乡 - 副本 (2).xlsx': files.morning,
        '新建 Microsoft Excel 工作表（最终版）20200220.xlsx': files.evening,
        '山河乡-PC 的冲突副本.xlsx': files.second,
      }),
    );
    expect(filesOf(report)).toEqual([
      '山河乡 - 副本 (2).xlsx superseded file-superseded',
      '山河乡-PC 的冲突副本.xlsx counted',
      '新建 Microsoft Excel 工作表（最终版）20200220.xlsx counted',
    ]);
    expect(countOf(report)).toBe(4);
  });

  it('12: counts a file that lies in two folders once', async () => {
    const report = await gather(
      folder('twice', { '一/表.xlsx': files.good, '二/山河.xlsx': files.good }),
    );
    expect(filesOf(report)).toEqual([
      '一/表.xlsx counted',
      '二/山河.xlsx duplicate file-duplicate',
    ]);
    expect(countOf(report)).toBe(3);
  });

  it('13: counts the same rows once where a return was saved again, with one warning', async () => {
    const report = await gather(
      folder('resaved', { '1.xlsx': files.good, '2.xlsx': files.resaved }),
    );
    expect(countOf(report)).toBe(3);
    expect(codesOf(report, '1.xlsx')).toEqual(['file-same-rows', 'file-stamp-missing']);
    expect(report.files[0]?.rows.excluded).toEqual({ 'entry-duplicate': 3 });
  });

  it('14: adds two workbooks of one town row by row and asks which is meant, since DESIGN.md lets a town send several', async () => {
    const report = await gather(
      folder('several', { '早.xlsx': files.good, '晚.xlsx': files.corrected }),
    );
    expect(countOf(report)).toBe(4);
    expect(report.issues.filter(({ code }) => code === 'file-several')).toHaveLength(2);
    expect(report.issues.filter(({ code }) => code === 'entry-duplicate')).toHaveLength(2);
  });

  it('14: counts what the workbook saved last says of one thing, and names both and what differs', async () => {
    const report = await gather(
      folder('differing', { '1.xlsx': files.before, '2.xlsx': files.after }),
    );
    expect(countOf(report)).toBe(1);
    expect(report.files.map(({ rows }) => rows.excluded)).toEqual([{ 'entry-duplicate': 1 }, {}]);
    expect(codesOf(report, '1.xlsx')).toEqual(
      expect.arrayContaining(['file-same-entries', 'entry-duplicate-differs']),
    );
    expect(report.issues.find(({ code }) => code === 'entry-duplicate-differs')?.detail).toEqual({
      first: `2.xlsx ${DISPUTES} 第2行`,
      titles: '涉及人数',
    });
  });

  it('9: counts a return whose name is one that programs hide', async () => {
    const report = await gather(folder('hidden', { '.山河乡.xlsx': files.good, '.x': text('x') }));
    expect(filesOf(report)).toEqual(['.x ignored file-not-workbook', '.山河乡.xlsx counted']);
  });

  it('31: does not pass over a register whose heading is gone', async () => {
    const report = await gather(folder('headless', { 'a.xlsx': files.headless }));
    expect(countOf(report)).toBeUndefined();
    expect(codesOf(report, 'a.xlsx')).toEqual(['file-stamp-missing', 'sheet-without-heading']);
  });

  it('31: leaves a figure open, and not 0, for which the sheet has no column', async () => {
    const report = await gather(folder('columnless', { 'a.xlsx': files.columnless }));
    const figures = report.totals[TOWN] ?? {};
    expect(codesOf(report, 'a.xlsx')).toEqual(['file-stamp-missing', 'heading-missing']);
    expect(figures['dispute-register.resolved']).toBe(0);
    expect(figures).not.toHaveProperty('dispute-register.checkpoint-abuse-resolved');
    expect(report.issues.find(({ code }) => code === 'heading-missing')?.column).toBe('涉疫情形');
  });

  it('15: refuses a return whose name, cover or rows say different units, and another county’s', async () => {
    const report = await gather(
      folder('foreign', {
        '隆德县山河乡.xlsx': files.other,
        '香水.xlsx': files.foreign,
        '行.xlsx': files.rows,
      }),
    );
    expect(filesOf(report)).toEqual([
      '行.xlsx refused file-unit-conflict',
      '隆德县山河乡.xlsx refused file-unit-conflict',
      '香水.xlsx refused file-unit-outside',
    ]);
    const partly = await gather(folder('partly', { '山河乡.xlsx': files.partly }));
    expect(countOf(partly)).toBe(2);
    expect(partly.files[0]?.rows.excluded).toEqual({ 'unit-other': 1 });
    const conflict = report.issues.find(({ file }) => file === '隆德县山河乡.xlsx');
    expect(JSON.stringify(conflict?.detail)).toMatch(/凤岭乡.*山河乡/);
  });

  it('16: refuses last month’s return, by its cover or by its rows; a file’s name alone is only doubted', async () => {
    const old = shelf.returns('old');
    copyFileSync(files.january, path.join(old, '一月.xlsx'));
    copyFileSync(files.januaryRows, path.join(old, '二月.xlsx'));
    expect(filesOf(await gather(old))).toEqual([
      '一月.xlsx refused file-period-outside',
      '二月.xlsx refused file-period-conflict',
    ]);
    const name = '640423207-山河乡-2020-01-01-2020-01-31.xlsx';
    const misnamed = await gather(folder('misnamed', { [name]: files.good }));
    expect(countOf(misnamed)).toBe(3);
    expect(codesOf(misnamed, name)).toEqual(['file-name-differs', 'file-stamp-missing']);
  });

  it('17: reads an older template with a warning, an own table by other headings, and no newer one', async () => {
    const report = await gather(folder('versions', { '旧.xlsx': files.older }));
    expect([countOf(report), codesOf(report, '旧.xlsx')]).toEqual([
      3,
      ['file-form-older', 'validation-lost'],
    ]);
    expect(filesOf(await gather(folder('newer', { '新.xlsx': files.newer })))).toEqual([
      '新.xlsx refused file-form-newer',
    ]);
    const own = await gather(folder('own', { '自制.xlsx': files.own }));
    expect(countOf(own)).toBe(3);
    expect(codesOf(own, '自制.xlsx')).toEqual([
      'file-stamp-missing',
      'heading-alias',
      'heading-alias',
    ]);
  });

  it('18: knows a town by its short, long and spaced names, and no misspelt one', () => {
    const codes = files.units.map((file) => readBytes(bytesOf(file)).part.unit.code);
    expect(codes).toEqual(files.units.map(() => TOWN));
    expect(() => readBytes(bytesOf(files.wrongUnit))).toThrow('file-unit-unknown');
  });

  it('19: reads files with any name and in any depth that the system can open', async () => {
    const deep = Array.from({ length: 9 }, () => '很长的文件夹名字'.repeat(3)).join('/');
    const report = await gather(
      folder('names', { [`${deep}/#100%&末尾。.xlsx`]: files.hashes, '坏#%.xlsx': text('') }),
    );
    expect(report.files.map(({ state }) => state).sort()).toEqual(['counted', 'refused']);
    expect(countOf(report)).toBe(3);
  });

  it('21: reads Strict Open XML', () => {
    const strict = rezip(bytesOf(files.good), (name, xml) => [
      name,
      xml
        .replaceAll(
          'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
          'http://purl.oclc.org/ooxml/spreadsheetml/main',
        )
        .replaceAll(
          'http://schemas.openxmlformats.org/officeDocument/2006/',
          'http://purl.oclc.org/ooxml/officeDocument/',
        ),
    ]);
    expect(readBytes(strict).entries).toHaveLength(3);
  });

  it('22: reads prefixed names, backslashes, a wrong dimension, and rows and cells without places', () => {
    const prefixed = rezip(bytesOf(files.good), (name, xml) => [
      name.replaceAll('/', '\\'),
      /worksheets\/sheet/.test(name)
        ? xml
            .replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:')
            .replace('xmlns=', 'xmlns:x=')
            .replace(/<x:dimension[^>]*>/, '<x:dimension ref="A1"/>')
        : xml,
    ]);
    expect(readBytes(prefixed).entries).toHaveLength(3);
    const bare = rezip(bytesOf(files.good), (name, xml) => [
      name,
      name.endsWith('sheet1.xml') ? xml.replace(/ r="[A-Z]*\d+"/g, '') : xml,
    ]);
    expect(readBytes(bare).part.unit.code).toBe(TOWN);
  });

  it('23: reads workbooks with macros and templates of them, and runs nothing', async () => {
    const macros = rezip(bytesOf(files.good), (name, xml) => [
      name,
      xml.replace('spreadsheetml.sheet.main+xml', 'ms-excel.sheet.macroEnabled.main+xml'),
    ]);
    const withCode = zipSync({ ...unzipSync(macros), 'xl/vbaProject.bin': text('x') });
    const report = await gather(folder('macros', { 'a.xlsm': withCode, 'b.xltx': files.resaved }));
    expect(report.files.map(({ state }) => state)).toEqual(['counted', 'counted']);
    expect(codesOf(report, 'a.xlsm')).toContain('file-macros');
  });

  it.each([
    ['GBK', Uint8Array.of(0xb4, 0xe5), '村'],
    ['UTF-8 without a mark', text('村'), '村'],
    ['UTF-8 with a mark', Uint8Array.of(0xef, 0xbb, 0xbf, ...text('村')), '村'],
  ])('72: knows %s by its bytes', async (_name, bytes, expected) => {
    const { readOther } = await import('../../src/xlsx/other.ts');
    const line = Uint8Array.of(...bytes, ...text(',"a ""b"",\nc",43881\r\n'));
    const workbook = await readOther(line, 'csv');
    expect(workbook.sheets[0]?.rows).toEqual([[expected, 'a "b",\nc', '43881']]);
  });

  it('72: reads a text file in GB 18030 as a return, its town from its name', async () => {
    const rows = [TITLES, ...GOOD.map((row) => row.map(csvCell))].map((row) => row.join(','));
    const made = folder('csv', {
      '隆德县山河乡.csv': gb18030(`${rows.join('\r\n')}\r\n`),
      '隆德县凤岭乡.csv': text(rows.join('\n').replaceAll('王庄村', '巩龙村')),
    });
    const report = await gather(made);
    expect(filesOf(report)).toEqual(['隆德县凤岭乡.csv counted', '隆德县山河乡.csv counted']);
    expect([countOf(report), countOf(report, '640423206')]).toEqual([3, 3]);
    expect(codesOf(report, '隆德县山河乡.csv')).toEqual(['file-converted', 'file-stamp-missing']);
  });

  it('reads the values that were written', () => {
    const outcome = readBytes(bytesOf(files.good));
    expect(readWorkbook(bytesOf(files.good)).sheets.map(({ name }) => name)).toEqual([
      '封面',
      DISPUTES,
    ]);
    expect(valuesOf(outcome, '涉及人数')).toEqual([2, 2, 2]);
    expect(outcome.found).toEqual([]);
  });
});

function csvCell(value: (typeof GOOD)[number][number]): string {
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  return 'date' in value ? value.date.replaceAll('-', '/') : '';
}
