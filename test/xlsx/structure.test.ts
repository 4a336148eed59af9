import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { sample } from './sample.ts';
import { checkStructure } from './structure.ts';

const good = await writeWorkbook(sample);

/** The sample with one part changed, or removed where nothing is left of it. */
function broken(path: string, from: string | RegExp, to: string): Uint8Array {
  const files = unzipSync(good);
  const text = strFromU8(files[path] ?? new Uint8Array()).replace(from, to);
  if (text === '') delete files[path];
  else files[path] = strToU8(text);
  return zipSync(files);
}

const SHEET = 'xl/worksheets/sheet1.xml';
const REGISTER = 'xl/worksheets/sheet2.xml';
const BOOK = 'xl/workbook.xml';

describe('checkStructure', () => {
  it.each<[string, string, string | RegExp, string, string]>([
    ['a missing part', 'xl/charts/chart1.xml', /[^]+/, '', 'no /xl/charts/chart1.xml'],
    [
      'a part without a type',
      '[Content_Types].xml',
      /<Override PartName="\/xl\/comments1.xml"[^>]*>/,
      '',
      'no content type',
    ],
    [
      'a part nothing leads to',
      'xl/_rels/workbook.xml.rels',
      /<Relationship [^>]*styles[^>]*>/,
      '',
      'nothing leads to',
    ],
    [
      'an unknown relation',
      SHEET,
      '<drawing r:id="rId1"',
      '<drawing r:id="rId9"',
      'no relation rId9',
    ],
    [
      'children out of order',
      SHEET,
      /(<mergeCells.*<\/mergeCells>)(.*)(<\/worksheet>)/,
      '$2$1$3',
      'out of order',
    ],
    ['a style that is not there', SHEET, 's="1"', 's="99"', 'no style 99'],
    ['a text that is not there', SHEET, 't="s"><v>0<', 't="s"><v>999<', 'no text 999'],
    ['a number that is none', SHEET, '<v>5</v>', '<v>NaN</v>', 'NaN'],
    [
      'merged areas that overlap',
      SHEET,
      '<mergeCell ref="A1:C1"/>',
      '<mergeCell ref="A1:C1"/><mergeCell ref="B1:B2"/>',
      'overlaps',
    ],
    ['rows out of order', SHEET, '<row r="1"', '<row r="9"', 'out of order'],
    ['a long validation', REGISTER, 'LEN(B2)=18', `LEN("${'x'.repeat(255)}")`, 'formula too long'],
    ['a long prompt', REGISTER, 'prompt="', `prompt="${'x'.repeat(255)}`, 'text too long'],
    [
      'validations that overlap',
      REGISTER,
      'sqref="C2:C5001"',
      'sqref="B9:C5001"',
      'overlaps another',
    ],
    ['a rule without its format', REGISTER, 'dxfId="1"', 'dxfId="7"', 'no dxf 7'],
    ['a link that exceljs would write', SHEET, 'location="', 'location="#', 'link without place'],
    ['an illegal sheet name', BOOK, 'name="封面"', 'name="封/面"', 'illegal sheet name'],
    ['a sheet name twice', BOOK, 'name="封面"', 'name="_LISTS"', 'sheet name twice'],
    ['an illegal name', BOOK, 'name="村名"', 'name="村 名"', 'illegal name'],
    ['no visible sheet', BOOK, /state="visible"/g, 'state="hidden"', 'no visible sheet'],
    ['a shape id twice', 'xl/drawings/vmlDrawing2.vml', '_x0000_s2050', '_x0000_s2049', 'twice'],
    [
      'a shape of another block',
      'xl/drawings/vmlDrawing2.vml',
      'data="2"',
      'data="3"',
      'outside its block',
    ],
    ['a drawing id twice', 'xl/drawings/drawing1.xml', 'id="3"', 'id="2"', 'drawing id 2 twice'],
    ['a note twice', 'xl/comments2.xml', 'ref="B1"', 'ref="A1"', 'note on A1 twice'],
    ['markup that is not closed', 'xl/styles.xml', '</fonts>', '', 'unexpected'],
  ])('complains about %s', (_, path, from, to, complaint) => {
    expect(checkStructure(broken(path, from, to)).join('\n')).toContain(complaint);
  });
});
