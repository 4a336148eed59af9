import { columnsOf, holds, toWords, type Condition } from '../condition.ts';
import type { EntryCheckKind } from './kind.ts';

/** A column that must be filled where the condition holds. */
export interface RequiredWhen {
  readonly kind: 'required-when';
  readonly column: string;
  readonly when: Condition;
}

export const requiredWhen: EntryCheckKind<RequiredWhen> = {
  scope: 'entry',
  columns: (check) => [check.column, ...columnsOf(check.when)],
  check: (check, get, asOf, title) => {
    if (get(check.column) !== null || !holds(check.when, get, asOf)) return null;
    return {
      column: check.column,
      code: 'cell-required-when',
      detail: { when: toWords(check.when, title) },
    };
  },
  wrong: (check) => ({
    column: check.column,
    when: { all: [check.when, { column: check.column, filled: false }] },
    severity: 'error',
  }),
  says: (check, title) => `${toWords(check.when, title)}时，「${title(check.column)}」必填`,
};
