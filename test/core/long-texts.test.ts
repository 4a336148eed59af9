import { describe, expect, it } from 'vitest';
import { readReturn } from '../../src/core/return.ts';
import type { Cell } from '../../src/core/sheet.ts';
import { DISPUTES, readBook, SETTING, TITLES, valuesOf } from '../dirty/town.ts';

const FOUND = '排查日期';
const BLANKS = ' '.repeat(900_000);

function book(above: readonly Cell[][], values: Readonly<Record<string, Cell>>) {
  const row = TITLES.map((title) => values[title] ?? null);
  const rows = [['填报单位：山河乡'], ...above, [...TITLES], row];
  return {
    sheets: [{ name: DISPUTES, visibility: 'visible' as const, rows }],
    properties: {},
  };
}

describe('texts that no cell of a register comes near', () => {
  it.each([FOUND, '村(社区)', '涉及人数', '状态', '简要情况'])(
    'are refused in %s without being looked into',
    (title) => {
      const made = readBook(
        book([], { [FOUND]: 43866, 当事人甲: '甲', [title]: `2020${BLANKS}x` }),
      );
      const issue = made.issues.find(({ code }) => code === 'cell-too-long');
      expect(issue).toMatchObject({ column: title, detail: { length: 900_005 } });
      expect(issue?.value?.length ?? 0).toBeLessThan(40);
      expect(valuesOf(made, title)).toEqual([null]);
    },
  );

  it('refuse a sheet of which every cell is wrong, which nobody would read through', () => {
    const { sheets, properties } = book([], {});
    const [sheet] = sheets;
    const wrong = TITLES.map((): Cell => '昨天');
    const rows = [...(sheet?.rows ?? []), ...Array.from({ length: 5_000 }, () => wrong)];
    const read = readReturn({ sheets: [{ name: DISPUTES, rows }], properties }, '表.xlsx', SETTING);
    expect(read).toMatchObject({ refused: 'file-many-issues', detail: { limit: 50_000 } });
  });

  it('are no labels and no titles', () => {
    const above: Cell[][] = [[`填报人：甲${BLANKS}x`, `备注${BLANKS}y`]];
    const made = readBook(book(above, { [FOUND]: 43866, 当事人甲: '甲' }));
    expect(made.entries).toHaveLength(1);
  });
});
