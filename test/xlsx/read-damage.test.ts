import { describe, expect, it } from 'vitest';
import { UNPACK_NODE } from '../../src/batch/zlib.ts';
import { Refusal } from '../../src/core/issue.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { makeParts, makeRelations, makeSheet, makeStrings, zip, type Parts } from './make-zip.ts';

const A1 = '<row r="1"><c r="A1"><v>1</v></c></row>';
const BOOK = 'xl/workbook.xml';
const LINKS = 'xl/_rels/workbook.xml.rels';

function read(rows: string, more: Parts = {}): Workbook {
  return readWorkbook(zip(makeParts(rows, more)), UNPACK_NODE);
}

function refusal(rows: string, more: Parts = {}): string {
  try {
    return `read: ${JSON.stringify(read(rows, more).sheets[0]?.rows)}`;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason, what } = error.detail;
    return `${error.code} ${reason ?? what}`;
  }
}

/** The parts of a workbook, that of the book changed. */
function book(change: (xml: string) => string): Parts {
  return { [BOOK]: change(String(makeParts(A1)[BOOK])) };
}

describe('a sheet from which bytes were lost between its tags', () => {
  it.each([
    ['a value outside its element', '<row r="1"><c r="A1">1</c></row>'],
    ['a row as text', `${A1}2</row>`],
    ['text between rows', `${A1}r="2"&gt;${A1.replaceAll('1', '2')}`],
    ['text behind a value', '<row r="1"><c r="A1"><v>1</v>2</c></row>'],
  ])('is refused for %s', (_, rows) => {
    expect(refusal(rows)).toMatch(/^file-damaged (markup|tag)$/);
  });

  it('is refused where a cell has two values', () => {
    expect(refusal('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>')).toBe(
      'file-damaged value twice',
    );
  });

  it('is refused where a cell is of no known type', () => {
    expect(refusal('<row r="1"><c r="A1" t="x"><v>1</v></c></row>')).toBe('file-damaged cell type');
  });

  it('is read with space, comments and instructions there', () => {
    const rows = '\n <row r="1">\t<!-- 甲 --><c r="A1"> <v>1</v>\n</c><?x y?></row>\r\n';
    expect(read(rows).sheets[0]?.rows).toEqual([[1]]);
  });
});

describe('a comment', () => {
  it.each(['<!-->', '<!--->'])('is not ended by the %s that begins it', (begin) => {
    const hidden = `${begin}<row r="2"><c r="A2"><v>2</v></c></row>-->`;
    expect(read(A1 + hidden).sheets[0]?.rows).toEqual([[1]]);
  });
});

describe('a workbook part', () => {
  it('counts days from 1904 whatever its extensions say, as Excel 2013 writes them', () => {
    const parts = book((xml) =>
      xml
        .replace('<sheets>', '<workbookPr date1904="1"/><sheets>')
        .replace(
          '</workbook>',
          '<extLst><ext><x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>',
        ),
    );
    expect(read(A1, parts).date1904).toBe(true);
  });

  it('is refused where a sheet is of no known type', () => {
    const links = makeRelations([['worksheeU', 'worksheets/sheet1.xml']]);
    expect(refusal(A1, { [LINKS]: links })).toBe('file-damaged sheet');
  });

  it.each(['chartsheet', 'dialogsheet', 'xlMacrosheet'])('leaves a %s out', (type) => {
    const links = makeRelations([
      ['worksheet', 'worksheets/sheet1.xml'],
      [type, 'other.xml'],
    ]);
    const parts = book((xml) =>
      xml.replace('</sheets>', '<sheet name="乙" r:id="rId2"/></sheets>'),
    );
    expect(read(A1, { ...parts, [LINKS]: links }).sheets).toHaveLength(1);
  });

  it('is refused where two parts have one id', () => {
    const links = makeRelations([
      ['worksheet', 'worksheets/sheet1.xml'],
      ['worksheet', 'worksheets/sheet2.xml'],
    ]).replace('rId2', 'rId1');
    expect(refusal(A1, { [LINKS]: links })).toBe('file-damaged relation twice');
  });

  it('is refused for more names than anybody defines', () => {
    const names = '<definedName name="n">1</definedName>'.repeat(200_001);
    const parts = book((xml) =>
      xml.replace('</sheets>', `</sheets><definedNames>${names}</definedNames>`),
    );
    // Stored: it is not packed like a bomb.
    const bytes = zip(makeParts(A1, parts), 0);
    expect(() => readWorkbook(bytes, UNPACK_NODE)).toThrow(Refusal);
  });
});

describe('shared texts that are empty', () => {
  const rows = Array.from(
    { length: 3000 },
    (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" t="s"><v>0</v></c></row>`,
  ).join('');
  const more = { 'xl/sharedStrings.xml': makeStrings(['<t></t>']) };

  it('make no row, in any number', () => {
    expect(read(A1 + rows, more).sheets[0]?.rows).toEqual([[1]]);
  });

  it('cost nothing far to the right of the last row', () => {
    const wide = Array.from(
      { length: 20_000 },
      (_, at) => `<row r="${at + 2}"><c r="XFD${at + 2}" t="s"><v>0</v></c></row>`,
    ).join('');
    const last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>';
    const start = process.cpuUsage();
    expect(read(last + wide, more).sheets[0]?.rows).toHaveLength(1_048_576);
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
  });

  it('are counted as places where a value opened their row', () => {
    const wide = Array.from({ length: 2000 }, (_, at) => {
      const cells = `<c r="A${at + 1}"><v>1</v></c><c r="XFD${at + 1}" t="s"><v>0</v></c>`;
      return `<row r="${at + 1}">${cells}</row>`;
    });
    expect(refusal(wide.join(''), more)).toBe('file-too-large cells');
  });
});

describe('what takes time without end in a small file', () => {
  const quickly = (work: () => unknown): void => {
    const start = process.cpuUsage();
    work();
    expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
  };

  it('are hidden columns, a hundred thousand times', () => {
    const cols = '<col min="1" max="16384" hidden="1"/>'.repeat(100_000);
    const cell = '<row r="1"><c r="XFD1"><v>1</v></c></row>';
    const sheet = makeSheet(`<cols>${cols}</cols><sheetData>${cell}</sheetData>`);
    quickly(() => {
      const [seen] = read('', { 'xl/worksheets/sheet1.xml': sheet }).sheets;
      expect(seen?.observed?.hiddenColumns).toHaveLength(16_384);
    });
  });

  it('is a formula that begins to name a file again and again', () => {
    const formula = '[file:'.repeat(50_000);
    quickly(() => read(`<row r="1"><c r="A1"><f>${formula}</f><v>1</v></c></row>`));
  });

  it('are elements in each other', () => {
    const deep = '<a>'.repeat(1_200_000);
    const sheet = `${makeSheet(`<sheetData>${A1}</sheetData>`).replace('</worksheet>', '')}${deep}`;
    quickly(() => {
      expect(refusal('', { 'xl/worksheets/sheet1.xml': sheet })).toBe('file-damaged depth');
    });
  });
});

describe('a part in another encoding', () => {
  it('is refused as damaged where its bytes do not fit', () => {
    const sheet = Buffer.from(
      `\ufeff${makeSheet(`<sheetData>${A1}</sheetData>`).replace('UTF-8', 'UTF-16')}`,
      'utf16le',
    );
    const odd = { 'xl/worksheets/sheet1.xml': new Uint8Array(sheet.subarray(0, -1)) };
    expect(refusal('', odd)).toBe('file-damaged utf-16le');
  });
});

describe('a font', () => {
  it.each([
    ['', 1],
    [' val="1"', 1],
    [' val="true"', 1],
    [' val="false"', 0],
    [' val="0"', 0],
  ])('with <strike%s/> strikes %i cells through', (value, count) => {
    const styles =
      `<styleSheet><fonts><font/><font><strike${value}/></font></fonts>` +
      '<cellXfs><xf fontId="0"/><xf fontId="1"/></cellXfs></styleSheet>';
    const [sheet] = read(A1.replace('<c ', '<c s="1" '), { 'xl/styles.xml': styles }).sheets;
    expect(sheet?.observed?.struck).toHaveLength(count);
  });
});
