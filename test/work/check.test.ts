import { describe, expect, it } from 'vitest';
import { makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { makeMemory } from '../../src/core/memory.ts';
import { makeRandom, type Random } from '../../src/core/random.ts';
import { orderIssues } from '../../src/core/order-issues.ts';
import { readReturn } from '../../src/core/return.ts';
import type { Cell, Workbook } from '../../src/core/sheet.ts';
import { tallyUnit } from '../../src/core/unit.ts';
import { FORMS } from '../../src/forms/index.ts';
import { DIVISIONS } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { patch } from '../../src/core/patch.ts';
import { checkWorkbook } from '../../src/work/check.ts';
import { learn, settingOf } from '../../src/work/setting.ts';

const TODAY = '2020-03-01';
const WHOLE = { region: '640400', window: null, today: TODAY, cutoff: null };
/** What is typed: sound, mendable, wrong, what leans on the row above, and what is no entry at all. */
const TYPED: readonly Cell[] = [
  '同上',
  '〃',
  '',
  null,
  '宁Ｄ１２３４５',
  36.5,
  '无',
  '合计',
  '备注：',
  '姓名',
  43890,
];

function town(): Workbook {
  const [unit] = towns();
  if (!unit) throw new Error('no town');
  return makeReturn(unit, { log: 40, disputes: 15 }, MONTH);
}

/** Types into one cell, empties a row, or writes one row over with another. */
function edit(workbook: Workbook, random: Random): Workbook {
  const sheet = random.pick(workbook.sheets);
  const row = random.integer(0, Math.min(sheet.rows.length, 60));
  const old = sheet.rows[row] ?? [];
  const other = sheet.rows[random.integer(0, sheet.rows.length - 1)] ?? [];
  const cells = random.chance(0.8) ? [...old] : random.chance(0.5) ? [...other] : [];
  if (random.chance(0.8)) cells[random.integer(0, 20)] = random.pick(TYPED);
  for (let at = 0; at < cells.length; at++) cells[at] ??= null;
  const rows: (readonly Cell[])[] = [];
  rows[row] = cells;
  const area = { top: row, bottom: row, left: 0, right: cells.length };
  return patch(workbook, { ...sheet, rows }, area);
}

describe('a check after an edit', () => {
  learn({ forms: FORMS, divisions: DIVISIONS, words: [zhCN] });

  it.each([1, 2, 3, 4])('finds what a check of everything finds, edits %d', (seed) => {
    const random = makeRandom(seed);
    const memory = makeMemory();
    let workbook = town();
    checkWorkbook(workbook, TODAY, memory);
    const seen = new Set<number>();
    for (let step = 0; step < 60; step++) {
      // Damage adds up until nothing is a register any more: then a clerk begins anew.
      if (step % 20 === 0) workbook = town();
      workbook = edit(workbook, random);
      const found = checkWorkbook(workbook, TODAY, memory);
      expect(found).toEqual(checkWorkbook(workbook, TODAY, makeMemory()));
      seen.add(found.issues.length);
    }
    expect(seen.size).toBeGreaterThan(5);
  });

  it('tells what a tally of the same rows tells', () => {
    const random = makeRandom(9);
    for (let step = 0; step < 40; step++) {
      let workbook = town();
      for (let edits = 0; edits < 10; edits++) workbook = edit(workbook, random);
      const setting = settingOf({ ...WHOLE, asOf: '2020-02-29' }, FORMS);
      const part = readReturn(workbook, '', setting);
      if ('refused' in part) continue;
      const { issues } = tallyUnit([{ part, sha256: '', fileTime: '' }], setting);
      const found = checkWorkbook(workbook, TODAY, makeMemory());
      expect(found.issues).toEqual(orderIssues(issues, FORMS));
    }
  });

  it('reads again what leans on the row above', () => {
    const form = FORMS.find(({ id }) => id === 'checkpoint-log');
    const column = form?.columns.findIndex(({ id }) => id === 'temperature') ?? -1;
    const sheetIn = (workbook: Workbook) => {
      const sheet = workbook.sheets.find(({ name }) => name === form?.title);
      if (!sheet) throw new Error('no register');
      return sheet;
    };
    const type = (workbook: Workbook, row: number, value: Cell): Workbook => {
      const sheet = sheetIn(workbook);
      const rows: (readonly Cell[])[] = [];
      rows[row] = (sheet.rows[row] ?? []).map((cell, at) => (at === column ? value : cell));
      return patch(workbook, { ...sheet, rows }, { top: row, bottom: row, left: 0, right: column });
    };
    const memory = makeMemory();
    const leaning = type(town(), 11, '同上');
    const before = checkWorkbook(leaning, TODAY, memory);
    const changed = type(leaning, 10, '无');
    const after = checkWorkbook(changed, TODAY, memory);
    const of = (checked: typeof after) => checked.issues.filter(({ row }) => row === 12);
    expect(of(after)).not.toEqual(of(before));
    expect(after).toEqual(checkWorkbook(changed, TODAY, makeMemory()));
  });
});
