import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { CARRY_SHEET, readCarried } from '../../../src/core/carry.ts';
import { makeCountyWorkbook } from '../../../src/core/county/index.ts';
import { eachDay } from '../../../src/core/days.ts';
import { consolidateFiles } from '../../../src/core/gather/consolidate.ts';
import type { Found } from '../../../src/core/gather/found.ts';
import { tallyFiles } from '../../../src/core/gather/group.ts';
import { peekAt } from '../../../src/core/gather/peek.ts';
import { Refusal } from '../../../src/core/issue.ts';
import { reportJson } from '../../../src/core/json.ts';
import { makeRandom } from '../../../src/core/random.ts';
import type { Report } from '../../../src/core/report.ts';
import { sampleReturn } from '../../../src/core/sample-return.ts';
import type { Workbook } from '../../../src/core/sheet.ts';
import { amountOf, merge, mergeMeasures, NOTHING, type Tally } from '../../../src/core/tally.ts';
import { makeTemplate } from '../../../src/core/template/index.ts';
import { makeTree } from '../../../src/core/tree.ts';
import { FORMS } from '../../../src/forms/index.ts';
import { GUYUAN } from '../../../src/regions/index.ts';
import { zhCN } from '../../../src/words/zh-CN/index.ts';

const tree = makeTree(GUYUAN);
const period = { from: '2020-02-10', to: '2020-02-16' };
const days = eachDay(period.from, period.to);

interface Given extends Found {
  readonly workbook: Workbook | null;
}

/** A filled workbook of a unit; `part` splits the entries of one unit over several workbooks. */
function handIn(unit: string, seed: number, id = unit, time = '2020-02-17T00:00:00Z'): Given {
  const region = tree.get(unit)!;
  const around = { today: '2020-03-01', period, unit, tree, date1904: false };
  const random = makeRandom(seed);
  const rows = sampleReturn({ forms: FORMS, count: () => 4, random, around, days });
  const template = makeTemplate(
    { unit: region, period, cutoff: '24:00', id, forms: FORMS, tree },
    zhCN,
  );
  const sheets = template.sheets.map((sheet) => {
    const form = FORMS.find((one) => (one.tab ?? one.title) === sheet.name);
    return form ? { ...sheet, rows: [...sheet.rows, ...(rows.get(form.id) ?? [])] } : sheet;
  });
  const path = `${unit}-${id}-${time}.xlsx`;
  return { path, sha256: path, time, kind: 'workbook', workbook: { ...template, sheets } };
}

function reportOf(files: readonly Given[], region: string): Promise<Report> {
  const open = (file: Given): Promise<Workbook> =>
    file.workbook ? Promise.resolve(file.workbook) : Promise.reject(new Refusal('file-damaged'));
  return consolidateFiles(
    {
      files,
      region,
      tree,
      forms: FORMS,
      window: period,
      asOf: null,
      cutoff: null,
      today: '2020-03-01',
    },
    {
      peek: (file) => peekAt(file, tree, () => open(file)),
      tally: (group, setting) => tallyFiles(group, setting, open),
    },
  );
}

const json = (report: Report): string => reportJson(report, zhCN);

const COUNTY = ['640424100', '640424101', '640424200', '640424203'].map((unit, index) =>
  handIn(unit, index + 1),
);

describe('a consolidation', () => {
  it('gives the same report whatever the order of the files', async () => {
    const files = [...COUNTY, handIn('640424202', 9), handIn('640424202', 10, 'second')];
    const wanted = json(await reportOf(files, '640424'));
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(files, { minLength: files.length }),
        async (shuffled) => {
          expect(json(await reportOf(shuffled, '640424'))).toBe(wanted);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('counts the newest of several revisions and names the others', async () => {
    const old = handIn('640424202', 3, 'one', '2020-02-17T00:00:00Z');
    const late = handIn('640424202', 4, 'one', '2020-02-18T00:00:00Z');
    const both = await reportOf([old, late], '640424');
    const alone = await reportOf([late], '640424');
    expect(both.totals).toEqual(alone.totals);
    expect(both.files.map((file) => file.state).sort()).toEqual(['counted', 'superseded']);
    expect(both.issues.map((issue) => issue.code)).toContain('file-superseded');
  });

  it('tells of rows that a revision lacks, as where two filled copies of one template', async () => {
    const old = handIn('640424202', 3, 'one', '2020-02-17T00:00:00Z');
    const late = handIn('640424202', 3, 'one', '2020-02-18T00:00:00Z');
    const told = async (newer: Given): Promise<readonly unknown[]> =>
      (await reportOf([old, newer], '640424')).issues
        .filter(({ code }) => code === 'file-superseded-longer')
        .map(({ file, detail }) => [file, detail?.['form'], detail?.['before'], detail?.['now']]);
    expect(await told(late)).toEqual([]);
    const sheets = late.workbook!.sheets.map((sheet) =>
      sheet.name === '矛盾纠纷排查化解台账' ? { ...sheet, rows: sheet.rows.slice(0, -1) } : sheet,
    );
    const fewer = { ...late, workbook: { ...late.workbook!, sheets } };
    expect(await told(fewer)).toEqual([[old.path, '矛盾纠纷排查化解台账', 4, 3]]);
  });

  it('counts an entry that two workbooks share once', async () => {
    const one = handIn('640424202', 5, 'one');
    const same = { ...handIn('640424202', 5, 'other'), sha256: 'other bytes' };
    const both = await reportOf([one, same], '640424');
    const alone = await reportOf([one], '640424');
    expect(both.totals).toEqual(alone.totals);
    const [first, second] = both.files;
    expect(first?.rows.counted).toBe(first?.rows.read);
    expect(second?.rows.counted).toBe(0);
    expect(second?.rows.excluded).toEqual({ 'entry-duplicate': second?.rows.read });
  });

  it('accounts for every row of every file', async () => {
    const report = await reportOf(
      [...COUNTY, handIn('640424202', 5), handIn('640424202', 5, 'b')],
      '640424',
    );
    for (const { rows } of report.files) {
      const out = Object.values(rows.excluded).reduce((sum, count) => sum + count, 0);
      expect(rows.read).toBe(rows.counted + out);
    }
  });

  it('adds towns up to their county, figure by figure', async () => {
    const report = await reportOf(COUNTY, '640424');
    for (const info of report.indicators.filter(
      (one) => one.additive && one.register !== 'region',
    )) {
      const towns = tree.towns('640424').map((town) => report.totals[town.code]?.[info.id]);
      const told = towns.filter((value) => value !== undefined);
      const sum = told.length === 0 ? undefined : told.reduce((a, b) => a + b, 0);
      expect([info.id, report.totals['640424']?.[info.id]]).toEqual([info.id, sum]);
    }
  });

  it('says of a broken file that its town is unreadable, not missing', async () => {
    const broken: Given = {
      path: '640424201-兴盛乡.xlsx',
      sha256: 'x',
      time: '2020-02-17T00:00:00Z',
      kind: 'workbook',
      workbook: null,
    };
    const report = await reportOf([...COUNTY, broken], '640424');
    const states = report.states
      .filter((row) => row.region === '640424201')
      .map((row) => row.state);
    expect(new Set(states)).toEqual(new Set(['unreadable']));
    expect(report.totals['640424201']?.['checkpoint-log.persons']).toBeUndefined();
  });
});

describe('a county workbook handed to the city', () => {
  const other = ['640425100', '640425200'].map((unit, index) => handIn(unit, index + 20));
  let county: Report;
  let report: Given;

  beforeAll(async () => {
    county = await reportOf(COUNTY, '640424');
    const setting = {
      forms: FORMS,
      tree,
      region: '640424',
      window: period,
      today: '2020-03-01',
      asOf: period.to,
      cutoff: null,
    };
    report = {
      path: '泾源县汇总.xlsx',
      sha256: 'report',
      time: '2020-02-18T00:00:00Z',
      kind: 'workbook',
      workbook: makeCountyWorkbook(county, setting, zhCN),
    };
  });

  it('carries every figure of the report', () => {
    const carried = report.workbook && readCarried(report.workbook);
    const { region, period: days, totals, daily, states, dailyStates } = county;
    const { from, to } = days;
    expect(carried).toEqual({
      region: region.code,
      period: { from, to },
      totals,
      daily,
      states,
      dailyStates,
    });
  });

  it('is refused by name where what it carries cannot be read', async () => {
    for (const first of ['taizhang-carry/1', 'taizhang-carry/2', 'taizhang-carry/3']) {
      const sheets = report.workbook?.sheets.map((sheet) =>
        sheet.name === CARRY_SHEET ? { ...sheet, rows: [[first], ['{"region":']] } : sheet,
      );
      const workbook = report.workbook && { ...report.workbook, sheets: sheets ?? [] };
      const { files, issues } = await reportOf([{ ...report, workbook }, ...other], '640400');
      const file = files.find(({ path }) => path === report.path);
      expect([file?.state, file?.reason]).toEqual(['refused', 'file-report-unreadable']);
      expect(issues.map(({ code }) => code)).toContain('file-report-unreadable');
    }
  });

  it('adds up to the same figures as its returns, without their rows', async () => {
    const fromRows = await reportOf([...COUNTY, ...other], '640400');
    const fromReport = await reportOf([report, ...other], '640400');
    // Persons are not sought across counties, so only what can be added is the same by promise.
    for (const info of fromRows.indicators.filter((one) => one.additive)) {
      const of = (one: Report, code: string) => one.totals[code]?.[info.id];
      for (const code of ['640400', '640424', '640424100', '640425']) {
        expect([code, info.id, of(fromReport, code)]).toEqual([code, info.id, of(fromRows, code)]);
      }
    }
    expect(fromReport.states).toEqual(
      fromRows.states.map((row) =>
        fromReport.states.find((own) => own.region === row.region && own.register === row.register),
      ),
    );
    const both = await reportOf([report, ...COUNTY, ...other], '640400');
    expect(both.totals).toEqual(fromRows.totals);
    expect(both.files.find((file) => file.path === report.path)?.state).toBe('ignored');
  });
});

describe('tallies', () => {
  const measure = fc.oneof(
    fc.integer({ min: 0, max: 1000 }).map((sum) => ({ id: 'sum', measure: sum })),
    fc
      .uniqueArray(fc.string({ maxLength: 2 }))
      .map((keys) => ({ id: 'keys', measure: new Set(keys) })),
    fc
      .dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 0, max: 50 }))
      .map((maxima) => ({ id: 'maxima', measure: new Map(Object.entries(maxima)) })),
  );
  const tally = fc
    .array(fc.tuple(fc.constantFrom('p', 'q'), fc.constantFrom('', '2020-02-10'), measure), {
      maxLength: 6,
    })
    .map((cells) =>
      cells
        .map(([place, day, { id, measure: own }]): Tally => ({
          ...NOTHING,
          places: new Map([[place, new Map([[day, new Map([[id, own]])]])]]),
        }))
        .reduce(merge, NOTHING),
    );
  const plain = (one: Tally) =>
    [...one.places]
      .flatMap(([place, byDay]) =>
        [...byDay].flatMap(([day, measures]) =>
          [...measures].map(([id, own]) => `${place} ${day} ${id} ${amountOf(own)}`),
        ),
      )
      .sort();

  it('merge in any order and any grouping, and nothing changes nothing', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(plain(merge(a, b))).toEqual(plain(merge(b, a)));
        expect(plain(merge(merge(a, b), c))).toEqual(plain(merge(a, merge(b, c))));
        expect(plain(merge(a, NOTHING))).toEqual(plain(a));
      }),
    );
  });

  it('refuse to add two kinds of measure', () => {
    expect(() => mergeMeasures(new Map([['a', 1]]), new Map([['a', new Set(['a'])]]))).toThrow(
      TypeError,
    );
  });
});
