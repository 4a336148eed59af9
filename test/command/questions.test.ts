import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellsOf, fill, python, type Row } from '../python.ts';
import { build, taizhang } from './build.ts';
import { COVER, IN_TIME, sheetsOf, templates } from './folder.ts';
import { byTitle, consolidate, readReport, type Report, type Run } from './report.ts';
import { at, dispute, on, passage } from './rows.ts';

/**
 * Where the command and its specification do not agree, or the specification leaves it open: each case
 * alone, so that the figures of the month do not hang on it.
 */
describe.skipIf(python === null)('a workbook of one town (needs Python)', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'taizhang-questions-'));
  let template: (code: string) => string;
  let made = 0;

  beforeAll(() => {
    build();
    template = templates('640423', path.join(work, '模板'));
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  /** 沙塘镇 alone in a folder of its own. */
  function handIn(
    passages: readonly Row[],
    cases: readonly Row[] = [],
    cover: Row = COVER,
  ): string {
    const folder = path.join(work, String((made += 1)), '上报');
    const sheets = sheetsOf({ passages, cases });
    const out = path.join(folder, '101.xlsx');
    fill([{ template: template('640423101'), out, modified: IN_TIME, cover, sheets }]);
    return folder;
  }
  function consolidated(folder: string, options?: string[]): Run & { readonly report: Report } {
    const run = consolidate(folder, '县', options);
    return { ...run, report: readReport(run) };
  }
  const persons = (report: Report): number | undefined =>
    byTitle(report, report.totals['640423101'])['查验人次'];

  it('counts a passage with fever that was let through, and marks it as an error', () => {
    const fever = { '体温(℃)': 38.2, 症状: '发热' };
    const { report } = consolidated(handIn([passage(1, at(3), fever)]));
    expect(persons(report)).toBe(1);
    expect(report.issues).toMatchObject([{ severity: 'error', row: 2 }]);
  });

  // The rule stands at 体温(℃), but the temperature was read and is right: a fever must not vanish
  // because somebody chose 放行. What is wrong, and marked, is the decision.
  it('counts a fever that was let through among the fevers', () => {
    const fever = { '体温(℃)': 38.2, 症状: '发热' };
    const { report } = consolidated(handIn([passage(1, at(3), fever), passage(2, at(3))]));
    expect(byTitle(report, report.totals['640423101'])['体温异常人次']).toBe(1);
  });

  it('marks who was turned back while leaving', () => {
    const leaving = { 处置: '劝返', 进出方向: '离开' };
    const { report } = consolidated(handIn([passage(1, at(3), leaving)]));
    expect(report.issues.map(({ row }) => row)).toContain(2);
  });

  // DESIGN.md, "Report JSON": daily figures belong to the period; after 16:00 it is 1 March.
  it('has no day outside the period', () => {
    const { report } = consolidated(handIn([passage(1, at(28)), passage(2, at(29, '17:00'))]));
    expect(
      Object.keys(report.daily['640423101'] ?? {}).filter((day) => day > '2020-02-29'),
    ).toEqual([]);
  });

  it('says of a passage after the last hour of the period that it is outside', () => {
    const { report } = consolidated(handIn([passage(1, at(28)), passage(2, at(29, '17:00'))]));
    expect(report.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining([expect.stringMatching(/outside-period/)]),
    );
  });

  it('does not call a passage before midnight outside, where the day begins at 16:00', () => {
    const { report } = consolidated(handIn([passage(1, { moment: '2020-01-31 17:00' })]));
    expect(report.issues).toEqual([]);
  });

  // registers.json: 登记时间 不晚于当前, 排查日期 ≤今天. The day reported on is not today.
  it('does not call a day future because it is after the day reported on', () => {
    const folder = handIn(
      [passage(1, at(3)), passage(2, at(20))],
      [dispute(3, on(20), '已排查', '锦华村')],
    );
    const { report } = consolidated(folder, ['--cutoff', '16:00', '--as-of', '2020-02-10']);
    expect(report.issues.filter(({ code }) => code === 'date-future')).toEqual([]);
  });

  it('calls no table empty that has rows', () => {
    const folder = handIn([passage(2, at(20))]);
    const { report } = consolidated(folder, ['--as-of', '2020-02-10']);
    const state = report.states.find(
      ({ region, register }) => region === '640423101' && register === 'checkpoint-log',
    );
    expect(state?.state).not.toBe('undeclared');
  });

  it('names a day as a day in what it says, not as the number Excel keeps', () => {
    const { report } = consolidated(handIn([passage(1, { moment: '2020-04-20 10:00' })]));
    const messages = report.issues.map(({ message }) => message).join();
    expect(messages).toMatch(/2020-04-20/);
    expect(messages).not.toMatch(/4\d{4}(\.\d+)?/);
  });

  it('says why a file was refused in words without gaps, in the county workbook too', () => {
    const folder = handIn([passage(1, at(3))]);
    const cover = { ...COVER, 填报单位: '张程乡' };
    const changed = path.join(folder, '104.xlsx');
    fill([{ template: template('640423204'), out: changed, modified: IN_TIME, cover }]);
    const sources = cellsOf(consolidated(folder).out, 'values')['来源'] ?? {};
    expect(Object.values(sources).filter((cell) => /\{\w+\}/.test(String(cell)))).toEqual([]);
    expect(Object.values(sources).join()).toMatch(/神林乡.*张程乡|张程乡.*神林乡/);
  });

  it('refuses a workbook whose cover claims another period than its template, naming both', () => {
    const folder = handIn([passage(1, at(3))]);
    const march = { 报告期起: { date: '2020-03-01' }, 报告期止: { date: '2020-03-31' } };
    const changed = path.join(folder, '102.xlsx');
    const cover = { ...COVER, ...march };
    fill([{ template: template('640423102'), out: changed, modified: IN_TIME, cover }]);
    const { report } = consolidated(folder);
    const issue = report.issues.find(({ file }) => file === '102.xlsx');
    expect(issue?.code).toBe('file-period-conflict');
    expect(issue?.message).toMatch(/2020-02-01.*2020-03-01|2020-03-01.*2020-02-01/);
  });

  it('writes nothing where no file counts', () => {
    const folder = handIn([passage(1, at(3))], [], { ...COVER, 填报单位: '张程乡' });
    const run = consolidate(folder, '县');
    expect(run.status).toBe(3);
    expect(readdirSync(path.dirname(folder))).toEqual(['上报']);
  });

  // DESIGN.md: "Every file in the folder appears once"; a link is what people see as a file.
  it('names a link that it does not follow', () => {
    const folder = handIn([passage(1, at(3))]);
    symlinkSync(template('640423102'), path.join(folder, '102.xlsx'));
    const { report } = consolidated(folder);
    expect(report.files.map((file) => file.path)).toEqual(['101.xlsx', '102.xlsx']);
  });

  it('prints a rate of one in three as 33 per cent', () => {
    const cases = [
      dispute(1, on(3), '已化解', '锦华村'),
      dispute(3, on(3), '已排查', '锦华村'),
      dispute(5, on(3), '已排查', '锦华村'),
    ];
    const { stdout } = consolidated(handIn([], cases));
    expect(stdout.split('\n').find((line) => line.includes('化解率'))).toMatch(/33(\.3+)?\s*%/);
  });

  it('checks a file as it would when consolidating', () => {
    const folder = handIn([passage(1, at(3)), passage(2, at(3), { '体温(℃)': '正常' })]);
    const json = path.join(work, 'check.json');
    const { status } = taizhang(['check', path.join(folder, '101.xlsx'), '--json', json], work);
    expect(status).toBe(1);
    const issues = readReport({ json }) as unknown as Report['issues'];
    expect(issues).toMatchObject([{ code: 'temp-format', cell: 'Q3', severity: 'error' }]);
  });

  it('finds nothing in a workbook that is in order', () => {
    const folder = handIn([passage(1, at(3))], [dispute(2, on(4), '已化解', '锦华村')]);
    const { status, stderr } = taizhang(['check', folder], work);
    expect([status, stderr.includes('错')]).toEqual([0, false]);
  });
});
