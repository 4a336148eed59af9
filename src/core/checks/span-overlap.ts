import { rowNamed, valueIn, type Entry } from '../entry.ts';
import type { Found, RowsCheckKind } from './kind.ts';

/** The same person in two spans that overlap. An open end lasts. Across units only rows are named, never the person. */
export interface SpanOverlap {
  readonly kind: 'span-overlap';
  readonly person: string;
  readonly from: string;
  readonly to: string;
}

export const spanOverlap: RowsCheckKind<SpanOverlap> = {
  scope: 'rows',
  columns: (check) => [check.person, check.from, check.to],
  check: (check, entries) => {
    const byPerson = new Map<string, Entry[]>();
    for (const entry of entries) {
      const person = valueIn(entry, check.person);
      if (person === null || valueIn(entry, check.from) === null) continue;
      const same = byPerson.get(String(person));
      if (same) same.push(entry);
      else byPerson.set(String(person), [entry]);
    }
    const found: Found[] = [];
    for (const spans of byPerson.values()) found.push(...overlaps(check, spans));
    return found;
  },
  says: (check, title) => `同一「${title(check.person)}」的起止日期不应重叠`,
};

function overlaps(check: SpanOverlap, spans: readonly Entry[]): readonly Found[] {
  const from = (entry: Entry): string => String(valueIn(entry, check.from));
  const to = (entry: Entry): string => String(valueIn(entry, check.to) ?? '9999-12-31');
  const sorted = [...spans].sort((a, b) => (from(a) < from(b) ? -1 : from(a) > from(b) ? 1 : 0));
  return sorted.flatMap((entry, index) => {
    const before = sorted[index - 1];
    // Leaving one place and entering another on the same day is one movement, not an overlap.
    if (!before || from(entry) >= to(before)) return [];
    const detail = { first: rowNamed(before, entry) };
    return [{ entry, placed: { column: check.person, code: 'span-overlap' as const, detail } }];
  });
}
