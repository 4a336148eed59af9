import { prepare, toWords, type Condition } from '../condition.ts';
import { atOf, valueIn } from '../entry.ts';
import type { SheetsCheckKind } from './kind.ts';

/** An entry that another register must mention: a dispute that became a case must be named by that case. */
export interface Referenced {
  readonly kind: 'referenced';
  /** The cell that is marked. */
  readonly column: string;
  /** The column by which the entry is named. */
  readonly name: string;
  readonly when: Condition;
  readonly form: string;
  readonly formTitle: string;
  readonly by: string;
}

export const referenced: SheetsCheckKind<Referenced> = {
  scope: 'sheets',
  columns: (check) => [check.name, check.column],
  check: (check, entries, others) => {
    const mentions = others(check.form);
    if (mentions === null) return [];
    const names = new Set(mentions.map((entry) => valueIn(entry, check.by)));
    const when = prepare(check.when, atOf(entries));
    return entries
      .filter((entry) => when(entry.values, ''))
      .filter((entry) => !names.has(valueIn(entry, check.name)))
      .map((entry) => ({
        entry,
        placed: {
          column: check.column,
          code: 'reference-missing' as const,
          detail: { form: check.formTitle },
        },
      }));
  },
  says: (check, title) => `${toWords(check.when, title)}时，${check.formTitle}中须有一行引用本条`,
};
