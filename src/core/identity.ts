import { positionOf, type Entry, type Register } from './entry.ts';

/** When two rows of one unit are one entry. */
export interface Identity {
  /** Columns whose normal forms together name the entry; the unit is always part of it. */
  readonly columns: readonly string[];
  /** Used in place of an empty column of `columns`. */
  readonly instead?: Readonly<Record<string, readonly string[]>>;
  /** Columns whose values may stand in either order: parties to a dispute. */
  readonly unordered?: readonly string[];
}

/** Parts of a key may hold any text a clerk types; this character is removed from every cell that is read. */
const BETWEEN = '\u0001';

/** What makes an entry the same as another of its unit, or null where a cell of it cannot be read. */
export type KeyOf = (entry: Entry) => string | null;

/**
 * The key of entries of one form, its columns looked up once.
 * A personal number may be part of a key: keys stay in memory and are never written.
 */
export function makeKey(
  form: Register,
  { columns, instead = {}, unordered = [] }: Identity,
): KeyOf {
  const part = (column: string): KeyOf => makePart(form, column, instead[column]);
  const fixed = columns.filter((column) => !unordered.includes(column)).map(part);
  const loose = columns.filter((column) => unordered.includes(column)).map(part);
  return (entry) => {
    let key = '';
    for (const one of fixed) {
      const text = one(entry);
      if (text === null) return null;
      key += text + BETWEEN;
    }
    if (loose.length === 0) return key;
    const rest = loose.map((one) => one(entry)).filter((text) => text !== null);
    return rest.length < loose.length ? null : key + rest.sort().join(BETWEEN);
  };
}

function makePart(form: Register, column: string, instead: readonly string[] | undefined): KeyOf {
  const index = positionOf(form, column);
  const others = instead?.map((name) => positionOf(form, name)) ?? [];
  return ({ values, unreadable }) => {
    if (unreadable.has(index)) return null;
    const value = values[index] ?? null;
    if (value !== null) return String(value);
    if (others.some((other) => unreadable.has(other))) return null;
    return others.map((other) => String(values[other] ?? '')).join(BETWEEN);
  };
}

/** The columns a key may rest on. */
export function identityColumns(identity: Identity): readonly string[] {
  return [...identity.columns, ...Object.values(identity.instead ?? {}).flat()];
}

/** Groups of entries with the same key, those that stand alone left out. */
export function alike(entries: readonly Entry[], keyOf: KeyOf): readonly (readonly Entry[])[] {
  const firsts = new Map<string, Entry>();
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    if (key === null) continue;
    const first = firsts.get(key);
    if (!first) firsts.set(key, entry);
    else {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [first, entry]);
    }
  }
  return [...groups.values()];
}
