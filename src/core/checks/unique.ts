import { atOf, rowNamed, type Entry } from '../entry.ts';
import { textOf } from '../sheet.ts';
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
    const index = atOf(entries)(check.column);
    if (grow(entries, index)) return [];
    const seen = new Map<string, Entry>();
    const found: Found[] = [];
    for (const entry of entries) {
      const value = entry.values[index] ?? null;
      if (value === null) continue;
      const text = textOf(value);
      const first = seen.get(text);
      if (first) {
        const detail = { first: rowNamed(first, entry) };
        found.push({ entry, placed: { column: check.column, code: 'number-repeated', detail } });
      } else seen.set(text, entry);
    }
    return found;
  },
  says: (check, title) => `「${title(check.column)}」在本单位内不得重复`,
};

/** Numbers that grow from row to row are all different, and mostly they do. */
function grow(entries: readonly Entry[], index: number): boolean {
  let last = '';
  for (const { values } of entries) {
    const value = values[index] ?? null;
    if (value === null) continue;
    const text = textOf(value);
    if (text <= last) return false;
    last = text;
  }
  return true;
}
