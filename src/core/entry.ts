import type { ColumnBase, Scalar } from './fields/kind.ts';
import type { Code } from './issue.ts';

/** As much of a form as an entry needs to be understood. */
export interface Register {
  readonly id: string;
  readonly columns: readonly ColumnBase[];
  /** The column that says to which day an entry belongs; absent for registers of standing things. */
  readonly day?: string;
}

/** What all entries of a sheet have in common. */
export interface Origin {
  readonly form: Register;
  readonly file: string;
  readonly sheet: string;
  /** Sheet column of each form column, from 0. */
  readonly at: readonly (number | undefined)[];
}

/**
 * One row of a register, read: the normal form of each cell, and which cells cannot be relied on. A class, and no
 * literals: V8 puts those that outlive a few collections where only a full collection finds them, and all cells of
 * the sheet stayed with them until then.
 */
export class Entry implements Origin {
  readonly form: Register;
  /** Normal forms in the order of the form's columns; null where empty or unreadable. */
  readonly values: readonly Scalar[];
  /** Columns whose cell could not be read, by index, with the reason. */
  readonly unreadable: Faults;
  readonly file: string;
  readonly sheet: string;
  /** As Excel counts, from 1. */
  readonly row: number;
  readonly at: Origin['at'];

  constructor(origin: Origin, row: number, values: readonly Scalar[], unreadable: Faults) {
    this.form = origin.form;
    this.values = values;
    this.unreadable = unreadable;
    this.file = origin.file;
    this.sheet = origin.sheet;
    this.row = row;
    this.at = origin.at;
  }
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

/** Another entry, named from this one: its file only where it is another. */
export function rowNamed(first: Entry, from: Entry): string {
  const row = `${first.sheet} 第${first.row}行`;
  return first.file === from.file ? row : `${first.file} ${row}`;
}
