import { valueIn, type Entry } from '../entry.ts';
import type { Found, SheetsCheckKind } from './kind.ts';

/** The daily return's row must agree with the register it speaks of: zero or not, and how many that day. */
export interface Declaration {
  readonly kind: 'declaration';
  readonly day: string;
  /** Holds the form's id. */
  readonly register: string;
  readonly state: string;
  readonly zero: string;
  readonly count: string;
  /** When it was confirmed; after the cut-off of its day it is late. */
  readonly confirmed?: string;
}

export const declaration: SheetsCheckKind<Declaration> = {
  scope: 'sheets',
  columns: (check) => [check.day, check.register, check.state, check.count],
  check: (check, entries, others) =>
    entries.flatMap((entry): readonly Found[] => {
      const rows = others(String(valueIn(entry, check.register)));
      if (rows === null || isStanding(rows)) return [];
      const day = valueIn(entry, check.day);
      const actual = rows.filter((row) => dayOf(row) === day).length;
      const declared = valueIn(entry, check.count);
      const zero = valueIn(entry, check.state) === check.zero;
      const detail = { actual, declared: declared ?? 0 };
      if (zero && actual > 0) {
        return [{ entry, placed: { column: check.state, code: 'declared-zero-but-rows', detail } }];
      }
      if (!zero && actual === 0) {
        return [{ entry, placed: { column: check.state, code: 'declared-new-but-none', detail } }];
      }
      if (declared === actual) return [];
      return [{ entry, placed: { column: check.count, code: 'declared-count-differs', detail } }];
    }),
  says: (check, title) =>
    `「${title(check.state)}」「${title(check.count)}」须与该台账当日行数一致`,
};

/** Registers of standing things have no day by which rows could be counted. */
function isStanding(rows: readonly Entry[]): boolean {
  return rows.length > 0 && rows[0]?.form.day === undefined;
}

function dayOf(entry: Entry): string | null {
  if (entry.form.day === undefined) return null;
  const value = valueIn(entry, entry.form.day);
  return value === null ? null : String(value).slice(0, 10);
}
