import { addDays, momentText } from '../days.ts';
import { fold, tidy } from '../fold.ts';
import { severityOf, type Finding } from '../issue.ts';
import { maskWhole } from '../mask.ts';
import { reportDay } from '../moments.ts';
import { firstSerial, judgeDay, lastSerial, readMoment, showSerial } from './date-cell.ts';
import { sampleSerial } from './date.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface DatetimeField extends ColumnBase {
  readonly kind: 'datetime';
  readonly future: 'error' | 'allowed';
  readonly inPeriod?: boolean;
  readonly byPeriodEnd?: boolean;
}

const UNTIMED: Finding = { code: 'time-missing' };

/**
 * A day and a time of day, `YYYY-MM-DD HH:MM`; seconds are dropped. A day without a time is still a day:
 * it is taken as 00:00 with a warning, since a number cannot tell midnight from a time left out; 24时 or
 * 0:00 written as text is midnight.
 */
export const datetime: FieldKind<DatetimeField> = {
  read: (value, column, around) => {
    if (typeof value === 'boolean') return refuse('date-format');
    const cell = typeof value === 'string' ? tidy(value) : value;
    if (cell === '') return readBlank(column);
    const moment = readMoment(cell, column, around);
    if (typeof moment === 'string') {
      const missing = typeof cell === 'string' ? readMissing(fold(cell), column) : null;
      return missing ?? refuse(moment);
    }
    const findings = moment.minutes === null ? [...moment.findings, UNTIMED] : moment.findings;
    const day = moment.nextDay ? addDays(moment.day, 1) : moment.day;
    // 24时 of today is the end of today, not a day to come.
    const text = momentText(day, moment.minutes ?? 0);
    const reported = reportDay(moment.nextDay ? moment.day : text, around.cutoff ?? null);
    const wrong = judgeDay(moment.day, column, around, reported);
    if (!wrong) return accept(text, findings);
    return accept(severityOf(wrong.code) === 'error' ? null : text, [...findings, wrong]);
  },
  rule: (column, site) => {
    const { cell } = site;
    const from = firstSerial(site.around);
    const until = `${lastSerial(column, site.around)}+1`;
    return {
      type: 'custom',
      formula: `AND(ISNUMBER(${cell}),${cell}>=${from},${cell}<${until})`,
    };
  },
  format: () => 'yyyy-mm-dd hh:mm',
  width: 17,
  show: showSerial,
  mask: maskWhole,
  hint: (column) =>
    column.future === 'error'
      ? '填日期和时间，如 2020-02-20 16:30；不得晚于今天'
      : '填日期和时间，如 2020-02-20 16:30',
  sample: (_column, random, around) =>
    sampleSerial(random, around) + random.integer(7 * 60, 20 * 60) / 1440,
};
