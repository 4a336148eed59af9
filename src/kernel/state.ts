const FIELDS = memory.data(16);

/** Four numbers that the caller sees and sets: texts kept, UTF-16 units of them, texts with escapes, cells taken. */
export function state(): usize {
  return FIELDS;
}

export function texts(): u32 {
  return load<u32>(FIELDS);
}

export function setTexts(count: u32): void {
  store<u32>(FIELDS, count);
}

export function units(): u32 {
  return load<u32>(FIELDS, 4);
}

export function setUnits(count: u32): void {
  store<u32>(FIELDS, count, 4);
}

export function countRaw(): void {
  store<u32>(FIELDS, load<u32>(FIELDS, 8) + 1, 8);
}

export function setCells(count: u32): void {
  store<u32>(FIELDS, count, 12);
}
