import { beforeEach, describe, expect, it } from 'vitest';
import type { Change, OpenWorkbook } from '../../src/core/host.ts';
import { columnName } from '../../src/core/sheet.ts';
import { makeExcelHost } from '../../src/excel/index.ts';
import type { ExcelHost } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { sheetOf, told, townTemplate, workbookOf } from './template.ts';

const template = townTemplate();
const name = template.sheets[1]?.name ?? '';
let excel: ExcelHost;
let workbook: OpenWorkbook;

beforeEach(async () => {
  excel = await loadOffice({ excelApi: '1.7' });
  workbook = workbookOf();
});

describe('an Excel with ExcelApi 1.7, where every newer member throws', () => {
  it('takes a template and reads it back', async () => {
    await workbook.insert(template.sheets, template.properties);
    const back = await workbook.read();
    const cover = template.sheets[0];
    expect(sheetOf(back, cover?.name ?? '').rows[3]?.slice(0, 2)).toEqual(
      cover?.rows[3]?.slice(0, 2),
    );
    expect(excel.sheet(name).highlights).toHaveLength(
      template.sheets[1]?.layout?.highlights?.length ?? -1,
    );
    expect(excel.sheet(name).protection).not.toBeNull();
  });

  it('marks, corrects, repairs and extends', async () => {
    await workbook.insert(template.sheets, template.properties);
    const marks = [1, 3, 5].map((row) => ({
      sheet: name,
      row,
      column: 1,
      severity: 'error' as const,
    }));
    const own = excel.sheet(name).highlights.length;
    await workbook.mark(marks);
    expect(excel.sheet(name).highlights).toHaveLength(own + 3);
    await workbook.mark([]);
    expect(excel.sheet(name).highlights).toHaveLength(own);
    await workbook.write([{ sheet: name, row: 1, column: 1, value: '007', format: '@' }]);
    const { layout } = sheetOf(template, name);
    const column = layout?.styles?.find(({ style }) => style.format === '@')?.area.left ?? 0;
    excel.userPaste(`${name}!${columnName(column)}2`, [[{ value: 'x' }]]);
    const damages = await workbook.damages(template.sheets);
    expect(damages.map(({ kind }) => kind)).toEqual(['locked', 'format']);
    await workbook.repair(template.sheets, damages);
    expect(await workbook.damages(template.sheets)).toEqual([]);
    await workbook.extend?.(template.sheets, 6000);
  });

  it('tells of edits, on sheets added later too', async () => {
    const changes: Change[] = [];
    const stop = await workbook.watch((change) => changes.push(change));
    excel.userEdit('Sheet1!A1', 1);
    excel.userAddSheet('新表');
    await told();
    await told();
    excel.userEdit('新表!A1', 1);
    await told();
    expect(changes.map(({ sheet, area }) => [sheet, area?.top ?? null])).toEqual([
      ['Sheet1', 0],
      ['新表', null],
      ['新表', 0],
    ]);
    await stop();
    excel.userEdit('新表!A1', 2);
    await told();
    expect(changes).toHaveLength(3);
  });

  it('cannot open a second workbook and says so', async () => {
    const host = makeExcelHost({ write: () => Promise.resolve(new Uint8Array(3)) });
    const deliver = host.deliver({ sheets: [], properties: {} }, 'x', 'new');
    await expect(deliver).rejects.toMatchObject({ trouble: 'unsupported' });
  });
});
