import { describe, expect, it } from 'vitest';
import type { Cell } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { makeStrings, makeWorkbook, type Parts } from './make-zip.ts';

function read(rows: string, more: Parts = {}): readonly (readonly Cell[])[] {
  return readWorkbook(makeWorkbook(rows, more)).sheets[0]!.rows;
}

/** The value of one cell whose XML has no address. */
function readOne(cell: string, more: Parts = {}): Cell {
  const plain = read(`<row r="1">${cell.replace('<c', '<c r="A1"')}</row>`, more);
  const bare = read(`<row>${cell}</row>`, more);
  expect(bare).toEqual(plain);
  return plain[0]?.[0] ?? null;
}

const shared = {
  'xl/sharedStrings.xml': makeStrings([
    '<t>李旺镇</t>',
    '<t xml:space="preserve"> 三营 </t>',
    '<t>a&amp;b &#x4E2D;</t>',
    '<r><rPr><b/></rPr><t>马</t></r><r><t>建国</t></r>',
    '<t>张</t><rPh sb="0" eb="1"><t>zhang</t></rPh><phoneticPr fontId="1"/>',
    '<t/>',
    '<t>甲</t><phoneticPr fontId="1" type="noConversion"/>',
    '<t>乙</t><phoneticPr fontId="1" type="noConversion"/>',
    '<t>a_x000D_b_x005F_x0041_</t>',
    '<t><![CDATA[<原文>&amp;]]></t>',
    '<t>𠮷祥</t>',
    '<r><t>&amp;lt;</t></r>',
    '<t>一\r\n二</t>',
  ]),
};

describe('readWorkbook', () => {
  it.each<[string, Cell]>([
    ['<c><v>12</v></c>', 12],
    ['<c t="n"><v>12</v></c>', 12],
    ['<c x:t="s" t="n"><v>13</v></c>', 13],
    ['<c s="3"><v>-0.5</v></c>', -0.5],
    ['<c><v>-0</v></c>', 0],
    ['<c><v>0.1</v></c>', 0.1],
    ['<c><v>43881.604166666664</v></c>', 43881.604166666664],
    ['<c><v>642221199001011234</v></c>', 642221199001011200],
    ['<c><v>6.42221E+17</v></c>', 6.42221e17],
    ['<c><v>1e-7</v></c>', 1e-7],
    ['<c><v> 7 </v></c>', 7],
    ['<c><v>.5</v></c>', 0.5],
    ['<c><v>NaN</v></c>', 'NaN'],
    ['<c><v>1e999</v></c>', '1e999'],
    ['<c><v>12人</v></c>', '12人'],
    ['<c><v></v></c>', null],
    ['<c><v/></c>', null],
    ['<c s="1"/>', null],
    ['<c s="1"></c>', null],
    ['<c s=""><v>3</v></c>', 3],
  ])('reads the number in %s', (xml, value) => {
    expect(readOne(xml)).toBe(value);
  });

  it.each<[string, Cell]>([
    ['<c t="b"><v>1</v></c>', true],
    ['<c t="b"><v>0</v></c>', false],
    ['<c t="b"><v>true</v></c>', true],
    ['<c t="b"><v>2</v></c>', '2'],
    ['<c t="e"><v>#REF!</v></c>', { error: '#REF!' }],
    ['<c t="e"/>', null],
    ['<c t="d"><v>2020-02-20</v></c>', 43881],
    ['<c t="d"><v>2020-02-20T14:30:00</v></c>', 43881.604166666664],
    ['<c t="d"><v>2020-02-20T12:00:00.000Z</v></c>', 43881.5],
    ['<c t="d"><v>1900-02-28</v></c>', 59],
    ['<c t="d"><v>1900-03-01</v></c>', 61],
    ['<c t="d"><v>2020-02-30</v></c>', '2020-02-30'],
    ['<c t="d"><v>2020-02-20T24:61</v></c>', '2020-02-20T24:61'],
    ['<c t="d"><v>Z</v></c>', 'Z'],
    ['<c t="d"><v>+08:00</v></c>', '+08:00'],
    ['<c t="str"><f>A2&amp;"x"</f><v>甲x</v></c>', '甲x'],
    ['<c t="str"><f>""</f><v></v></c>', null],
    ['<c t="inlineStr"><is><t>台账</t></is></c>', '台账'],
    ['<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
    ['<c t="inlineStr"><is><r><t>一</t></r><r><t>二</t></r></is></c>', '一二'],
    ['<c t="inlineStr"><is><t>&lt;a&gt;_x000A_</t></is></c>', '<a>\n'],
    ['<c t="inlineStr"><is><t></t></is></c>', null],
    ['<c t="inlineStr"><is/></c>', null],
    ['<c t="inlineStr"><v>x</v></c>', 'x'],
    ["<c t='inlineStr'><is><t>单引号</t></is></c>", '单引号'],
  ])('reads the other kinds of value in %s', (xml, value) => {
    expect(readOne(xml)).toEqual(value);
  });

  it.each<[number, Cell]>([
    [0, '李旺镇'],
    [1, ' 三营 '],
    [2, 'a&b 中'],
    [3, '马建国'],
    [4, '张'],
    [5, null],
    [6, '甲'],
    [7, '乙'],
    [8, 'a\rb_x0041_'],
    [9, '<原文>&amp;'],
    [10, '𠮷祥'],
    [11, '&lt;'],
    [12, '一\n二'],
  ])('reads shared text %i', (index, value) => {
    expect(readOne(`<c t="s"><v>${index}</v></c>`, shared)).toBe(value);
  });

  it('puts cells where their addresses say, whatever their shape', () => {
    const rows = read(
      '<row r="2" spans="1:3"><c r="B2"><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>\n' +
        "<row r='4' ht='15'><c r='AA4'><v>2</v></c></row>",
    );
    expect(rows.map((row) => row.length)).toEqual([0, 3, 0, 27]);
    expect(rows[1]).toEqual([null, 1, 'x']);
    expect(rows[3]![26]).toBe(2);
  });

  it('counts rows and cells without addresses from the ones before', () => {
    const rows = read(
      '<row><c><v>1</v></c><c/><c><v>2</v></c></row><row r="5"/><row><c><v>3</v></c></row>',
    );
    expect(rows).toEqual([[1, null, 2], [], [], [], [], [3]]);
  });

  it('lets blank formatted cells and rows trail nothing', () => {
    const rows = read(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="4"/><c r="C1" s="4"><v></v></c></row>' +
        '<row r="2"><c r="A2" s="4"/></row><row r="1048576"><c r="XFD1048576" s="4"/></row>',
    );
    expect(rows).toEqual([[1]]);
  });

  it('reads rows that come out of order', () => {
    const rows = read(
      '<row r="3"><c r="A3"><v>3</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>',
    );
    expect(rows).toEqual([[1], [], [3]]);
  });

  it('shares one row between all blank rows', () => {
    const rows = read('<row r="100000"><c r="A100000"><v>1</v></c></row>');
    expect(new Set(rows).size).toBe(2);
  });
});
