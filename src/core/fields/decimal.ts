import { maskWhole } from '../mask.ts';
import type { ColumnBase, FieldKind, Reading } from './kind.ts';
import { readNumberText } from './number-text.ts';
import { accept, NO_FINDINGS, readBlank, refuse } from './reading.ts';

export interface DecimalField extends ColumnBase {
  readonly kind: 'decimal';
  readonly min: number;
  readonly max: number;
  /** Digits after the point. */
  readonly places: number;
}

/** A measured or reckoned number with a fixed count of digits after the point. */
export const decimal: FieldKind<DecimalField> = {
  read: (value, column) => {
    if (typeof value === 'boolean') return refuse('decimal-format');
    if (typeof value === 'number') return judge(value, column, NO_FINDINGS);
    // Amounts are asked for in 元; the sign says nothing more. 万元 stays refused.
    const written = readNumberText(value.replace(/^\s*[¥￥]/, ''), ['元']);
    if (typeof written !== 'string') return judge(written.number, column, written.findings);
    if (written === 'int-empty') return readBlank(column);
    return refuse(written === 'int-inexact' ? written : 'decimal-format');
  },
  rule: (column, { cell }) => ({
    type: 'custom',
    formula: `AND(ISNUMBER(${cell}),${cell}>=${column.min},${cell}<=${column.max},ROUND(${cell},${column.places})=${cell})`,
  }),
  format: (column) => (column.places > 0 ? `0.${'0'.repeat(column.places)}` : '0'),
  width: 10,
  mask: maskWhole,
  hint: (column) => `填数字 ${column.min}–${column.max}，最多 ${column.places} 位小数`,
  sample: (column, random) => {
    const scale = 10 ** column.places;
    const last = Math.min(column.max, column.min + 1000);
    return random.integer(Math.ceil(column.min * scale), Math.floor(last * scale)) / scale;
  },
};

function judge(number: number, column: DecimalField, findings: Reading['findings']): Reading {
  const { min, max, places } = column;
  if (!Number.isFinite(number)) return refuse('decimal-format');
  const rounded = roundTo(number, places);
  if (rounded === null) return refuse('decimal-places', { places });
  if (rounded < min || rounded > max) return refuse('number-range', { min, max });
  return accept(rounded, findings);
}

/** The number with so many digits after the point, or null where it has more; binary noise is no digit. */
export function roundTo(number: number, places: number): number | null {
  const scale = 10 ** places;
  const rounded = Math.round(number * scale) / scale;
  const noise = Math.max(1, Math.abs(number)) * 1e-12;
  return Math.abs(rounded - number) <= noise ? (rounded === 0 ? 0 : rounded) : null;
}
