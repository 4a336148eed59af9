import type { Condition } from '../condition.ts';
import type { Field } from '../fields/index.ts';
import { nearest } from '../near.ts';
import type { Tell } from './fault.ts';
import { valueAt, type Part } from './members.ts';
import { COLUMN_KINDS, type Slot } from './slots.ts';
import { CONDITION, DEFAULT } from './types.ts';

/** The columns of a definition by id. */
export type Columns = ReadonlyMap<string, Part>;

const NUMBERS: readonly string[] = ['integer', 'decimal', 'temperature'];
const DAYS: readonly string[] = ['date', 'datetime'];

/** That the columns a part names are there and of a kind that can be meant. */
export function checkReferences(part: Part, columns: Columns, tell: Tell): void {
  for (const slot of part.slots) {
    const value = valueAt(part.members, slot.path);
    if (value === undefined || !slot.type.refs || !slot.type.fits(value)) continue;
    const path = `${part.path}${slot.path}`;
    for (const id of slot.type.refs(value)) checkColumn(id, slot, columns, path, tell);
    if (slot.type === CONDITION) checkCondition(value as Condition, columns, path, tell);
    if (slot.type === DEFAULT) checkDefault(part, value, path, tell);
  }
}

function checkColumn(id: string, slot: Slot, columns: Columns, path: string, tell: Tell): void {
  const column = columns.get(id);
  if (!column) {
    const titles = [...columns.values()].map(({ members }) => String(members['title']));
    const near = nearest(id, new Map(titles.map((title) => [title, [title]]))).join('、');
    tell(path, 'form-column-unknown', { name: id, near });
  } else if (isJudged(column) && slot.kinds && !slot.kinds.includes(column.kind as Field['kind'])) {
    const expected = slot.kinds.map((kind) => COLUMN_KINDS[kind].word).join('、');
    tell(path, 'form-column-kind', { name: String(column.members['title']), expected });
  }
}

/** A default that is a word must be one of the column's own. */
function checkDefault(part: Part, value: unknown, path: string, tell: Tell): void {
  const { value: word } = value as { value?: string };
  const allowed = normalForms(part);
  if (word !== undefined && allowed && !allowed.includes(word)) {
    tell(path, 'form-option-unknown', { name: word });
  }
}

/** What a cell of a column with a list can come to; null for columns without a list. */
function normalForms({ members }: Part): readonly string[] | null {
  const { options, codes } = members as { options?: unknown; codes?: Record<string, string> };
  if (!Array.isArray(options)) return null;
  return options.map((option: unknown) => codes?.[String(option)] ?? String(option));
}

function checkCondition(condition: Condition, columns: Columns, path: string, tell: Tell): void {
  const parts = 'all' in condition ? condition.all : 'any' in condition ? condition.any : null;
  if (parts) {
    for (const one of parts) checkCondition(one, columns, path, tell);
    return;
  }
  const test = condition as Exclude<Condition, { all: unknown } | { any: unknown }>;
  const column = columns.get(test.column);
  if (!column) return;
  const expected = isJudged(column) ? kindsFor(test) : null;
  if (expected && !expected.includes(column.kind)) {
    const words = expected.map((kind) => COLUMN_KINDS[kind as Field['kind']].word).join('、');
    tell(path, 'form-column-kind', { name: String(column.members['title']), expected: words });
    return;
  }
  const allowed = normalForms(column);
  for (const name of valuesIn(test)) {
    if (allowed && !allowed.includes(name)) tell(path, 'form-option-unknown', { name });
  }
}

/** Of a column whose own kind is wrong nothing more is asked. */
function isJudged({ kind }: Part): boolean {
  return Object.hasOwn(COLUMN_KINDS, kind);
}

type Test = Exclude<Condition, { all: unknown } | { any: unknown }>;

/** The kinds of column a test can be asked of; null for any. */
function kindsFor(test: Test): readonly string[] | null {
  if ('filled' in test) return null;
  if ('atLeast' in test || 'below' in test) return NUMBERS;
  if ('before' in test || 'notAfter' in test) return DAYS;
  if ('has' in test) return ['multiple'];
  const others = [...NUMBERS, ...DAYS, 'multiple'];
  return Object.keys(COLUMN_KINDS).filter((kind) => !others.includes(kind));
}

function valuesIn(test: Test): readonly string[] {
  if ('in' in test) return test.in;
  if ('notIn' in test) return test.notIn;
  return 'has' in test ? [test.has] : [];
}
