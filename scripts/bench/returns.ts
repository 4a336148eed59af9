import { treeOf } from '../../src/batch/order.ts';
import { addDays, eachDay, serialOfDay } from '../../src/core/days.ts';
import { positionOf } from '../../src/core/entry.ts';
import type { Form } from '../../src/core/form.ts';
import { makeRandom } from '../../src/core/random.ts';
import type { Region } from '../../src/core/region.ts';
import { sampleRows } from '../../src/core/sample.ts';
import type { Value, Workbook } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { FORMS } from '../../src/forms/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { fillTemplate, makeId, type Rows as Filled } from '../samples/fill.ts';
import type { Rows } from './corpus.ts';

/** The city whose towns send the returns. */
export const CITY = '640400';
export const FIRST = '2020-02-01';
/** Days of one return. */
const DAYS = 29;
/** Days to the next one of the same town: more than those within which two disputes are alike. */
const STEP = 31;

const IDS = ['checkpoint-log', 'dispute-register'] as const;
export const REGISTERS = IDS.join(',');

export function lastOf(months: number): string {
  return addDays(FIRST, STEP * (months - 1) + DAYS - 1);
}

/** The towns of the city, 65 of them. */
export function towns(): readonly Region[] {
  const tree = treeOf(CITY);
  if (!tree) throw new RangeError(`no region ${CITY}`);
  return tree.towns(CITY);
}

/**
 * The returns of one town, one for each of `months` spells of 29 days, all valid. Rows are made once and moved on
 * by whole spells with their days and numbers, because making them takes longer than anything measured here.
 */
export function makeReturns(town: Region, rows: Rows, months: number): readonly Workbook[] {
  const tree = treeOf(CITY);
  if (!tree) throw new RangeError(`no region ${CITY}`);
  const forms = IDS.map((id) => FORMS.find((form) => form.id === id)).filter((form) => !!form);
  const random = makeRandom(Number(town.code));
  const period = { from: FIRST, to: lastOf(1) };
  const around = { today: period.to, period, unit: town.code, tree, date1904: false };
  const days = eachDay(period.from, period.to);
  const counts = [rows.log, rows.disputes];
  const made = forms.map((form, index) => {
    return [form, sampleRows(form, counts[index] ?? 0, random, around, days)] as const;
  });
  return Array.from({ length: months }, (_, month): Workbook => {
    const [from, to] = [addDays(FIRST, STEP * month), lastOf(month + 1)];
    const order = {
      unit: town,
      period: { from, to },
      cutoff: '24:00',
      id: makeId(random),
      forms,
      tree,
    };
    const moved = new Map(made.map(([form, all]) => [form.id, move(form, all, month)]));
    return fillTemplate(makeTemplate(order, zhCN), forms, {
      rows: moved,
      modified: `${to}T09:30:00Z`,
    });
  });
}

function move(form: Form, rows: Filled, month: number): Filled {
  const isDay = form.columns.map(({ kind }) => kind === 'date' || kind === 'datetime');
  const number = form.columns.findIndex(({ kind }) => kind === 'entry-number');
  const day = form.day === undefined ? -1 : positionOf(form, form.day);
  return rows.map((row) =>
    row.map((cell, column): Value => {
      if (typeof cell === 'number' && isDay[column]) return cell + STEP * month;
      if (column !== number || typeof cell !== 'string') return cell;
      const moved = Math.floor(Number(row[day])) - serialOfDay(FIRST) + STEP * month;
      return cell.replace(/-\d{8}-/, `-${addDays(FIRST, moved).replaceAll('-', '')}-`);
    }),
  );
}
