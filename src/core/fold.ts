/** Characters nobody sees: soft hyphen, zero-width and direction marks that phones paste along. */
const UNSEEN = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;
const FULL_WIDTH = /[\uFF01-\uFF5E]/g;

/** Nothing but space. */
export function isBlank(text: string): boolean {
  const first = text.charCodeAt(0);
  // Nearly every text begins with ASCII or a Chinese character, neither of which is space.
  const seen = (first > 0x20 && first < 0x7f) || (first >= 0x4e00 && first <= 0x9fff);
  return !seen && text.trim() === '';
}

/** Text without unseen characters and without space around it; U+00A0 and U+3000 count as space. */
export function tidy(text: string): string {
  return isClean(text) ? text : text.replace(UNSEEN, '').trim();
}

/**
 * Nothing but ASCII signs and Chinese characters, and no space: there is nothing to fold or to tidy. Nearly
 * every text is so, and a look at its characters costs less than one regular expression.
 */
export function isClean(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x21 || (unit > 0x7e && unit < 0x4e00) || unit > 0x9fff) return false;
  }
  return true;
}

/** Codes as they should be written: capitals and digits. */
export function isCode(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x30 || unit > 0x5a || (unit > 0x39 && unit < 0x41)) return false;
  }
  return true;
}

/** Full-width letters, digits and signs as ASCII ones. Nothing else of NFKC: `㈱` or `①` stay as they are. */
export function halfWidth(text: string): string {
  return text.replace(FULL_WIDTH, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
}

/** For codes, numbers and matching: half width, nothing unseen, no space anywhere. */
export function fold(text: string): string {
  if (isClean(text)) return text;
  return halfWidth(text.replace(UNSEEN, '').replace(/\s+/g, ''));
}

/** For codes: folded, in capitals, without the apostrophe that makes Excel keep digits as text. */
export function foldCode(text: string): string {
  if (isCode(text)) return text;
  return fold(text)
    .replace(/^['’‘`]+/, '')
    .toUpperCase();
}
