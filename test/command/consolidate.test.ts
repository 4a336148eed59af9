import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { soffice } from '../libreoffice.ts';
import { cellsOf, python } from '../python.ts';
import registers from '../fixtures/registers.json' with { type: 'json' };
import { build } from './build.ts';
import { FENGLING, SHANHE, SHANHE_EXCLUDED, SHANHE_ISSUES, SHANHE_ROW_ISSUES } from './dirty.ts';
import { copyFolder, FILES, makeMonth } from './folder.ts';
import { byTitle, consolidate, readReport, sumOf, type Report, type Run } from './report.ts';
import { idOf, nameOf, phoneOf, plateOf, SECRET, STAFF } from './rows.ts';
import * as towns from './towns.ts';

const REPORTING = [
  towns.CHENGGUAN,
  towns.SHATANG,
  towns.LIANCAI,
  towns.CHENJIN,
  FENGLING,
  SHANHE,
  towns.WENBU,
  towns.DIANAN,
];

/** Sums of the towns' figures; the person helped in two towns is one. */
const COUNTY: towns.Figures = {
  checkpoints: [71, 9, 7, 8, 3, 6],
  disputes: [40, 12, 19, 7, 4],
};

const CHECKPOINT_TITLES = [
  '查验人次',
  '查验车次',
  '体温异常人次',
  '劝返点劝返人数',
  '防控组劝返人数',
  '流动队伍劝返接送服务人数',
];
const DISPUTE_TITLES = ['排查纠纷', '化解纠纷', '未化解存量', '超期未结', '冲卡谩骂类化解'];

/** By title, as the report should have them. */
function expected(town: towns.Figures): Record<string, number> {
  const pairs = [
    ...CHECKPOINT_TITLES.map((title, at) => [title, town.checkpoints[at] ?? NaN] as const),
    ...DISPUTE_TITLES.map((title, at) => [title, town.disputes[at] ?? NaN] as const),
  ];
  const [found, resolved] = town.disputes;
  return { ...Object.fromEntries(pairs), ...(found > 0 ? { 化解率: resolved / found } : {}) };
}

function letters(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(39 + at)}`;
}

/** Where a column stands, from the register's description. */
function cellAt(sheet: string, column: string, row: number): string {
  const register = Object.values(registers.registers).find(({ title }) => title === sheet);
  const at = register?.cols.findIndex(({ title }) => title === column) ?? -1;
  return `${letters(at)}${row}`;
}

describe.skipIf(python === null)('a month of 隆德县, filled with openpyxl (needs Python)', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'taizhang-month-'));
  let folder = '';
  let run: Run;
  let report: Report;

  beforeAll(async () => {
    build();
    folder = await makeMonth(work);
    run = consolidate(folder, '县');
    report = readReport(run);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('is consolidated, and says that somebody has to act', () => {
    expect(run.stderr).not.toMatch(/Error|程序出错/);
    expect(run.status).toBe(1);
    expect(report).toMatchObject({
      format: 'taizhang-report/1',
      region: '640423',
      period: { from: '2020-02-01', to: '2020-02-29', cutoff: '16:00', asOf: '2020-02-29' },
    });
  });

  it.each(REPORTING.map((town) => [town.name, town] as const))(
    'gives %s the figures counted by hand',
    (_, town) => {
      expect(byTitle(report, report.totals[town.code])).toMatchObject(expected(town));
    },
  );

  it.skipIf(soffice === null)(
    'gives 张程乡, re-saved by LibreOffice, the figures counted by hand',
    () => {
      const figures = byTitle(report, report.totals[towns.ZHANGCHENG.code]);
      expect(figures).toMatchObject(expected(towns.ZHANGCHENG));
    },
  );

  it('gives the county the figures counted by hand, a person helped in two towns once', () => {
    expect(byTitle(report, report.totals['640423'])).toMatchObject(expected(COUNTY));
  });

  it('counts the disputes of each category, which add up to those found', () => {
    const chengguan = byTitle(report, report.totals['640423100']);
    const categories = Object.entries(chengguan).filter(([title]) => title.startsWith('分类件数'));
    expect(categories.map(([, count]) => count)).toEqual(Array<number>(16).fill(1));
    for (const figures of Object.values(report.totals)) {
      const named = Object.entries(byTitle(report, figures));
      const sorted = named.filter(([title]) => title.startsWith('分类件数'));
      if (sorted.length === 0) continue;
      expect(sumOf(Object.fromEntries(sorted))).toBe(byTitle(report, figures)['排查纠纷']);
    }
  });

  it.each(['640423201', '640423202', '640423203', '640423204'])(
    'has no figure of the registers for %s, not even zero',
    (code) => {
      const titles = new Set([...CHECKPOINT_TITLES, ...DISPUTE_TITLES, '化解率']);
      const figures = byTitle(report, report.totals[code]);
      expect(Object.keys(figures).filter((title) => titles.has(title))).toEqual([]);
    },
  );

  it('puts every passage on the day that runs from 16:00 to 16:00', () => {
    const days = Object.entries(report.daily['640423100'] ?? {})
      .map(([day, figures]) => [day, byTitle(report, figures)['查验人次']] as const)
      .filter(([, count]) => count !== undefined && count > 0);
    expect(Object.fromEntries(days)).toEqual(towns.CHENGGUAN_DAYS);
  });

  it('has daily figures that add up to the totals, for all that can be added', () => {
    const codes = ['640423', ...REPORTING.map(({ code }) => code)];
    for (const code of codes) {
      const sums: Record<string, number> = {};
      for (const figures of Object.values(report.daily[code] ?? {})) {
        for (const [title, value] of Object.entries(byTitle(report, figures))) {
          sums[title] = (sums[title] ?? 0) + value;
        }
      }
      const totals = byTitle(report, report.totals[code]);
      const added = [...CHECKPOINT_TITLES.slice(0, 5), ...DISPUTE_TITLES];
      const pick = (from: Record<string, number>): (number | undefined)[] =>
        added.map((title) => from[title]);
      expect(pick(sums), code).toEqual(pick({ ...totals }));
    }
  });

  it('tells zero, empty, missing, late and unreadable from each other', () => {
    const expectedStates: Record<string, readonly [string, string]> = {
      '640423100': ['reported', 'reported'],
      '640423101': ['reported', 'reported'],
      '640423102': ['reported', 'reported'],
      '640423200': ['zero', 'zero'],
      '640423201': ['undeclared', 'undeclared'],
      '640423202': ['missing', 'missing'],
      '640423203': ['unreadable', 'unreadable'],
      '640423204': ['unreadable', 'unreadable'],
      '640423205': ['reported', 'reported'],
      '640423206': ['reported', 'reported'],
      '640423207': ['reported', 'reported'],
      '640423208': ['late', 'late'],
      '640423209': ['reported', 'zero'],
    };
    const seen: Record<string, string[]> = {};
    for (const { region, state } of report.states) (seen[region] ??= []).push(state);
    expect(seen).toEqual(expectedStates);
  });

  it('names every file of the folder once, with its state', () => {
    expect(report.files.map((file) => file.path).sort()).toEqual(Object.keys(FILES).sort());
    // Of two byte-identical files either may be the one that counts.
    const twins = new Set(['二/102.xlsx', '二/102 - 副本.xlsx']);
    const states = report.files.filter((file) => !twins.has(file.path));
    for (const file of states)
      expect([file.path, file]).toMatchObject([file.path, FILES[file.path]]);
    const others = report.files.filter((file) => twins.has(file.path));
    expect(others.map((file) => file.state).sort()).toEqual(['counted', 'duplicate']);
    expect(new Set(others.map((file) => file.sha256)).size).toBe(1);
  });

  it('accounts for every row read', () => {
    for (const { path: name, rows } of report.files) {
      expect([name, rows.read]).toEqual([name, rows.counted + sumOf(rows.excluded)]);
    }
    const rows = Object.fromEntries(report.files.map((file) => [file.path, file.rows]));
    expect(rows['100.xlsx']).toMatchObject({ read: 46, counted: 46 });
    expect(rows['200.xlsx']).toMatchObject({ read: 58, counted: 58 });
    expect(rows['206.xlsx']).toMatchObject({ read: 10, counted: 10 });
    expect(rows['207.xlsx']).toMatchObject({ read: 39, counted: 27, excluded: SHANHE_EXCLUDED });
    const twice = report.files.filter((file) => /102/.test(file.path) && file.state === 'counted');
    expect(twice.map((file) => file.rows.read).sort()).toEqual([6, 7]);
    expect(twice.map((file) => sumOf(file.rows.excluded)).sort()).toEqual([0, 3]);
  });

  it('names both places of an entry handed in twice', () => {
    const doubles = report.issues.filter(
      (issue) => issue.code === 'entry-duplicate' && issue.file?.includes('102'),
    );
    expect(doubles).toHaveLength(3);
    for (const { file, message } of doubles) {
      const other = file?.startsWith('一') ? '二/102' : '一/102';
      expect(message).toContain(other);
      expect(message).toMatch(/第\d+行/);
    }
  });

  it('names both units of a workbook whose cover was changed', () => {
    const issue = report.issues.find(({ file }) => file === '204.xlsx');
    expect(issue?.code).toBe('file-unit-conflict');
    expect(issue?.message).toContain('神林乡');
    expect(issue?.message).toContain('张程乡');
  });

  it('marks each error at its cell', () => {
    const marks = report.issues
      .filter(({ file }) => file === '207.xlsx')
      .map(({ sheet, cell, code }) => `${sheet} ${cell} ${code}`);
    const wanted = SHANHE_ISSUES.map(
      ([sheet, row, column, code]) => `${sheet} ${cellAt(sheet, column, row)} ${code}`,
    );
    expect(marks).toEqual(expect.arrayContaining(wanted));
    const rows = report.issues.map(({ sheet, row, code }) => `${sheet} ${row} ${code}`);
    expect(rows).toEqual(
      expect.arrayContaining(
        SHANHE_ROW_ISSUES.map(([sheet, row, code]) => `${sheet} ${row} ${code}`),
      ),
    );
    expect(marks).toHaveLength(wanted.length + SHANHE_ROW_ISSUES.length);
  });

  it('finds nothing wrong where dirt is harmless', () => {
    const found = report.issues.filter(({ file }) => file === '206.xlsx');
    expect(found.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('lets no name, number, telephone, plate or story of a row into an output', () => {
    const people = Array.from({ length: 400 }, (_, n) => n);
    const personal = [nameOf, idOf, phoneOf, plateOf].flatMap((make) => people.map(make));
    const secrets = [...personal, ...Object.values(STAFF), SECRET, '宁DI0001', '0954-2000001'];
    const sheets = Object.values(cellsOf(run.out, 'values'));
    const cells = sheets.flatMap((sheet) => Object.values(sheet).map(String)).join('\n');
    const outputs = [readFileSync(run.json, 'utf8'), cells, run.stdout, run.stderr];
    for (const text of outputs) {
      expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
      expect(text).not.toMatch(/6404231910\d{4}/);
    }
  });

  it('gives the same bytes again, also where the files were made in another order', () => {
    const moved = copyFolder(folder, path.join(work, '移', '上报'), (name) => name);
    // Workers finish in another order each time: two runs may agree by chance, four hardly.
    const others = [
      consolidate(moved, '县'),
      ...['再', '三', '四'].map((n) => consolidate(folder, n)),
    ];
    for (const other of others) expect(readFileSync(other.json)).toEqual(readFileSync(run.json));
    const differing = others.filter(
      (other) => !readFileSync(other.out).equals(readFileSync(run.out)),
    );
    expect(differing.map(({ out }) => path.relative(work, out))).toEqual([]);
  });

  it('gives the same figures and states when the files are called otherwise', () => {
    // Codes and names of towns stay away from the new names; what a damaged file is, only its name tells.
    const keep = (name: string): boolean => /杨河|~\$|jpg$/.test(name);
    let next = 900;
    const renamed = copyFolder(folder, path.join(work, '改名', '上报'), (name) =>
      keep(name) ? name : `${(next -= 7)}.xlsx`,
    );
    const other = readReport(consolidate(renamed, '县'));
    expect(other.totals).toEqual(report.totals);
    expect(other.daily).toEqual(report.daily);
    const plain = ({ states }: Report): unknown =>
      states.map(({ region, register, state }) => ({ region, register, state }));
    expect(plain(other)).toEqual(plain(report));
    const kinds = ({ files }: Report): unknown =>
      files.map(({ sha256, state }) => `${sha256} ${state}`).sort();
    expect(kinds(other)).toEqual(kinds(report));
    expect(other.issues.map(({ code }) => code).sort()).toEqual(
      report.issues.map(({ code }) => code).sort(),
    );
  });
});
