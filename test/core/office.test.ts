import { describe, expect, it } from 'vitest';
import { openTable, readEntries } from '../../src/core/entries.ts';
import { findHeading } from '../../src/core/heading.ts';
import type { Value } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { ceremonyRegister } from '../../src/forms/ceremony-register.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const tree = makeTree(GUYUAN);
const period = { from: '2020-01-20', to: '2020-03-05' };
const ROW: Readonly<Record<string, Value>> = {
  事主: '岑甲乙',
  事项: '红事-婚礼',
  原定日期: '2020-02-20',
  劝导结果: '取消',
  劝导日期: '2020-02-10',
  劝导人: '岑甲丙',
};

/** What one ceremony of a unit is read as: its village and the findings of the row. */
function read(unit: string, village: Value) {
  const { columns, title } = ceremonyRegister;
  const titles = columns.map((column) => column.title);
  const cells: Readonly<Record<string, Value>> = { ...ROW, '村(社区)': village };
  const sheet = {
    name: title,
    rows: [titles, titles.map((name): Value => cells[name] ?? null)],
  };
  const heading = findHeading(sheet, [ceremonyRegister]);
  if (!heading) throw new Error('not recognised');
  const around = { today: '2020-03-05', period, unit, tree, date1904: false };
  const { entries, issues } = readEntries(openTable(sheet, heading, around, 'a.xlsx'));
  const at = columns.findIndex((column) => column.id === 'village');
  return { village: entries[0]?.values[at], codes: issues.map((issue) => issue.code) };
}

function headings(unit: string): readonly (Value | object)[] {
  const region = tree.get(unit);
  if (!region) throw new Error(`no unit ${unit}`);
  const order = { unit: region, period, cutoff: '24:00', id: 'a', forms: [ceremonyRegister], tree };
  const sheets = makeTemplate(order, zhCN).sheets;
  return sheets.find((sheet) => sheet.name === ceremonyRegister.title)?.rows[0] ?? [];
}

describe("an entry of a county's or city's own office", () => {
  it.each(['640423000', '640400000'])('needs no village: %s', (unit) => {
    expect(read(unit, null)).toEqual({ village: null, codes: [] });
    expect(headings(unit)).toContain('村(社区)');
    expect(headings(unit)).toContain('事主*');
  });

  it('keeps the village where one is written', () => {
    expect(read('640423000', '山河乡王庄村').village).toMatch(/^640423207\d{3}$/);
  });

  it('needs its village in a town', () => {
    expect(read('640423207', null)).toEqual({ village: null, codes: ['cell-required'] });
    expect(headings('640423207')).toContain('村(社区)*');
  });
});
