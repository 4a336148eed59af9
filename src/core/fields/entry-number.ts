import { dayOfSerial, existsDay } from '../days.ts';
import { foldCode } from '../fold.ts';
import { mask } from '../mask.ts';
import { textOf } from '../sheet.ts';
import { areDigits, isLetter, numberAt } from './digits.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, finding, readBlank } from './reading.ts';
import { sampleSerial } from './date.ts';
import { OFFSET_1904 } from './date-cell.ts';

export interface EntryNumberField extends ColumnBase {
  readonly kind: 'entry-number';
}

/** Where the parts of `DS-640423207-20200220-001` begin, each behind a dash. */
const UNIT = 3;
const DAY = 13;
const COUNT = 22;
/** Digits of the count, at least. */
const COUNTED = 3;

/** Whether a text is made as an entry's number is, whatever day it names. Asked of every row: a pattern takes longer. */
export function hasNumberShape(text: string): boolean {
  const { length } = text;
  return (
    length >= COUNT + COUNTED &&
    isLetter(text, 0) &&
    isLetter(text, 1) &&
    isDash(text, UNIT - 1) &&
    areDigits(text, UNIT, DAY - 1) &&
    isDash(text, DAY - 1) &&
    areDigits(text, DAY, COUNT - 1) &&
    isDash(text, COUNT - 1) &&
    areDigits(text, COUNT, length)
  );
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === 0x2d;
}

function isEntryNumber(text: string): boolean {
  const month = DAY + 4;
  const day = month + 2;
  return (
    hasNumberShape(text) &&
    existsDay(numberAt(text, DAY, month), numberAt(text, month, day), numberAt(text, day, day + 2))
  );
}

/** An entry's number: register, unit, day and count, `DS-640423207-20200220-001`. */
export const entryNumber: FieldKind<EntryNumberField> = {
  read: (value, column) => {
    const written = textOf(value);
    if (isEntryNumber(written)) return accept(written);
    const text = foldCode(written).replace(/[–—−_]/g, '-');
    if (text === '') return readBlank(column);
    if (isEntryNumber(text)) return accept(text);
    return readMissing(text, column) ?? accept(text, [finding('number-pattern')]);
  },
  // A number of another shape is only remarked upon, so no rule may refuse it.
  rule: () => null,
  format: () => '@',
  width: 27,
  mask: (text) => mask(text, 12, 0),
  hint: () => '登记编号：台账代码-9位乡镇代码-日期-序号；可不填，由程序编',
  sample: (_column, random, around) => {
    const serial = sampleSerial(random, around) + (around.date1904 ? OFFSET_1904 : 0);
    const day = dayOfSerial(serial).replaceAll('-', '');
    return `XX-${around.unit}-${day}-${String(random.integer(1, 999)).padStart(3, '0')}`;
  },
};
