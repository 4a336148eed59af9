import type { ColumnBase, Scalar } from './fields/kind.ts';
import type { Code } from './issue.ts';

/** As much of a form as an entry needs to be understood. */
export interface Register {
  readonly id: string;
  readonly columns: readonly ColumnBase[];
  /** The column that says to which day an entry belongs; absent for registers of standing things. */
  readonly day?: string;
}

/** One row of a register, read: the normal form of each cell, and which cells cannot be relied on. */
export interface Entry {
  readonly form: Register;
  /** Normal forms in the order of the form's columns; null where empty or unreadable. */
  readonly values: readonly Scalar[];
  /** Columns whose cell could not be read, by index, with the reason. */
  readonly unreadable: Faults;
  readonly file: string;
  readonly sheet: string;
  /** As Excel counts, from 1. */
  readonly row: number;
  /** Sheet column of each form column, from 0; shared by all entries of the sheet. */
  readonly at: readonly (number | undefined)[];
}

export type Faults = ReadonlyMap<number, Code>;

/** Shared by all sound entries: most are, and a map each would cost more than the entry. */
export const SOUND: Faults = new Map();

const positions = new WeakMap<Register, ReadonlyMap<string, number>>();

/** Where a column stands in the form; asked for in every rule, so kept by form. */
export function positionsOf(form: Register): ReadonlyMap<string, number> {
  let map = positions.get(form);
  if (!map) {
    map = new Map(form.columns.map((column, index) => [column.id, index]));
    positions.set(form, map);
  }
  return map;
}

/** The index of a column; a name the form does not have is a mistake in the form, not in the data. */
export function positionOf(form: Register, column: string): number {
  const index = positionsOf(form).get(column);
  if (index === undefined) throw new RangeError(`${form.id} has no column ${column}`);
  return index;
}

export function valueIn(entry: Entry, column: string): Scalar {
  return entry.values[positionOf(entry.form, column)] ?? null;
}

/** Where the columns of a form stand in its entries' values. */
export function placesIn(form: Register): (column: string) => number {
  return (column) => positionOf(form, column);
}

/** The same for entries of one form; where there are none, nothing is asked. */
export function atOf([first]: readonly Entry[]): (column: string) => number {
  return first ? placesIn(first.form) : () => -1;
}

export function titleIn(form: Register): (column: string) => string {
  return (column) => form.columns[positionOf(form, column)]?.title ?? column;
}
