import { describe, expect, it } from 'vitest';
import type { Observed, Workbook } from '../../src/core/sheet.ts';
import { readStamp, readWorkbook } from '../../src/xlsx/read.ts';
import { makeParts, makeRelations, makeSheet, makeStrings, zip, type Parts } from './make-zip.ts';

const SHEET = 'xl/worksheets/sheet1.xml';

function readParts(rows: string, more: Parts = {}): Workbook {
  return readWorkbook(zip(makeParts(rows, more)));
}

function observed(sheet: string, more: Parts = {}): Observed {
  return readParts('', { [SHEET]: makeSheet(sheet), ...more }).sheets[0]!.observed!;
}

function cell(place: string, inside: string, attributes = ''): string {
  const row = place.replace(/\D/g, '');
  return `<sheetData><row r="${row}"><c r="${place}" ${attributes}>${inside}</c></row></sheetData>`;
}

describe('what a reader sees beside the values', () => {
  it('lists merged areas', () => {
    const merges =
      '<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="$B$3:$B$5"/></mergeCells>';
    expect(observed(`<sheetData/>${merges}`).merges).toEqual([
      { top: 0, left: 0, bottom: 0, right: 2 },
      { top: 2, left: 1, bottom: 4, right: 1 },
    ]);
  });

  it('lists hidden rows and columns as far as there are values', () => {
    const seen = observed(
      '<cols><col min="2" max="16384" hidden="1"/></cols><sheetData>' +
        '<row r="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>' +
        '<row r="2" hidden="1"><c r="A2"><v>2</v></c></row>' +
        '<row r="3" hidden="1"/><row r="4"><c r="A4"><v>4</v></c></row>' +
        '<row r="5" hidden="true"><c r="A5"><v>5</v></c></row></sheetData>',
    );
    expect(seen.hiddenRows).toEqual([1, 4]);
    expect(seen.hiddenColumns).toEqual([1, 2]);
    expect(seen.filtered).toBe(false);
  });

  it('lists rows and columns of no size as hidden', () => {
    const seen = observed(
      '<cols><col min="2" max="2" width="0" customWidth="1"/><col min="3" max="3" width="0"/></cols><sheetData>' +
        '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c><c r="C1"><v>1</v></c></row>' +
        '<row r="2" ht="15" customHeight="1"><c r="A2"><v>2</v></c></row>' +
        '<row r="3" ht="0" customHeight="1"><c r="A3"><v>3</v></c></row></sheetData>',
    );
    expect([seen.hiddenRows, seen.hiddenColumns]).toEqual([[0, 2], [1]]);
  });

  it('lists where rules stand, those that read another sheet too', () => {
    const seen = observed(
      '<sheetData/><dataValidations><dataValidation sqref="A2:A9  B2"/></dataValidations>' +
        '<extLst><ext><x14:conditionalFormatting><xm:sqref>D1</xm:sqref></x14:conditionalFormatting>' +
        '<x14:dataValidations><x14:dataValidation><x14:formula1><xm:f>lists!$A$1</xm:f></x14:formula1>' +
        '<xm:sqref>C2:C9</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>',
    );
    expect(seen.validated).toEqual([
      { top: 1, left: 0, bottom: 8, right: 0 },
      { top: 1, left: 1, bottom: 1, right: 1 },
      { top: 1, left: 2, bottom: 8, right: 2 },
    ]);
  });

  const hiddenRow = '<sheetData><row r="1" hidden="1"><c r="A1"><v>1</v></c></row></sheetData>';
  const condition = '<filterColumn colId="0"><filters><filter val="a"/></filters></filterColumn>';
  const table = `<table><autoFilter ref="A1:A2">${condition}</autoFilter></table>`;
  it.each([
    ['a condition', `${hiddenRow}<autoFilter ref="A1:A2">${condition}</autoFilter>`, true],
    ['filter mode', `<sheetPr filterMode="1"/>${hiddenRow}`, true],
    ['a filter without condition', `${hiddenRow}<autoFilter ref="A1:A2"/>`, false],
    [
      'a column without its button',
      `${hiddenRow}<autoFilter ref="A1:A2"><filterColumn colId="0" hiddenButton="1"></filterColumn></autoFilter>`,
      false,
    ],
    ['a condition that hides nothing', `<sheetData/><autoFilter>${condition}</autoFilter>`, false],
  ])('knows from %s whether rows are filtered away', (_, sheet, filtered) => {
    expect(observed(sheet).filtered).toBe(filtered);
  });

  it('knows from a table whether rows are filtered away', () => {
    const seen = observed(hiddenRow, {
      'xl/worksheets/_rels/sheet1.xml.rels': makeRelations([['table', '../tables/table1.xml']]),
      'xl/tables/table1.xml': table,
    });
    expect(seen.filtered).toBe(true);
  });

  it.each([
    ['a stored result', '<f>SUM(A1:A2)</f><v>3</v>', '', true, false],
    ['no result', '<f>SUM(A1:A2)</f>', '', false, false],
    ['an empty result', '<f>SUM(A1:A2)</f><v></v>', '', false, false],
    ['an empty text for result', '<f>""</f><v></v>', 't="str"', true, false],
    ['another workbook', '<f>[1]Sheet1!A1</f><v>3</v>', '', true, true],
    ['another workbook in quotes', "<f>SUM('[12]一 月'!A1:B2)</f><v>3</v>", '', true, true],
    ['a table column that is a number', '<f>SUM(Table1[2020])</f><v>3</v>', '', true, false],
    ['the address of another file', "<f>['file:///a.xlsx']表!A1</f><v>3</v>", '', true, true],
    ['brackets in a text', '<f>"[1]a"&amp;B1</f><v>3</v>', '', true, false],
    ['a name of the workbook itself', '<f>[0]!率</f><v>3</v>', '', true, false],
    ['a range of such columns', '<f>SUM(表1[[2019]:[2020]])</f><v>3</v>', '', true, false],
  ])('lists a formula with %s', (_, inside, attributes, cached, external) => {
    const seen = observed(cell('B2', inside, attributes));
    expect(seen.formulas).toEqual([{ row: 1, column: 1, cached, external }]);
  });

  it('knows of a shared formula what its first cell says', () => {
    const seen = observed(
      '<sheetData><row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">[1]a!A1</f><v>1</v></c>' +
        '<c r="B1"><f t="shared" si="0"/><v>2</v></c></row></sheetData>',
    );
    expect(seen.formulas.map(({ external }) => external)).toEqual([true, true]);
  });

  const styles =
    '<styleSheet><fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts>' +
    '<cellStyleXfs><xf fontId="1"/></cellStyleXfs><cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs>' +
    '<dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>';
  it('lists cells that are struck through, by their format or in their text', () => {
    const seen = observed(
      '<sheetData><row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="2"><v>1</v></c>' +
        '<c r="C1" s="1" t="inlineStr"><is><t>甲</t></is></c><c r="D1" s="1"/>' +
        '<c r="E1" t="s"><v>0</v></c><c r="F1" t="s"><v>1</v></c></row></sheetData>',
      {
        'xl/styles.xml': styles,
        'xl/sharedStrings.xml': makeStrings(['<r><rPr><strike/></rPr><t>甲</t></r>', '<t>乙</t>']),
      },
    );
    expect(seen.struck.map(({ column }) => column)).toEqual([0, 2, 4]);
  });

  it('counts comments and pictures around the sheet', () => {
    const seen = observed('<sheetData/>', {
      'xl/worksheets/_rels/sheet1.xml.rels': makeRelations([
        ['comments', '../comments1.xml'],
        ['drawing', '/xl/drawings/drawing1.xml'],
        ['image', 'missing.png'],
      ]),
      'xl/comments1.xml':
        '<comments><commentList><comment ref="A1"/><comment ref="B2"/></commentList></comments>',
      'xl/drawings/drawing1.xml':
        '<xdr:wsDr><xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor></xdr:wsDr>',
    });
    expect([seen.comments, seen.pictures]).toEqual([2, 1]);
  });

  it.each([
    '<f>_xlfn.DISPIMG("ID_A",1)</f><v>=DISPIMG("ID_A",1)</v>',
    '<f>DISPIMG("ID_A",1)</f>',
    '<v>=DISPIMG("ID_A",1)</v>',
  ])('takes a picture of WPS in a cell for no value: %s', (inside) => {
    const book = readParts('', { [SHEET]: makeSheet(cell('A1', inside, 't="str"')) });
    expect(book.sheets[0]!.rows).toEqual([]);
    expect(book.sheets[0]!.observed).toMatchObject({ pictures: 1, formulas: [] });
  });

  it('takes a picture of Excel in a cell for no value', () => {
    const parts = { 'xl/richData/richValueRel.xml': '<richValueRels/>' };
    const sheet = cell('A1', '<v>#VALUE!</v>', 't="e" vm="1"');
    expect(observed(sheet, parts).pictures).toBe(1);
    expect(observed(sheet).pictures).toBe(0);
  });
});

const BOOK = 'xl/workbook.xml';

function workbook(inside: string): Parts {
  return { [BOOK]: `<x:workbook xmlns:x="m" xmlns:r="r">${inside}</x:workbook>` };
}

describe('a workbook', () => {
  it('tells which sheets are hidden, and leaves charts out', () => {
    const sheets =
      '<x:sheets><x:sheet name="A" r:id="rId1" state="hidden"/><x:sheet name="图" r:id="rId2"/>' +
      '<x:sheet name="B&amp;C" r:id="rId3" state="veryHidden"/><x:sheet name="Module1" r:id=""/></x:sheets>';
    const book = readParts('', {
      ...workbook(sheets),
      'xl/_rels/workbook.xml.rels': makeRelations([
        [
          'http://purl.oclc.org/ooxml/officeDocument/relationships/worksheet',
          'worksheets/sheet1.xml',
        ],
        ['chartsheet', 'chartsheets/sheet1.xml'],
        ['worksheet', '/xl/worksheets/../worksheets/sheet2.xml'],
      ]),
      'xl/worksheets/sheet2.xml': '<x:worksheet><x:sheetData/></x:worksheet>',
    });
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['A', 'hidden'],
      ['B&C', 'very-hidden'],
    ]);
  });

  it('is read with a prefix on every element', () => {
    const book = readParts('', {
      [SHEET]:
        '<x:worksheet xmlns:x="m"><x:sheetData><x:row r="1"><x:c r="B1" t="s"><x:v>0</x:v></x:c>' +
        '<x:c r="C1"><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>',
      'xl/sharedStrings.xml': '<x:sst><x:si><x:t>甲</x:t></x:si></x:sst>',
    });
    expect(book.sheets[0]!.rows).toEqual([[null, '甲', 2]]);
  });

  it('leaves sheets unread that nobody asks for', () => {
    const parts = makeParts('', { [SHEET]: 'not read' });
    expect(readWorkbook(zip(parts), { sheets: (name) => name !== '台账' }).sheets).toEqual([]);
  });

  it('counts days from 1904 if it says so', () => {
    const sheets =
      '<x:workbookPr date1904="1"/><x:sheets><x:sheet name="A" r:id="rId1"/></x:sheets>';
    const book = readParts(
      '<row r="1"><c r="A1" t="d"><v>2020-02-20</v></c></row>',
      workbook(sheets),
    );
    expect(book.date1904).toBe(true);
    expect(book.sheets[0]!.rows).toEqual([[42419]]);
  });

  it('gives the names it defines, without those of Excel itself', () => {
    const names =
      '<definedNames><definedName name="towns">lists!$A$1:$A$65</definedName>' +
      '<definedName name="_xlnm.Print_Area" localSheetId="0">A!$A$1</definedName></definedNames>';
    expect(readParts('', workbook(names)).names).toEqual([
      { name: 'towns', range: 'lists!$A$1:$A$65' },
    ]);
  });

  const stamped: Parts = {
    '_rels/.rels': makeRelations([
      ['officeDocument', 'xl/workbook.xml'],
      [
        'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
        'docProps/core.xml',
      ],
      ['custom-properties', 'docProps/custom.xml'],
    ]),
    'docProps/core.xml':
      '<cp:coreProperties><dc:title>台账 &amp; 表</dc:title>' +
      '<dcterms:modified>2020-02-20T18:30:00.5+08:00</dcterms:modified></cp:coreProperties>',
    'docProps/custom.xml':
      '<Properties><property name="form"><vt:lpwstr>checkpoint-log</vt:lpwstr></property>' +
      '<property name="version"><vt:i4>3</vt:i4></property><property name="open"><vt:bool>true</vt:bool></property>' +
      '<property name="__proto__"><vt:lpwstr>x</vt:lpwstr></property></Properties>',
    'xl/vbaProject.bin': 'x',
    'xl/externalLinks/externalLink1.xml': '<externalLink/>',
  };

  it('gives its properties, the time it was saved and what is active in it', () => {
    const book = readParts('', stamped);
    expect(Object.entries(book.properties)).toEqual([
      ['form', 'checkpoint-log'],
      ['version', '3'],
      ['open', 'true'],
      ['__proto__', 'x'],
    ]);
    expect(book.title).toBe('台账 & 表');
    expect(book.modified).toBe('2020-02-20T10:30:00Z');
    expect(book.active).toEqual(['macros', 'external-links']);
  });

  it('gives the same without reading a sheet', () => {
    const { properties, title, modified, active } = readParts('', stamped);
    const unread = zip(makeParts('', { ...stamped, [SHEET]: 'not read' }));
    expect(readStamp(unread)).toEqual({ properties, title, modified, active });
  });

  it.each([
    ['2020-02-20', '2020-02-20T00:00:00Z'],
    ['2020-02-20T18:30Z', '2020-02-20T18:30:00Z'],
    ['2020-02-20T18:30:05', '2020-02-20T18:30:05Z'],
    ['2020-02-20T02:30+08:00', '2020-02-19T18:30:00Z'],
    ['2020-02-30T25:00Z', undefined],
    ['yesterday', undefined],
  ])('gives the time it was saved as of %s', (text, instant) => {
    const core = `<a><dcterms:modified>${text}</dcterms:modified></a>`;
    expect(readParts('', { ...stamped, 'docProps/core.xml': core }).modified).toBe(instant);
  });

  it('gives the properties of a Strict workbook, which spells their relation in one word', () => {
    const relations = String(stamped['_rels/.rels']).replace('custom-prop', 'customProp');
    const book = readParts('', { ...stamped, '_rels/.rels': relations });
    expect(book.properties).toMatchObject({ form: 'checkpoint-log' });
  });
});
