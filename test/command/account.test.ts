import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCOUNT, ZR } from '../fixtures/account.ts';
import facts from '../fixtures/facts.json' with { type: 'json' };
import registers from '../fixtures/registers.json' with { type: 'json' };
import { python } from '../python.ts';
import { consolidateCity, makeAccount, type City, type Folders } from './account-folder.ts';
import { build } from './build.ts';
import { byTitle, sumOf, type Issue, type Report } from './report.ts';

/** Kinds of facts that are figures; ranges and names of mechanisms are not, 1000余户 is entered as 1000. */
const KINDS = new Set(['exact', 'zero', 'derived', 'region', 'approx']);
const FIGURES = facts.filter(({ kind }) => KINDS.has(kind));
const TITLES = new Map(registers.indicators.map(({ key, title }) => [key, title]));

interface Asked {
  readonly code: string;
  readonly title: string;
  readonly figure: number;
}

/** Region code, title of the indicator and figure of a fact; one fact asks for two indicators. */
function askedOf(fact: (typeof facts)[number]): readonly Asked[] {
  const code = fact.place.split(' ')[0] ?? '';
  return fact.indicator
    .split(' / ')
    .map((key) => ({ code, title: TITLES.get(key) ?? key, figure: Number(fact.figure) }));
}

const CASES = FIGURES.map((fact) => {
  const asked = askedOf(fact);
  const titles = asked.map(({ title }) => title).join('、');
  return [`${fact.id} ${fact.place} ${fact.fact} ${fact.figure} (${titles})`, asked] as const;
});

function figure(report: Report, { code, title }: Asked): number | undefined {
  return byTitle(report, report.totals[code])[title];
}

function withSeverity({ issues }: Report, severity: string): readonly Issue[] {
  return issues.filter((issue) => issue.severity === severity);
}

describe.skipIf(python === null)(
  'the account of 2020, entered with openpyxl (needs Python)',
  () => {
    const work = mkdtempSync(path.join(tmpdir(), 'taizhang-account-'));
    let folders: Folders;
    let city: City;
    let report: Report;

    beforeAll(() => {
      build();
      folders = makeAccount(work);
      city = consolidateCity(folders.account);
      report = city.report;
    }, 300_000);
    afterAll(() => rmSync(work, { recursive: true, force: true }));

    it('has 53 figures', () => {
      expect(CASES).toHaveLength(53);
    });

    it.each(CASES)('gives %s', (_, asked) => {
      for (const one of asked)
        expect([one.title, figure(report, one)]).toEqual([one.title, one.figure]);
    });

    it('consolidates every workbook and every row, without an error', () => {
      expect(city.stderr).not.toMatch(/Error|程序出错/);
      expect(report.files.map(({ state }) => state)).toEqual(ACCOUNT.map(() => 'counted'));
      for (const { path: name, rows } of report.files) {
        expect([name, rows.counted]).toEqual([name, rows.read]);
      }
      const entered = ACCOUNT.flatMap(({ sheets }) =>
        Object.values(sheets).map((list) => list.length),
      );
      expect(report.files.reduce((sum, { rows }) => sum + rows.read, 0)).toBe(
        entered.reduce((sum, count) => sum + count, 0),
      );
      expect(withSeverity(report, 'error')).toEqual([]);
    });
    it('keeps figures of one town that overlap apart, and adds them nowhere', () => {
      const overlapping = ['劝返点劝返人数', '流动队伍劝返接送服务人数', '防控组劝返人数'];
      const sums = [352 + 81, 352 + 39, 81 + 39, 352 + 81 + 39];
      for (const code of ['640424202', '640424', '640400']) {
        const figures = byTitle(report, report.totals[code]);
        expect(overlapping.map((title) => figures[title])).toEqual([352, 81, 39]);
        // 120 disputes of 隆德县 and 27 of two other towns make the city's 147, so no sum turns up by chance.
        expect(Object.entries(figures).filter(([, value]) => sums.includes(value))).toEqual([]);
      }
    });

    it('warns of 12 members for 13 towns and 8 for 7, says both numbers, and finds nothing else', () => {
      expect(report.issues.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
        'warning figure-differs-from-towns',
        'warning figure-differs-from-towns',
      ]);
      const said = report.issues.map(({ message, mend }) => `${message}${mend}`).sort();
      for (const [at, county, reported, towns] of [
        [0, '泾源县', 8, 7],
        [1, '隆德县', 12, 13],
      ] as const) {
        expect(said[at]).toContain(county);
        expect(said[at]).toMatch(new RegExp(`政法委员 ${reported} 人.*${towns} 个不一致`));
        expect(said[at]).toContain('请核实');
        expect(said[at]).toContain('不受影响');
      }
    });

    it('counts what a county entered once in the county, and in none of its towns', () => {
      const titles = ['排查纠纷', '关停农家乐', '延期或取消红白喜事', '查处案件', '政法综治力量'];
      const figures = (code: string): unknown => {
        const own = byTitle(report, report.totals[code]);
        return titles.map((title) => own[title]);
      };
      expect(figures('640423000')).toEqual([118, 68, 193, 12, 1108]);
      expect(figures('640423')).toEqual([120, 68, 193, 12, 1108]);
      const towns = Object.keys(report.totals).filter((code) => /^640423[1-9]\d\d/.test(code));
      const entered = towns.filter((code) => byTitle(report, report.totals[code])['排查纠纷']);
      expect(entered).toEqual(['640423207', '640423207200']);
    });

    it('has the states of the 65 towns and of the offices that handed something in', () => {
      const handed = new Set(ACCOUNT.map(({ code }) => code));
      const regions = new Set(report.states.map(({ region }) => region));
      const isOffice = (code: string): boolean => code.endsWith('000');
      expect([...regions].filter((code) => !isOffice(code))).toHaveLength(65);
      expect([...regions].filter(isOffice).sort()).toEqual([...handed].filter(isOffice).sort());
      for (const { region, register, state, file } of report.states) {
        const missing = [region, register, state === 'missing', file === null];
        expect(missing).toEqual([region, register, !handed.has(region), !handed.has(region)]);
      }
    });

    it('says of each register of a unit whether it was reported, declared zero or left empty', () => {
      const titles = new Map(
        Object.values(registers.registers).map(({ id, title }) => [id, title]),
      );
      for (const { code, sheets } of ACCOUNT) {
        const declared = new Set(sheets[ZR]?.map((row) => row['台账']));
        for (const { register, state } of report.states.filter(({ region }) => region === code)) {
          const title = titles.get(register) ?? '';
          const rows = sheets[title]?.length ?? 0;
          const wanted = rows > 0 ? 'reported' : declared.has(title) ? 'zero' : 'undeclared';
          expect([code, title, state]).toEqual([code, title, wanted]);
        }
      }
    });

    it('has a rate of towns that reported everything, to which an office adds nothing', () => {
      const rates = Object.entries(report.totals).flatMap(([code, figures]) => {
        const rate = byTitle(report, figures)['日报报送率'];
        return rate === undefined ? [] : [[code, rate] as const];
      });
      const above = rates.filter(([, rate]) => rate > 0);
      // 兴盛乡 confirmed all eight registers, and so did the office of 隆德县.
      expect(Object.fromEntries(above)).toEqual({
        '640400': 1 / 65,
        '640424': 1 / 7,
        '640424201': 1,
      });
      const office = report.states.filter(({ region }) => region === '640423000');
      expect(new Set(office.map(({ state }) => state))).toEqual(new Set(['reported', 'zero']));
      for (const [code, rate] of rates) expect([code, rate <= 1]).toEqual([code, true]);
      expect(rates.map(([code]) => code)).not.toContain('640423000');
    });

    describe.each([
      ['shuffled rows', 'shuffled'],
      ['two or three workbooks for each town of 泾源县', 'split'],
      ['full-width digits, spaces, traditional characters and 2020年2月20日', 'dirty'],
    ] as const)('entered again, with %s', (_, way) => {
      let other: City;

      beforeAll(() => {
        other = consolidateCity(folders[way]);
      }, 120_000);

      it('gives the same 53 figures', () => {
        for (const [title, asked] of CASES) {
          const figures = asked.map((one) => figure(other.report, one));
          expect([title, figures]).toEqual([title, asked.map((one) => one.figure)]);
        }
      });

      it('gives the same figures of every place and day, and the same states', () => {
        expect(other.report.totals).toEqual(report.totals);
        expect(other.report.daily).toEqual(report.daily);
        const plain = ({ states }: Report): unknown =>
          states.map(({ region, register, state }) => ({ region, register, state }));
        expect(plain(other.report)).toEqual(plain(report));
      });

      it('has no error but the rows that stand in two workbooks, each named once', () => {
        const twice = way === 'split' ? folders.twice : 0;
        const errors = withSeverity(other.report, 'error');
        expect(errors.map(({ code }) => code)).toEqual(
          Array<string>(twice).fill('entry-duplicate'),
        );
        const excluded = other.report.files.map(({ rows }) => sumOf(rows.excluded));
        expect(excluded.reduce((sum, count) => sum + count, 0)).toBe(twice);
        for (const { message } of errors) expect(message).toMatch(/[123]\.xlsx.*第\d+行/);
      });

      it('has the same two warnings and no other', () => {
        const warnings = withSeverity(other.report, 'warning');
        expect(warnings).toEqual(report.issues);
      });
    });

    it('was entered in three workbooks where it says so, and untidily', () => {
      expect(folders.twice).toBeGreaterThan(100);
      expect(folders.untidy).toBeGreaterThan(5000);
      expect(readdirSync(folders.split).filter((name) => name.startsWith('黄花乡'))).toHaveLength(
        3,
      );
    });
  },
);
