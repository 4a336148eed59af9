import { Refusal } from '../core/issue.ts';
import type { Decode } from './unpack.ts';

const LT = 0x3c;

/** The text still holds entities, line ends or `_xHHHH_`. */
export const RAW = 1;
/** Entities are resolved, `_xHHHH_` may be left. */
export const HEX = 2;
/** A part of the text is struck through. */
export const STRUCK = 4;

/** ASCII that is copied as it stands: neither `<` nor what needs more work, nor zero. */
const PLAIN = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 0 && byte < 0x80 && ![LT, 0x26, 0x5f, 0x0d].includes(byte) ? 1 : 0,
);

/** One pool is open at a time as a rule: they take turns with this memory, up to 16 MB of it. */
const SHARED_UNITS = 8 * 2 ** 20;
let spare: Uint16Array | undefined;

function borrow(room: number): Uint16Array {
  if (spare === undefined || spare.length < room) {
    return new Uint16Array(room > SHARED_UNITS ? room : Math.min(room * 2, SHARED_UNITS));
  }
  const units = spare;
  spare = undefined;
  return units;
}

/**
 * Many texts in one array of UTF-16 units. UTF-8 is turned while it is copied, and one native call makes
 * the string from which every text is cut: much cheaper than a decoder call per text.
 */
export class Pool {
  count = 0;
  /** Set by `copy` if the text needs more work. */
  special = false;
  anyStruck = false;
  private units: Uint16Array;
  private used = 0;
  private starts = new Uint32Array(1024);
  private flags = new Uint8Array(1024);
  private whole = '';

  /** `room`: UTF-16 never takes more units than the bytes it comes from. */
  constructor(room: number) {
    this.units = borrow(room);
  }

  /** Copies character data up to the next `<` and gives the place of that. */
  copy(bytes: Uint8Array, from: number): number {
    const { units } = this;
    let to = this.used;
    let at = from;
    let special = false;
    for (let byte = bytes[at]!; byte !== LT; byte = bytes[at]!) {
      if (PLAIN[byte] === 1) {
        units[to++] = byte;
        at++;
      } else if (byte >= 0xe0 && byte < 0xf0) {
        units[to++] = three(byte, bytes[at + 1]!, bytes[at + 2]!);
        at += 3;
      } else if (byte < 0x80) {
        if (byte === 0) throw new Refusal('file-damaged', { reason: 'cut off' });
        special = true;
        units[to++] = byte;
        at++;
      } else if (byte < 0xe0) {
        units[to++] = two(byte, bytes[at + 1]!);
        at += 2;
      } else {
        const point = four(byte, bytes[at + 1]!, bytes[at + 2]!, bytes[at + 3]!) - 0x10000;
        units[to++] = 0xd800 | (point >> 10);
        units[to++] = 0xdc00 | (point & 0x3ff);
        at += 4;
      }
    }
    this.used = to;
    this.special = special;
    return at;
  }

  add(text: string): void {
    for (let at = 0; at < text.length; at++) this.units[this.used++] = text.charCodeAt(at);
  }

  /** What was copied since the last `close` becomes a text; gives its index. */
  close(flags: number): number {
    const index = this.count++;
    if (this.count >= this.starts.length) this.grow();
    this.flags[index] = flags;
    if (flags & STRUCK) this.anyStruck = true;
    this.starts[index + 1] = this.used;
    return index;
  }

  /** Forgets what was copied since the last `close`. */
  undo(): void {
    this.used = this.starts[this.count]!;
  }

  /** Makes the texts readable; nothing can be copied afterwards. */
  seal(decode: Decode): void {
    this.whole = decode(this.units.subarray(0, this.used));
    if (this.units.length <= SHARED_UNITS) spare = this.units;
    this.units = new Uint16Array(0);
  }

  length(index: number): number {
    return this.starts[index + 1]! - this.starts[index]!;
  }

  text(index: number): string {
    return this.whole.slice(this.starts[index], this.starts[index + 1]);
  }

  flag(index: number): number {
    return this.flags[index]!;
  }

  private grow(): void {
    const starts = new Uint32Array(this.starts.length * 2);
    const flags = new Uint8Array(this.flags.length * 2);
    starts.set(this.starts);
    flags.set(this.flags);
    this.starts = starts;
    this.flags = flags;
  }
}

// Overlong forms, surrogates and stray bytes are damage (RFC 3629, 3).
function two(first: number, second: number): number {
  if (first < 0xc2 || (second & 0xc0) !== 0x80) throw malformed();
  return ((first & 0x1f) << 6) | (second & 0x3f);
}

function three(first: number, second: number, third: number): number {
  const unit = ((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f);
  const trails = (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80;
  if (!trails || unit < 0x800 || (unit & 0xf800) === 0xd800) throw malformed();
  return unit;
}

function four(first: number, second: number, third: number, fourth: number): number {
  const trails = (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80 && (fourth & 0xc0) === 0x80;
  const high = ((first & 0x07) << 18) | ((second & 0x3f) << 12);
  const point = high | ((third & 0x3f) << 6) | (fourth & 0x3f);
  if (!trails || first > 0xf4 || point < 0x10000 || point > 0x10ffff) throw malformed();
  return point;
}

function malformed(): Refusal {
  return new Refusal('file-damaged', { reason: 'utf-8' });
}
