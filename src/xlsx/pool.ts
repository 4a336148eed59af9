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

/** The marks of a character of three bytes, as nearly all Chinese ones have, among the four bytes of a load. */
const THREE = 0x8080e0;
const THREE_MASK = 0xc0c0f0;

/**
 * Whether four bytes are plain, and above `&` besides: the usual tests for a byte below another, and for a zero
 * byte, four at once. They may doubt a plain byte above one that is not, and never let one pass that is not.
 */
function arePlain(bytes: number): boolean {
  const less = bytes - 0x27272727;
  const ends = bytes ^ 0x3c3c3c3c;
  const lines = bytes ^ 0x5f5f5f5f;
  const doubt = (less & ~bytes) | ((ends - 0x01010101) & ~ends) | ((lines - 0x01010101) & ~lines);
  return ((doubt | bytes) & 0x80808080) === 0;
}

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
  /** The texts that have flags. */
  readonly flagged: number[] = [];
  private units: Uint16Array;
  private used = 0;
  private starts = new Uint32Array(1024);
  private flags = new Uint8Array(1024);
  private whole = '';

  /** `room`: UTF-16 never takes more units than the bytes it comes from. */
  constructor(room: number) {
    this.units = borrow(room);
  }

  /** Copies character data up to the next `<` and gives the place of that; it may load three bytes behind. */
  copy(view: DataView, from: number): number {
    const { units } = this;
    let to = this.used;
    let at = from;
    this.special = false;
    for (;;) {
      const bytes = view.getInt32(at, true);
      if ((bytes & THREE_MASK) === THREE) {
        units[to++] = three(bytes);
        at += 3;
      } else if (arePlain(bytes)) {
        units[to] = bytes & 0xff;
        units[to + 1] = (bytes >> 8) & 0xff;
        units[to + 2] = (bytes >> 16) & 0xff;
        units[to + 3] = bytes >> 24;
        to += 4;
        at += 4;
      } else if (PLAIN[bytes & 0xff] === 1) {
        units[to++] = bytes & 0xff;
        at++;
      } else if ((bytes & 0xff) === LT) break;
      else {
        this.used = to;
        at = this.copyOther(view, at);
        to = this.used;
      }
    }
    this.used = to;
    return at;
  }

  /** Copies one character that is neither plain nor of three bytes; gives the place behind it. */
  private copyOther(view: DataView, at: number): number {
    const byte = view.getUint8(at);
    if (byte === 0) throw new Refusal('file-damaged', { reason: 'cut off' });
    if (byte < 0x80) {
      this.special = true;
      this.units[this.used++] = byte;
      return at + 1;
    }
    if (byte < 0xe0) {
      this.units[this.used++] = two(byte, view.getUint8(at + 1));
      return at + 2;
    }
    const point = four(view, at) - 0x10000;
    this.units[this.used++] = 0xd800 | (point >> 10);
    this.units[this.used++] = 0xdc00 | (point & 0x3ff);
    return at + 4;
  }

  add(text: string): void {
    for (let at = 0; at < text.length; at++) this.units[this.used++] = text.charCodeAt(at);
  }

  /** What was copied since the last `close` becomes a text; gives its index. */
  close(flags: number): number {
    const index = this.count++;
    if (this.count >= this.starts.length) this.grow();
    if (flags !== 0) this.raise(index, flags);
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

  private raise(index: number, flags: number): void {
    this.flags[index] = flags;
    this.flagged.push(index);
    if (flags & STRUCK) this.anyStruck = true;
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

/** The first three of four bytes, which are marked as such a character. */
function three(bytes: number): number {
  const unit = ((bytes & 0x0f) << 12) | ((bytes >> 2) & 0x0fc0) | ((bytes >> 16) & 0x3f);
  if (unit < 0x800 || (unit & 0xf800) === 0xd800) throw malformed();
  return unit;
}

function four(view: DataView, at: number): number {
  const bytes = view.getUint32(at);
  const point =
    ((bytes >> 6) & 0x1c0000) |
    ((bytes >> 4) & 0x03f000) |
    ((bytes >> 2) & 0x0fc0) |
    (bytes & 0x3f);
  // 0xf8 would begin five bytes.
  const trails = (bytes & 0xf8c0c0c0) >>> 0 === 0xf0808080;
  if (!trails || point < 0x10000 || point > 0x10ffff) throw malformed();
  return point;
}

function malformed(): Refusal {
  return new Refusal('file-damaged', { reason: 'utf-8' });
}
