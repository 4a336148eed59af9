import type { Bits } from './bits.ts';
import { Code, MASK } from './huffman.ts';

/** Marks an entry that is a byte. Others are a length or distance from bit 8 on, its further bits at bit 4. */
const BYTE = 1 << 31;

/** RFC 1951, 3.2.5: after `plain` symbols each `group` of them has one more further bit than that before. */
function steps(base: number, group: number, plain: number, count: number): number[] {
  const made: number[] = [];
  for (let symbol = 0, from = base; symbol < count; symbol++) {
    const further = Math.max(0, Math.floor((symbol - plain) / group));
    made.push((from << 8) | (further << 4));
    from += 1 << further;
  }
  return made;
}

const BYTES = Array.from({ length: 256 }, (_, byte) => BYTE | (byte << 8));

/** Bytes and lengths; the end of a block is a length of 0, and 258 has a symbol of its own. */
export const texts = new Code(Int32Array.of(...BYTES, 0, ...steps(3, 4, 4, 28), 258 << 8));
export const distances = new Code(Int32Array.from(steps(1, 2, 2, 30)));
const sizes = new Code(Int32Array.from({ length: 19 }, (_, size) => size << 8));

/** RFC 1951, 3.2.6. */
const FIXED = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
const FIXED_DISTANCES = new Uint8Array(32).fill(5);

export function setFixed(): void {
  texts.set(FIXED, false);
  distances.set(FIXED_DISTANCES, false);
}

/** The order in which the sizes of the code for sizes are written (RFC 1951, 3.2.7). */
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** RFC 1951, 3.2.7: the sizes of both codes in one row, in a code of their own. */
export function readCodes(bits: Bits): void {
  const count = bits.take(5) + 257;
  const all = count + bits.take(5) + 1;
  if (count > 286 || all - count > 30) throw new RangeError('number of codes');
  const own = new Uint8Array(ORDER.length);
  for (const size of ORDER.slice(0, bits.take(4) + 4)) own[size] = bits.take(3);
  sizes.set(own, false);
  const lengths = new Uint8Array(all);
  for (let at = 0; at < all;) at = readSize(bits, lengths, at);
  if (lengths[256] === 0) throw new RangeError('no end');
  texts.set(lengths.subarray(0, count), true);
  distances.set(lengths.subarray(count), true);
}

/** Writes one size, or one several times; gives the place after it. */
function readSize(bits: Bits, lengths: Uint8Array, at: number): number {
  bits.fill();
  const entry = sizes.quick[bits.hold & MASK]!;
  bits.drop(entry & 15);
  const size = entry >> 8;
  if (size === 16 && at === 0) throw new RangeError('nothing to repeat');
  const value = size < 16 ? size : size === 16 ? lengths[at - 1]! : 0;
  const times = size < 16 ? 1 : size === 18 ? 11 + bits.take(7) : 3 + bits.take(size - 14);
  if (at + times > lengths.length) throw new RangeError('more sizes than symbols');
  lengths.fill(value, at, at + times);
  return at + times;
}
