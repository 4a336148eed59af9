import { treeOf } from '../../src/batch/order.ts';
import { addDays, eachDay } from '../../src/core/days.ts';
import { makeRandom } from '../../src/core/random.ts';
import type { Region } from '../../src/core/region.ts';
import { sampleRows } from '../../src/core/sample.ts';
import type { Period } from '../../src/core/setting.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { FORMS } from '../../src/forms/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { fillTemplate, makeId } from '../samples/fill.ts';
import type { Rows } from './corpus.ts';

/** The city whose towns send the returns. */
export const CITY = '640400';
const FIRST = '2020-02-01';
export const MONTH: Period = { from: FIRST, to: '2020-02-29' };

const IDS = ['checkpoint-log', 'dispute-register'] as const;
export const REGISTERS = IDS.join(',');

/** So many days from the first on, a day each. */
export function dailyPeriods(count: number): readonly Period[] {
  return eachDay(FIRST, addDays(FIRST, count - 1)).map((day) => ({ from: day, to: day }));
}

/** The towns of the city, 65 of them. */
export function towns(): readonly Region[] {
  const tree = treeOf(CITY);
  if (!tree) throw new RangeError(`no region ${CITY}`);
  return tree.towns(CITY);
}

/** The valid return of one town for a period; the same town and days give the same workbook. */
export function makeReturn(town: Region, rows: Rows, period: Period): Workbook {
  const tree = treeOf(CITY);
  if (!tree) throw new RangeError(`no region ${CITY}`);
  const forms = IDS.map((id) => FORMS.find((form) => form.id === id)).filter((form) => !!form);
  const random = makeRandom(Number(town.code) + Number(period.from.replaceAll('-', '')));
  const around = { today: period.to, period, unit: town.code, tree, date1904: false };
  const days = eachDay(period.from, period.to);
  const counts = [rows.log, rows.disputes];
  const filled = forms.map((form, index) => {
    return [form.id, sampleRows(form, counts[index] ?? 0, random, around, days)] as const;
  });
  const order = { unit: town, period, cutoff: '24:00', id: makeId(random), forms, tree };
  return fillTemplate(makeTemplate(order, zhCN), forms, {
    rows: new Map(filled),
    modified: `${period.to}T09:30:00Z`,
  });
}
