import { atOf, type Entry } from '../entry.ts';
import type { Found, RowsCheckKind } from './kind.ts';

/** A column whose values must not repeat within a unit's register; the later row is marked. */
export interface Unique {
  readonly kind: 'unique';
  readonly column: string;
}

export const unique: RowsCheckKind<Unique> = {
  scope: 'rows',
  columns: (check) => [check.column],
  check: (check, entries) => {
    const seen = new Map<string, Entry>();
    const found: Found[] = [];
    const index = atOf(entries)(check.column);
    for (const entry of entries) {
      const value = entry.values[index] ?? null;
      if (value === null) continue;
      const first = seen.get(String(value));
      if (first) {
        const detail = { first: `${first.sheet}!${first.row}` };
        found.push({ entry, placed: { column: check.column, code: 'number-repeated', detail } });
      } else seen.set(String(value), entry);
    }
    return found;
  },
  says: (check, title) => `「${title(check.column)}」在本单位内不得重复`,
};
