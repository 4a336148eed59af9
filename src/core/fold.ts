/** Characters nobody sees: soft hyphen, zero-width and direction marks that phones paste along. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const PLAIN = /^[!-~]*$/;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/** Codes as they should be written. */
const CODE = /^[0-9A-Z-]*$/;

/** Nothing but space. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with ASCII or a Chinese character, neither of which is space.
  const seen = (first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff);
  return !seen && text.trim() === '';
}

/** Text without unseen characters and without space around it; U+00A0 and U+3000 count as space. */
export function tidy(text: string): string {
  return isPlain(text) ? text : text.replace(UNSEEN, '').trim();
}

/** ASCII without space: there is nothing to fold. */
export function isPlain(text: string): boolean {
  return PLAIN.test(text);
}

/** Full-width letters, digits and signs as ASCII ones. Nothing else of NFKC: `㈱` or `①` stay as they are. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** For codes, numbers and matching: half width, nothing unseen, no space anywhere. */
export function fold(text: string): string {
  if (isPlain(text)) return text;
  return halfWidth(text.replace(UNSEEN, '').replace(/\s+/g, ''));
}

/** For codes: folded, in capitals, without the apostrophe that makes Excel keep digits as text. */
export function foldCode(text: string): string {
  if (CODE.test(text)) return text;
  return fold(text)
    .replace(/^['’‘`]+/, '')
    .toUpperCase();
}
