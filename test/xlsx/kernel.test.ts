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

/** The first sheet of a workbook with other cells in its one row. */
function withCells(cells: string): Uint8Array {
  const sheet = `${HEAD}<row r="1"><c r="A1"><v>1</v></c></row><row r="2">${cells}</row></sheetData></worksheet>`;
  return pack({ ...first!.parts, [SHEET]: strToU8(sheet) });
}

const text = (inside: string) => `<c r="A2" t="inlineStr"><is><t>${inside}</t></is></c>`;

describe('the kernel', () => {
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
