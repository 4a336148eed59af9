import type { EntryCheckKind } from './kind.ts';

/** Free text in which a person's numbers were written: they travel further than their own columns do. */
export interface PersonalText {
  readonly kind: 'personal-text';
  readonly column: string;
}

/** A resident number (GB 11643, 15 or 18 long) or a mobile number standing by itself. */
const NUMBERS = /(?<![0-9])(?:\d{17}[\dXx]|\d{15}|1[3-9]\d{9})(?![0-9])/;

export const personalText: EntryCheckKind<PersonalText> = {
  scope: 'entry',
  columns: (check) => [check.column],
  judge: (check, at) => {
    const index = at(check.column);
    return (values) => {
      const value = values[index];
      if (typeof value !== 'string' || value.length < 11 || !NUMBERS.test(value)) return null;
      return { column: check.column, code: 'text-personal' };
    };
  },
  wrong: () => null,
  says: (check, title) => `「${title(check.column)}」中不要写身份证号、手机号`,
};
