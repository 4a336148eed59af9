import { isDay, dayOfSerial } from '../days.ts';
import { foldCode } from '../fold.ts';
import { mask } from '../mask.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, finding, readBlank } from './reading.ts';
import { sampleSerial } from './date.ts';
import { OFFSET_1904 } from './date-cell.ts';

export interface EntryNumberField extends ColumnBase {
  readonly kind: 'entry-number';
}

const SHAPE = /^[A-Z]{2}-\d{9}-(\d{4})(\d\d)(\d\d)-\d{3,}$/;

/** An entry's number: register, unit, day and count, `DS-640423207-20200220-001`. */
export const entryNumber: FieldKind<EntryNumberField> = {
  read: (value, column) => {
    const text = foldCode(String(value)).replace(/[–—−_]/g, '-');
    if (text === '') return readBlank(column);
    const match = SHAPE.exec(text);
    if (match && isDay(`${match[1]}-${match[2]}-${match[3]}`)) return accept(text);
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
