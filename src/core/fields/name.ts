import { tidy } from '../fold.ts';
import { maskName } from '../mask.ts';
import type { ColumnBase, FieldKind, Reading } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface NameField extends ColumnBase {
  readonly kind: 'name';
}

const MIN_LENGTH = 2;
const MAX_LENGTH = 30;
const PLAIN = /^[\u4e00-\u9fff]+$/;
const SEPARATOR = /[、,，/／;；\r\n]+/;
const STAR = /[*＊]/;
const DIGIT = /[0-9０-９]/;
const HAN = '[\\u2e80-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}\\ue000-\\uf8ff]';
const SPACE_BETWEEN = new RegExp(`(${HAN})\\s+(?=${HAN})`, 'gu');
const DOT_BETWEEN = new RegExp(`(${HAN})\\s*[·•.．・‧∙⋅]\\s*(?=${HAN})`, 'gu');

/** One person's name; its characters stay as they are, traditional ones too. */
export const name: FieldKind<NameField> = {
  read: (value, column) => {
    const written = tidy(String(value));
    if (written === '') return readBlank(column);
    if (PLAIN.test(written)) return judge(written, column);
    if (STAR.test(written)) return refuse('cell-masked');
    const people = written.split(SEPARATOR).filter((part) => part.trim() !== '');
    if (people.length > 1 || DIGIT.test(written)) return refuse('name-several');
    return judge(
      (people[0] ?? '').trim().replace(DOT_BETWEEN, '$1·').replace(SPACE_BETWEEN, '$1'),
      column,
    );
  },
  rule: (_column, { cell }) => ({
    type: 'custom',
    formula: `AND(LEN(${cell})>=${MIN_LENGTH},LEN(${cell})<=${MAX_LENGTH},ISERROR(FIND("*",${cell})),ISERROR(FIND("、",${cell})),ISERROR(-${cell}))`,
  }),
  format: () => '@',
  width: 10,
  mask: maskName,
  hint: () => '填一个人的全名，2–30 字，不用 * 代替；几个人分几行填',
  sample: (_column, random) =>
    random.pick(['张', '王', '李', '赵', '马', '甲', '乙', '丙']) +
    random.pick(['某', '试', '例']) +
    random.pick(['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']),
};

function judge(person: string, column: NameField): Reading {
  const missing = readMissing(person, column);
  if (missing) return missing;
  const length = [...person].length;
  return length >= MIN_LENGTH && length <= MAX_LENGTH
    ? accept(person)
    : refuse('name-length', { min: MIN_LENGTH, max: MAX_LENGTH, length });
}
