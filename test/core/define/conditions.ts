import fc from 'fast-check';
import type { Condition } from '../../../src/core/condition.ts';
import { makeNames } from '../../../src/core/define/index.ts';

/** Columns whose headings and choices are as awkward as real ones. */
export const COLUMNS = [
  { id: 'action', title: '处置', options: ['劝返', '放行', '移交(隔离)', '取消或延期', '「特」'] },
  { id: 'channel', title: '登记渠道', options: ['卡点', '防控组', '8+6', '一、二'] },
  { id: 'temperature', title: '体温(℃)' },
  { id: 'status', title: '状态', options: ['已排查', '调处中', '已化解'] },
  { id: 'odd', title: '甲=乙 且', options: ['且', '或', '(', ')', 'a b'] },
  { id: 'bracket', title: '(备注)' },
  { id: 'longer', title: '处置状态', options: ['已填', '统计日'] },
] as const;

export const NAMES = makeNames(COLUMNS);

const column = fc.constantFrom(...COLUMNS.map(({ id }) => id));
const number = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }))
  // A cell knows no negative zero.
  .map((value) => value + 0);
const word = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' });

const values: fc.Arbitrary<{ column: string; values: string[] }> = fc.oneof(
  fc.constantFrom(...COLUMNS.filter((one) => 'options' in one)).chain((one) =>
    fc.record({
      column: fc.constant(one.id as string),
      values: fc.uniqueArray(fc.constantFrom(...one.options), { minLength: 1 }),
    }),
  ),
  fc.record({
    column: fc.constantFrom('temperature', 'bracket'),
    values: fc.array(word, { minLength: 1, maxLength: 3 }),
  }),
);

const test: fc.Arbitrary<Condition> = fc.oneof(
  values.map(({ column: name, values: list }) => ({ column: name, in: list })),
  values.map(({ column: name, values: list }) => ({ column: name, notIn: list })),
  values.map(({ column: name, values: list }) => ({ column: name, has: list[0] ?? '' })),
  values.map(({ column: name, values: list }) => ({ column: name, startsWith: list[0] ?? '' })),
  fc.record({ column, filled: fc.boolean() }),
  fc.record({ column, atLeast: number }),
  fc.record({ column, below: number }),
  fc.record({ column, before: fc.constant('as-of' as const) }),
  fc.record({ column, before: fc.constant('as-of' as const), days: fc.nat(400) }),
  fc.record({ column, notAfter: fc.constant('as-of' as const) }),
);

/** Conditions of any depth; 且 and 或 join at least two. */
export const condition: fc.Arbitrary<Condition> = fc.letrec<{ tree: Condition }>((tie) => {
  const parts = fc.array(tie('tree'), { minLength: 2, maxLength: 3 });
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      test,
      parts.map((all) => ({ all })),
      parts.map((any) => ({ any })),
    ),
  };
}).tree;
