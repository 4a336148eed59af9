import type { Code, Finding } from '../issue.ts';
import { addDays, clock, existsDay, momentOfSerial, serialOfDay, writeDay } from '../days.ts';
import { existsInSomeYear, readWrittenDay, type WrittenDay } from './date-text.ts';
import { readTime } from './time-text.ts';
import type { Surroundings } from './kind.ts';
import { finding, NO_FINDINGS } from './reading.ts';

/** Registers speak of these days; a serial or year outside is a slip of the pen or another kind of number. */
export const EARLIEST = '1990-01-01';
export const LATEST = '2099-12-31';
const FIRST_SERIAL = serialOfDay(EARLIEST);
const LAST_SERIAL = serialOfDay(LATEST);
/** Days by which serials of the 1904 date system are behind. */
export const OFFSET_1904 = 1462;

/**
 * Whether later days than today are errors, and days outside the period warnings, or only those after it: what goes on
 * may have begun long before.
 */
export interface DayLimits {
  readonly future: 'error' | 'allowed';
  readonly inPeriod?: boolean;
  readonly byPeriodEnd?: boolean;
}

/** A day with its time of day, if one stands in the cell; null minutes where none does. */
export interface Moment {
  readonly day: string;
  readonly minutes: number | null;
  readonly nextDay: boolean;
  readonly findings: readonly Finding[];
}

/** What a date cell holds, or the code that says why it holds no date. */
export function readMoment(
  value: string | number,
  limits: DayLimits,
  around: Surroundings,
): Moment | Code {
  if (typeof value === 'number') return readNumber(value, around);
  // Text keeps the apostrophe that was to make it text, where a program imported it.
  const serial = /^['’‘`]?(\d{5}(\.\d+)?)$/.exec(value)?.[1];
  if (serial !== undefined) return readNumber(Number(serial), around);
  const written = readWrittenDay(value);
  return typeof written === 'string' ? written : momentOf(written, limits, around);
}

/** 43881 and 20200220 are days; 2.2, typed for 2.20, is nothing anybody can be sure of. */
function readNumber(value: number, around: Surroundings): Moment | Code {
  if (value >= 1e7 && value < 1e8 && Number.isInteger(value)) {
    const [year, month] = [Math.floor(value / 10000), Math.floor(value / 100) % 100];
    return plainDay(year, month, value % 100);
  }
  const serial = around.date1904 ? value + OFFSET_1904 : value;
  if (!(serial >= FIRST_SERIAL && serial < LAST_SERIAL + 1)) return 'date-number';
  const { day, minutes } = momentOfSerial(serial);
  return { day, minutes: minutes === 0 ? null : minutes, nextDay: false, findings: NO_FINDINGS };
}

function plainDay(year: number, month: number, day: number): Moment | Code {
  if (!existsDay(year, month, day)) return 'date-invalid';
  const text = writeDay(year, month, day);
  return { day: text, minutes: null, nextDay: false, findings: NO_FINDINGS };
}

function momentOf(written: WrittenDay, limits: DayLimits, around: Surroundings): Moment | Code {
  const { month, day, rest } = written;
  if (!existsInSomeYear(month, day)) return 'date-invalid';
  const year = written.year ?? yearFor(month, day, limits, around);
  if (!existsDay(year, month, day)) return 'date-invalid';
  const time = /^[.。,，、;；]*$/.test(rest) ? null : readTime(rest);
  if (typeof time === 'string') return time;
  const findings: Finding[] = [];
  if (written.year === null) findings.push(finding('date-no-year', { year }));
  if (written.short) findings.push(finding('date-yy', { year }));
  return {
    day: writeDay(year, month, day),
    minutes: time ? time.minutes : null,
    nextDay: time ? time.nextDay : false,
    findings,
  };
}

/**
 * The year of a date written without one: the last time the day came by the period's end, or, where the
 * column may speak of days to come, the time nearest to it.
 */
function yearFor(month: number, day: number, limits: DayLimits, around: Surroundings): number {
  const year = Number(around.period.to.slice(0, 4));
  const here = writeDay(year, month, day);
  const end = around.period.to;
  if (limits.future === 'error') return here > end ? year - 1 : year;
  if (here > addDays(end, 183)) return year - 1;
  return here < addDays(end, -183) ? year + 1 : year;
}

/** What is wrong with a day that was read: too early or late to be meant, still to come, or `reported` in another period. */
export function judgeDay(
  day: string,
  limits: DayLimits,
  around: Surroundings,
  reported = day,
): Finding | null {
  if (day < EARLIEST || day > LATEST) {
    return finding('date-range', { from: EARLIEST, to: LATEST });
  }
  if (limits.future === 'error' && day > around.today) {
    return finding('date-future', { today: around.today });
  }
  const { from, to } = around.period;
  const { inPeriod = false, byPeriodEnd = false } = limits;
  const outside = (inPeriod && reported < from) || ((inPeriod || byPeriodEnd) && reported > to);
  if (outside) return finding('date-outside-period', { from, to });
  return byPeriodEnd && reported < from ? slippedYear(reported, around.period) : null;
}

/** What happened before the period may still be open; the same days of another year are mostly a slip of the hand. */
function slippedYear(day: string, { from, to }: Surroundings['period']): Finding | null {
  const meant = [from, to]
    .map((end) => end.slice(0, 4) + day.slice(4))
    .find((other) => from <= other && other <= to);
  return meant === undefined ? null : finding('date-year-doubtful', { meant });
}

/** The last day a native rule lets pass, as a formula's number; the program's own day, where days to come are refused. */
export function lastSerial(limits: DayLimits, around: Surroundings): string {
  const offset = around.date1904 ? OFFSET_1904 : 0;
  return limits.future === 'error' ? 'TODAY()' : String(LAST_SERIAL - offset);
}

export function firstSerial(around: Surroundings): string {
  return String(FIRST_SERIAL - (around.date1904 ? OFFSET_1904 : 0));
}

/** A serial as a date cell shows it; what is no day stays a number. */
export function showSerial(serial: number, date1904: boolean): string {
  const shifted = serial + (date1904 ? OFFSET_1904 : 0);
  if (shifted < FIRST_SERIAL || shifted > LAST_SERIAL + 1) return String(serial);
  const { day, minutes } = momentOfSerial(shifted);
  return Number.isInteger(shifted) ? day : `${day} ${clock(minutes)}`;
}
