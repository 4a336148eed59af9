import type { Condition } from '../condition.ts';

type Test = (value: unknown) => boolean;

const isText: Test = (value) => typeof value === 'string' && value !== '';
const isNumber: Test = (value) => typeof value === 'number' && Number.isFinite(value);
const isTexts: Test = (value) => Array.isArray(value) && value.length > 0 && value.every(isText);
const isToday: Test = (value) => value === 'as-of';
/** 且 and 或 join at least two. */
const isSeveral: Test = (value) =>
  Array.isArray(value) && value.length > 1 && value.every(isCondition);

/** The member that tells one condition from the others, and what it holds. */
const MEMBERS: Readonly<Record<string, Test>> = {
  in: isTexts,
  notIn: isTexts,
  filled: (value) => typeof value === 'boolean',
  atLeast: isNumber,
  below: isNumber,
  startsWith: isText,
  has: isText,
  before: isToday,
  notAfter: isToday,
  all: isSeveral,
  any: isSeveral,
};

/** Whether a value has the shape of a condition, with no member too many. */
export function isCondition(value: unknown): value is Condition {
  if (typeof value !== 'object' || value === null) return false;
  const members: Readonly<Record<string, unknown>> = { ...value };
  const kinds = Object.keys(MEMBERS).filter((name) => name in members);
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1 || !MEMBERS[kind]?.(members[kind])) return false;
  const allowed = [kind];
  if (kind !== 'all' && kind !== 'any') {
    allowed.push('column');
    if (!isText(members['column'])) return false;
  }
  if (kind === 'before' && 'days' in members) {
    allowed.push('days');
    if (!Number.isInteger(members['days'])) return false;
  }
  return Object.keys(members).every((name) => allowed.includes(name));
}
