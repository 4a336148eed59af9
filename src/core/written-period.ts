import { addDays, existsDay, writeDay } from './days.ts';
import { readWrittenDay, type WrittenDay } from './fields/date-text.ts';
import { halfWidth, tidy } from './fold.ts';
import type { Period } from './setting.ts';

const BETWEEN = /[至到~～—–]+|(?<=[日号])-(?=\d)|\s-\s/;
const MONTH = /^(\d{4})年(\d{1,2})月(?:份)?$/;

/**
 * The days a text names: 2020年1月1日至1月31日, 2020-01-01 至 2020-01-31, 2020年1月. Null where it names none, or no
 * year: there is nothing else to take it from.
 */
export function readWrittenPeriod(text: string): Period | null {
  const plain = halfWidth(tidy(text));
  const [, year, month] = MONTH.exec(plain.replace(/\s/g, '')) ?? [];
  if (year !== undefined && month !== undefined) return monthOf(Number(year), Number(month));
  const [first = '', second, ...more] = plain.split(BETWEEN);
  if (more.length > 0) return null;
  const start = readWrittenDay(first);
  const end = second === undefined ? start : readWrittenDay(second);
  if (typeof start === 'string' || typeof end === 'string' || start.year === null) return null;
  const [from, to] = [dayOf(start, start.year), dayOf(end, end.year ?? start.year)];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

function dayOf({ month, day, rest }: WrittenDay, year: number): string | null {
  return rest === '' && existsDay(year, month, day) ? writeDay(year, month, day) : null;
}

function monthOf(year: number, month: number): Period | null {
  if (!existsDay(year, month, 1)) return null;
  const next = month === 12 ? writeDay(year + 1, 1, 1) : writeDay(year, month + 1, 1);
  return { from: writeDay(year, month, 1), to: addDays(next, -1) };
}
