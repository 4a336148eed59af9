/**
 * What may stand in a condition without 「」. A name may hold brackets, because many headings do
 * (体温(℃)); what begins with one would look like a group. A value may not hold 且 or 或.
 */
const LETTER = String.raw`\p{L}\p{N}+\-_./·%℃#&:`;
const NAME = new RegExp(`^[${LETTER}][${LETTER}()（）]*$`, 'u');
const VALUE = new RegExp(`^[${LETTER}]+$`, 'u');
const RUN = new RegExp(`[${LETTER}]+`, 'uy');

export function isPlainName(name: string): boolean {
  return NAME.test(name);
}

export function isPlainValue(value: string): boolean {
  return VALUE.test(value) && !/[且或]/.test(value);
}

/** A choice that may be typed with its brackets, as 返乡(外来)人员: they must close again. */
export function isBracketed(value: string): boolean {
  if (!NAME.test(value) || /[且或]/.test(value)) return false;
  let open = 0;
  for (const sign of value) {
    if (/[(（]/.test(sign)) open += 1;
    if (/[)）]/.test(sign)) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** The letters, digits and the like that stand together at this place; empty where there are none. */
export function runAt(text: string, at: number): string {
  RUN.lastIndex = at;
  return RUN.exec(text)?.[0] ?? '';
}
