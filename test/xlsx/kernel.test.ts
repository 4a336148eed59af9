import { strToU8 } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { pack } from '../../scripts/fuzz/archive.ts';
import { makeCase } from '../../scripts/fuzz/run.ts';
import { ownSeeds } from '../../scripts/fuzz/seeds.ts';

type Read = (bytes: Uint8Array) => unknown;

/** The reader, loaded anew with what the machine offers it. */
async function load(assembly: typeof WebAssembly | undefined): Promise<Read> {
  vi.resetModules();
  vi.stubGlobal('WebAssembly', assembly);
  const { readWorkbook } = await import('../../src/xlsx/read.ts');
  const { loadPart } = await import('../../src/xlsx/kernel.ts');
  expect(loadPart(new Uint8Array(8), 8, true) !== undefined).toBe(assembly !== undefined);
  vi.unstubAllGlobals();
  return (bytes) => {
    try {
      return readWorkbook(bytes);
    } catch (error) {
      if (error instanceof Error && 'code' in error) return { ...error, message: error.message };
      throw error;
    }
  };
}

const alone = await load(undefined);
const quick = await load(WebAssembly);
const seeds = await ownSeeds();
const [first] = seeds;
if (!first) throw new Error('no seed');

const SHEET = 'xl/worksheets/sheet1.xml';
const HEAD =
  '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>';

/** The second shared text is empty, the third in runs; the other sheets refer to many more. */
const TEXTS = `<sst><si><t>甲</t></si><si><t></t></si><si><r><t>乙</t></r></si>${'<si><t>丙</t></si>'.repeat(5000)}</sst>`;

/** A workbook with other rows in its first sheet, and other shared texts. */
function withRows(rows: string): Uint8Array {
  const sheet = strToU8(`${HEAD}${rows}</sheetData></worksheet>`);
  return pack({ ...first!.parts, [SHEET]: sheet, 'xl/sharedStrings.xml': strToU8(TEXTS) });
}

/** The same with these cells in its second row. */
function withCells(cells: string): Uint8Array {
  return withRows(`<row r="1"><c r="A1"><v>1</v></c></row><row r="2">${cells}</row>`);
}

/** Rows of three cells each, one tag like the other. */
function plainRows(from: number, count: number, tail = ''): string {
  const row = (number: number): string =>
    `<row r="${number}"${tail}><c r="A${number}"><v>${number}</v></c><c r="B${number}" t="s"><v>0</v></c><c r="C${number}"/></row>`;
  return Array.from({ length: count }, (_, index) => row(from + index)).join('');
}

const text = (inside: string) => `<c r="A2" t="inlineStr"><is><t>${inside}</t></is></c>`;

describe('the kernel', () => {
  it('leaves a part to the reader in TypeScript where its memory does not grow', () => {
    const bytes = withRows(plainRows(1, 100) + `<!--${'x'.repeat(3_000_000)}-->`);
    const expected = alone(bytes);
    expect(expected).toHaveProperty('sheets');
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('Unable to grow instance memory');
    });
    try {
      expect(quick(bytes)).toEqual(expected);
      expect(grow).toHaveBeenCalled();
    } finally {
      grow.mockRestore();
    }
  });

  it.each([
    ['rows one like the other', plainRows(1, 4000, ' spans="1:3"')],
    [
      'rows of another tag between',
      `${plainRows(1, 3)}${plainRows(4, 2, ' ht="20"')}${plainRows(6, 3)}`,
    ],
    ['a hidden row first', `<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>${plainRows(2, 3)}`],
    [
      'a hidden row between',
      `${plainRows(1, 3)}${plainRows(4, 1, ' hidden="1"')}${plainRows(5, 3)}`,
    ],
    ['all rows hidden', plainRows(1, 9, ' hidden="1"')],
    ['rows in another order', `${plainRows(5, 3)}${plainRows(1, 3)}`],
    ['a row twice', `${plainRows(1, 3)}<row r="2"><c r="D2"><v>4</v></c></row>`],
    ['a row twice with a cell twice', `${plainRows(1, 3)}${plainRows(2, 1)}`],
    [
      'a row without a number',
      `${plainRows(1, 2)}<row><c r="A3"><v>3</v></c><c><v>4</v></c></row>${plainRows(4, 2)}`,
    ],
    [
      'cells without an address',
      `<row r="1"><c r="A1"/><c><v>2</v></c><c r="C1"><v>3</v></c><c><v>4</v></c></row>`,
    ],
    [
      'a row number that begins with zeros',
      `${plainRows(1, 2)}<row r="03"><c r="A3"><v>3</v></c></row>`,
    ],
    ['a long row number', '<row r="0000000012"><c r="A0000000099"><v>1</v></c></row>'],
    ['a row number too far', `${plainRows(1, 2)}${plainRows(1048577, 1)}`],
    ['a row number of eight digits', `${plainRows(1, 2)}${plainRows(10000000, 1)}`],
    ['the row number 0', `${plainRows(1, 2)}<row r="0"><c r="A0"><v>1</v></c></row>`],
    [
      'empty rows',
      `${plainRows(1, 1)}<row r="2"/><row r="3"></row>${plainRows(4, 1)}<row r="9"></row>`,
    ],
    [
      'space and remarks between rows',
      `\n${plainRows(1, 2)} <!-- -->\n<row r="3"> <c r="A3"><v>1</v></c> </row>\n`,
    ],
    [
      'something else between rows',
      `${plainRows(1, 2)}<other><row r="7"/></other>${plainRows(3, 2)}`,
    ],
    [
      'empty shared texts',
      '<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" t="s"><v>2</v></c><c r="C1" t="s"><v>1</v></c></row>',
    ],
    [
      'rows of nothing but empty shared texts',
      `${plainRows(1, 1)}<row r="2"><c r="A2" t="s"><v>1</v></c></row><row r="5"><c r="B5" t="s"><v>1</v></c></row>`,
    ],
    ['a row that ends another', `${plainRows(1, 2)}<row r="3"><c r="A3"><v>1</v></c></sheetData>`],
    ['a row that is cut off', `${plainRows(1, 2)}<row r="3"><c r="A3"><v>1</v></c></ro`],
    [
      'formulas in every row',
      Array.from(
        { length: 1500 },
        (_, row) =>
          `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c><c r="B${row + 1}"><f>A1</f><v>2</v></c><c r="C${row + 1}" t="inlineStr"><is><t>丙${row}</t></is></c></row>`,
      ).join(''),
    ],
  ])('reads %s as the reader in TypeScript alone does', (_, rows) => {
    expect(quick(withRows(rows))).toEqual(alone(withRows(rows)));
  });

  it('reads what those rows hold', () => {
    const { sheets } = quick(withRows(plainRows(2, 3))) as { sheets: { rows: unknown }[] };
    expect(sheets[0]?.rows).toEqual([[], [2, '甲'], [3, '甲'], [4, '甲']]);
  });

  it.each([
    [
      'numbers',
      '<c r="A2"><v>-0</v></c><c r="B2"><v>1.5</v></c><c r="C2" t="n"><v>43867.32430555556</v></c>',
    ],
    [
      'numbers of other shapes',
      '<c r="A2"><v>1e3</v></c><c r="B2"><v>.5</v></c><c r="C2"><v>5.</v></c><c r="D2"><v>+7</v></c>',
    ],
    [
      'many digits',
      '<c r="A2"><v>12345678901234567890123</v></c><c r="B2"><v>9007199254740993</v></c>',
    ],
    ['what is no number', '<c r="A2"><v>1.2.3</v></c><c r="B2"><v>-</v></c><c r="C2"><v></v></c>'],
    [
      'truth',
      '<c r="A2" t="b"><v>1</v></c><c r="B2" t="b"><v>0</v></c><c r="C2" t="b"><v>2</v></c>',
    ],
    [
      'shared texts',
      '<c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>00</v></c><c r="C2" t="s"><v></v></c>',
    ],
    ['a shared text that is not there', '<c r="A2" t="s"><v>99999999999</v></c>'],
    [
      'inline texts',
      text('安全') + '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>',
    ],
    ['an inline text twice', text('甲') + '<c r="B2" t="inlineStr"><is><t>甲</t></is></c>'],
    ['escapes', text('a&amp;b_x0041_\r\n')],
    ['an unknown entity', text('&nbsp;')],
    ['characters of two and four bytes', text('é😀')],
    ['an empty text', text('')],
    ['a zero in a text', text('a\0b')],
    ['styles', '<c r="A2" s="1"><v>1</v></c><c r="B2" s="40000"><v>1</v></c><c r="C2" s="3"/>'],
    ['columns', '<c r="ZZ2"><v>1</v></c><c r="XFD2"><v>1</v></c>'],
    ['a column too far', '<c r="XFE2"><v>1</v></c>'],
    ['cells out of order', '<c r="C2"><v>1</v></c><c r="A2"><v>2</v></c><c r="D2"/>'],
    ['a cell twice', '<c r="A2"><v>1</v></c><c r="A2"><v>2</v></c>'],
    ['a cell of another row', '<c r="A3"><v>1</v></c>'],
    [
      'formulas between',
      '<c r="A2"><v>1</v></c><c r="B2"><f>A2+1</f><v>2</v></c><c r="C2"><v>3</v></c>',
    ],
    ['space between', ' <c r="A2"><v>1</v></c>\n\t<c r="B2"><v>2</v></c> '],
    ['thousands of cells in a row', Array.from({ length: 9000 }, () => '<c r="A2"/>').join('')],
    ['a cell that is cut off', '<c r="A2"><v>1</v></'],
    ['a text that is cut off', '<c r="A2" t="inlineStr"><is><t>abc'],
  ])('reads %s as the reader in TypeScript alone does', (_, cells) => {
    expect(quick(withCells(cells))).toEqual(alone(withCells(cells)));
  });

  it('reads damaged workbooks as the reader alone does, or refuses them for the same reason', () => {
    let refused = 0;
    for (let number = 0; number < 600; number++) {
      const { bytes } = makeCase(seeds, 64, number).mutant;
      const made = quick(bytes);
      expect(made, `case ${number}`).toEqual(alone(bytes));
      if ((made as { code?: string }).code) refused++;
    }
    expect(refused).toBeGreaterThan(100);
  }, 120_000);
});
