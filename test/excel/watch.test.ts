import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Change, OpenWorkbook } from '../../src/core/host.ts';
import { areasOf } from '../../src/excel/watch.ts';
import type { ExcelHost } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { told, workbookOf } from './template.ts';

let excel: ExcelHost;
let workbook: OpenWorkbook;
let changes: Change[];
let stop: () => Promise<void>;

beforeEach(async () => {
  excel = await loadOffice({ excelApi: '1.15' });
  workbook = workbookOf();
  changes = [];
  stop = await workbook.watch((change) => changes.push(change));
});

afterEach(() => stop());

describe('watching', () => {
  it('tells of an edit with its place', async () => {
    excel.userEdit('Sheet1!B2', 'x');
    await told();
    const area = { top: 1, left: 1, bottom: 1, right: 1 };
    expect(changes).toEqual([{ sheet: 'Sheet1', area, source: 'local' }]);
  });

  it('tells of a paste of thousands of rows once', async () => {
    excel.userPaste(
      'Sheet1!A2',
      Array.from({ length: 5000 }, (_, row) => [row, 'x', 'y']),
    );
    await told();
    const area = { top: 1, left: 0, bottom: 5000, right: 2 };
    expect(changes).toEqual([{ sheet: 'Sheet1', area, source: 'local' }]);
  });

  it('asks for the whole sheet when rows came or went', async () => {
    excel.userInsert('Sheet1!3:4');
    await told();
    expect(changes).toEqual([{ sheet: 'Sheet1', area: null, source: 'local' }]);
  });

  it('costs no round trip for an edit', async () => {
    excel.stats.syncs = 0;
    excel.userEdit('Sheet1!B2', 'x');
    await told();
    expect(excel.stats.syncs).toBe(0);
  });

  it('tells of sheets that come and go, and of edits on new ones', async () => {
    excel.userAddSheet('新表');
    await told();
    excel.userEdit('新表!A1', 1);
    await told();
    excel.userDeleteSheet('新表');
    await told();
    expect(changes.map(({ sheet, area }) => [sheet, area?.top ?? null])).toEqual([
      ['新表', null],
      ['新表', 0],
      ['新表', null],
    ]);
  });

  it('ends when it is stopped, also with the workbook closed', async () => {
    await stop();
    excel.userEdit('Sheet1!B2', 'x');
    await told();
    expect(changes).toEqual([]);
    stop = await workbook.watch((change) => changes.push(change));
    excel.closeWorkbook();
    await stop();
    excel.userEdit('Sheet1!B2', 'y');
    await told();
    expect(changes).toEqual([]);
  });
});

describe('the areas of an edit', () => {
  const event = { source: 'Local', worksheetId: 'x' } as const;
  it.each([
    ['B2', 'RangeEdited', [{ top: 1, left: 1, bottom: 1, right: 1 }]],
    ['A1:AB20', 'RangeEdited', [{ top: 0, left: 0, bottom: 19, right: 27 }]],
    [
      'A1,C3:C4',
      'RangeEdited',
      [
        { top: 0, left: 0, bottom: 0, right: 0 },
        { top: 2, left: 2, bottom: 3, right: 2 },
      ],
    ],
    ['A:A', 'RangeEdited', [null]],
    ['3:5', 'RangeEdited', [null]],
    ['A1,B:B', 'RangeEdited', [null]],
    ['A5:C5', 'RowDeleted', [null]],
    ['', 'RangeEdited', [null]],
  ] as const)('are read from %s (%s)', (address, changeType, areas) => {
    expect(areasOf({ ...event, address, changeType })).toEqual(areas);
  });
});
