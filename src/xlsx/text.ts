import { Refusal } from '../core/issue.ts';

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Below this many bytes a loop beats the call into the decoder. */
const SHORT = 24;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Bytes of UTF-8 as text, nothing replaced: bytes that are no UTF-8 are damage. */
export function utf8(bytes: Uint8Array, from: number, to: number): string {
  if (to - from < SHORT) {
    const text = ascii(bytes, from, to);
    if (text.length === to - from) return text;
  }
  try {
    return UTF8.decode(bytes.subarray(from, to));
  } catch {
    throw new Refusal('file-damaged', { reason: 'utf-8' });
  }
}

/** The ASCII characters of a range, up to the first that is none. */
export function ascii(bytes: Uint8Array, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && bytes[at]! < 128; at++) text += String.fromCharCode(bytes[at]!);
  return text;
}

/** Character data as XML means it: entities resolved, every line end one `\n` (XML 1.0, 2.11 and 4.6). */
export function unescape(text: string): string {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return lines.includes('&') ? lines.replace(/&([^;&]{0,12}(;?))/g, resolve) : lines;
}

function resolve(_: string, reference: string, closed: string): string {
  const name = reference.slice(0, -1);
  const known = closed ? (NAMED[name] ?? character(name)) : undefined;
  if (known === undefined) throw new Refusal('file-damaged', { reason: 'entity' });
  return known;
}

function character(name: string): string | undefined {
  const hex = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
  const code = hex ? Number.parseInt(hex, 16) : Number(/^#([0-9]{1,7})$/.exec(name)?.[1] ?? NaN);
  const allowed = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return allowed ? String.fromCodePoint(code) : undefined;
}

/**
 * What Excel writes for characters that XML cannot hold: `_x000D_` is a carriage return, and `_x005F_` the
 * underscore of a text that looks like such an escape (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
 */
export function unescapeHex(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
