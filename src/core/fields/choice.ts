import { tidy } from '../fold.ts';
import { maskWhole } from '../mask.ts';
import type { Rule } from '../sheet.ts';
import { aliasFinding, matchChoice, namesSeveral, type Choices } from './choice-match.ts';
import type { FieldKind, RuleSite } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface ChoiceField extends Choices {
  readonly kind: 'choice';
}

/** Excel stops reading a list written into the rule at 255 characters. */
const LITERAL_LIMIT = 200;

/** One of a list. */
export const choice: FieldKind<ChoiceField> = {
  read: (value, column) => {
    const word = tidy(String(value));
    if (word === '') return readBlank(column);
    const match = matchChoice(word, column);
    if (match) {
      const { option } = match;
      const value = column.codes?.[option] ?? option;
      return match.alias ? accept(value, [aliasFinding(option, column)]) : accept(value);
    }
    const missing = readMissing(word, column);
    if (missing) return missing;
    if (namesSeveral(word, column)) return refuse('choice-several');
    return refuse('choice-unknown', { options: listOptions(column) });
  },
  rule: (column, site) => listRule(column, site),
  format: () => '@',
  width: 10,
  mask: maskWhole,
  hint: (column) => `从下拉列表中选一项：${listOptions(column)}`,
  sample: (column, random) => random.pick(column.options),
};

/** The options, or as many as a prompt has room for. */
export function listOptions(column: Choices): string {
  const all = column.options.join('、');
  if (all.length <= 45) return all;
  const cut = all.lastIndexOf('、', 42);
  return `${all.slice(0, cut > 0 ? cut : 42)}等`;
}

function listRule(column: ChoiceField, site: RuleSite): Rule {
  const fits = column.options.join(',').length <= LITERAL_LIMIT;
  if (fits && !column.options.some((option) => /[,"]/.test(option))) {
    return { type: 'list', options: column.options };
  }
  return { type: 'list-range', range: site.list(column.title, column.options) };
}
