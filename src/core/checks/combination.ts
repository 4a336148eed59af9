import { columnsOf, prepare, toWords, type Condition } from '../condition.ts';
import type { EntryCheckKind } from './kind.ts';

/** Cells that do not go together: forbidden, or only doubtful. */
export interface Combination {
  readonly kind: 'combination';
  /** The cell that is marked. */
  readonly column: string;
  /** What must not be. */
  readonly when: Condition;
  readonly severity: 'error' | 'warning';
  /** What to do, in the office's language. */
  readonly mend: string;
}

export const combination: EntryCheckKind<Combination> = {
  scope: 'entry',
  columns: (check) => columnsOf(check.when),
  judge: (check, at, title) => {
    const when = prepare(check.when, at);
    return (values, asOf) => {
      if (!when(values, asOf)) return null;
      return {
        column: check.column,
        code: check.severity === 'error' ? 'combination-forbidden' : 'combination-doubtful',
        detail: { when: toWords(check.when, title), mend: check.mend },
      };
    };
  },
  wrong: (check) => ({ column: check.column, when: check.when, severity: check.severity }),
  says: (check, title) =>
    `${toWords(check.when, title)}：${check.severity === 'error' ? '不允许' : '请核对'}。${check.mend}`,
};
