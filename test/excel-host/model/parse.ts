import type { Content, Plain } from './content.ts';
import { serialOf } from './days.ts';

/** What Excel made of something typed; `format` is set where it also changes a General cell. */
export interface Typed {
  readonly content: Content | null;
  readonly format?: string;
}

export interface Reading {
  /** The number format of the cell before typing. */
  readonly format: string;
  /** The year for a date typed without one. */
  readonly year: number;
  /** The user's locale; the API always reads as en-US. */
  readonly locale: 'en-US' | 'zh-CN';
}

const ERRORS = new Set(['#N/A', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#NULL!']);
const NUMBER = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:e[+-]?\d+)?$/i;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Excel keeps 15 significant digits and puts zeros for the others. */
export function fifteen(text: string): number {
  const digits = /^([+-]?)0*(\d{16,})$/.exec(text);
  if (!digits) return Number(text);
  const all = digits[2] ?? '';
  return Number(`${digits[1]}${all.slice(0, 15)}${'0'.repeat(all.length - 15)}`);
}

function readNumber(text: string): Typed | null {
  const percent = text.endsWith('%');
  const money = /^[+-]?\$/.test(text);
  const plain = text.replace('$', '').replace(/%$/, '').trim();
  if (!/\d/.test(plain) || !NUMBER.test(plain)) return null;
  const number = fifteen(plain.replaceAll(',', ''));
  if (!Number.isFinite(number)) return null;
  const decimals = /\.\d/.test(plain);
  if (percent) return { content: { value: number / 100 }, format: decimals ? '0.00%' : '0%' };
  if (money) return { content: { value: number }, format: decimals ? '$#,##0.00' : '$#,##0' };
  if (/e/i.test(plain)) return { content: { value: number }, format: '0.00E+00' };
  if (plain.includes(',')) {
    return { content: { value: number }, format: decimals ? '#,##0.00' : '#,##0' };
  }
  return { content: { value: number } };
}

function fullYear(text: string): number {
  // Two digits: 00-29 are 2000-2029, 30-99 are 1930-1999.
  return text.length > 2 ? Number(text) : Number(text) + (Number(text) < 30 ? 2000 : 1900);
}

function dated(year: number, month: number, day: number, format: string): Typed | null {
  const serial = serialOf({ year, month, day });
  return serial === null ? null : { content: { value: serial }, format };
}

function readDate(text: string, { year, locale }: Reading): Typed | null {
  const full = locale === 'zh-CN' ? 'yyyy/m/d' : 'm/d/yyyy';
  const iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]), full);
  const us = /^(\d{1,2})[-/](\d{1,2})[-/](\d{1,2}|\d{4})$/.exec(text);
  if (us && locale === 'en-US') {
    return dated(fullYear(us[3] ?? ''), Number(us[1]), Number(us[2]), full);
  }
  // A Chinese user's 20-2-1 is year, month, day.
  if (us) return dated(fullYear(us[1] ?? ''), Number(us[2]), Number(us[3]), full);
  const short = /^(\d{1,2})[-/](\d{1,2})$/.exec(text);
  const shortFormat = locale === 'zh-CN' ? 'm"月"d"日"' : 'd-mmm';
  if (short) return dated(year, Number(short[1]), Number(short[2]), shortFormat);
  const chinese = locale === 'zh-CN' && /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (chinese) {
    const own = chinese[1] === undefined ? year : Number(chinese[1]);
    const format = chinese[1] === undefined ? shortFormat : 'yyyy"年"m"月"d"日"';
    return dated(own, Number(chinese[2]), Number(chinese[3]), format);
  }
  const named = /^(\d{1,2})[- ]([a-z]{3})[a-z]*(?:[- ](\d{2}|\d{4}))?$/i.exec(text);
  const month = named ? MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1 : 0;
  if (!named || month === 0) return null;
  const own = named[3] === undefined ? year : fullYear(named[3]);
  return dated(own, month, Number(named[1]), named[3] === undefined ? 'd-mmm' : 'd-mmm-yy');
}

function readTime(text: string): Typed | null {
  const found = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (!found) return null;
  const seconds = Number(found[1]) * 3600 + Number(found[2]) * 60 + Number(found[3] ?? 0);
  const format = found[3] === undefined ? 'h:mm' : 'h:mm:ss';
  return { content: { value: seconds / 86_400 }, format };
}

function readMoment(text: string, reading: Reading): Typed | null {
  const at = text.indexOf(' ');
  const time = at < 0 ? null : readTime(text.slice(at + 1).trim());
  const date = time && readDate(text.slice(0, at), reading);
  if (!time || !date) return readDate(text, reading) ?? readTime(text);
  const whole = Number(date.content?.value) + Number(time.content?.value);
  return { content: { value: whole }, format: 'm/d/yyyy h:mm' };
}

function readText(text: string, reading: Reading): Typed {
  if (text === '') return { content: null };
  if (text.startsWith("'")) return { content: { value: text.slice(1) } };
  if (reading.format === '@') return { content: { value: text } };
  if (text.startsWith('=') && text.length > 1) return { content: { value: 0, formula: text } };
  const trimmed = text.trim();
  if (/^(?:true|false)$/i.test(trimmed)) return { content: { value: /^t/i.test(trimmed) } };
  if (ERRORS.has(trimmed)) return { content: { value: { error: trimmed } } };
  return readNumber(trimmed) ?? readMoment(trimmed, reading) ?? { content: { value: text } };
}

/** What Excel stores for a value given by the API or typed by a user. */
export function readTyped(value: unknown, reading: Reading): Typed {
  if (typeof value === 'string') return readText(value, reading);
  const plain: Plain = typeof value === 'boolean' ? value : Number(value);
  // A cell formatted as text turns numbers into text.
  if (reading.format !== '@') return { content: { value: plain } };
  return {
    content: { value: typeof plain === 'boolean' ? String(plain).toUpperCase() : String(plain) },
  };
}
