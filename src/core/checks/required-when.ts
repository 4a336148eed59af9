import { columnsOf, prepare, toWords, type Condition } from '../condition.ts';
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
  judge: (check, at, title) => {
    const index = at(check.column);
    const when = prepare(check.when, at);
    return (values, asOf) => {
      if ((values[index] ?? null) !== null || !when(values, asOf)) return null;
      const detail = { when: toWords(check.when, title) };
      return { column: check.column, code: 'cell-required-when', detail };
    };
  },
  wrong: (check) => ({
    column: check.column,
    when: { all: [check.when, { column: check.column, filled: false }] },
    severity: 'error',
  }),
  says: (check, title) => `${toWords(check.when, title)}时，「${title(check.column)}」必填`,
};
