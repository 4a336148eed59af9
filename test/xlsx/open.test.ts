import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src/xlsx/open.ts';
import { makeRelations, makeWorkbook } from './make-zip.ts';

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function named(name: string): Uint8Array {
  return makeWorkbook('<row r="1"><c r="A1"><v>1</v></c></row>', {
    'xl/workbook.xml':
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>` +
      `<sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': makeRelations([['worksheet', 'worksheets/sheet1.xml']]),
  });
}

describe('openWorkbook', () => {
  it('reads sheets with names longer than Excel takes, and none that fill every finding', async () => {
    const book = await openWorkbook(named('台'.repeat(255)));
    expect(book.sheets.map(({ rows }) => rows)).toEqual([[[1]]]);
    await expect(openWorkbook(named('台'.repeat(256)))).rejects.toMatchObject({
      code: 'file-too-large',
      detail: { what: 'sheet name', limit: 255 },
    });
  });
});
