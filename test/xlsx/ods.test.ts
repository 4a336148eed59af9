import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { Refusal } from '../../src/core/issue.ts';
import type { Sheet, Workbook } from '../../src/core/sheet.ts';
import { readOds } from '../../src/xlsx/ods.ts';
import { sniff } from '../../src/xlsx/sniff.ts';

const NAMESPACES = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
  ['style', 'style'],
  ['draw', 'drawing'],
  ['meta', 'meta'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .concat('xmlns:dc="http://purl.org/dc/elements/1.1/"', 'xmlns:calcext="urn:calcext"')
  .join(' ');
const OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0';
const MIMETYPE = strToU8('application/vnd.oasis.opendocument.spreadsheet');
const STYLES =
  '<office:automatic-styles><style:style style:name="ta2" style:family="table">' +
  '<style:table-properties table:display="false"/></style:style></office:automatic-styles>';

function make(tables: string): Uint8Array {
  const content =
    `<office:document-content ${NAMESPACES}><office:scripts/>${STYLES}<office:body><office:spreadsheet>${tables}` +
    '</office:spreadsheet></office:body></office:document-content>';
  const meta =
    `<office:document-meta ${NAMESPACES}><office:meta><dc:date>2020-02-29T08:00:00.5</dc:date>` +
    '<meta:user-defined meta:name="taizhang-id">a &amp; b</meta:user-defined></office:meta></office:document-meta>';
  return zipSync({
    mimetype: [MIMETYPE, { level: 0 }],
    'content.xml': strToU8(content),
    'meta.xml': strToU8(meta),
  });
}

/** Why something is refused; nothing where it is read. */
function outcome(attempt: () => unknown): string {
  try {
    attempt();
    return '';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.code} ${error.detail['reason'] ?? error.detail['what']}`;
  }
}

function read(rows: string): Sheet {
  const { sheets } = readOds(make(`<table:table table:name="表">${rows}</table:table>`));
  return sheets[0]!;
}

const row = (cells: string, more = ''): string =>
  `<table:table-row ${more}>${cells}</table:table-row>`;
const cell = (inside: string, more = ''): string =>
  `<table:table-cell ${more}>${inside}</table:table-cell>`;
const valued = (type: string, value: string): string =>
  `<table:table-cell office:value-type="${type}" office:${value}/>`;

describe('a cell of an OpenDocument spreadsheet', () => {
  it.each<[string, unknown]>([
    [valued('float', 'value="1.5"'), 1.5],
    [valued('percentage', 'value="0.5"'), 0.5],
    [valued('date', 'date-value="2020-02-20"'), 43881],
    [valued('date', 'date-value="2020-02-20T12:00:00"'), 43881.5],
    [valued('time', 'time-value="-PT01H30M00S"'), -0.0625],
    [valued('time', 'time-value="P1DT6H"'), 1.25],
    [valued('time', 'time-value="-PT0S"'), 0],
    [valued('boolean', 'boolean-value="true"'), true],
    [valued('boolean', 'boolean-value="false"'), false],
    [cell('<text:p>约</text:p>', 'office:value-type="float" office:value="x"'), '约'],
    [cell('<text:p>甲</text:p>', 'office:value-type="string"'), '甲'],
    [cell('<text:p>a</text:p><text:p>b</text:p>'), 'a\nb'],
    [
      cell('<text:p> a  b<text:s text:c="2"/>c<text:tab/>d<text:line-break/>e</text:p>'),
      'a b  c\td\ne',
    ],
    [
      cell('<text:p><text:span>\u3000全</text:span>&#128512;<![CDATA[<x>]]>_x000D_</text:p>'),
      '\u3000全😀<x>_x000D_',
    ],
    [
      cell('<text:p>Err:502</text:p>', 'table:formula="of:=1" office:value-type="string"'),
      { error: 'Err:502' },
    ],
    [
      cell(
        '<text:p>错误:522</text:p>',
        'table:formula="of:=[.A1]" office:value-type="string" office:string-value="" calcext:value-type="error"',
      ),
      { error: '错误:522' },
    ],
    [cell('<text:p>#N/A</text:p>', 'office:value-type="error"'), { error: '#N/A' }],
    [cell('<office:annotation><text:p>批注</text:p></office:annotation><text:p>甲</text:p>'), '甲'],
    [
      cell(
        '<text:p>甲<draw:frame><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame></text:p>',
      ),
      '甲',
    ],
  ])('is read from %s', (xml, value) => {
    expect(read(row(xml)).rows).toEqual([[value]]);
  });

  it.each([
    'date" office:date-value="Z',
    'time" office:time-value="P',
    'time" office:time-value="PT',
    'time" office:time-value="P1DT',
    'boolean',
    'boolean" office:boolean-value="TRUE',
    'float" office:value="0x1F',
    'float',
  ])('is read as it is shown where its value is none: %s', (type) => {
    const xml = cell('<text:p>不详</text:p>', `office:value-type="${type}"`);
    expect(read(row(xml)).rows).toEqual([['不详']]);
  });

  it.each([
    [true, cell('<text:p/>')],
    [true, cell('', 'office:value-type="string" office:string-value=""')],
    [true, valued('float', 'value="0"')],
    [false, cell('')],
    [false, cell('<office:annotation/>')],
    [false, cell('<text:p/>', 'office:value-type="float"')],
  ])('has, if it is a formula, a result or not: %s for %s', (cached, xml) => {
    const { observed } = read(row(xml.replace('cell', 'cell table:formula="of:=[.A1]"')));
    expect(observed?.formulas).toMatchObject([{ cached }]);
  });

  it('is read beside blanks to the end of a grid that is larger than that of Excel', () => {
    const { rows, observed } = read(
      '<table:table-column table:visibility="collapse" table:number-columns-repeated="99999"/>' +
        row(valued('float', 'value="1"') + cell('', 'table:number-columns-repeated="20000"')) +
        row(cell(''), 'table:number-rows-repeated="16777215"'),
    );
    expect(rows).toEqual([[1]]);
    expect(observed?.hiddenColumns).toEqual([0]);
  });

  it('stands where the cells and rows before it say, however they are written', () => {
    const { rows } = read(
      '<table:table-row table:number-rows-repeated="2"/><table:table-row/>' +
        row(cell('', 'table:number-columns-repeated="2"') + cell('<text:p>甲</text:p>')) +
        row(
          valued('float', 'value="7" table:number-columns-repeated="2"'),
          'table:number-rows-repeated="2"',
        ),
    );
    expect(rows).toEqual([[], [], [], [null, null, '甲'], [7, 7], [7, 7]]);
  });
});

describe('an OpenDocument spreadsheet', () => {
  it('is known by its bytes, wherever its type stands', () => {
    const content = strToU8('<x/>');
    expect(sniff(make(''))).toBe('ods');
    expect(sniff(zipSync({ 'content.xml': content, mimetype: MIMETYPE }))).toBe('ods');
    const letter = strToU8('application/vnd.oasis.opendocument.text');
    expect(sniff(zipSync({ mimetype: [letter, { level: 0 }], 'content.xml': content }))).toBe(
      'docx',
    );
  });

  it('has all its sheets, and tells which are hidden, and what it says of itself', () => {
    const book = readOds(
      make(
        '<table:table table:name="甲&amp;乙"/><table:table table:name="丙" table:style-name="ta2"></table:table>',
      ),
    );
    expect(book.sheets.map(({ name, visibility }) => [name, visibility])).toEqual([
      ['甲&乙', 'visible'],
      ['丙', 'hidden'],
    ]);
    expect(book).toMatchObject<Partial<Workbook>>({
      properties: { 'taizhang-id': 'a & b' },
      // Eight in the morning in China.
      modified: '2020-02-29T00:00:00Z',
    });
  });

  it('keeps what its formulas read from another file apart from its own sheets, and tells of it', () => {
    const table = (name: string, value: string): string =>
      `<table:table table:name="${name}">${row(cell(`<text:p>${value}</text:p>`))}</table:table>`;
    const cache = table('&apos;file:///D:/别的镇.ods&apos;#台账', '乙');
    const { sheets, active } = readOds(make(table('台账', '甲') + cache));
    expect(sheets.map(({ name, rows }) => [name, rows])).toEqual([['台账', [['甲']]]]);
    expect(active).toEqual(['external-links']);
    expect(readOds(make(table('台账', '甲'))).active).toBeUndefined();
  });

  it('tells what is hidden, filtered, merged, worked out and remarked', () => {
    const one = cell('<text:p>1</text:p>');
    const { observed } = read(
      '<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="3"/>' +
        row(
          one +
            cell(
              '<text:p>2</text:p>',
              'table:number-columns-spanned="2" table:number-rows-spanned="2"',
            ),
        ) +
        row(one, 'table:visibility="filter"') +
        row(
          cell(
            '<office:annotation/><draw:frame/>',
            'table:formula="of:=[\'file:///a.ods\'#$x.A1]"',
          ),
        ),
    );
    expect(observed).toMatchObject({
      hiddenRows: [1],
      hiddenColumns: [1],
      filtered: true,
      merges: [{ top: 0, left: 1, bottom: 1, right: 2 }],
      formulas: [{ row: 2, column: 0, cached: false }],
      comments: 1,
      pictures: 1,
    });
  });

  it.each([
    ['an own prefix', (xml: string) => xml.replaceAll('table:', 't:').replace(':table=', ':t=')],
    ['a prefix twice', (xml: string) => xml.replace(' xmlns:style', ` xmlns:o="${OFFICE}"$&`)],
    ['a usual prefix for something else', (xml: string) => xml.replace(OFFICE, 'urn:other')],
    ['no prefix', (xml: string) => xml.replace(`xmlns:office="${OFFICE}"`, '')],
  ])('is refused, because its values would be lost, with %s', (_, change) => {
    const parts = unzipSync(make(`<table:table table:name="表">${row('')}</table:table>`));
    const content = strToU8(change(strFromU8(parts['content.xml']!)));
    expect(outcome(() => readOds(zipSync(parts)))).toBe('');
    expect(outcome(() => readOds(zipSync({ ...parts, 'content.xml': content })))).toBe(
      'file-damaged prefix',
    );
  });

  it('is read with more spaces in all than one text may have', () => {
    const { rows } = read(row(cell('<text:p>甲<text:s text:c="600000"/></text:p>').repeat(2)));
    expect(rows[0]?.map((value) => (value as string).length)).toEqual([600_001, 600_001]);
  });

  it.each([
    ['file-damaged repetition', row('', 'table:number-rows-repeated="1.5"')],
    ['file-too-large text', row(cell('<text:p><text:s text:c="400000000"/></text:p>'))],
    ['file-too-large text', row(cell('<text:p><text:s text:c="600000"/></text:p>'.repeat(2)))],
    ['file-too-large spaces', row(cell('<text:p>甲<text:s text:c="999999"/></text:p>').repeat(9))],
    [
      'file-too-large columns',
      row(
        valued(
          'float',
          'value="1" x:number-columns-repeated="1" table:number-columns-repeated="900000000"',
        ),
      ),
    ],
    [
      'file-too-large sheets',
      `</table:table>${'<table:table/>'.repeat(10_000)}<table:table table:name="尾">`,
    ],
    [
      'file-too-large cells',
      row(
        valued('float', 'value="1" table:number-columns-repeated="16384"'),
        'table:number-rows-repeated="1000000"',
      ),
    ],
  ])('is refused as %s', (reason, rows) => {
    expect(outcome(() => read(rows))).toBe(reason);
  });
});
