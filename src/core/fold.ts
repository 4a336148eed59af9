/** Characters nobody sees: soft hyphen, zero-width and direction marks that phones paste along. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const PLAIN = /^[!-~]*$/;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/** Text without unseen characters and without space around it; U+00A0 and U+3000 count as space. */
export function tidy(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSEEN, '').trim();
}

/** Full-width letters, digits and signs as ASCII ones. Nothing else of NFKC: `㈱` or `①` stay as they are. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** For codes, numbers and matching: half width, nothing unseen, no space anywhere. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text;
  return halfWidth(text.replace(UNSEEN, '').replace(/\s+/g, ''));
}

/** For codes: folded, in capitals, without the apostrophe that makes Excel keep digits as text. */
export function foldCode(text: string): string {
  return fold(text)
    .replace(/^['’‘`]+/, '')
    .toUpperCase();
}
