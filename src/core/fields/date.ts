import { serialOfDay } from '../days.ts';
import { severityOf } from '../issue.ts';
import { maskWhole } from '../mask.ts';
import type { Random } from '../random.ts';
import { tidy } from '../fold.ts';
import {
  firstSerial,
  judgeDay,
  lastSerial,
  OFFSET_1904,
  readMoment,
  showSerial,
} from './date-cell.ts';
import type { ColumnBase, FieldKind, Surroundings } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface DateField extends ColumnBase {
  readonly kind: 'date';
  readonly future: 'error' | 'allowed';
  readonly inPeriod?: boolean;
  readonly byPeriodEnd?: boolean;
}

/** A day of the calendar, `YYYY-MM-DD`; a time of day beside it is dropped. */
export const date: FieldKind<DateField> = {
  read: (value, column, around) => {
    if (typeof value === 'boolean') return refuse('date-format');
    const cell = typeof value === 'string' ? tidy(value) : value;
    if (cell === '') return readBlank(column);
    const moment = readMoment(cell, column, around);
    if (typeof moment === 'string') {
      const missing = typeof cell === 'string' ? readMissing(cell, column) : null;
      // Nobody asked for a time.
      return missing ?? refuse(moment === 'time-format' ? 'date-format' : moment);
    }
    const wrong = judgeDay(moment.day, column, around);
    if (!wrong) return accept(moment.day, moment.findings);
    const findings = [...moment.findings, wrong];
    return accept(severityOf(wrong.code) === 'error' ? null : moment.day, findings);
  },
  rule: (column, site) => ({
    type: 'whole',
    from: firstSerial(site.around),
    to: lastSerial(column, site.around),
  }),
  format: () => 'yyyy-mm-dd',
  width: 12,
  show: showSerial,
  mask: maskWhole,
  hint: (column) =>
    column.future === 'error'
      ? '填日期，如 2020-02-20，不要写成 2.20；不得晚于今天'
      : '填日期，如 2020-02-20，不要写成 2.20',
  sample: (_column, random, around) => sampleSerial(random, around),
};

/** A day of the period that has come already, as the serial a date cell of the workbook holds. */
export function sampleSerial(random: Random, around: Surroundings): number {
  const last = serialOfDay(around.period.to < around.today ? around.period.to : around.today);
  const first = Math.min(serialOfDay(around.period.from), last);
  const serial = random.integer(first, last);
  return around.date1904 ? serial - OFFSET_1904 : serial;
}
