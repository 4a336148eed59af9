import { tidy } from '../fold.ts';
import { maskWhole } from '../mask.ts';
import type { ColumnBase, FieldKind } from './kind.ts';
import { missingWord } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface TextField extends ColumnBase {
  readonly kind: 'text';
  /** UTF-16 units, as Excel's LEN counts; 200 where absent. */
  readonly maxLength?: number;
}

const MAX_LENGTH = 200;

/** Free text, kept as it was written but for the space around it. */
export const text: FieldKind<TextField> = {
  read: (value, column) => {
    const words = tidy(String(value));
    if (words === '') return readBlank(column);
    const missing = missingWord(words);
    if (missing === 'none' && column.required !== 'yes') return accept(null);
    // 不详 answers an optional question; only what must be known is refused.
    if (missing === 'ditto' || (missing !== null && column.required === 'yes')) {
      return refuse('cell-placeholder');
    }
    const max = column.maxLength ?? MAX_LENGTH;
    if (words.length > max) return refuse('cell-too-long', { max, length: words.length });
    return accept(words);
  },
  rule: (column) => ({ type: 'text-length', from: 1, to: column.maxLength ?? MAX_LENGTH }),
  format: () => '@',
  width: 16,
  mask: maskWhole,
  hint: (column) => `文字，不超过 ${column.maxLength ?? MAX_LENGTH} 字`,
  sample: (column, random) =>
    `${column.example ?? '示例'}${random.integer(1, 99)}`.slice(0, column.maxLength ?? MAX_LENGTH),
};
