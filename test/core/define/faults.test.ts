import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readFormJson } from '../../../src/core/define/index.ts';
import { severityOf } from '../../../src/core/issue.ts';
import { FORMS } from '../../../src/forms/index.ts';

interface Draft {
  [member: string]: unknown;
  identity: { [member: string]: unknown };
  columns: { [member: string]: unknown }[];
  checks: { [member: string]: unknown }[];
  indicators: { [member: string]: unknown }[];
}

const SOUND = readFileSync('docs/examples/forest-fire-patrol.json', 'utf8');

/** The codes and places of the issues of the forest-fire register after a change. */
function faultsOf(change: (form: Draft) => void): readonly string[] {
  const form = JSON.parse(SOUND) as Draft;
  change(form);
  const { form: made, issues } = readFormJson(JSON.stringify(form), FORMS);
  const errors = issues.filter(({ code }) => severityOf(code) === 'error');
  expect(made === null).toBe(errors.length > 0);
  return issues.map(({ code, cell }) => `${cell} ${code}`);
}

/** Columns of the example: 2 village, 3 date, 5 leader, 6 persons, 7 kilometres, 8 danger, 10 action. */
const CASES: readonly (readonly [string, (form: Draft) => void, readonly string[]])[] = [
  ['is sound as it is', () => undefined, []],
  ['misses its id', (form) => delete form['id'], ['id form-required']],
  ['has a code of three letters', (form) => (form['code'] = 'ABC'), ['code form-value']],
  ['has the code of another register', (form) => (form['code'] = 'CK'), ['code form-duplicate']],
  ['is named like the cover', (form) => (form['title'] = '封面'), ['title form-duplicate']],
  ['has a title no sheet can have', (form) => (form['title'] = '甲/乙'), ['title form-value']],
  ['has a member nobody knows', (form) => (form['titel'] = 'x'), ['titel form-member-unknown']],
  ['has no columns', (form) => (form['columns'] = 'x' as never), ['columns form-value']],
  ['has a day column of text', (form) => (form['day'] = 'route'), ['day form-column-kind']],
  [
    'has an identity without its column',
    (form) => (form.identity['columns'] = ['datum']),
    ['identity.columns form-column-unknown'],
  ],
  [
    'has a column of no kind',
    (form) => delete form.columns[12]?.['kind'],
    ['columns[12].kind form-required'],
  ],
  [
    'has a column of an unknown kind',
    (form) => (form.columns[12]!['kind'] = 'words'),
    ['columns[12].kind form-value'],
  ],
  [
    'has a range upside down',
    (form) => (form.columns[6]!['min'] = 101),
    ['columns[6].min form-range'],
  ],
  [
    'has a range in words',
    (form) => (form.columns[6]!['max'] = '多'),
    ['columns[6].max form-value'],
  ],
  [
    'has an example out of its own range',
    (form) => (form.columns[6]!['example'] = '300'),
    ['columns[6].example form-example'],
  ],
  [
    'repeats an id',
    (form) => (form.columns[11]!['id'] = 'remark'),
    ['columns[12].id form-duplicate', 'indicators[7].column form-column-unknown'],
  ],
  [
    'has an alias that is another heading',
    (form) => (form.columns[12]!['aliases'] = ['日 期']),
    ['columns[12].aliases form-duplicate'],
  ],
  [
    'has a choice without options',
    (form) => (form.columns[10]!['options'] = []),
    [
      'columns[10].options form-value',
      'columns[10].options form-options-empty',
      'indicators[5].where form-option-unknown',
    ],
  ],
  [
    'repeats an option',
    (form) => (form.columns[9]!['options'] = ['是', '否', '是']),
    ['columns[9].options[2] form-duplicate'],
  ],
  [
    'has a default that is no option',
    (form) => (form.columns[9]!['default'] = { value: '无' }),
    ['columns[9].default form-option-unknown'],
  ],
  [
    'has a synonym of nothing',
    (form) => (form.columns[10]!['synonyms'] = { 灭: '扑灭' }),
    ['columns[10].synonyms form-option-unknown'],
  ],
  [
    'asks a number for words',
    (form) => (form.checks[1]!['when'] = { column: 'persons', in: ['3'] }),
    ['checks[1].when form-column-kind'],
  ],
  [
    'asks words for a number',
    (form) => (form.checks[1]!['when'] = { column: 'fire', atLeast: 3 }),
    ['checks[1].when form-column-kind'],
  ],
  [
    'asks for an option that is none',
    (form) => (form.checks[1]!['when'] = { column: 'fire', in: ['有'] }),
    ['checks[1].when form-option-unknown'],
  ],
  [
    'has half a condition',
    (form) => (form.checks[1]!['when'] = { column: 'fire' }),
    ['checks[1].when form-value'],
  ],
  [
    'has 且 of one part',
    (form) => (form.checks[1]!['when'] = { all: [{ column: 'fire', filled: true }] }),
    ['checks[1].when form-value'],
  ],
  [
    'has an indicator under another name',
    (form) => (form.indicators[0]!['id'] = 'patrols'),
    ['indicators[0].id form-value'],
  ],
  [
    'repeats an indicator',
    (form) => (form.indicators[1]!['title'] = '巡护次数'),
    ['indicators[1].title form-duplicate'],
  ],
  [
    'divides by nothing known',
    (form) => (form.indicators[6]!['denominator'] = 'forest-fire-patrol.fire'),
    ['indicators[6].denominator form-indicator-unknown'],
  ],
  [
    'sums words',
    (form) => (form.indicators[1]!['column'] = 'route'),
    ['indicators[1].column form-column-kind'],
  ],
  [
    'tells people apart',
    (form) => (form.columns[8]!['level'] = 1),
    ['indicators[8].by form-personal'],
  ],
];

describe('a definition', () => {
  it.each(CASES)('that %s is told so at its place', (_title, change, expected) => {
    expect(faultsOf(change)).toEqual(expected);
  });

  it('that is no whole JSON is told so', () => {
    expect(readFormJson(SOUND.slice(0, -3)).issues).toMatchObject([{ code: 'form-json' }]);
    expect(readFormJson('[]').issues).toMatchObject([{ code: 'form-value' }]);
    expect(readFormJson('null').form).toBeNull();
  });
});
