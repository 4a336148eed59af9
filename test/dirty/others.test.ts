import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { on } from '../command/rows.ts';
import { python } from '../python.ts';
import {
  codesOf,
  countOf,
  cover,
  DISPUTES,
  entry,
  filesOf,
  gather,
  readFile,
  register,
  Shelf,
  TITLES,
} from './town.ts';

const shelf = new Shelf();
const january = (n: number) => ({ date: `2020-01-${10 + n}` });
const old = (n: number) => entry(n, { 排查日期: january(n), 化解日期: null, 化解时限: on(9) });

const files = {
  before: shelf.add([cover(), register([old(0), old(2), old(4)])]),
  mixed: shelf.add([cover(), register([old(0), old(2), old(4), entry(6)])]),
  slipped: shelf.add([
    cover(),
    register([entry(0), entry(2, { 排查日期: { date: '2019-02-05' } }), old(4)]),
  ]),
  stated: shelf.add([
    {
      name: DISPUTES,
      rows: [
        ['山河乡矛盾纠纷台账'],
        ['填报单位：山河乡'],
        ['统计时间：2020年1月1日至1月31日'],
        [...TITLES],
        old(0),
      ],
    },
  ]),
  headless: shelf.add([
    cover(),
    { name: DISPUTES, rows: [entry(0)] },
    register([], { name: '空' }),
  ]),
  summed: shelf.add([
    cover(),
    register([entry(0)], { name: '1日' }),
    register([entry(2)], { name: '2日' }),
    register([entry(4), entry(6)], { name: '汇总' }),
  ]),
  towns: shelf.add(
    ['山河乡', '沙塘镇'].map((town) => ({
      name: town,
      rows: [[`填报单位：${town}`], [...TITLES], entry(town.length)],
    })),
  ),
  card: shelf.add([
    cover(),
    register([entry(0)]),
    {
      name: '登记卡',
      rows: [
        ['当事人', '张三'],
        ['联系电话', '—'],
        ['经办人', '李四'],
      ],
    },
  ]),
};

function folder(name: string, file: string, as = '山河乡.xlsx'): string {
  const made = shelf.returns(name);
  copyFileSync(file, path.join(made, as));
  return made;
}

describe.skipIf(python === null)('sheets of other days, towns and purposes', () => {
  beforeAll(() => {
    shelf.build();
  });
  afterAll(() => {
    shelf.remove();
  });

  it('16: asks about a file in which everything happened before the period', () => {
    expect(readFile(files.before).found).toEqual(['file-days-before']);
    expect(readFile(files.mixed).found).toEqual([]);
  });

  it('48: asks about a day that misses the period by its year alone', () => {
    const { found, issues, entries } = readFile(files.slipped);
    expect(found).toEqual(['C3 date-year-doubtful']);
    expect(issues.find(({ code }) => code === 'date-year-doubtful')?.detail).toMatchObject({
      meant: '2020-02-05',
    });
    expect(entries).toHaveLength(3);
  });

  it('16: believes the days written above a list of the office’s own, and the month of its file', async () => {
    const stated = await gather(folder('stated', files.stated));
    expect(filesOf(stated)).toEqual(['山河乡.xlsx refused file-period-outside']);
    const named = await gather(folder('named', files.slipped, '山河乡2020年2月台账.xlsx'));
    expect(countOf(named)).toBe(3);
    expect(codesOf(named, '山河乡2020年2月台账.xlsx')).not.toContain('file-name-differs');
  });

  it('31: takes one row for a table where the sheet is named after a register', () => {
    expect(readFile(files.headless).found).toContain('sheet-without-heading');
  });

  it('24: counts no sheet that adds up the others', () => {
    const { found, entries } = readFile(files.summed);
    expect(entries).toHaveLength(2);
    expect(found).toEqual(['sheet-summary', 'sheet-twice']);
  });

  it('15: does not count the sheet of one town for another', async () => {
    const report = await gather(folder('towns', files.towns, '山河乡.xlsx'));
    expect(filesOf(report)).toEqual(['山河乡.xlsx refused file-unit-conflict']);
  });

  it('does not take a card of one person for a cover', () => {
    expect(readFile(files.card).found).toEqual(['sheet-unrecognised']);
  });
});
