import { maskWhole } from '../mask.ts';
import type { ColumnBase, FieldKind, Reading } from './kind.ts';
import { readNumberText } from './number-text.ts';
import { accept, NO_FINDINGS, refuse } from './reading.ts';

export interface IntegerField extends ColumnBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  /** Counting words that may follow the number; another one is a mistake. Where absent, the usual ones. */
  readonly units?: readonly string[];
}

/** A count. 约30, 十余 or 2-4 are no counts, and nothing unreadable is ever 0. */
export const integer: FieldKind<IntegerField> = {
  read: (value, column) => {
    if (typeof value === 'boolean') return refuse('int-format');
    if (typeof value === 'number') return judge(value, column, NO_FINDINGS);
    const written = readNumberText(value, column.units);
    if (typeof written === 'string') return refuse(written);
    return judge(written.number, column, written.findings);
  },
  rule: (column) => ({ type: 'whole', from: column.min, to: column.max }),
  format: () => '0',
  width: 8,
  mask: maskWhole,
  hint: (column) => `填整数 ${column.min}–${column.max}，不写“约”“余”和单位`,
  sample: (column, random) => random.integer(column.min, Math.min(column.max, column.min + 12)),
};

function judge(number: number, column: IntegerField, findings: Reading['findings']): Reading {
  const { min, max } = column;
  if (!Number.isFinite(number)) return refuse('int-format');
  if (number < 0 && min >= 0) return refuse('int-negative');
  if (!Number.isInteger(number)) return refuse('int-decimal');
  if (number < min || number > max) return refuse('number-range', { min, max });
  // -0 would be written as another cell than 0.
  return accept(number === 0 ? 0 : number, findings);
}
