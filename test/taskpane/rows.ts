import { eachDay } from '../../src/core/days.ts';
import { makeRandom } from '../../src/core/random.ts';
import { sampleReturn } from '../../src/core/sample-return.ts';
import type { Value } from '../../src/core/sheet.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';

type Cell = string | number | boolean | null;

/** Rows of 城关镇 for each register with as many as asked for, which pass every check; by the sheet's name. */
export function soundRows(
  counts: Readonly<Record<string, number>>,
  days: { readonly from: string; readonly to: string },
): ReadonlyMap<string, readonly (readonly Cell[])[]> {
  const tree = makeTree(GUYUAN);
  const forms = FORMS.filter(({ id }) => counts[id] !== undefined);
  const unit = '640423100';
  const around = { today: days.to, period: days, unit, tree, date1904: false };
  const order = { forms, random: makeRandom(1), around, days: eachDay(days.from, days.to) };
  const rows = sampleReturn({ ...order, count: ({ id }) => counts[id] ?? 0 });
  return new Map(
    forms.map((form) => [form.tab ?? form.title, (rows.get(form.id) ?? []).map(plain)]),
  );
}

function plain(row: readonly Value[]): readonly Cell[] {
  return row.map((value) => (typeof value === 'object' ? null : value));
}
