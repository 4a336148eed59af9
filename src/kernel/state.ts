// What the caller sees and sets, as numbers of 32 bits in this order.

/** Texts kept, UTF-16 units of them, and how many hold escapes. */
export const TEXTS: u32 = 0;
export const UNITS: u32 = 1;
export const RAWS: u32 = 2;
/** Entries that the last call made. */
export const ENTRIES: u32 = 3;
/** The column behind the cell taken last. */
export const BEHIND: u32 = 4;
/** Where the number of the open row stands, and how many digits it has; 0 between rows. */
export const NUMBER: u32 = 5;
export const DIGITS: u32 = 6;
/** The rest of a row's tag behind the number, where further rows of the same tag are to be taken. */
export const TAIL: u32 = 7;
export const TAIL_ENDS: u32 = 8;

const FIELDS = memory.data(36);

export function state(): usize {
  return FIELDS;
}

export function get(field: u32): u32 {
  return load<u32>(FIELDS + (field << 2));
}

export function set(field: u32, value: u32): void {
  store<u32>(FIELDS + (field << 2), value);
}
