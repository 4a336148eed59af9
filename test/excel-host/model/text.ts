import { isErrorValue } from './content.ts';
import type { Plain } from './content.ts';
import { dayOf } from './days.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Excel's General: up to 11 characters in a cell of normal width. */
function general(value: number): string {
  const plain = String(Number(value.toPrecision(15)));
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e11 || size < 1e-9)) {
    const [mantissa = '', power = '0'] = value.toExponential(5).split('e');
    const short = String(Number(mantissa));
    const digits = Math.abs(Number(power)).toString().padStart(2, '0');
    return `${short}E${Number(power) < 0 ? '-' : '+'}${digits}`;
  }
  return plain.length > 11 ? String(Number(value.toPrecision(10))) : plain;
}

const DATE_PARTS = /"[^"]*"|\\.|yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|s|AM\/PM|[^]/gi;

function datePart(part: string, serial: number, afterHour: boolean): string {
  const { year, month, day } = dayOf(serial);
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400);
  const hour = Math.floor(seconds / 3600);
  const two = (number: number): string => String(number).padStart(2, '0');
  const minute = Math.floor(seconds / 60) % 60;
  switch (part.toLowerCase()) {
    case 'yyyy':
      return String(year);
    case 'yy':
      return two(year % 100);
    case 'mmm':
      return MONTHS[month - 1] ?? '';
    case 'mm':
      return two(afterHour ? minute : month);
    case 'm':
      return String(afterHour ? minute : month);
    case 'dd':
      return two(day);
    case 'd':
      return String(day);
    case 'hh':
      return two(hour);
    case 'h':
      return String(hour);
    case 'ss':
      return two(seconds % 60);
    case 's':
      return String(seconds % 60);
    default:
      return part.startsWith('"') ? part.slice(1, -1) : part.replace(/^\\/, '');
  }
}

function dateText(serial: number, format: string): string {
  let afterHour = false;
  return (format.match(DATE_PARTS) ?? [])
    .map((part) => {
      const text = datePart(part, serial, afterHour);
      if (/^h/i.test(part)) afterHour = true;
      else if (/^[ymds]/i.test(part)) afterHour = false;
      return text;
    })
    .join('');
}

function numberText(value: number, section: string): string {
  const percent = section.includes('%');
  const picture = /[#0][#0,]*(?:\.[0#]+)?/.exec(section);
  if (!picture) return section.replaceAll(/["\\]/g, '');
  const shape = picture[0];
  const [whole = '', fraction = ''] = shape.split('.');
  const scaled = Math.abs(percent ? value * 100 : value);
  let text = scaled.toFixed(fraction.length);
  const optional = /#+$/.exec(fraction)?.[0].length ?? 0;
  for (let left = optional; left > 0 && text.endsWith('0'); left--) text = text.slice(0, -1);
  text = text.replace(/\.$/, '');
  const [head = '', tail] = text.split('.');
  const zeros = whole.replaceAll(/[^0]/g, '').length;
  let digits = head.padStart(zeros, '0');
  if (zeros === 0 && digits === '0') digits = '';
  if (whole.includes(',')) digits = digits.replace(/\B(?=(\d{3})+$)/g, ',');
  const body = tail === undefined ? digits : `${digits}.${tail}`;
  const literal = (text: string): string => text.replaceAll(/["\\]|_.|\*./g, '');
  const before = literal(section.slice(0, picture.index));
  const after = literal(section.slice(picture.index + shape.length));
  return `${value < 0 && Number(text) !== 0 ? '-' : ''}${before}${body}${after}`;
}

/** What the cell shows, for the formats an ordinary register uses; a column never counts as too narrow. */
export function textOf(value: Plain | null, format: string): string {
  if (value === null) return '';
  if (isErrorValue(value)) return value.error;
  if (typeof value === 'boolean') return String(value).toUpperCase();
  if (typeof value === 'string') return value;
  if (format === 'General' || format === '@') return general(value);
  const clean = format.replaceAll(/\[[^\]]*\]/g, '');
  const sections = clean.split(';');
  const negative = value < 0 && sections[1] !== undefined;
  const section = negative
    ? (sections[1] ?? '')
    : value === 0
      ? (sections[2] ?? sections[0] ?? '')
      : (sections[0] ?? '');
  if (section === '' || section === 'General') return section === '' ? '' : general(value);
  if (/[ymdhs]/i.test(section.replaceAll(/"[^"]*"/g, ''))) return dateText(value, section);
  if (/e\+/i.test(section))
    return value
      .toExponential(2)
      .replace(/e([+-])(\d)$/, 'E$10$2')
      .replace('e', 'E');
  return numberText(negative ? -value : value, section);
}
