import { columnsOf, prepare, toWords, type Condition } from '../condition.ts';
import type { EntryCheckKind } from './kind.ts';

/** A column that should be left empty where the condition holds; the entry still counts. */
export interface EmptyWhen {
  readonly kind: 'empty-when';
  readonly column: string;
  readonly when: Condition;
}

export const emptyWhen: EntryCheckKind<EmptyWhen> = {
  scope: 'entry',
  columns: (check) => columnsOf(check.when),
  judge: (check, at, title) => {
    const index = at(check.column);
    const when = prepare(check.when, at);
    return (values, asOf) => {
      if ((values[index] ?? null) === null || !when(values, asOf)) return null;
      const detail = { when: toWords(check.when, title) };
      return { column: check.column, code: 'cell-empty-when', detail };
    };
  },
  wrong: (check) => ({
    column: check.column,
    when: { all: [check.when, { column: check.column, filled: true }] },
    severity: 'warning',
  }),
  says: (check, title) => `${toWords(check.when, title)}时，「${title(check.column)}」应为空`,
};
