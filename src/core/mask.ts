/**
 * Text with `head` characters kept at the front and `tail` at the end, a star for each of the others. At
 * least two stars are shown, and at least two characters are hidden where there are as many.
 */
export function mask(text: string, head: number, tail: number): string {
  const signs = [...text];
  const room = Math.max(0, signs.length - 2);
  const front = Math.min(head, room);
  const back = Math.min(tail, room - front);
  const hidden = Math.max(2, signs.length - front - back);
  return signs.slice(0, front).join('') + '*'.repeat(hidden) + lastOf(signs, back);
}

/** First character and a star for each other one, 张* or 张**, as lists of names are published. */
export function maskName(text: string): string {
  const signs = [...text];
  if (signs.length < 2) return '**';
  return (signs[0] ?? '') + '*'.repeat(signs.length - 1);
}

/** Nothing but that there was something: for words and figures whose length would already tell. */
export function maskWhole(): string {
  return '***';
}

/** Eleven digits and more: telephones, documents, accounts. Days, and codes of regions, are shorter. */
const NUMBERS = /\d{11,}[Xx]?/g;
const PLATES = /[\u4e00-\u9fff][A-Z][·•-]?[A-Z0-9]{4,5}[A-Z0-9挂学警港澳](?![A-Z0-9])/g;

/** Text with the numbers and plates of persons masked, that may stand where nobody expects them. */
export function maskNumbers(text: string): string {
  return text
    .replace(NUMBERS, (number) => mask(number, 3, 2))
    .replace(PLATES, (plate) => mask(plate, 2, 0));
}

function lastOf(signs: readonly string[], count: number): string {
  return count === 0 ? '' : signs.slice(-count).join('');
}
