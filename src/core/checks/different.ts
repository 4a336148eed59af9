import type { EntryCheckKind } from './kind.ts';

/** Two columns that must not say the same. */
export interface Different {
  readonly kind: 'different';
  readonly first: string;
  /** The cell that is marked. */
  readonly second: string;
  readonly severity: 'error' | 'warning';
}

export const different: EntryCheckKind<Different> = {
  scope: 'entry',
  columns: (check) => [check.first, check.second],
  judge: (check, at, title) => {
    const [one, other] = [at(check.first), at(check.second)];
    return (values) => {
      const first = values[one] ?? null;
      if (first === null || first !== values[other]) return null;
      return {
        column: check.second,
        code: check.severity === 'error' ? 'cells-same' : 'cells-same-doubtful',
        detail: { first: title(check.first), second: title(check.second) },
      };
    };
  },
  wrong: (check) => ({
    column: check.second,
    when: (ref) => `AND(${ref(check.second)}<>"",${ref(check.first)}=${ref(check.second)})`,
    severity: check.severity,
  }),
  says: (check, title) =>
    `「${title(check.second)}」${check.severity === 'error' ? '不得' : '一般不应'}与「${title(check.first)}」相同`,
};
