import { columnsOf, type Condition } from '../condition.ts';
import type { Code, Detail } from '../issue.ts';
import { isCondition } from './condition-shape.ts';
import { readList, writeList } from './list.ts';
import { FOREIGN, type Names } from './names.ts';
import { isMistake, parseCondition } from './parse.ts';
import { printCondition } from './print.ts';

/** What a cell says as a member's value, or why it says nothing of the sort. */
export type Told = { readonly value: unknown } | { readonly code: Code; readonly detail: Detail };

/** One type of member: how a cell says it, and what it is in a form. */
export interface SlotType {
  readonly read: (text: string, names: Names) => Told;
  /** The cell from which `read` reads this value; asked only of values that fit. */
  readonly write: (value: unknown, names: Names) => string | number;
  readonly fits: (value: unknown) => boolean;
  /** What it should be, in Chinese. */
  readonly expected: string;
  /** The words of a list to choose from. */
  readonly words?: Readonly<Record<string, string | number | boolean>>;
  /** Columns of the same register that a value names, by id. */
  readonly refs?: (value: unknown) => readonly string[];
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

function textOf(expected: string, shape: RegExp = /[^]/): SlotType {
  return {
    read: (text) => ({ value: text }),
    write: (value) => value as string,
    fits: (value) => isText(value) && shape.test(value),
    expected,
  };
}

function numberOf(expected: string, fits: (value: number) => boolean): SlotType {
  return {
    read: (text) =>
      /^[-+]?\d+(\.\d+)?$/.test(text)
        ? { value: Number(text) }
        : { code: 'form-value', detail: { expected } },
    write: (value) => value as number,
    fits: (value) => typeof value === 'number' && Number.isFinite(value) && fits(value),
    expected,
  };
}

/** One of a few words, each of which stands for a value. */
export function wordsOf(words: Readonly<Record<string, string | number | boolean>>): SlotType {
  const expected = Object.keys(words).join('、');
  const values: readonly unknown[] = Object.values(words);
  return {
    read: (text) =>
      Object.hasOwn(words, text)
        ? { value: words[text] }
        : { code: 'form-value', detail: { expected } },
    write: (value) => Object.keys(words).find((word) => words[word] === value) ?? '',
    fits: (value) => values.includes(value),
    expected,
    words,
  };
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every(isText);

export const TEXT = textOf('文字');
/** Excel's own limits for a sheet's name. */
export const SHEET_NAME = textOf(
  '31 字以内、不含 [ ] : * ? / \\ 的名称',
  /^(?!')[^[\]:*?/\\]{1,31}(?<!')$/,
);
export const ID = textOf('小写英文单词，用 - 连接', /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
export const CODE = textOf('两个大写英文字母', /^[A-Z]{2}$/);
export const NUMBER = numberOf('数字', () => true);
export const WHOLE = numberOf('0 或正整数', (value) => Number.isInteger(value) && value >= 0);
export const FLAG = wordsOf({ 是: true, 否: false });
export const LEVEL = wordsOf({ 否: 0, 一般: 1, 敏感: 2 });
export const SEVERITY = wordsOf({ 错误: 'error', 请核对: 'warning' });

export const LIST: SlotType = {
  read: (text) => ({ value: readList(text) }),
  write: (value) => writeList(value as readonly string[]),
  fits: isTexts,
  expected: '用顿号隔开的几项',
};

/** A record of texts; in a workbook it is spread over the sheet of choices. */
export const WORDS: SlotType = {
  ...LIST,
  fits: (value) => isRecord(value) && Object.values(value).every(isText),
};

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export const COLUMN: SlotType = {
  read: (text, names) => ({ value: names.idOf(text) ?? text }),
  write: (value, names) => names.titleOf(value as string),
  fits: isText,
  expected: '一个列名',
  refs: (value) => [value as string],
};

export const COLUMNS: SlotType = {
  read: (text, names) => ({ value: readList(text).map((name) => names.idOf(name) ?? name) }),
  write: (value, names) => writeList((value as readonly string[]).map(names.titleOf)),
  fits: isTexts,
  expected: '用顿号隔开的几个列名',
  refs: (value) => value as readonly string[],
};

/** `证件号码：姓名、联系电话`, a line for each column that may be empty. */
export const INSTEAD: SlotType = {
  read: (text, names) => {
    const lines = text.split('\n').filter((line) => line.trim() !== '');
    const pairs = lines.map((line) => line.split(/[:：](?=[^:：]*$)/));
    if (pairs.some((pair) => pair.length !== 2)) {
      return { code: 'form-value', detail: { expected: INSTEAD.expected } };
    }
    return {
      value: Object.fromEntries(
        pairs.map(([name = '', others = '']) => [
          names.idOf(name.trim()) ?? name.trim(),
          readList(others).map((other) => names.idOf(other) ?? other),
        ]),
      ),
    };
  },
  write: (value, names) =>
    Object.entries(value as Record<string, readonly string[]>)
      .map(
        ([column, others]) => `${names.titleOf(column)}：${writeList(others.map(names.titleOf))}`,
      )
      .join('\n'),
  fits: (value) => isRecord(value) && Object.values(value).every(isTexts),
  expected: '“列名：列名、列名”，一列一行',
  refs: (value) => Object.entries(value as Record<string, readonly string[]>).flat(2),
};

const STEP = /^(.+?)\s*[+＋]\s*(\d+)\s*天$/;

/** A choice, or `发现日期+30天`. */
export const DEFAULT: SlotType = {
  read: (text, names) => {
    const step = STEP.exec(text);
    const from = step?.[1] === undefined ? null : names.idOf(step[1]);
    return { value: from === null ? { value: text } : { from, days: Number(step?.[2]) } };
  },
  write: (value, names) => {
    const given = value as { value: string } | { from: string; days: number };
    return 'value' in given ? given.value : `${names.titleOf(given.from)}+${given.days}天`;
  },
  fits: (value) => {
    if (!isRecord(value)) return false;
    const members = Object.keys(value).sort().join();
    if (members === 'value') return isText(value['value']);
    return members === 'days,from' && isText(value['from']) && Number.isInteger(value['days']);
  },
  expected: '一个选项，或“日期列名+14天”',
  refs: (value) => {
    const { from } = value as { from?: string };
    return from === undefined ? [] : [from];
  },
};

function conditionOf(choose: (names: Names) => Names, own: boolean): SlotType {
  return {
    read: (text, names) => {
      const result = parseCondition(text, choose(names));
      return isMistake(result) ? result : { value: result };
    },
    write: (value, names) => printCondition(value as Condition, choose(names).titleOf),
    fits: isCondition,
    expected: '条件',
    ...(own ? { refs: (value: unknown) => columnsOf(value as Condition) } : {}),
  };
}

export const CONDITION = conditionOf((names) => names, true);
/** About an entry of another register, whose columns are named by their ids. */
export const FOREIGN_CONDITION = conditionOf(() => FOREIGN, false);

/** Another indicator of the register, by its title. */
export const INDICATOR: SlotType = {
  read: (text, names) => ({ value: names.indicatorOf(text) ?? text }),
  write: (value, names) => names.indicatorTitle(value as string),
  fits: isText,
  expected: '一个指标的名称',
};
