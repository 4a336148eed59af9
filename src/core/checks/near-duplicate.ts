import { rowNamed, valueIn, type Entry } from '../entry.ts';
import { alike, keyOf } from '../identity.ts';
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
    return alike(entries, keyOf(any.form, check)).flatMap((group) => close(check, group));
  },
  says: (check, title) => {
    const span = check.within;
    const time = span ? `${span.minutes ? `${span.minutes}分钟` : `${span.days ?? 0}天`}内` : '';
    return `${time}${check.columns.map((column) => `「${title(column)}」`).join('')}相同：疑似重复，请核对`;
  },
};

function close(check: NearDuplicate, entries: readonly Entry[]): readonly Found[] {
  const { within } = check;
  const marked = check.columns[0] ?? '';
  const time = (entry: Entry): string =>
    within ? String(valueIn(entry, within.column) ?? '') : '';
  const group = within ? entries.filter((entry) => time(entry) !== '') : entries;
  const sorted = within
    ? [...group].sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0))
    : group;
  const limit = within ? (within.minutes ?? (within.days ?? 0) * 1440) : Infinity;
  return sorted.flatMap((entry, index) => {
    const before = sorted[index - 1];
    if (!before || (within && minutesBetween(time(before), time(entry)) > limit)) return [];
    const detail = { first: rowNamed(before, entry) };
    return [{ entry, placed: { column: marked, code: 'entry-near-duplicate' as const, detail } }];
  });
}
