import { prepare, toWords, type Condition } from '../condition.ts';
import { atOf, valueIn, type Entry } from '../entry.ts';
import type { Found, SheetsCheckKind } from './kind.ts';

/** A cell that must name an entry of another register of the same unit. */
export interface Reference {
  readonly kind: 'reference';
  readonly column: string;
  readonly form: string;
  /** The column of the other register that holds the name. */
  readonly target: string;
  readonly formTitle: string;
  /** Asked only of entries for which this holds. */
  readonly when?: Condition;
  /** Only such entries of the other register can be meant. */
  readonly among?: Condition;
  /** The days between which the named thing was there; open ends are allowed. */
  readonly open?: { readonly day: string; readonly from: string; readonly to: string };
}

export const reference: SheetsCheckKind<Reference> = {
  scope: 'sheets',
  columns: (check) => [check.column],
  check: (check, entries, others) => {
    const targets = others(check.form);
    // A unit that hands in no such register at all is told so by its state, not by every row.
    if (targets === null || targets.length === 0) return [];
    const byName = indexed(check, targets);
    const when = check.when && prepare(check.when, atOf(entries));
    return entries.flatMap((entry): readonly Found[] => {
      const name = valueIn(entry, check.column);
      if (name === null || (when && !when(entry.values, ''))) return [];
      const named = byName.get(String(name));
      const detail = { form: check.formTitle, name: String(name) };
      if (!named)
        return [{ entry, placed: { column: check.column, code: 'reference-unknown', detail } }];
      if (!check.open || named.some((target) => wasOpen(check, target, entry))) return [];
      return [{ entry, placed: { column: check.column, code: 'reference-not-open', detail } }];
    });
  },
  says: (check, title) => {
    const when = check.when ? `${toWords(check.when, title)}时，` : '';
    return `${when}「${title(check.column)}」须是${check.formTitle}中已登记的`;
  },
};

function indexed(
  check: Reference,
  targets: readonly Entry[],
): ReadonlyMap<string, readonly Entry[]> {
  const byName = new Map<string, Entry[]>();
  const among = check.among && prepare(check.among, atOf(targets));
  for (const target of targets) {
    const name = valueIn(target, check.target);
    if (name === null || (among && !among(target.values, ''))) continue;
    const same = byName.get(String(name));
    if (same) same.push(target);
    else byName.set(String(name), [target]);
  }
  return byName;
}

function wasOpen(check: Reference, target: Entry, entry: Entry): boolean {
  if (!check.open) return true;
  const day = String(valueIn(entry, check.open.day) ?? '').slice(0, 10);
  const from = valueIn(target, check.open.from);
  const to = valueIn(target, check.open.to);
  return (
    day === '' || ((from === null || String(from) <= day) && (to === null || day <= String(to)))
  );
}
