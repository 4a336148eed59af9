import { describe, expect, it } from 'vitest';
import type { Entry } from '../../src/core/entry.ts';
import { keyOf } from '../../src/core/identity.ts';
import type { Scalar } from '../../src/core/fields/kind.ts';
import type { Form } from '../../src/core/form.ts';
import { caseRegister } from '../../src/forms/case-register.ts';
import { disputeRegister } from '../../src/forms/dispute-register.ts';

function keyIn(form: Form, values: Readonly<Record<string, Scalar>>): string | null {
  const entry: Entry = {
    form,
    file: '表.xlsx',
    sheet: form.title,
    row: 5,
    at: [],
    values: form.columns.map(({ id }) => values[id] ?? null),
    unreadable: new Map(),
  };
  return keyOf(form, form.identity).whole(entry);
}

const dispute = (a: string, b: string) =>
  keyIn(disputeRegister, { found: '2020-02-05', 'party-a': a, 'party-b': b, category: '邻里' });
const numbered = (number: string) => keyIn(caseRegister, { 'case-number': number });

describe('the key of an entry', () => {
  it.each([
    ['张三', '李四（供电所）'],
    ['张　三', '李四(供电所)'],
    ['李四 （供电所）', '张 三'],
    ['李四【供电所】', '张三'],
  ])('takes %s and %s for the same pair in either order', (a, b) => {
    expect(dispute(a, b)).toBe(dispute('张三', '李四(供电所)'));
  });

  it.each(['三公〔2020〕15号', '三公[2020]15号', '三公（２０２０）１５号', '三公 [ 2020 ] 15 号'])(
    'is one however the number is written: %s',
    (number) => {
      expect(numbered(number)).toBe(numbered('三公(2020)15号'));
    },
  );

  it('tells apart what differs in more than its spelling', () => {
    expect(dispute('张三', '李四')).not.toBe(dispute('张三', '李四(供电所)'));
    expect(numbered('三公〔2020〕15号')).not.toBe(numbered('三公〔2020〕1号5'));
  });
});
