import { Bits } from './bits.ts';
import { distances, readCodes, setFixed, texts } from './codes.ts';
import { MASK } from './huffman.ts';

/** What one symbol may write past the room before that is seen: 258 bytes and the rest of a word. */
const AHEAD = 258 + 3;

/** Where the bytes go: `room` of them, and `AHEAD` behind. */
interface Out {
  readonly bytes: Uint8Array;
  readonly room: number;
  /** How many are written. */
  at: number;
}

/**
 * Inflates a raw deflate stream (RFC 1951) that fills `deflated` to its last byte. Throws a `RangeError`
 * for any other, and for one that holds more than `room` bytes, at the latest one symbol after them.
 */
export function inflate(deflated: Uint8Array, room: number): Uint8Array {
  const bits = new Bits(deflated);
  const out = { bytes: new Uint8Array(room + AHEAD), room, at: 0 };
  for (let last = 0; last === 0;) {
    last = bits.take(1);
    readBlock(bits, out);
  }
  if (bits.align() !== bits.size) throw new RangeError('another size');
  return out.bytes.subarray(0, out.at);
}

/** RFC 1951, 3.2.3. */
function readBlock(bits: Bits, out: Out): void {
  const type = bits.take(2);
  if (type === 0) return copyStored(bits, out);
  if (type === 3) throw new RangeError('type of a block');
  if (type === 1) setFixed();
  else readCodes(bits);
  readSymbols(bits, out);
}

/** RFC 1951, 3.2.4. */
function copyStored(bits: Bits, out: Out): void {
  const { input } = bits;
  const from = bits.align() + 4;
  const size = input.getUint16(from - 4, true);
  const end = from + size;
  if (size !== (input.getUint16(from - 2, true) ^ 0xffff)) throw new RangeError('size of a block');
  if (end > bits.size || out.at + size > out.room) throw new RangeError('more than there is');
  out.bytes.set(new Uint8Array(input.buffer, from, size), out.at);
  out.at += size;
  bits.next = end;
}

/**
 * The hot loop: the members are locals here, and `fill` and `drop` are written out. A length with its code
 * is at most 20 bits; a distance with its code 28, which takes two fillings.
 */
function readSymbols(bits: Bits, out: Out): void {
  const { input } = bits;
  const { bytes, room } = out;
  const words = new DataView(bytes.buffer);
  const [quick, quickDistances] = [texts.quick, distances.quick];
  let { next, hold, count } = bits;
  let { at } = out;
  while (at <= room) {
    hold |= input.getUint32(next, true) << count;
    next += (31 - count) >> 3;
    count |= 24;
    let entry = quick[hold & MASK]!;
    if (entry === 0) entry = texts.long(hold);
    hold >>>= entry & 15;
    count -= entry & 15;
    if (entry < 0) {
      bytes[at++] = entry >> 8;
      continue;
    }
    if (entry >> 8 === 0) break;
    let further = (entry >> 4) & 15;
    const end = at + (entry >> 8) + (hold & ((1 << further) - 1));
    hold >>>= further;
    count -= further;
    hold |= input.getUint32(next, true) << count;
    next += (31 - count) >> 3;
    count |= 24;
    entry = quickDistances[hold & MASK]!;
    if (entry === 0) entry = distances.long(hold);
    hold >>>= entry & 15;
    count -= entry & 15;
    hold |= input.getUint32(next, true) << count;
    next += (31 - count) >> 3;
    count |= 24;
    further = (entry >> 4) & 15;
    const distance = (entry >> 8) + (hold & ((1 << further) - 1));
    hold >>>= further;
    count -= further;
    if (distance > at) throw new RangeError('before the start');
    repeat(bytes, words, at, end, distance);
    at = end;
  }
  if (at > room) throw new RangeError('more than there is room for');
  Object.assign(bits, { next, hold, count });
  out.at = at;
}

/** Writes once more what stands `distance` before `at`, up to `end` or three bytes beyond it. */
function repeat(
  bytes: Uint8Array,
  words: DataView,
  at: number,
  end: number,
  distance: number,
): void {
  if (distance < 4) {
    for (; at < end; at++) bytes[at] = bytes[at - distance]!;
  } else {
    for (; at < end; at += 4) words.setUint32(at, words.getUint32(at - distance, true), true);
  }
}
