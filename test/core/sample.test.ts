import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, eachDay } from '../../src/core/days.ts';
import { openTable, readEntries } from '../../src/core/entries.ts';
import type { Form } from '../../src/core/form.ts';
import type { Surroundings } from '../../src/core/fields/kind.ts';
import { findHeading } from '../../src/core/heading.ts';
import { severityOf, type Issue } from '../../src/core/issue.ts';
import { makeRandom } from '../../src/core/random.ts';
import type { Return } from '../../src/core/return.ts';
import { sampleReturn } from '../../src/core/sample-return.ts';
import { sampleRows } from '../../src/core/sample.ts';
import type { Setting } from '../../src/core/setting.ts';
import { settle } from '../../src/core/settle.ts';
import type { Value } from '../../src/core/sheet.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';

const tree = makeTree(GUYUAN);
const PERIOD = { from: '2020-02-01', to: '2020-02-29' };
const DAYS = eachDay(PERIOD.from, PERIOD.to);
const around: Surroundings = {
  today: '2020-02-29',
  period: PERIOD,
  unit: '640423207',
  tree,
  date1904: false,
};
const setting: Setting = {
  forms: FORMS,
  tree,
  region: '640423',
  window: PERIOD,
  today: around.today,
  asOf: around.today,
  cutoff: null,
};

type Rows = readonly (readonly Value[])[];

/** What reading the rows as sheets of one workbook, and putting them side by side, finds. */
function issuesOf(registers: ReadonlyMap<string, Rows>, where = around): readonly Issue[] {
  const entries: Record<string, Return['entries'][string]> = {};
  const issues: Issue[] = [];
  for (const form of FORMS) {
    const rows = registers.get(form.id);
    if (!rows) continue;
    const sheet = { name: form.title, rows: [form.columns.map((column) => column.title), ...rows] };
    const heading = findHeading(sheet, FORMS);
    if (!heading) throw new Error(`${form.id} was not recognised`);
    const read = readEntries(openTable(sheet, heading, where, 'sample.xlsx'));
    expect(read.entries, form.id).toHaveLength(rows.length);
    entries[form.id] = read.entries;
    issues.push(...read.issues);
  }
  const unit = tree.get(where.unit);
  if (!unit) throw new Error(`no unit ${where.unit}`);
  const part: Return = {
    file: 'sample.xlsx',
    unit,
    period: PERIOD,
    id: 'sample',
    modified: null,
    entries,
    ledger: { read: 0, excluded: {}, blank: 0 },
    issues: [],
  };
  const settled = settle([part], setting);
  expect([...settled.excluded]).toEqual([]);
  return [...issues, ...settled.issues];
}

function errorsOf(issues: readonly Issue[]): readonly string[] {
  return issues
    .filter((issue) => severityOf(issue.code) === 'error')
    .map((issue) => `${issue.sheet} ${issue.cell} ${issue.code} ${JSON.stringify(issue.detail)}`);
}

/** What a form declares for others can only be right beside them. */
const ALONE = FORMS.filter((form) => form.checks.every((check) => check.kind !== 'declaration'));

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });
const units = fc.constantFrom(...tree.units('640423').map((unit) => unit.code));

describe('sample rows', () => {
  it.each(ALONE.map((form): [string, Form] => [form.id, form]))(
    'of %s read back without an error or a doubt, whatever the seed',
    (_id, form) => {
      fc.assert(
        fc.property(seeds, units, (seed, unit) => {
          const where = { ...around, unit };
          const rows = sampleRows(form, 12, makeRandom(seed), where, DAYS);
          expect(issuesOf(new Map([[form.id, rows]]), where).map((issue) => issue.code)).toEqual(
            [],
          );
        }),
        { numRuns: 60 },
      );
    },
  );

  it('of all registers together pass the checks between registers', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const random = makeRandom(seed);
        const order = {
          forms: FORMS,
          random,
          around,
          days: DAYS,
          count: () => random.integer(0, 25),
        };
        expect(errorsOf(issuesOf(sampleReturn(order)))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('declare zero for every register and day of a unit without entries', () => {
    const registers = sampleReturn({
      forms: FORMS,
      random: makeRandom(1),
      around,
      days: DAYS,
      count: () => 0,
    });
    const declared = registers.get('daily-return') ?? [];
    const asked = FORMS.filter((form) => form.id !== 'daily-return');
    expect(declared).toHaveLength(asked.length * DAYS.length);
    expect(declared.every((row) => row.includes('零报告') && row.includes(0))).toBe(true);
    expect(asked.flatMap((form) => registers.get(form.id) ?? [])).toEqual([]);
  });

  it('are the same for the same seed, and others for another', () => {
    const rows = (seed: number): Rows =>
      ALONE.flatMap((form) => sampleRows(form, 5, makeRandom(seed), around, DAYS));
    expect(rows(7)).toEqual(rows(7));
    expect(rows(7)).not.toEqual(rows(8));
  });

  it('fall on the days asked for, in their order, each with its own number', () => {
    const days = [addDays(PERIOD.from, 4), addDays(PERIOD.from, 9)];
    for (const form of ALONE.filter((one) => one.day !== undefined)) {
      const rows = sampleRows(form, 9, makeRandom(3), around, days);
      const numbers = rows.map((row) => row[0] as string);
      expect(new Set(numbers).size).toBe(9);
      expect([...numbers].sort()).toEqual(numbers);
      expect(new Set(numbers.map((number) => number.slice(13, 21)))).toEqual(
        new Set(days.map((day) => day.replaceAll('-', ''))),
      );
    }
  });

  it('hold what was given for them', () => {
    const form = FORMS[0];
    if (!form) throw new Error('no form');
    const index = form.columns.findIndex((column) => column.id === 'action');
    const rows = sampleRows(form, 4, makeRandom(3), around, DAYS, {
      fixed: [{ action: '劝返' }, { action: '劝返' }],
    });
    expect(rows.filter((row) => row[index] === '劝返').length).toBeGreaterThanOrEqual(2);
  });

  it('refuse a form whose checks nothing satisfies', () => {
    const form: Form = {
      ...(ALONE[0] as Form),
      checks: [
        {
          kind: 'combination',
          column: 'action',
          when: { column: 'action', filled: true },
          severity: 'error',
          mend: '',
        },
      ],
    };
    expect(() => sampleRows(form, 1, makeRandom(1), around, DAYS)).toThrow(RangeError);
  });
});
