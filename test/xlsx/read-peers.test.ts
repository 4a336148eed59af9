import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import type { Cell, Sheet, Workbook } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PYTHON = '/usr/bin/python3';
const OFFICE = '/usr/bin/soffice';

function runs(command: string, ...rest: string[]): boolean {
  try {
    execFileSync(command, rest, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const openpyxl = runs(PYTHON, '-c', 'import openpyxl');

/** The values that `book.py` puts in. */
const ROWS: readonly (readonly Cell[])[] = [
  ['乡镇', '日期', '人数', '体温', '是否', '备注'],
  ['李旺镇', 43881, 12, 36.5, true, ' 前后空格 '],
  ['三营镇', 43881.5, 0, -0.25, false, '两行\n文字'],
  [],
  ['合计', null, null, null, null, '<a> & "b" 𠮷'],
];

function writeOpenpyxl(): string {
  const file = path.join(folder, 'book.xlsx');
  execFileSync(PYTHON, [path.resolve('test/fixtures/book.py'), file]);
  return file;
}

function read(file: string): Workbook {
  return readWorkbook(readFileSync(file), UNPACK_NODE);
}

describe('a workbook of openpyxl', () => {
  it.skipIf(!openpyxl)('is read with all its values', () => {
    const [sheet, hidden] = read(writeOpenpyxl()).sheets as [Sheet, Sheet];
    expect(sheet.rows).toEqual(ROWS);
    expect(sheet.observed).toMatchObject({
      merges: [{ top: 4, left: 0, bottom: 4, right: 1 }],
      hiddenRows: [2],
      hiddenColumns: [3],
      filtered: false,
      formulas: [{ row: 4, column: 2, cached: false, external: false }],
      struck: [{ row: 2, column: 0 }],
      comments: 1,
      pictures: 0,
    });
    expect([hidden.name, hidden.visibility, hidden.rows]).toEqual(['隐藏', 'hidden', []]);
  });

  it.skipIf(!openpyxl || !existsSync(OFFICE))(
    'is read the same after LibreOffice saved it, with the sum calculated',
    () => {
      const file = writeOpenpyxl();
      const out = path.join(folder, 'saved');
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      execFileSync(OFFICE, [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, file], {
        stdio: 'ignore',
      });
      const [sheet] = read(path.join(out, 'book.xlsx')).sheets as [Sheet];
      const rows = ROWS.map((row) => [...row]);
      rows[4]![2] = 12;
      expect(sheet.rows).toEqual(rows);
      expect(sheet.observed).toMatchObject({
        hiddenRows: [2],
        hiddenColumns: [3],
        // LibreOffice turns TRUE and FALSE into formulas as well.
        formulas: expect.arrayContaining([
          { row: 4, column: 2, cached: true, external: false },
        ]) as unknown,
        struck: [{ row: 2, column: 0 }],
        comments: 1,
      });
    },
    60_000,
  );
});

/** Text that XML can hold; exceljs drops control characters and does not escape what looks like `_x0041_`. */
const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .map((value) => value.replace(/[\p{Cc}\p{Cn}\p{Cs}]/gu, '').replaceAll('_x', '_ x'))
  .filter((value) => value !== '');

const value: fc.Arbitrary<Cell> = fc.oneof(
  text,
  fc.constantFrom('李旺镇', '两行\n文字', ' a ', 'a&b<c>"d\'', '𠮷'),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.integer({ min: 0, max: 60_000_000 }).map((minutes) => minutes / 1440),
  fc.boolean(),
  fc.constant(null),
);

function trim<T>(list: readonly T[], blank: (item: T) => boolean): T[] {
  let length = list.length;
  while (length > 0 && blank(list[length - 1]!)) length--;
  return list.slice(0, length);
}

/** What must come back: nothing trails. */
function trimmed(rows: readonly (readonly Cell[])[]): Cell[][] {
  const kept = rows.map((row) => trim(row, (cell) => cell === null));
  return trim(kept, (row) => row.length === 0);
}

async function writeExceljs(
  rows: readonly (readonly Cell[])[],
  shared: boolean,
): Promise<Uint8Array> {
  if (shared) {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('台账');
    for (const row of rows) sheet.addRow([...row]);
    return new Uint8Array(await book.xlsx.writeBuffer());
  }
  const filename = path.join(folder, 'stream.xlsx');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename, useSharedStrings: false });
  const sheet = book.addWorksheet('台账');
  for (const row of rows) sheet.addRow([...row]).commit();
  await book.commit();
  return readFileSync(filename);
}

describe('a workbook of exceljs', () => {
  it.each([
    ['shared', true],
    ['inline', false],
  ])(
    'is read back as it was written, its texts %s',
    async (_, shared) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(value, { maxLength: 8 }), { minLength: 1, maxLength: 6 }),
          async (rows) => {
            const bytes = await writeExceljs(rows, shared);
            expect(readWorkbook(bytes).sheets[0]!.rows).toEqual(trimmed(rows));
          },
        ),
        { numRuns: 60 },
      );
    },
    60_000,
  );

  it('is read with formulas, links, rich text and errors as values', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('台账');
    sheet.addRow([
      { formula: 'A2+1', result: 0 },
      { text: '链接', hyperlink: 'http://example.org/' },
      { richText: [{ text: '一' }, { font: { bold: true }, text: '二' }] },
      { error: '#N/A' },
      new Date(Date.UTC(2020, 1, 20)),
    ]);
    const bytes = new Uint8Array(await book.xlsx.writeBuffer());
    expect(readWorkbook(bytes).sheets[0]!.rows).toEqual([
      [0, '链接', '一二', { error: '#N/A' }, 43881],
    ]);
  });
});
