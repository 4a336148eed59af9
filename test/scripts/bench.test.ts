import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTown } from '../../scripts/bench/corpus.ts';
import { CITY, dailyPeriods, makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { barTable, fraction, table } from '../../scripts/bench/table.ts';
import { treeOf } from '../../src/batch/order.ts';
import { readReturn } from '../../src/core/return.ts';
import { settle } from '../../src/core/settle.ts';
import { FORMS } from '../../src/forms/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { build } from '../command/build.ts';
import { buildPages, ROOT } from '../page/open.ts';

const rows = { log: 30, disputes: 12 };

describe('the returns of the bench', () => {
  it('come from 65 towns', () => {
    expect(towns()).toHaveLength(65);
  });

  it.each([
    ['for a month', [MONTH]],
    ['day by day', dailyPeriods(5)],
  ])('are valid, each and together, %s', (_, periods) => {
    const [town] = towns();
    const tree = treeOf(CITY);
    const to = periods.at(-1)?.to;
    if (!town || !tree || !to) throw new Error('no town');
    const setting = {
      forms: FORMS,
      tree,
      region: CITY,
      window: { from: MONTH.from, to },
      today: to,
      asOf: to,
      cutoff: null,
    };
    const parts = periods.map((period) => {
      const part = readReturn(makeReturn(town, rows, period), `${period.to}.xlsx`, setting);
      if ('refused' in part) throw new Error(part.refused);
      return part;
    });
    const issues = [...parts.flatMap((part) => part.issues), ...settle(parts, setting).issues];
    expect(issues).toEqual([]);
    const entries = parts.flatMap((part) => Object.values(part.entries).flat());
    expect(entries).toHaveLength(periods.length * (rows.log + rows.disputes));
  });
});

describe('the corpus of the bench', () => {
  it.each(['shared', 'inline'] as const)('holds the rows asked for, with %s texts', (variant) => {
    const read = readWorkbook(makeTown(3, variant, rows));
    expect(read.sheets.map((sheet) => sheet.rows.length)).toEqual([
      rows.log + 1,
      rows.disputes + 1,
    ]);
    expect(makeTown(3, variant, rows)).toEqual(makeTown(3, variant, rows));
  });

  it('holds the same values in both variants', () => {
    const [shared, inline] = (['shared', 'inline'] as const).map((variant) =>
      readWorkbook(makeTown(1, variant, rows)),
    );
    expect(shared?.sheets.map((sheet) => sheet.rows)).toEqual(
      inline?.sheets.map((sheet) => sheet.rows),
    );
  });
});

describe('the tables of the bench', () => {
  it('say whether a bar is met, passed or was not run', () => {
    const show = (value: number): string => value.toFixed(1);
    const text = barTable([
      { what: 'a', measured: 1, most: 1, show },
      { what: 'b', measured: 1.1, most: 1, show },
      { what: 'c', measured: NaN, most: 1, show },
    ]);
    expect(
      text
        .split('\n')
        .slice(2)
        .map((line) => line.split('|').at(-2)?.trim()),
    ).toEqual(['yes', 'NO', 'not run']);
  });

  it('line their columns up', () => {
    const lines = table(
      ['', 'user s'],
      [
        ['own', '1.00'],
        ['exceljs', '10.00'],
      ],
    ).split('\n');
    expect(new Set(lines.map((line) => line.length)).size).toBe(1);
  });

  it.each([
    [0.04, '1/25'],
    [1 / 29.2, '1/29.2'],
    [1.5, '1.50'],
  ])('show %d as %s', (value, shown) => {
    expect(fraction(value)).toBe(shown);
  });
});

describe('the bench in a browser', () => {
  beforeAll(() => {
    build();
    buildPages();
  }, 400_000);

  it.each([
    ['browser', ['reading', 'own inflate', 'fflate', 'DecompressionStream']],
    ['pane', ['the page', 'until the pane is usable', 'checking the workbook', 'after an edit']],
  ])(
    'measures the section %s',
    (section, lines) => {
      // Folders of its own: another run may be filling those of the bench.
      const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-test-'));
      const args = ['dist/bench.js', '--quick', '--runs', '1', '--only', section];
      const { stdout, stderr, status } = spawnSync(process.execPath, args, {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, TMPDIR: folder },
      });
      rmSync(folder, { recursive: true });
      expect(status, stderr).toBe(0);
      for (const line of lines) expect(stdout).toMatch(new RegExp(`^\\| ${line} +\\| +\\d`, 'm'));
      expect(stdout).not.toContain('not run');
    },
    300_000,
  );
});
