import { describe, expect, it } from 'vitest';
import { readReturn } from '../../src/core/return.ts';
import type { Area, Cell, Observed } from '../../src/core/sheet.ts';
import { DISPUTES, SETTING, TITLES } from '../dirty/town.ts';

const ROWS = 300;
const BESIDE = TITLES.length;

/** Entries below a heading, with cells merged. */
function read(merges: readonly Area[]) {
  const row: Cell[] = TITLES.map((title) => (title === '当事人甲' ? '甲' : null));
  const rows: Cell[][] = [['填报单位：山河乡'], [...TITLES]];
  for (let at = 0; at < ROWS; at += 1) rows.push([...row]);
  const observed: Observed = {
    merges,
    formulas: [],
    struck: [],
    hiddenRows: [],
    hiddenColumns: [],
    filtered: false,
    comments: 0,
    pictures: 0,
  };
  const sheet = { name: DISPUTES, visibility: 'visible' as const, rows, observed };
  return readReturn({ sheets: [sheet], properties: {} }, '表.xlsx', SETTING);
}

const down = (left: number): Area => ({ top: 2, left, bottom: ROWS + 1, right: left });

describe('merged cells', () => {
  it('are read however many stand beside the register', () => {
    expect(read(Array.from({ length: 200 }, (_, at) => down(BESIDE + at)))).not.toHaveProperty(
      'refused',
    );
  });

  it('are refused where they overlap: each would be looked at again in every row', () => {
    expect(read(Array.from({ length: 50 }, () => down(3)))).toMatchObject({
      refused: 'file-damaged',
      detail: { reason: 'merges' },
    });
  });
});
