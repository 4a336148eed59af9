import { describe, expect, it } from 'vitest';
import { makeCountyWorkbook } from '../../../src/core/county/index.ts';
import { makeReport } from '../../../src/core/report.ts';
import type { Setting } from '../../../src/core/setting.ts';
import { valueOf, type Sheet } from '../../../src/core/sheet.ts';
import { NOTHING } from '../../../src/core/tally.ts';
import { makeTree } from '../../../src/core/tree.ts';
import { FORMS } from '../../../src/forms/index.ts';
import { GUYUAN } from '../../../src/regions/index.ts';
import { zhCN } from '../../../src/words/zh-CN/index.ts';

const DAYS = { from: '2020-02-01', to: '2020-02-29' };
const setting: Setting = {
  forms: FORMS,
  tree: makeTree(GUYUAN),
  region: '640423',
  window: DAYS,
  today: DAYS.to,
  asOf: DAYS.to,
  cutoff: null,
};
/** Rows of the names of the registers and of their figures. */
const [REGISTERS, FIGURES] = [3, 4];

function sheetCalled(name: string): Sheet {
  const workbook = makeCountyWorkbook(makeReport(NOTHING, setting, DAYS), setting, zhCN);
  const sheet = workbook.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

describe.each([zhCN.county.tabs.totals, zhCN.county.tabs.daily])('the pages of %s', (name) => {
  const { rows, layout = {} } = sheetCalled(name);
  const lead = layout.print?.repeatColumns ?? 0;
  const width = rows[FIGURES]?.length ?? 0;
  const starts = [lead, ...(layout.print?.breakColumns ?? [])];
  const pages = starts.map((start, index) => ({ start, end: (starts[index + 1] ?? width) - 1 }));
  const merges = (layout.merges ?? []).filter(({ top, left }) => top === REGISTERS && left >= lead);

  it('are several, or the rest says nothing', () => {
    expect(pages.length).toBeGreaterThan(2);
  });

  it('each begin with the name of a register', () => {
    const titles = FORMS.map(({ title }) => title);
    for (const { start } of pages) {
      expect(titles).toContain(valueOf(rows[REGISTERS]?.[start] ?? null));
    }
  });

  it('share no merged cells', () => {
    for (const { left, right } of merges) {
      expect(pages.filter(({ start, end }) => left <= end && right >= start)).toHaveLength(1);
    }
  });

  it('name every figure’s register above it', () => {
    const named = new Set<number>();
    rows[REGISTERS]?.forEach((cell, column) => {
      if (cell !== null) named.add(column);
    });
    for (const { left, right } of merges) {
      for (let column = left; column <= right; column += 1) named.add(column);
    }
    expect(named.size).toBe(width);
  });

  it('have room for the longest title', () => {
    const lines = (rows[FIGURES] ?? []).map((cell) => {
      const title = valueOf(cell);
      const parts = typeof title === 'string' ? title.split('\n') : [];
      // Five Han characters go into a column of ten digits.
      return parts.reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / 5)), 0);
    });
    expect((layout.heights ?? {})[FIGURES]).toBeGreaterThanOrEqual(Math.max(...lines) * 15);
  });
});
