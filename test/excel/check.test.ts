import { beforeEach, describe, expect, it } from 'vitest';
import type { Mark, OpenWorkbook } from '../../src/core/host.ts';
import { COLOR } from '../../src/core/look.ts';
import type { ExcelHost } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { sheetOf, told, townTemplate, workbookOf } from './template.ts';

const template = townTemplate();
const register = template.sheets[1];
const name = register?.name ?? '';
let excel: ExcelHost;
let workbook: OpenWorkbook;

beforeEach(async () => {
  excel = await loadOffice({ excelApi: '1.15' });
  workbook = workbookOf();
});

function fill(sheet: string, rows: number, columns: number): void {
  const grid = Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => (column === 0 ? row : `值${row}-${column}`)),
  );
  excel.userPaste(`${sheet}!A1`, grid);
  excel.stats.syncs = 0;
}

describe('reading', () => {
  it('takes two round trips for a workbook of ordinary size', async () => {
    await workbook.insert(template.sheets, template.properties);
    excel.stats.syncs = 0;
    await workbook.read();
    expect(excel.stats.syncs).toBe(2);
  });

  it('reads 5,000 rows of 20 columns in parts that Excel on the web can answer', async () => {
    fill('Sheet1', 5000, 20);
    const { sheets } = await workbook.read();
    expect(sheets[0]?.rows).toHaveLength(5000);
    expect(sheets[0]?.rows[4999]?.slice(0, 2)).toEqual([4999, '值4999-1']);
    expect(excel.stats.syncs).toBe(4);
    expect(excel.stats.largestReply).toBeLessThan(5_000_000 / 2);
  });

  it('keeps cells at their places when the sheet begins with empty rows and columns', async () => {
    excel.userEdit('Sheet1!C3', 7);
    const { sheets } = await workbook.read();
    expect(sheets[0]?.rows).toEqual([[], [], [null, null, 7]]);
  });

  it('gives days as serials, errors as errors and formulas by their results', async () => {
    excel.userPaste('Sheet1!A1', [['2020-2-1', '=1/0', '=SUM(1,2)', '#N/A', "='[1]表'!A1", true]]);
    const { sheets } = await workbook.read();
    expect(sheets[0]?.rows[0]?.slice(0, 4)).toEqual([
      43862,
      { error: '#DIV/0!' },
      3,
      { error: '#N/A' },
    ]);
    const formulas = sheets[0]?.observed?.formulas.map(({ column, external }) => [
      column,
      external,
    ]);
    expect(formulas).toEqual([
      [1, false],
      [2, false],
      [4, true],
    ]);
  });

  it('tells which rows are hidden', async () => {
    fill('Sheet1', 300, 2);
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      for (const rows of ['5:6', '65:128', '200:200']) sheet.getRange(rows).rowHidden = true;
      await context.sync();
    });
    excel.stats.syncs = 0;
    const { sheets } = await workbook.read();
    const hidden = [4, 5, ...Array.from({ length: 64 }, (_, index) => 64 + index), 199];
    expect(sheets[0]?.observed?.hiddenRows).toEqual(hidden);
    expect(excel.stats.syncs).toBe(4);
  });

  it('reads the rows of an area in one round trip, and nothing else', async () => {
    fill('Sheet1', 5000, 20);
    const sheet = await workbook.readArea('Sheet1', { top: 10, left: 0, bottom: 11, right: 19 });
    expect(excel.stats.syncs).toBe(1);
    expect(sheet.rows).toHaveLength(12);
    expect(sheet.rows.slice(0, 10).every((row) => row.length === 0)).toBe(true);
    expect(sheet.rows[11]?.[0]).toBe(11);
    excel.stats.syncs = 0;
    await workbook.readArea('Sheet1', { top: 0, left: 0, bottom: 2999, right: 19 });
    expect(excel.stats.syncs).toBe(1);
  });

  it('reads only what is filled of whole columns', async () => {
    fill('Sheet1', 100, 3);
    const area = { top: 0, left: 0, bottom: 1_048_575, right: 2 };
    expect((await workbook.readArea('Sheet1', area)).rows).toHaveLength(100);
    expect(excel.stats.syncs).toBe(2);
  });

  it('asks for less where texts are too long for one answer', async () => {
    fill('Sheet1', 5000, 20);
    const { sheets } = await workbook.read();
    excel.failEvery(3, 'responseTooLarge');
    const again = await workbook.read();
    expect(excel.stats.syncs).toBeGreaterThan(8);
    excel.failEvery(0);
    expect(again.sheets[0]?.rows).toEqual(sheets[0]?.rows);
    excel.failNext('responseTooLarge');
    await expect(
      workbook.readArea('Sheet1', { top: 1, left: 0, bottom: 9, right: 3 }),
    ).rejects.toThrow('too-large');
  });

  it('refuses a sheet that Excel would answer with nothing', async () => {
    excel.userEdit('Sheet1!A1', 1);
    excel.userEdit('Sheet1!XFD1048576', 1);
    await expect(workbook.read()).rejects.toMatchObject({
      trouble: 'too-large',
      detail: 'Sheet1',
    });
  });
});

describe('marks', () => {
  const at = (row: number, column: number, severity: Mark['severity'] = 'error'): Mark => ({
    sheet: name,
    row,
    column,
    severity,
  });

  const highlightsAt = (row: number, column: number) =>
    excel
      .sheet(name)
      .highlights.filter(({ rule, areas }) =>
        Boolean(
          String(rule['Formula']).includes('taizhang') &&
          areas.some(
            ({ top, bottom, left, right }) =>
              row >= top && row <= bottom && column >= left && column <= right,
          ),
        ),
      )
      .map(({ traits }) => traits['Fill.Color']);

  beforeEach(async () => {
    await workbook.insert(template.sheets, template.properties);
    excel.stats.syncs = 0;
  });

  it('lie over the format of a cell and leave it as it is, coming and going', async () => {
    const cells = ['B3', 'B4', 'C3', 'D9'];
    excel.userUnprotect(name);
    excel.userFormat(`${name}!B3`, { 'Fill.Color': '#FFFF00', 'Font.Color': '#FF0000' });
    excel.userProtect(name, { allowSort: true });
    const before = cells.map((cell) => excel.book.at(`${name}!${cell}`).area).map(formatOf);
    const own = excel.sheet(name).highlights.length;
    await workbook.mark([at(2, 1), at(3, 1), at(2, 2, 'warning'), at(2, 2), at(8, 3, 'warning')]);
    expect(highlightsAt(2, 1)).toEqual([`#${COLOR.error}`]);
    expect(highlightsAt(2, 2)).toEqual([`#${COLOR.error}`]);
    expect(highlightsAt(8, 3)).toEqual([`#${COLOR.warning}`]);
    expect(highlightsAt(4, 1)).toEqual([]);
    expect(cells.map((cell) => excel.book.at(`${name}!${cell}`).area).map(formatOf)).toEqual(
      before,
    );
    await workbook.mark([]);
    expect(excel.sheet(name).highlights).toHaveLength(own);
    expect(cells.map((cell) => excel.book.at(`${name}!${cell}`).area).map(formatOf)).toEqual(
      before,
    );
    expect(excel.sheet(name).protection?.options).toMatchObject({ allowSort: true });
  });

  function formatOf({ top, left }: { top: number; left: number }): unknown {
    return excel.sheet(name).formats.at(top, left);
  }

  it('need one round trip once the workbook was looked through, and none if nothing changes', async () => {
    await workbook.mark([at(2, 1)]);
    excel.stats.syncs = 0;
    await workbook.mark([at(2, 1), at(5, 2)]);
    expect(excel.stats.syncs).toBe(1);
    await workbook.mark([at(2, 1), at(5, 2)]);
    expect(excel.stats.syncs).toBe(1);
    await workbook.mark([at(5, 2)]);
    expect(excel.stats.syncs).toBe(2);
    expect(highlightsAt(2, 1)).toEqual([]);
    expect(highlightsAt(5, 2)).toHaveLength(1);
  });

  it('that were saved with the workbook are found by the next pane', async () => {
    await workbook.mark([at(2, 1), at(7, 1)]);
    const other = workbookOf();
    await other.mark([at(7, 1)]);
    expect(highlightsAt(2, 1)).toEqual([]);
    expect(highlightsAt(7, 1)).toHaveLength(1);
  });

  it('that a clerk deleted by hand, with their sheet or before a lock changed, do no harm', async () => {
    await workbook.mark([at(2, 1)]);
    const sheet = excel.sheet(name);
    sheet.highlights = [];
    await workbook.mark([at(3, 1)]);
    expect(highlightsAt(3, 1)).toHaveLength(1);
    excel.userUnprotect(name);
    await workbook.readArea(name, { top: 4, left: 0, bottom: 4, right: 9 });
    await workbook.mark([at(4, 1)]);
    expect(highlightsAt(4, 1)).toHaveLength(1);
    expect(sheet.protection).toBeNull();
    excel.userProtect(name);
    await workbook.mark([at(5, 1)]);
    expect(highlightsAt(5, 1)).toHaveLength(1);
    expect(excel.sheet(name).protection).not.toBeNull();
    excel.userDeleteSheet(name);
    await workbook.mark([at(5, 1)]);
  });

  it('go to the other sheets when one has a password', async () => {
    const other = template.sheets[2]?.name ?? '';
    excel.userUnprotect(name);
    excel.userProtect(name, {}, 'secret');
    const marks = [at(2, 1), { ...at(3, 1), sheet: other }];
    await expect(workbook.mark(marks)).rejects.toMatchObject({
      trouble: 'protected',
      detail: name,
    });
    expect(excel.sheet(other).highlights[0]?.rule['Formula']).toContain('taizhang');
    expect(excel.sheet(other).protection).not.toBeNull();
  });

  it('asked for twice at once are there once', async () => {
    await Promise.all([workbook.mark([at(2, 1)]), workbook.mark([at(2, 1)])]);
    expect(highlightsAt(2, 1)).toHaveLength(1);
  });

  it('of thousands of scattered cells stay few conditional formats', async () => {
    const marks = Array.from({ length: 5000 }, (_, index) => at(1 + index, index % 2));
    const before = excel.sheet(name).highlights.length;
    await workbook.mark(marks);
    expect(excel.sheet(name).highlights.length - before).toBeLessThanOrEqual(52);
    expect(highlightsAt(4999, 0)).toHaveLength(1);
    expect(highlightsAt(4999, 1)).toHaveLength(0);
  });
});

describe('corrections', () => {
  beforeEach(async () => {
    await workbook.insert(template.sheets, template.properties);
  });

  const entry = (row: number, column: number) => ({ sheet: name, row, column });
  const textColumn = register?.layout?.styles?.find(({ style }) => style.format === '@')?.area.left;

  it('and their opposites bring back what was there, on a protected sheet', async () => {
    const column = textColumn ?? -1;
    excel.sheet(name).grid.put(1, column, { value: '642226' });
    const values = [
      [
        { ...entry(1, column), value: '007' },
        { ...entry(1, column), value: '642226' },
      ],
      [
        { ...entry(0, 0), value: 'x' },
        { ...entry(0, 0), value: register?.rows[0]?.[0] },
      ],
      [
        { sheet: 'Sheet1', row: 0, column: 0, value: '2020-2-1' },
        { sheet: 'Sheet1', row: 0, column: 0, value: null },
      ],
      [
        { sheet: 'Sheet1', row: 0, column: 1, value: 43862, format: 'yyyy-mm-dd' },
        { sheet: 'Sheet1', row: 0, column: 1, value: null },
      ],
    ] as const;
    const before = await workbook.read();
    await workbook.write(values.map(([there]) => there));
    expect(excel.valueAt(`Sheet1!A1`)).toBe('2020-2-1');
    expect(excel.textAt(`Sheet1!B1`)).toBe('2020-02-01');
    expect((await workbook.read()).sheets[2]?.rows[1]?.[column]).toBe('007');
    const options = excel.sheet(name).protection?.options;
    await workbook.write(
      values.map(([, back]) => ({ ...back, value: back.value as string | null })),
    );
    const after = await workbook.read();
    expect(sheetOf(after, name).rows).toEqual(sheetOf(before, name).rows);
    expect(sheetOf(after, 'Sheet1').rows).toEqual([]);
    expect(excel.sheet(name).protection?.options).toEqual(options);
    expect(options).toMatchObject({ allowSort: true, allowFormatCells: false });
  });

  it('of thousands of cells go in one request and tell of few edits', async () => {
    const told = await watchAll();
    const all = Array.from({ length: 3000 }, (_, row) => ({
      ...entry(1 + row, 2),
      value: `甲${row}`,
    }));
    excel.stats.syncs = 0;
    await workbook.write([...all, { ...entry(3000, 2), value: '末' }]);
    expect(excel.stats.syncs).toBe(3);
    expect(excel.valueAt(`${name}!C2`)).toBe('甲0');
    expect(excel.valueAt(`${name}!C3001`)).toBe('末');
    expect(await told()).toBe(1);
  });

  async function watchAll(): Promise<() => Promise<number>> {
    let count = 0;
    const stop = await workbook.watch(() => (count += 1));
    return async () => {
      await told();
      await stop();
      return count;
    };
  }

  it('on a sheet with a password are refused with its name', async () => {
    excel.userUnprotect(name);
    excel.userProtect(name, {}, 'secret');
    const write = workbook.write([{ ...entry(1, 1), value: 'x' }]);
    await expect(write).rejects.toMatchObject({ trouble: 'protected', detail: name });
    expect(excel.sheet(name).protection?.password).toBe('secret');
  });

  it('put the protection back when one of them fails', async () => {
    const wrong = { ...entry(1, 1), value: 'x', format: null as unknown as string };
    const far = { ...entry(9_999_999, 1), value: 'x' };
    await expect(workbook.write([wrong, far])).rejects.toMatchObject({ detail: name });
    expect(excel.sheet(name).protection).not.toBeNull();
  });
});

describe('damage', () => {
  beforeEach(async () => {
    await workbook.insert(template.sheets, template.properties);
  });

  const registers = template.sheets.filter((sheet) => sheet.layout?.validations);
  const ruled = register?.layout?.validations?.filter(({ rule }) => rule.type !== 'any') ?? [];
  const text = register?.layout?.styles?.find(
    ({ style, area }) =>
      style.format === '@' && area.top === 1 && ruled.some((one) => one.area.left === area.left),
  );
  const column = text?.area.left ?? -1;

  it('is not found in a fresh template, filled or not', async () => {
    expect(await workbook.damages(template.sheets)).toEqual([]);
    for (const { name: own } of registers) excel.sheet(own).grid.put(1, 1, { value: 'x' });
    excel.stats.syncs = 0;
    expect(await workbook.damages(template.sheets)).toEqual([]);
    expect(excel.stats.syncs).toBe(registers.length);
  });

  it('by a paste is found and mended', async () => {
    const letters = String.fromCharCode(65 + column);
    excel.userPaste(`${name}!${letters}3`, [[{ value: '1' }], [{ value: '2' }]]);
    const damages = await workbook.damages(template.sheets);
    expect(damages).toEqual([
      { sheet: name, kind: 'validation', columns: [column] },
      { sheet: name, kind: 'locked', columns: [column] },
      { sheet: name, kind: 'format', columns: [column] },
    ]);
    expect(excel.userEdit(`${name}!${letters}3`, 'x')).toMatchObject({ reason: 'protected' });
    await workbook.repair(template.sheets, damages);
    expect(await workbook.damages(template.sheets)).toEqual([]);
    const native = excel.sheet(name);
    expect(native.rules.at(2, column)).toEqual(native.rules.at(1, column));
    expect(native.rules.at(2, column)?.errorAlert['title']).toBe(
      ruled.find(({ area }) => area.left === column)?.error?.title,
    );
    expect(excel.traitAt(`${name}!${letters}3`, 'NumberFormat')).toBe('@');
    expect(native.protection).not.toBeNull();
  });

  it('on sheets that are gone is no trouble', async () => {
    excel.userDeleteSheet(name);
    expect(await workbook.damages(template.sheets)).toEqual([]);
    await workbook.repair(template.sheets, [{ sheet: name, kind: 'locked', columns: [1] }]);
  });

  it('does not come from extending the entry area, which has all its rules then', async () => {
    await workbook.extend?.(template.sheets, 6000);
    const native = excel.sheet(name);
    expect(native.rules.at(5999, column)?.type).toBe(native.rules.at(1, column)?.type);
    expect(native.rules.at(6000, column)).toBeNull();
    expect(excel.traitAt(`${name}!A6000`, 'Protection.Locked')).toBe(
      excel.traitAt(`${name}!A5000`, 'Protection.Locked'),
    );
    const formulas = native.highlights
      .filter(({ areas }) => areas[0]?.bottom === 5999)
      .map(({ areas, rule }) => [areas[0]?.top, rule['Formula']]);
    expect(formulas).toHaveLength(register?.layout?.highlights?.length ?? -1);
    expect(
      formulas.every(([top, formula]) => top === 5001 && /[A-Z]5002/.test(String(formula))),
    ).toBe(true);
    expect(native.protection).not.toBeNull();
  });
});

describe('showing a place', () => {
  it('goes to its cell, also on a hidden sheet', async () => {
    await workbook.insert([{ name: 'H', rows: [[1]], visibility: 'hidden' }], {});
    await workbook.show({ sheet: 'H', row: 4, column: 2 });
    expect(excel.book.active.name).toBe('H');
    expect(excel.sheet('H').selection).toEqual({ top: 4, left: 2, bottom: 4, right: 2 });
  });

  it('finds a sheet under the name it had when it was read', async () => {
    await workbook.read();
    excel.userRenameSheet('Sheet1', '一月');
    await workbook.show({ sheet: 'Sheet1', row: 1, column: 1 });
    expect((await workbook.readArea('Sheet1', { top: 0, left: 0, bottom: 1, right: 1 })).name).toBe(
      '一月',
    );
    await told();
  });
});
