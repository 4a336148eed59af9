/**
 * What a terminal obeys instead of showing: control characters (ECMA-48), line and paragraph ends of
 * Unicode, and marks that turn the direction of writing (Unicode Annex 9).
 */
const OBEYED =
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Pictures of the control characters begin here: U+241B stands for escape. */
const PICTURES = 0x2400;
const DELETE = 0x7f;

function show(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x20) return String.fromCharCode(PICTURES + code);
  return code === DELETE ? '␡' : `\\u{${code.toString(16)}}`;
}

/** A text that somebody else wrote, fit for one line of a terminal: nothing in it is obeyed. */
export function tame(text: string): string {
  return text.replace(OBEYED, show);
}

/** Prints one line to standard output. Names of files and sheets come from whoever made them. */
export function print(line: string): void {
  console.log(tame(line));
}

/** Prints one line to standard error. */
export function complain(line: string): void {
  console.error(tame(line));
}
