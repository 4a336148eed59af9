import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mendsOf } from '../../src/core/mend.ts';
import { readReturn } from '../../src/core/return.ts';
import type { Issue } from '../../src/core/issue.ts';
import type { Setting } from '../../src/core/setting.ts';
import type { Sheet, Value, Workbook } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { groupIssues, marksOf, placeOf } from '../../src/panel/groups.ts';
import { sayLeft } from '../../src/panel/left.ts';
import { monthOf } from '../../src/panel/month.ts';
import { rowsOf } from '../../src/panel/checking.ts';
import { zeroOf } from '../../src/panel/zero.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { isDark } from '../../src/taskpane/theme.ts';
import { patch } from '../../src/core/patch.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const tree = makeTree(GUYUAN);
const setting: Setting = {
  forms: FORMS,
  tree,
  region: GUYUAN.code,
  window: null,
  today: '2020-02-20',
  asOf: '2020-02-20',
  cutoff: null,
};
const NOTES = new Set(Object.values(zhCN.template.coverNotes));

function template(): Workbook {
  const unit = tree.get('640423100');
  if (!unit) throw new Error('no town');
  const period = { from: '2020-02-01', to: '2020-02-29' };
  const order = { unit, period, cutoff: '24:00', id: 'one', forms: FORMS, tree };
  return makeTemplate(order, zhCN);
}

/** The template with one row of the checkpoint log, by column id. */
function withRow(values: Readonly<Record<string, Value>>): Workbook {
  const workbook = template();
  const form = FORMS[0];
  const sheets = workbook.sheets.map((sheet): Sheet => {
    if (!form || sheet.name !== (form.tab ?? form.title)) return sheet;
    const row = form.columns.map(({ id }) => values[id] ?? null);
    return { ...sheet, rows: [...sheet.rows.slice(0, 2), row] };
  });
  return { ...workbook, sheets };
}

function mends(workbook: Workbook) {
  const part = readReturn(workbook, '', setting);
  if ('refused' in part) throw new Error(part.refused);
  return mendsOf(part, workbook, setting);
}

describe('corrections', () => {
  it.each([
    ['plate', '宁Ｄ１２３４５', '宁D12345'],
    ['plate', ' 宁D12345 ', '宁D12345'],
  ])('of %s put %s right', (column, from, to) => {
    const found = mends(withRow({ [column]: from }));
    expect(found.map(({ value }) => value)).toEqual([to]);
  });

  it.each(['约30', '不详', '宁D1234', '宁DIO345'])('are never offered for %s', (text) => {
    expect(mends(withRow({ plate: text }))).toEqual([]);
  });

  it('leave nothing to correct once they are made', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const [first] = mends(withRow({ plate: text }));
        if (first) expect(mends(withRow({ plate: first.value }))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('show only masked values', () => {
    const [first] = mends(withRow({ plate: '宁Ｄ１２３４５' }));
    expect(first?.to).not.toContain('12345');
  });
});

describe('the zero report of a day', () => {
  const now = '2020-02-20 16:10';

  it('has a row for each register without an entry', () => {
    const zero = zeroOf(template(), now, setting, NOTES);
    expect(zero.kind === 'rows' && [zero.count, zero.named]).toEqual([8, false]);
  });

  it('is not made for a day outside the period', () => {
    expect(zeroOf(template(), '2020-03-01 09:00', setting, NOTES).kind).toBe('outside');
  });

  it('is not made where there is no sheet for it', () => {
    const { sheets, ...rest } = template();
    const some = sheets.filter(({ name }) => name !== '零报告');
    expect(zeroOf({ ...rest, sheets: some }, now, setting, NOTES).kind).toBe('no-sheet');
  });
});

describe('issues', () => {
  const issue = (cell: string, code: Issue['code'], sheet = 'A'): Issue => ({ code, sheet, cell });

  it('are grouped by sheet and kind, errors first', () => {
    const groups = groupIssues(
      [issue('A1', 'choice-alias'), issue('A2', 'cell-required'), issue('A3', 'cell-required')],
      ({ sheet = '' }) => sheet,
    );
    expect(groups.map(({ name, count }) => [name, count])).toEqual([['A', 3]]);
    expect(groups[0]?.kinds.map(({ code, issues }) => [code, issues.length])).toEqual([
      ['cell-required', 2],
      ['choice-alias', 1],
    ]);
  });

  it('lead to their cell, or as near as they say', () => {
    expect(placeOf(issue('AB12', 'cell-required'))).toEqual({ sheet: 'A', row: 11, column: 27 });
    expect(placeOf({ code: 'rows-hidden', sheet: 'A' })).toEqual({ sheet: 'A', row: 0, column: 0 });
    expect(placeOf({ code: 'file-empty' })).toBeNull();
  });

  it('mark a cell once, as an error if any of them is one', () => {
    const marks = marksOf([issue('B2', 'choice-alias'), issue('B2', 'cell-required')]);
    expect(marks).toEqual([{ sheet: 'A', row: 1, column: 1, severity: 'error' }]);
  });
});

describe('changed rows', () => {
  const read = (rows: Sheet['rows']): Workbook => ({
    sheets: [{ name: 'A', rows }],
    properties: {},
  });
  const area = { top: 1, left: 1, bottom: 1, right: 1 };

  it('are read in the width of their sheet', () => {
    const changes = [{ sheet: 'A', area, source: 'local' }] as const;
    expect(rowsOf(changes, read([['a', 'b', 'c']]))).toEqual([
      { sheet: 'A', area: { top: 1, left: 0, bottom: 1, right: 2 } },
    ]);
  });

  it('are not enough where a sheet is new or rows moved', () => {
    expect(rowsOf([{ sheet: 'B', area, source: 'local' }], read([]))).toBeNull();
    expect(rowsOf([{ sheet: 'A', area: null, source: 'local' }], read([]))).toBeNull();
  });

  it('take the place of what was there, also far below the last row', () => {
    const far = { top: 3, left: 0, bottom: 3, right: 0 };
    const changed = { name: 'A', rows: [[], [], [], ['x']] };
    expect(patch(read([['a']]), changed, far).sheets[0]?.rows).toEqual([['a'], [], [], ['x']]);
  });
});

describe('small things', () => {
  it('know the month of a day', () => {
    expect(monthOf('2020-02-20')).toEqual({ from: '2020-02-01', to: '2020-02-29' });
    expect(monthOf('2020-12-05')).toEqual({ from: '2020-12-01', to: '2020-12-31' });
  });

  it.each([
    [0, 10, 5000, ''],
    [5, 10, 500, ''],
    [5, 10, 5000, '约剩 5 秒'],
    [1, 100, 2000, '约剩 4 分钟'],
  ])('say what is left after %i of %i in %i ms', (done, total, elapsed, text) => {
    expect(sayLeft(done, total, elapsed, zhCN.panel)).toBe(text);
  });

  it.each([
    ['#FFFFFF', false],
    ['#262626', true],
    [undefined, null],
  ])('take %s for dark: %s', (color, dark) => expect(isDark(color)).toBe(dark));
});
