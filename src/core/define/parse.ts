import type { Condition } from '../condition.ts';
import { halfWidth } from '../fold.ts';
import type { Code, Detail } from '../issue.ts';
import { readQuoted } from './list.ts';
import type { Names } from './names.ts';
import { isBracketed, runAt } from './spelling.ts';

export interface Mistake {
  readonly code: Code;
  readonly detail: Detail;
}

/** A text being read. The first mistake is kept, and everything after it gives null. */
interface Cursor {
  readonly text: string;
  /** The same text in half-width signs; places are the same in both. */
  readonly folded: string;
  readonly names: Names;
  at: number;
  mistake: Mistake | null;
}

const AND = ['并且', '且', 'and', 'AND'];
const OR = ['或者', '或', 'or', 'OR'];
const IS = ['==', '=', '属于', '等于', '是'];
const IS_NOT = ['<>', '!=', '≠', '不属于', '不等于', '不是'];
const FILLED = ['已填写', '已填', '不为空'];
const EMPTY = ['为空', '未填写', '未填'];
const AT_LEAST = ['>=', '≥', '不小于'];
const BELOW = ['<', '小于'];
const STARTS = ['开头是', '开头'];
const HAS = ['包含', '含'];
const BEFORE = ['早于'];
const NOT_AFTER = ['不晚于'];

/**
 * A condition as a person types it: `处置=劝返 且 (登记渠道=卡点 或 体温(℃)>=37.3)`. 且 binds closer than
 * 或. Gives the condition, or the first mistake with its place in the text, counted from 1.
 */
export function parseCondition(text: string, names: Names): Condition | Mistake {
  const cursor: Cursor = { text, folded: halfWidth(text), names, at: 0, mistake: null };
  const condition = readAny(cursor);
  skip(cursor);
  if (condition && cursor.at < text.length) fail(cursor, '且、或，或者到此结束');
  return cursor.mistake ?? condition ?? mistakeAt(cursor, '条件');
}

function readAny(cursor: Cursor): Condition | null {
  const parts = readParts(cursor, OR, readAll);
  return parts && (parts.length === 1 ? (parts[0] ?? null) : { any: parts });
}

function readAll(cursor: Cursor): Condition | null {
  const parts = readParts(cursor, AND, readTerm);
  return parts && (parts.length === 1 ? (parts[0] ?? null) : { all: parts });
}

function readParts(
  cursor: Cursor,
  between: readonly string[],
  read: (cursor: Cursor) => Condition | null,
): readonly Condition[] | null {
  const parts: Condition[] = [];
  do {
    const part = read(cursor);
    if (!part) return null;
    parts.push(part);
  } while (take(cursor, between));
  return parts;
}

function readTerm(cursor: Cursor): Condition | null {
  if (take(cursor, ['('])) {
    const inside = readAny(cursor);
    if (!inside) return null;
    return take(cursor, [')']) ? inside : fail(cursor, '右括号“)”');
  }
  const column = readName(cursor);
  return column === null ? null : readTest(cursor, column);
}

/** The longest heading that stands here; an unknown one is named with its place. */
function readName(cursor: Cursor): string | null {
  skip(cursor);
  const { names, at } = cursor;
  const quoted = readQuoted(cursor.text, at);
  const known = quoted ? null : names.startingAt(cursor.folded, at);
  const name = quoted?.text ?? known ?? /^[^\s=<>!≠≥≤()]*/.exec(cursor.folded.slice(at))?.[0] ?? '';
  if (name === '') return fail(cursor, '列名');
  const column = names.idOf(name);
  if (column === null) {
    cursor.mistake = { code: 'form-column-unknown', detail: { name, at: at + 1 } };
    return null;
  }
  cursor.at = quoted ? quoted.end : at + name.length;
  return column;
}

function readTest(cursor: Cursor, column: string): Condition | null {
  if (take(cursor, FILLED)) return { column, filled: true };
  if (take(cursor, EMPTY)) return { column, filled: false };
  if (take(cursor, IS_NOT)) {
    const values = readValues(cursor, column);
    return values && { column, notIn: values };
  }
  if (take(cursor, NOT_AFTER)) {
    return take(cursor, ['统计日']) ? { column, notAfter: 'as-of' } : fail(cursor, '“统计日”');
  }
  if (take(cursor, BEFORE)) return readBefore(cursor, column);
  if (take(cursor, AT_LEAST)) {
    const atLeast = readNumber(cursor);
    return atLeast === null ? null : { column, atLeast };
  }
  const exact = cursor.folded.startsWith('<=', cursor.at);
  if (!exact && take(cursor, BELOW)) {
    const below = readNumber(cursor);
    return below === null ? null : { column, below };
  }
  return readWords(cursor, column);
}

function readWords(cursor: Cursor, column: string): Condition | null {
  if (take(cursor, IS)) {
    const values = readValues(cursor, column);
    return values && { column, in: values };
  }
  if (take(cursor, STARTS)) {
    const startsWith = readValue(cursor, column);
    return startsWith === null ? null : { column, startsWith };
  }
  if (take(cursor, HAS)) {
    const has = readValue(cursor, column);
    return has === null ? null : { column, has };
  }
  return fail(cursor, '=、<>、属于、不属于、已填、为空、>=、<、开头、含、早于、不晚于中的一种');
}

function readBefore(cursor: Cursor, column: string): Condition | null {
  if (!take(cursor, ['统计日'])) return fail(cursor, '“统计日”');
  if (!take(cursor, ['前'])) return { column, before: 'as-of' };
  const days = readNumber(cursor);
  if (days === null) return null;
  return take(cursor, ['天', '日']) ? { column, before: 'as-of', days } : fail(cursor, '“天”');
}

function readNumber(cursor: Cursor): number | null {
  skip(cursor);
  const written = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?/i.exec(cursor.folded.slice(cursor.at))?.[0];
  if (written === undefined) return fail(cursor, '数字');
  cursor.at += written.length;
  return Number(written);
}

function readValues(cursor: Cursor, column: string): readonly string[] | null {
  const values: string[] = [];
  do {
    const value = readValue(cursor, column);
    if (value === null) return null;
    values.push(value);
  } while (take(cursor, ['、', ',']));
  return values;
}

function readValue(cursor: Cursor, column: string): string | null {
  skip(cursor);
  const quoted = readQuoted(cursor.text, cursor.at);
  if (quoted) {
    cursor.at = quoted.end;
    return quoted.text;
  }
  const value = optionAt(cursor, column) ?? runAt(cursor.text, cursor.at);
  if (value === '') return fail(cursor, '一个选项或文字');
  cursor.at += value.length;
  return value;
}

/** The longest choice of the column that stands here by itself, so that brackets need no 「」. */
function optionAt(cursor: Cursor, column: string): string | null {
  let longest: string | null = null;
  for (const option of cursor.names.optionsOf(column)) {
    if (option.length <= (longest?.length ?? 0) || !isBracketed(option)) continue;
    const end = cursor.at + option.length;
    const alone = end === cursor.text.length || /[\s、,)且或]/.test(cursor.folded.charAt(end));
    if (alone && cursor.folded.startsWith(halfWidth(option), cursor.at)) longest = option;
  }
  return longest;
}

function skip(cursor: Cursor): void {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at += 1;
}

function take(cursor: Cursor, words: readonly string[]): boolean {
  skip(cursor);
  const word = words.find((one) => cursor.folded.startsWith(one, cursor.at));
  if (word !== undefined) cursor.at += word.length;
  return word !== undefined;
}

function fail(cursor: Cursor, expected: string): null {
  cursor.mistake ??= mistakeAt(cursor, expected);
  return null;
}

function mistakeAt(cursor: Cursor, expected: string): Mistake {
  const found = cursor.text.slice(cursor.at, cursor.at + 8);
  return { code: 'form-condition', detail: { at: cursor.at + 1, expected, found } };
}

export function isMistake(result: Condition | Mistake): result is Mistake {
  return 'code' in result;
}
