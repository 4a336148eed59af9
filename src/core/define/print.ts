import type { Condition } from '../condition.ts';
import { quote } from './list.ts';
import { isPlainName, isPlainValue } from './spelling.ts';

/** The condition as `parseCondition` reads it, with the headings that `title` gives for columns. */
export function printCondition(condition: Condition, title: (column: string) => string): string {
  if ('all' in condition) return joined(condition.all, ' 且 ', title);
  if ('any' in condition) return joined(condition.any, ' 或 ', title);
  const name = title(condition.column);
  return `${isPlainName(name) ? name : quote(name)}${testOf(condition)}`;
}

function joined(
  parts: readonly Condition[],
  word: string,
  title: (column: string) => string,
): string {
  return parts
    .map((part) => {
      const text = printCondition(part, title);
      return 'all' in part || 'any' in part ? `(${text})` : text;
    })
    .join(word);
}

type Test = Exclude<Condition, { readonly all: unknown } | { readonly any: unknown }>;

function testOf(test: Test): string {
  if ('filled' in test) return test.filled ? ' 已填' : ' 为空';
  if ('in' in test) return test.in.length === 1 ? `=${list(test.in)}` : ` 属于 ${list(test.in)}`;
  if ('notIn' in test) {
    return test.notIn.length === 1 ? `<>${list(test.notIn)}` : ` 不属于 ${list(test.notIn)}`;
  }
  if ('atLeast' in test) return `>=${test.atLeast}`;
  if ('below' in test) return `<${test.below}`;
  if ('startsWith' in test) return ` 开头 ${list([test.startsWith])}`;
  if ('has' in test) return ` 含 ${list([test.has])}`;
  if ('notAfter' in test) return ' 不晚于 统计日';
  return test.days === undefined ? ' 早于 统计日' : ` 早于 统计日前${test.days}天`;
}

function list(values: readonly string[]): string {
  return values.map((value) => (isPlainValue(value) ? value : quote(value))).join('、');
}
