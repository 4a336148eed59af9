import type { Surroundings } from '../../src/core/fields/kind.ts';
import { eachDay, serialOfDay } from '../../src/core/days.ts';
import { positionOf } from '../../src/core/entry.ts';
import { makeRandom, type Random } from '../../src/core/random.ts';
import type { Region, Tree } from '../../src/core/region.ts';
import { sampleReturn } from '../../src/core/sample-return.ts';
import type { Period } from '../../src/core/setting.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { makeTemplate, templateName } from '../../src/core/template/index.ts';
import type { Words } from '../../src/core/words.ts';
import { FORMS } from '../../src/forms/index.ts';
import { fillTemplate, makeId, spoil, type Rows } from './fill.ts';
import { habitOf, rowCount } from './habits.ts';
import { MISTAKES } from './mistakes.ts';
import { placeOf } from './weights.ts';

/** What a town does with its template. */
export type Part = 'sound' | 'zero' | 'silent' | 'revised' | 'mistaken' | 'truncated' | 'copied';

/** Every kind of return a county office meets in a month, one town each; the others are in order. */
const PARTS: Readonly<Record<string, Part>> = {
  '640423100': 'copied',
  '640423101': 'revised',
  '640423200': 'silent',
  '640423206': 'truncated',
  '640423207': 'mistaken',
  '640423209': 'zero',
};

export interface Plan {
  readonly town: Region;
  readonly tree: Tree;
  readonly period: Period;
  readonly words: Words;
}

/** A file to write; `bytes` is how many of the workbook's bytes arrive, as a part of one. */
export interface Sent {
  readonly name: string;
  readonly workbook: Workbook;
  readonly bytes: number;
}

export interface Made {
  readonly name: string;
  readonly template: Workbook;
  readonly sent: readonly Sent[];
  /** Names under which the first file lies in the folder once more, and of lock files. */
  readonly copies: readonly string[];
  readonly locks: readonly string[];
}

/** A town's template and what it sends back. The town's code is the seed: every run makes the same. */
export function makeTown(plan: Plan): Made {
  const { town, period, tree, words } = plan;
  const random = makeRandom(Number(town.code));
  const order = { unit: town, period, cutoff: '24:00', id: makeId(random), forms: FORMS, tree };
  const template = makeTemplate(order, words);
  const name = templateName(town, period);
  const part = PARTS[town.code] ?? 'sound';
  const base = { name, template, copies: [], locks: [] };
  if (part === 'silent') return { ...base, sent: [] };
  const rows = sampleTown(plan, part, random);
  return {
    ...base,
    sent: sentBy(part, template, name, rows),
    copies: part === 'copied' ? [name.replace('.xlsx', ' - 副本.xlsx')] : [],
    locks: part === 'copied' ? [`~$${name}`] : [],
  };
}

function sampleTown(plan: Plan, part: Part, random: Random): ReadonlyMap<string, Rows> {
  const { town, tree, period } = plan;
  const around: Surroundings = { today: period.to, period, unit: town.code, tree, date1904: false };
  const place = placeOf(town, tree, period.to);
  // As many sound rows as spoilt ones, or nobody would believe the town.
  const room = (id: string): number =>
    part === 'mistaken' ? 2 * MISTAKES.filter((mistake) => mistake.form === id).length : 0;
  return sampleReturn({
    forms: FORMS,
    count: (form) => (part === 'zero' ? 0 : Math.max(rowCount(form, random), room(form.id))),
    random,
    around,
    days: eachDay(period.from, period.to),
    habit: (form, column, get, choice) => habitOf(form, column, get, choice, place),
  });
}

function sentBy(
  part: Part,
  template: Workbook,
  name: string,
  rows: ReadonlyMap<string, Rows>,
): readonly Sent[] {
  const modified = '2020-02-29T09:30:00Z';
  if (part === 'mistaken') {
    const spoilt = spoil(rows, FORMS, MISTAKES);
    return [{ name, workbook: fillTemplate(template, FORMS, { ...spoilt, modified }), bytes: 1 }];
  }
  const workbook = fillTemplate(template, FORMS, { rows, modified });
  if (part === 'truncated') return [{ name, workbook, bytes: 0.6 }];
  if (part !== 'revised') return [{ name, workbook, bytes: 1 }];
  const filling = { rows: until(rows, '2020-02-26'), modified: '2020-02-26T09:10:00Z' };
  return [
    { name, workbook: fillTemplate(template, FORMS, filling), bytes: 1 },
    { name: name.replace('.xlsx', '(补报).xlsx'), workbook, bytes: 1 },
  ];
}

/** The rows of registers as they stood at the end of a day. */
function until(registers: ReadonlyMap<string, Rows>, day: string): ReadonlyMap<string, Rows> {
  const end = serialOfDay(day) + 1;
  return new Map(
    FORMS.map((form) => {
      const rows = registers.get(form.id) ?? [];
      const at = form.day === undefined ? -1 : positionOf(form, form.day);
      return [form.id, rows.filter((row) => at < 0 || Number(row[at]) < end)];
    }),
  );
}
