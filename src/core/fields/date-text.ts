import type { Code } from '../issue.ts';
import { halfWidth, tidy } from '../fold.ts';
import { simplify } from '../simplify.ts';
import { existsDay } from '../days.ts';
import { arabicDigits } from './chinese-number.ts';

/** A date as written: `year` is null where the clerk left it out, `short` where it has two digits. */
export interface WrittenDay {
  readonly year: number | null;
  readonly short: boolean;
  readonly month: number;
  readonly day: number;
  /** What follows the date: a time of day, or nothing. */
  readonly rest: string;
}

const RELATIVE =
  /^(昨|今|明|前|后|当|同|次|隔|本|上|下)(天|日|早|晚|晨|周|月|年|星期|上午|下午)|^(刚才|刚刚|现在|目前)/;
const LUNAR = /正月|腊月|冬月|闰|农历|阴历|除夕|春节|元宵|(^|月)初[一二三四五六七八九十\d]/;
const WEEKDAY = /[(]?(星期|礼拜|周)[一二三四五六日天][)]?/;
const SPACE_BEFORE = /\s+(?=[年月日号])/g;
const LOOSE_SPACE = /\s*([年月日号/.-])\s*(?=\d)/g;

const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(?:\d\d)?)?(?:[ T](.*))?$/;
const FULL = /^(\d{4}|\d\d)([年/.-])(\d{1,2})([月/.-])(\d{1,2})(?:[日号]|(?!\d))[ T]*(.*)$/;
const SHORT = /^(\d{1,2})([月/.-])(\d{1,2})(?:[日号]|(?!\d))\s*(.*)$/;

/** The parts of a date in a text, or the code that says why there is none. */
export function readWrittenDay(text: string): WrittenDay | Code {
  const plain = simplify(halfWidth(tidy(text)));
  if (RELATIVE.test(plain)) return 'date-relative';
  if (LUNAR.test(plain)) return 'date-lunar';
  const written = arabicDigits(plain.replace(WEEKDAY, ' ').replace(/[。．・·]/g, '.'))
    .replace(/[–—－]/g, '-')
    .replace(SPACE_BEFORE, '')
    .replace(LOOSE_SPACE, '$1')
    .trim();
  return readCompact(written) ?? readFull(written) ?? readShort(written) ?? 'date-format';
}

function readCompact(text: string): WrittenDay | null {
  const match = COMPACT.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, after] = match;
  const rest = hour === undefined ? (after ?? '') : `${hour}:${minute ?? '00'}`;
  return { year: Number(year), short: false, month: Number(month), day: Number(day), rest };
}

function readFull(text: string): WrittenDay | Code | null {
  const match = FULL.exec(text);
  if (!match) return null;
  const [, year = '', mark, month, , day, rest = ''] = match;
  // 20/2/20 can be read from either end; only 年 says which number is the year.
  if (year.length === 2 && mark !== '年') return 'date-ambiguous';
  const short = year.length === 2;
  const full = short ? 2000 + Number(year) : Number(year);
  return { year: full, short, month: Number(month), day: Number(day), rest: rest.trim() };
}

function readShort(text: string): WrittenDay | Code | null {
  const match = SHORT.exec(text);
  if (!match) return null;
  const [, month, mark, day, rest = ''] = match;
  if (/^[/.-]\d/.test(rest)) return mark === '月' ? 'date-format' : 'date-ambiguous';
  return { year: null, short: false, month: Number(month), day: Number(day), rest };
}

/** Whether some year has this day: 2月30日 is none, whatever the year. */
export function existsInSomeYear(month: number, day: number): boolean {
  return existsDay(2000, month, day);
}
