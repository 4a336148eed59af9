import { dayOfSerial, existsDay } from '../days.ts';
import { foldCode } from '../fold.ts';
import { mask } from '../mask.ts';
import { textOf } from '../sheet.ts';
import { numberAt } from './digits.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, finding, readBlank } from './reading.ts';
import { sampleSerial } from './date.ts';
import { OFFSET_1904 } from './date-cell.ts';

export interface EntryNumberField extends ColumnBase {
  readonly kind: 'entry-number';
}

/** `DS-640423207-20200220-001`. */
const SHAPE = /^[A-Z]{2}-\d{9}-\d{8}-\d{3,}$/;
/** Where its day begins. */
const DAY = 13;

function isEntryNumber(text: string): boolean {
  const month = DAY + 4;
  const day = month + 2;
  return (
    SHAPE.test(text) &&
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
