import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { utils, write } from '@e965/xlsx';
import { Refusal } from '../../src/core/issue.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { UNPACK } from '../../src/xlsx/unpack.ts';
import { ensureWholeXlsb } from '../../src/xlsx/whole-xlsb.ts';
import { Archive } from '../../src/xlsx/zip.ts';

const SHEET = 'xl/worksheets/sheet1.bin';
const RELATIONS = 'xl/_rels/workbook.bin.rels';
const TYPES = '[Content_Types].xml';

type Parts = Record<string, Uint8Array>;

function makeParts(): Parts {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['甲', 1, true]]), '台账');
  const options = { type: 'array', bookType: 'xlsb', bookSST: true } as const;
  return unzipSync(new Uint8Array(write(book, options) as ArrayBuffer));
}

function outcome(parts: Parts): string {
  try {
    ensureWholeXlsb(new Archive(zipSync(parts, { level: 1 }), UNPACK, LIMITS));
    return 'whole';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.detail['reason'] ?? error.detail['what']}`;
  }
}

/** A sound workbook with a part changed or added. */
function changed(name: string, change: (part: Uint8Array) => Uint8Array): string {
  const parts = makeParts();
  return outcome({ ...parts, [name]: change(parts[name] ?? new Uint8Array()) });
}

const inText = (name: string, change: (text: string) => string): string =>
  changed(name, (part) => strToU8(change(strFromU8(part))));

const u32 = (...values: number[]): number[] =>
  values.flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));

function record(type: number, ...content: number[]): number[] {
  return [...(type < 128 ? [type] : [(type & 0x7f) | 0x80, type >> 7]), content.length, ...content];
}

const row = (at: number): number[] => record(0, ...u32(at), ...Array<number>(13).fill(0));
const blank = (column: number): number[] => record(1, ...u32(column, 0));
const sheet = (...records: number[][]): string =>
  changed(SHEET, () => Uint8Array.from([...record(129), ...records.flat(), ...record(130)]));

describe('a binary workbook', () => {
  it('is whole as it was written', () => {
    expect(outcome(makeParts())).toBe('whole');
  });

  it.each([
    'xl/workbook.xml',
    'XL\\WorKbook.xml',
    'xl/wor\u212Abook.xml',
    'META-INF/manifest.xml',
    'Root Entry/META-INF/manifest.xml',
    'content.xml',
    'mimetype',
    'Index/Document.iwa',
    'xl/./worksheets/sheet1.bin',
  ])('is refused beside a part of another format: %s', (name) => {
    expect(changed(name, () => strToU8('<a/>'))).toBe('file-damaged two formats');
  });

  it.each<[string, () => string, string]>([
    [
      'another workbook part',
      () => inText(TYPES, (xml) => xml.replace('/xl/workbook.bin', '/xl/other.bin')),
      'two formats',
    ],
    [
      'a sheet in XML',
      () => inText(RELATIONS, (xml) => xml.replace('sheet1.bin', '../_rels/workbook.bin.rels')),
      'two formats',
    ],
    [
      'texts in XML',
      () =>
        inText(TYPES, (xml) =>
          xml.replace(
            'application/vnd.ms-excel.sharedStrings',
            'a.spreadsheetml.sharedStrings+xml',
          ),
        ),
      'two formats',
    ],
    [
      'a comment',
      () => inText(RELATIONS, (xml) => xml.replace('</Rel', '<!-- <Relationship/> --></Rel')),
      'markup',
    ],
    [
      'no sheet',
      () => inText(RELATIONS, (xml) => xml.replace('sheet1.bin', 'sheet2.bin')),
      'missing',
    ],
    [
      'no texts',
      () => inText(RELATIONS, (xml) => xml.replace('sharedStrings.bin', 'none.bin')),
      'missing',
    ],
    [
      'texts that were cut',
      () => changed('xl/sharedStrings.bin', (part) => part.subarray(0, 12)),
      'cut off',
    ],
    [
      'a sheet that was cut between records',
      () => changed(SHEET, (part) => part.subarray(0, -3)),
      'cut off',
    ],
    [
      'a sheet that was cut in a record',
      () => changed(SHEET, (part) => part.subarray(0, 10)),
      'cut off',
    ],
    ['a sheet after its end', () => sheet(record(130)), 'record'],
    [
      'a sheet without a beginning',
      () => changed(SHEET, () => Uint8Array.from(record(130))),
      'record',
    ],
    ['a row outside the grid', () => sheet(row(1_048_576)), 'row'],
    ['a column outside the grid', () => sheet(row(0), blank(16_384)), 'cell'],
    ['a cell without a row', () => sheet(blank(0)), 'cell'],
    [
      'a short cell outside the grid',
      () => sheet(row(0), blank(16_383), record(12, ...u32(0))),
      'cell',
    ],
    ['a link outside the grid', () => sheet(record(494, ...u32(0, 0, 0, 99_999))), 'cell'],
  ])('is refused for %s', (_, run, reason) => {
    expect(run()).toBe(`file-damaged ${reason}`);
  });

  it.each<[string, () => string, string]>([
    [
      'cells that lie far apart',
      () => sheet(...Array.from({ length: 1300 }, (_, at) => [...row(at), ...blank(16_383)])),
      'cells',
    ],
    ['a link over the grid', () => sheet(record(494, ...u32(0, 1_048_575, 0, 16_383))), 'cells'],
    [
      'columns described over and over',
      () => sheet(record(60, ...u32(0, 0xffffffff, 0, 0))),
      'cells',
    ],
  ])('is too large with %s', (_, run, what) => {
    expect(run()).toBe(`file-too-large ${what}`);
  });
});
