import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { convert, soffice } from '../libreoffice.ts';
import { all, parse, textOf } from './markup.ts';
import { register, sample } from './sample.ts';

const PYTHON = '/usr/bin/python3';
const hasOpenpyxl = spawnSync(PYTHON, ['-c', 'import openpyxl']).status === 0;

const READ = `
import json, sys, openpyxl
book = openpyxl.load_workbook(sys.argv[1])
def sheet(ws):
    return {
        'state': ws.sheet_state, 'freeze': ws.freeze_panes, 'protected': ws.protection.sheet,
        'titles': [ws.print_title_rows, ws.print_title_cols], 'area': ws.print_area,
        'landscape': ws.page_setup.orientation, 'paper': ws.page_setup.paperSize, 'tall': ws.page_setup.fitToHeight,
        'rules': sorted([[str(v.sqref), v.type, v.formula1, v.prompt] for v in ws.data_validations.dataValidation]),
        'highlights': [[str(area.sqref), rule.formula, rule.dxf.fill.bgColor.rgb if rule.dxf.fill else None]
                       for area in ws.conditional_formatting for rule in area.rules],
        'charts': len(ws._charts), 'merges': [str(m) for m in ws.merged_cells.ranges],
        'notes': [[c.coordinate, c.comment.text] for row in ws.iter_rows() for c in row if c.comment],
        'links': [[c.coordinate, c.hyperlink.location] for row in ws.iter_rows() for c in row if c.hyperlink],
        'hidden': [name for name, column in ws.column_dimensions.items() if column.hidden],
        'a2': [ws.column_dimensions['B'].number_format, ws.column_dimensions['B'].protection.locked],
    }
print(json.dumps({ws.title: sheet(ws) for ws in book}))
`;

interface Seen {
  readonly [fact: string]: unknown;
}

function look(file: string): Record<string, Seen> {
  return JSON.parse(execFileSync(PYTHON, ['-c', READ, file], { encoding: 'utf8' })) as Record<
    string,
    Seen
  >;
}

let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-write-'));
  file = join(folder, 'sample.xlsx');
  writeFileSync(file, await writeWorkbook(sample));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!hasOpenpyxl)('openpyxl', () => {
  it('reads back what the register was given', () => {
    const seen = look(file)[register.name];
    expect(seen).toMatchObject({
      state: 'visible',
      freeze: 'B2',
      protected: true,
      titles: ['$1:$1', '$A:$A'],
      landscape: 'landscape',
      paper: 9,
      tall: 0,
      hidden: ['C'],
      a2: ['@', false],
      notes: [
        ['A1', '必填\n与身份证一致'],
        ['B1', '十八位'],
      ],
      highlights: [
        ['A2:D5001', ['AND($A2<>"",$B2="")'], 'FFFFC7CE'],
        ['A2:D5001', ['$A2="&<"'], null],
      ],
    });
    expect(seen?.rules).toEqual([
      ['A2:A5001', null, null, '与身份证一致\n不要写小名'],
      ['B2:B5001', 'custom', 'AND(LEN(B2)=18,COUNTIF($B$2:$B$5001,B2&"*")<2)', null],
      ['C2:C5001', 'list', '"男,女"', null],
      ['D2:D5001', 'whole', 'DATE(2020,1,1)', null],
    ]);
  });

  it('sees the charts, the merged title and the link of the cover', () => {
    expect(look(file)['封面']).toMatchObject({
      charts: 3,
      merges: ['A1:C1'],
      links: [['A3', "'人员''台账'!A1"]],
      titles: [null, null],
    });
    expect(look(file)['_lists']).toMatchObject({ state: 'veryHidden' });
  });
});

describe.skipIf(soffice === null)('LibreOffice', () => {
  it('saves the workbook again with all it was given', { timeout: 120_000 }, async () => {
    const out = mkdtempSync(join(folder, 'again-'));
    const again = new Uint8Array(readFileSync(await convert(file, 'xlsx', out)));
    const sheet = parse(textOf(again, 'xl/worksheets/sheet2.xml'));
    const facts = (name: string) => [...all(sheet, name)].map(({ attributes }) => attributes);
    // LibreOffice 7.4 keeps a rule for 1,000 rows below the last value, whoever wrote it.
    const ruled = facts('dataValidation').map(({ sqref }) => sqref);
    expect(ruled.sort()).toEqual(['A2:A1001', 'B2:B1001', 'C2:C1001', 'D2:D1001']);
    expect(facts('sheetProtection')).toMatchObject([
      { sheet: expect.stringMatching(/1|true/) as string },
    ]);
    expect(facts('cfRule')).toHaveLength(2);
    expect(textOf(again, 'docProps/custom.xml')).toContain('a1b2');
    expect(textOf(again, 'xl/charts/chart3.xml')).toContain('各村人数');
    expect(textOf(again, 'xl/workbook.xml')).toContain('_xlnm.Print_Titles');
  });

  it(
    'prints the cover upright on one page, the print area of the register across',
    { timeout: 120_000 },
    async () => {
      const pdf = readFileSync(await convert(file, 'pdf', folder)).toString('latin1');
      const boxes = [
        ...pdf.matchAll(/\/Type\/Page\/[^>]*?\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g),
      ];
      const pages = boxes.map(([, width, height]) => [
        Math.round(Number(width)),
        Math.round(Number(height)),
      ]);
      expect(pages).toEqual([
        [595, 842],
        [842, 595],
        [842, 595],
      ]);
    },
  );
});
