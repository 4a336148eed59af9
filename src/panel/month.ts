import { addDays, writeDay } from '../core/days.ts';
import type { Period } from '../core/setting.ts';

/** The month a day lies in: what a town is asked for as a rule. */
export function monthOf(day: string): Period {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const next = month === 12 ? writeDay(year + 1, 1, 1) : writeDay(year, month + 1, 1);
  return { from: writeDay(year, month, 1), to: addDays(next, -1) };
}
