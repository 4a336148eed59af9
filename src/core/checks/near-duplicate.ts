import { positionOf, valueIn, type Entry } from '../entry.ts';
import { makeKey } from '../identity.ts';
import { minutesBetween } from '../moments.ts';
import type { Found, RowsCheckKind } from './kind.ts';

/** Entries alike in these columns and close in time: perhaps the same event written twice. They count. */
export interface NearDuplicate {
  readonly kind: 'near-duplicate';
  readonly columns: readonly string[];
  /** Used in place of an empty column: people without documents are not alike for that. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  readonly unordered?: readonly string[];
  /** Absent: alike is enough. */
  readonly within?: { readonly column: string; readonly minutes?: number; readonly days?: number };
}

export const nearDuplicate: RowsCheckKind<NearDuplicate> = {
  scope: 'rows',
  columns: (check) => [...check.columns, ...(check.within ? [check.within.column] : [])],
  check: (check, entries) => {
    const [any] = entries;
    if (!any) return [];
    const alike = new Map<string, Entry[]>();
    const keyOf = makeKey(any.form, check);
    for (const entry of entries) {
      const key = keyOf(entry);
      if (key === null) continue;
      const group = alike.get(key);
      if (group) group.push(entry);
      else alike.set(key, [entry]);
    }
    const found: Found[] = [];
    for (const group of alike.values()) if (group.length > 1) found.push(...close(check, group));
    return found;
  },
  says: (check, title) => {
    const span = check.within;
    const time = span ? `${span.minutes ? `${span.minutes}分钟` : `${span.days ?? 0}天`}内` : '';
    return `${time}${check.columns.map((column) => `「${title(column)}」`).join('')}相同：疑似重复，请核对`;
  },
};

function close(check: NearDuplicate, group: Entry[]): readonly Found[] {
  const { within } = check;
  const marked = check.columns[0] ?? '';
  const time = (entry: Entry): string =>
    within ? String(valueIn(entry, within.column) ?? '') : '';
  if (within) {
    const place = positionOf(group[0]!.form, within.column);
    group = group.filter((entry) => entry.values[place] !== null);
    group.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0));
  }
  const limit = within ? (within.minutes ?? (within.days ?? 0) * 1440) : Infinity;
  return group.flatMap((entry, index) => {
    const before = group[index - 1];
    if (!before || (within && minutesBetween(time(before), time(entry)) > limit)) return [];
    const detail = { first: `${before.sheet}!${before.row}` };
    return [{ entry, placed: { column: marked, code: 'entry-near-duplicate' as const, detail } }];
  });
}
