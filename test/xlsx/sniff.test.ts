import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/issue.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { sniff, type Format } from '../../src/xlsx/sniff.ts';
import { makeWorkbook } from './make-zip.ts';

function bytesOf(...values: number[]): Uint8Array {
  return Uint8Array.from([...values, ...new Array<number>(64).fill(0x20)]);
}

/** A compound file with one directory entry of this name, as [MS-CFB] 2.6 lays it out. */
function compound(name: string): Uint8Array {
  const bytes = new Uint8Array(2048);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  [...name].forEach((letter, at) => (bytes[1024 + at * 2] = letter.charCodeAt(0)));
  return bytes;
}

function archive(...names: string[]): Uint8Array {
  return zipSync(Object.fromEntries(names.map((name) => [name, strToU8('<a/>')])));
}

const ODS = zipSync(
  { mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet') },
  { level: 0 },
);

const CASES: readonly (readonly [string, Uint8Array, Format, string])[] = [
  ['nothing', new Uint8Array(), 'empty', 'file-empty'],
  ['the front half of a workbook', makeWorkbook('').slice(0, 400), 'xlsx', 'file-damaged'],
  ['a binary workbook', archive('xl/workbook.bin'), 'xlsb', 'file-format'],
  ['an OpenDocument table', ODS, 'ods', 'file-format'],
  ['a Word document', archive('word/document.xml'), 'docx', 'file-not-workbook'],
  ['packed files', archive('三营镇.xlsx', '李旺镇.xlsx'), 'zip', 'file-archive'],
  ['a rar archive', bytesOf(0x52, 0x61, 0x72, 0x21, 0x1a, 7), 'rar', 'file-archive'],
  ['an encrypted workbook', compound('EncryptedPackage'), 'encrypted', 'file-encrypted'],
  ['a workbook of Excel 97', compound('Workbook'), 'xls', 'file-format'],
  ['a workbook of Excel 5', compound('Book'), 'xls', 'file-format'],
  ['a document of Word 97', compound('WordDocument'), 'ole', 'file-not-workbook'],
  ['a web page', strToU8('<html><table><tr><td>1</td></tr></table></html>'), 'html', 'file-format'],
  ['a workbook of XML', strToU8('<?xml version="1.0"?><Workbook/>'), 'xml', 'file-format'],
  ['a list of values', strToU8('乡镇,姓名\n三营镇,张三\n'), 'csv', 'file-format'],
  [
    'a list under a title',
    strToU8('三营镇台账\n乡镇,姓名,电话\n三营镇,张三,1\n'),
    'csv',
    'file-format',
  ],
  ['two columns under a title', strToU8('统计表\n镇,人数\n甲,1\n乙,2\n'), 'csv', 'file-format'],
  ['a list whose sign is named', strToU8('sep=|\r\n甲|乙\r\n'), 'csv', 'file-format'],
  ['a list with an end of DOS', strToU8('甲,乙\r\n\x1a'), 'csv', 'file-format'],
  ['prose with commas', strToU8('通知\n各镇,\n请上报, 谢谢\n再见\n'), 'text', 'file-not-workbook'],
  [
    'JSON',
    strToU8('[\n {"a": 1, "b": 2, "c": 3},\n {"a": 1, "b": 2, "c": 3}\n]\n'),
    'text',
    'file-not-workbook',
  ],
  ['prose', strToU8('各乡镇：\n请上报, 谢谢, 收到请回。\n再见\n'), 'text', 'file-not-workbook'],
  [
    'a list in Chinese in UTF-16, big end first',
    new Uint8Array(Buffer.from('\ufeff乡镇\t姓名\n三营镇\t张三\n', 'utf16le').swap16()),
    'csv',
    'file-format',
  ],
  ['a list in GBK', bytesOf(0xcf, 0xe7, 0x2c, 0xd0, 0xd5, 0x0a), 'csv', 'file-format'],
  ['a list in UTF-16', bytesOf(0xff, 0xfe, 0x61, 0, 0x09, 0, 0x62, 0), 'csv', 'file-format'],
  ['plain text', strToU8('今日无新增'), 'text', 'file-not-workbook'],
  ['a PDF', strToU8('%PDF-1.7'), 'pdf', 'file-not-workbook'],
  ['a photograph', bytesOf(0xff, 0xd8, 0xff, 0xe0), 'image', 'file-not-workbook'],
  ['a screenshot', bytesOf(0x89, 0x50, 0x4e, 0x47), 'image', 'file-not-workbook'],
  ['a lock file', bytesOf(4, 0x75, 0x73, 0x65, 0x72, 0, 0), 'unknown', 'file-not-workbook'],
];

describe('sniff', () => {
  it.each(CASES)('recognises %s by its bytes', (_, bytes, format) => {
    expect(sniff(bytes)).toBe(format);
  });

  it('recognises a workbook', () => {
    expect(sniff(makeWorkbook(''))).toBe('xlsx');
  });

  it('looks at no more names than a workbook may have parts', () => {
    const names = Array.from({ length: LIMITS.parts }, (_, at) => `${at}`);
    const bytes = zipSync(
      Object.fromEntries([...names, 'xl/workbook.xml'].map((name) => [`${name}/`, strToU8('')])),
    );
    expect(sniff(bytes)).toBe('zip');
    expect(sniff(bytes.slice(0, -30))).toBe('zip');
  });

  it.each(CASES)('lets %s be refused with its own code', (_, bytes, __, code) => {
    let refused: unknown;
    try {
      readWorkbook(bytes);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).code).toBe(code);
  });
});
