import { positionOf, type Entry, type Register } from './entry.ts';
import type { Scalar } from './fields/kind.ts';
import { fold, isClean } from './fold.ts';
import { textOf } from './sheet.ts';

/** When two rows of one unit are one entry. */
export interface Identity {
  /** Columns whose normal forms, as `spelledAlike` has texts, name the entry; the unit is always part of it. */
  readonly columns: readonly string[];
  /** Used in place of an empty column of `columns`. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  /** Columns whose values may stand in either order: parties to a dispute. */
  readonly unordered?: readonly string[];
}

/** Parts of a key may hold any text a clerk types; this character is removed from every cell that is read. */
const BETWEEN = '\u0001';

/** A text that tells an entry from others, or null where a cell of it cannot be read. */
export type KeyOf = (entry: Entry) => string | null;

/** What makes an entry the same as another of its unit. */
export interface Key {
  readonly whole: KeyOf;
  /** The part of it by which alone most entries are told apart, if there is such a one. */
  readonly lead: KeyOf | null;
}

const keys = new WeakMap<Register, Map<Identity, Key>>();
const leads = new WeakMap<Register, Map<string, KeyOf>>();

/**
 * The key of entries of one form, made once.
 * A personal number may be part of a key: keys stay in memory and are never written.
 */
export function keyOf(form: Register, identity: Identity): Key {
  let made = keys.get(form);
  if (!made) keys.set(form, (made = new Map<Identity, Key>()));
  let key = made.get(identity);
  if (!key) made.set(identity, (key = makeKey(form, identity)));
  return key;
}

function makeKey(form: Register, identity: Identity): Key {
  const { columns, instead = {}, unordered = [] } = identity;
  const part = (column: string): KeyOf => makePart(form, column, instead[column]);
  const fixed = columns.filter((column) => !unordered.includes(column));
  // What must be replaced where it is empty names a person.
  const lead = fixed.find((column) => instead[column]);
  const loose = columns.filter((column) => unordered.includes(column));
  return {
    whole: joinParts(fixed.map(part), loose.map(part)),
    lead: lead === undefined ? null : leadOf(form, lead, instead[lead] ?? []),
  };
}

/** One for all keys that begin with it, so that what is grouped by one of them is grouped for the others. */
function leadOf(form: Register, column: string, instead: readonly string[]): KeyOf {
  let made = leads.get(form);
  if (!made) leads.set(form, (made = new Map<string, KeyOf>()));
  const name = [column, ...instead].join();
  let lead = made.get(name);
  if (!lead) made.set(name, (lead = makePart(form, column, instead)));
  return lead;
}

/** The parts in one text; those that may stand in either order come last, sorted. */
function joinParts(fixed: readonly KeyOf[], loose: readonly KeyOf[]): KeyOf {
  return (entry) => {
    let key = '';
    for (const one of fixed) {
      const text = one(entry);
      if (text === null) return null;
      key += text + BETWEEN;
    }
    if (loose.length === 0) return key;
    const rest: string[] = [];
    for (const one of loose) {
      const text = one(entry);
      if (text === null) return null;
      rest.push(text);
    }
    return key + joinSorted(rest);
  };
}

/** A pair is put in order here: a sort takes a hundred times its memory. */
function joinSorted(texts: string[]): string {
  const [first = '', second = ''] = texts;
  if (texts.length !== 2) return texts.sort().join(BETWEEN);
  return first <= second ? first + BETWEEN + second : second + BETWEEN + first;
}

function makePart(form: Register, column: string, instead: readonly string[] | undefined): KeyOf {
  const index = positionOf(form, column);
  const others = instead?.map((name) => positionOf(form, name)) ?? [];
  const key = isWritten(form, index) ? spelledAlike : textOf;
  return ({ values, unreadable }) => {
    const value = values[index] ?? null;
    // Of most entries every cell can be read: nothing is searched for then.
    if (unreadable.size > 0 && unreadable.has(index)) return null;
    if (value !== null) return key(value);
    if (others.some((other) => unreadable.has(other))) return null;
    return others.map((other) => spelledAlike(values[other] ?? null)).join(BETWEEN);
  };
}

/** Whether a cell of a column holds what a clerk wrote; numbers, days and choices have one spelling. */
function isWritten(form: Register, index: number): boolean {
  const column = form.columns[index];
  return column !== undefined && 'kind' in column && WRITTEN.has(column.kind);
}

const WRITTEN: ReadonlySet<unknown> = new Set(['text', 'name']);

const OPENING = /[[〔【〖｛{]/g;
const CLOSING = /[\]〕】〗｝}]/g;

/** A text for comparing: width, spaces and kinds of brackets come as the hand finds them. */
function spelledAlike(value: Scalar): string {
  const text = textOf(value);
  if (isClean(text) && !text.includes('[')) return text;
  return fold(text).replace(OPENING, '(').replace(CLOSING, ')');
}

/** The columns a key may rest on. */
export function identityColumns(identity: Identity): readonly string[] {
  return [...identity.columns, ...Object.values(identity.instead ?? {}).flat()];
}

/** Groups of entries with the same key, those that stand alone left out. */
export function alike(entries: readonly Entry[], { lead, whole }: Key): readonly Alike[] {
  return lead
    ? ledGroups(entries, lead).flatMap((group) => groups(group, whole))
    : groups(entries, whole);
}

const led = new WeakMap<readonly Entry[], Map<KeyOf, readonly Alike[]>>();

/** Groups by a lead: asked for by the identity of the same entries, and by checks that look for nearly the same. */
function ledGroups(entries: readonly Entry[], lead: KeyOf): readonly Alike[] {
  let known = led.get(entries);
  if (!known) led.set(entries, (known = new Map<KeyOf, readonly Alike[]>()));
  let found = known.get(lead);
  if (!found) known.set(lead, (found = groups(entries, lead)));
  return found;
}

/** Two entries or more, in the order in which they were given. */
export type Alike = readonly [first: Entry, ...others: Entry[]];

function groups(entries: readonly Entry[], part: KeyOf): readonly Alike[] {
  const again = repeated(entries, part);
  if (again.size === 0) return [];
  const found = new Map<string, [Entry, ...Entry[]]>();
  for (const entry of entries) {
    const key = part(entry);
    if (key === null || !again.has(key)) continue;
    const group = found.get(key);
    if (group) group.push(entry);
    else found.set(key, [entry]);
  }
  return [...found.values()];
}

/** Keys that occur more than once. A set that does not grow knew them: one search an entry, and mostly that is all. */
function repeated(entries: readonly Entry[], part: KeyOf): ReadonlySet<string> {
  const seen = new Set<string>();
  const again = new Set<string>();
  for (const entry of entries) {
    const key = part(entry);
    if (key === null) continue;
    const { size } = seen;
    if (seen.add(key).size === size) again.add(key);
  }
  return again;
}
