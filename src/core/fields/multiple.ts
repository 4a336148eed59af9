import { tidy } from '../fold.ts';
import type { Finding } from '../issue.ts';
import { maskWhole } from '../mask.ts';
import { aliasFinding, matchChoice, type Choices, type Match } from './choice-match.ts';
import { listOptions } from './choice.ts';
import type { FieldKind } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface MultipleField extends Choices {
  readonly kind: 'multiple';
}

/** `+` separates nothing: `8+6` is one option. */
const SEPARATOR = /[、,，;；/／\r\n]+/;

/** Several of a list; the normal form has them in the list's order, joined with 、. */
export const multiple: FieldKind<MultipleField> = {
  read: (value, column) => {
    const words = tidy(String(value));
    if (words === '') return readBlank(column);
    const matches = readParts(words, column);
    if (!matches) {
      const missing = readMissing(words, column);
      return missing ?? refuse('choice-unknown', { options: listOptions(column) });
    }
    const chosen = new Set(matches.map((match) => match.option));
    const findings: Finding[] = matches
      .filter((match) => match.alias)
      .map(({ option }) => aliasFinding(option, column));
    const inOrder = column.options.filter((option) => chosen.has(option));
    return accept(inOrder.map((option) => column.codes?.[option] ?? option).join('、'), findings);
  },
  // A list would refuse two options in one cell.
  rule: () => null,
  format: () => '@',
  width: 18,
  mask: maskWhole,
  hint: (column) => `可填几项，用顿号隔开：${listOptions(column)}`,
  sample: (column, random) => {
    const chosen = column.options.filter(() => random.chance(0.2));
    return chosen.length > 0 ? chosen.join('、') : random.pick(column.options);
  },
};

/** The options of a cell, or null where one part is none. Space separates where the part is no option with it. */
function readParts(words: string, column: MultipleField): readonly Match[] | null {
  const whole = matchChoice(words, column);
  if (whole) return [whole];
  const matches: Match[] = [];
  for (const part of words.split(SEPARATOR)) {
    if (part.trim() === '') continue;
    const match = matchChoice(part, column);
    const pieces = match
      ? [match]
      : part
          .trim()
          .split(/\s+/)
          .map((piece) => matchChoice(piece, column));
    for (const piece of pieces) {
      if (!piece) return null;
      matches.push(piece);
    }
  }
  return matches.length > 0 ? matches : null;
}
