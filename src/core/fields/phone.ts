import { fold } from '../fold.ts';
import { mask } from '../mask.ts';
import { textOf } from '../sheet.ts';
import { areDigits } from './digits.ts';
import type { ColumnBase, FieldKind, Reading } from './kind.ts';
import { accept, finding, readBlank, refuse } from './reading.ts';

export interface PhoneField extends ColumnBase {
  readonly kind: 'phone';
}

/** Guyuan's area code, added to seven digits that stand alone. */
const HOME_AREA = '0954';
/** Numbers of these areas have seven digits: Yinchuan, Shizuishan, Wuzhong, Guyuan, Zhongwei. */
const SEVEN_DIGITS = /^095[1-5]/;
const COUNTRY = /^(?:\+86|0086|86(?=1\d{10}$))/;
const BETWEEN = /[、,，/／;；\s]+/;
const SEPARATOR = /[-()–—.·]/g;

/** A mobile number or a landline with its area code, digits only. */
export const phone: FieldKind<PhoneField> = {
  read: (value, column) => {
    const written = textOf(value);
    if (isMobile(written)) return accept(written);
    if (/[*＊]/.test(written)) return refuse('phone-masked');
    const text = fold(written);
    if (text === '') return readBlank(column);
    if (/^\d{11}$/.test(text)) return readDigits(text);
    if (isSeveral(written)) return refuse('phone-several');
    const digits = text
      .replace(/^['’‘`]/, '')
      .replace(SEPARATOR, '')
      .replace(COUNTRY, '');
    return /^\d+$/.test(digits) ? readDigits(digits) : refuse('phone-format');
  },
  rule: (_column, { cell }) => {
    const digits = `SUBSTITUTE(${cell},"-","")`;
    return {
      type: 'custom',
      formula: `AND(ISNUMBER(-${digits}),OR(AND(LEN(${digits})=11,LEFT(${cell})="1",MID(${digits},2,1)>"2"),AND(LEFT(${cell})="0",LEN(${digits})>9,LEN(${digits})<13),AND(LEN(${cell})=7,LEFT(${cell})>"1")))`,
    };
  },
  format: () => '@',
  width: 14,
  mask: (text) => (/^0/.test(text) ? mask(text, 4, 2) : mask(text, 3, 4)),
  hint: () => '填 11 位手机号，或带区号的固定电话；只填一个号码',
  sample: (_column, random) => `1300000${String(random.integer(0, 9999)).padStart(4, '0')}`,
};

function isMobile(text: string): boolean {
  return text.length === 11 && text >= '13' && text < '2' && areDigits(text, 0, 11);
}

/** Two numbers with a sign or a space between them; seven digits make a number. */
function isSeveral(written: string): boolean {
  if (!BETWEEN.test(written)) return false;
  const parts = written.split(BETWEEN).map((part) => fold(part).replace(/\D/g, ''));
  return parts.filter((digits) => digits.length >= 7).length > 1;
}

function readDigits(digits: string): Reading {
  if (digits.startsWith('0')) return readLandline(digits, false);
  if (digits.startsWith('1')) {
    if (!/^1[3-9]/.test(digits)) return refuse('phone-format');
    return digits.length === 11
      ? accept(digits)
      : refuse('phone-length', { length: digits.length });
  }
  // A cell that holds a number has lost the zero of 0954.
  if (/^95[1-5]\d{7}$/.test(digits)) return readLandline(`0${digits}`, true);
  if (digits.length !== 7) return refuse('phone-length', { length: digits.length });
  return readLandline(HOME_AREA + digits, true);
}

function readLandline(digits: string, added: boolean): Reading {
  const area = /^(?:010|02\d|0[3-9]\d{2})/.exec(digits)?.[0];
  if (area === undefined || digits.length === area.length) return refuse('phone-format');
  if (!/[2-8]/.test(digits.charAt(area.length))) return refuse('phone-format');
  const local = digits.length - area.length;
  const fits = area.length === 3 ? local === 8 : local === 7 || local === 8;
  if (!fits || (SEVEN_DIGITS.test(area) && local !== 7)) {
    return refuse('phone-length', { length: digits.length });
  }
  return accept(digits, added ? [finding('phone-area', { area })] : []);
}
