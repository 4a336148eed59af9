import { isReadable, positionOf, type Entry } from './entry.ts';
import type { Scalar } from './fields/kind.ts';

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

/**
 * What makes an entry the same as another of its unit, or null where a cell of it cannot be read.
 * A personal number may be part of a key: keys stay in memory and are never written.
 */
export function keyOf(entry: Entry, identity: Identity): string | null {
  const parts: string[] = [];
  const loose: string[] = [];
  for (const column of identity.columns) {
    const part = partOf(entry, identity, column);
    if (part === null) return null;
    if (identity.unordered?.includes(column)) loose.push(part);
    else parts.push(part);
  }
  return loose.length === 0 ? parts.join(BETWEEN) : [...parts, ...loose.sort()].join(BETWEEN);
}

function partOf(entry: Entry, identity: Identity, column: string): string | null {
  const index = positionOf(entry.form, column);
  if (entry.unreadable.has(index)) return null;
  const value: Scalar = entry.values[index] ?? null;
  if (value !== null) return String(value);
  const instead = identity.instead?.[column];
  if (!instead) return '';
  if (!isReadable(entry, instead)) return null;
  return instead
    .map((name) => String(entry.values[positionOf(entry.form, name)] ?? ''))
    .join(BETWEEN);
}

/** The columns a key may rest on. */
export function identityColumns(identity: Identity): readonly string[] {
  return [...identity.columns, ...Object.values(identity.instead ?? {}).flat()];
}
