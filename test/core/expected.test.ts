import { describe, expect, it } from 'vitest';
import { checkFigures, wholeIn } from '../../src/core/expected.ts';
import { severityOf } from '../../src/core/issue.ts';
import { wordsOf } from '../../src/core/json.ts';
import type { Setting } from '../../src/core/setting.ts';
import type { StateRow } from '../../src/core/state.ts';
import { NOTHING, type Tally } from '../../src/core/tally.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { en } from '../../src/words/en/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const MEMBERS = 'workforce-register.political-legal-members';
const setting: Setting = {
  forms: FORMS,
  tree: makeTree(GUYUAN),
  region: '640400',
  window: null,
  today: '2020-03-05',
  asOf: '2020-03-05',
  cutoff: null,
};

function checked(figures: Readonly<Record<string, number>>, id = MEMBERS) {
  const totals = Object.entries(figures).map(([code, value]) => [code, { [id]: value }] as const);
  return checkFigures(new Map(totals), setting);
}

describe('members of a county held against its towns', () => {
  it.each([
    ['640423', '隆德县', 12, 13],
    ['640424', '泾源县', 8, 7],
    ['640400', '固原市', 64, 65],
    ['640425', '彭阳县', 0, 12],
  ])('warn of %s %s: %i reported, %i towns', (code, region, actual, expected) => {
    const issues = checked({ [code]: actual });
    expect(issues).toMatchObject([
      { code: 'figure-differs-from-towns', detail: { region, actual, expected } },
    ]);
    expect(issues.map((issue) => severityOf(issue.code))).toEqual(['warning']);
  });

  it('say both numbers and that the totals stay, in both languages', () => {
    const [issue] = checked({ '640423': 12 });
    if (!issue) throw new Error('no issue');
    const chinese = wordsOf(issue, zhCN);
    expect(chinese.message).toBe('隆德县报送政法委员 12 人，与所辖乡镇(街道) 13 个不一致。');
    expect(chinese.mend).toContain('请核实');
    expect(chinese.mend).toContain('不受影响');
    const english = wordsOf(issue, en);
    expect(english.message).toMatch(/12.*13 towns/);
    expect(english.mend).toContain('12');
  });

  it.each([
    ['640402', 14],
    ['640422', 19],
    ['640423', 13],
    ['640424', 7],
    ['640425', 12],
    ['640400', 65],
  ])('say nothing where %s has as many as towns: %i', (code, members) => {
    expect(checked({ [code]: members })).toEqual([]);
  });

  it('say nothing of a county that reported none, whatever else it reported', () => {
    expect(checkFigures(new Map([['640423', {}]]), setting)).toEqual([]);
    expect(checked({ '640423': 4 }, 'workforce-register.work-teams')).toEqual([]);
  });

  it('say nothing of a town or of an office', () => {
    expect(checked({ '640423207': 3, '640423000': 12, '640424200201': 2 })).toEqual([]);
  });

  it('say nothing while towns are still to report, and their office is silent', () => {
    const form = 'workforce-register';
    const [first, ...rest] = setting.tree.towns('640424').map(({ code }) => code);
    const row = (region: string): StateRow => ({
      region,
      register: form,
      state: 'reported',
      file: 'a',
    });
    const whole = (towns: readonly string[], from: Partial<Tally> = {}) =>
      wholeIn({ ...NOTHING, ...from }, towns.map(row), setting)('640424', form);
    expect(whole(rest)).toBe(false);
    expect(whole([first ?? '', ...rest])).toBe(true);
    const office = { unit: '640424000', form, files: [], entries: 1, days: [], zeroDays: [] };
    expect(whole([], { handed: [{ ...office, lateDays: [], late: false }] })).toBe(true);
    expect(checkFigures(new Map([['640424', { [MEMBERS]: 1 }]]), setting, () => false)).toEqual([]);
  });
});
