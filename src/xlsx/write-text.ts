/** What Excel keeps of a text in one cell, in UTF-16 units. */
const CELL_LIMIT = 32767;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
};

/** Anything that needs care; most texts need none, and this test is the hot path. */
// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const SPECIAL = /[&<>\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/;
const EACH = new RegExp(`[\\ud800-\\udbff][\\udc00-\\udfff]|${SPECIAL.source}`, 'g');

/** Text of an element of type ST_Xstring: what XML cannot hold becomes `_xHHHH_`, half pairs U+FFFD. */
export function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(EACH, escapeUnit) : text;
}

function escapeUnit(unit: string): string {
  const known = ESCAPES[unit];
  if (known !== undefined) return known;
  // What looks like an escape is protected by escaping its first underscore (ECMA-376 22.9.2.19).
  if (unit === '_') return '_x005F_';
  if (unit.length === 2) return unit;
  const code = unit.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  return `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
}

/** The same for an attribute, where a parser would turn a plain line break or tab into a blank. */
export function escapeAttribute(text: string): string {
  return escapeText(text.replace(/\r\n?/g, '\n'))
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;')
    .replace(/\t/g, '&#9;');
}

/** A formula for an element: without a leading `=` and without characters XML cannot hold. */
export function escapeFormula(formula: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  const plain = formula.replace(/^=/, '').replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '');
  return plain.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The text of one cell; beyond 32,767 units it ends in an ellipsis. */
export function cellText(text: string): string {
  return text.length > CELL_LIMIT ? `${head(text, CELL_LIMIT - 1)}…` : text;
}

/** Never splits a surrogate pair. */
function head(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}

/** At most `limit` units: up to the end of a sentence if one ends in the second half, or to an ellipsis. */
export function shorten(text: string, limit: number): string {
  const plain = text.replace(/\r\n?/g, '\n');
  if (plain.length <= limit) return plain;
  const room = head(plain, limit - 1);
  const sentence = Math.max(...[...'。！？；\n'].map((mark) => room.lastIndexOf(mark))) + 1;
  if (sentence > limit / 2) return room.slice(0, sentence).trimEnd();
  const pause = Math.max(...[...'，、, '].map((mark) => room.lastIndexOf(mark)));
  return `${pause > limit / 2 ? room.slice(0, pause) : room}…`;
}
