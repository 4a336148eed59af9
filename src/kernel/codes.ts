import { drop, fill, hold, take } from './bits';
import { BYTE, distances, shortEntry, setCode, sizes, texts } from './huffman';

/** Bytes and lengths; the end of a block is a length of 0, and 258 has a symbol of its own. */
const TEXTS = memory.data(286 * 4);
const DISTANCES = memory.data(30 * 4);
const SIZES = memory.data(19 * 4);

/** RFC 1951, 3.2.6: the lengths of the fixed codes. */
const FIXED = memory.data(288);
const FIXED_DISTANCES = memory.data(32);

/** RFC 1951, 3.2.5: after `plain` symbols each `group` of them has one more further bit than that before. */
function makeSteps(into: usize, base: u32, group: i32, plain: i32, count: i32): void {
  let from = base;
  for (let symbol = 0; symbol < count; symbol++) {
    const further: u32 = symbol < plain ? 0 : (symbol - plain) / group;
    store<u32>(into + (symbol << 2), (from << 8) | (further << 4));
    from += 1 << further;
  }
}

function make(): void {
  for (let byte: u32 = 0; byte < 256; byte++) store<u32>(TEXTS + (byte << 2), BYTE | (byte << 8));
  makeSteps(TEXTS + 257 * 4, 3, 4, 4, 28);
  store<u32>(TEXTS + 285 * 4, 258 << 8);
  makeSteps(DISTANCES, 1, 2, 2, 30);
  for (let size: u32 = 0; size < 19; size++) store<u32>(SIZES + (size << 2), size << 8);
  memory.fill(FIXED, 8, 288);
  memory.fill(FIXED + 144, 9, 112);
  memory.fill(FIXED + 256, 7, 24);
  memory.fill(FIXED_DISTANCES, 5, 32);
}
make();

export function setFixed(): void {
  setCode(texts, FIXED, 288, TEXTS, 286, false);
  setCode(distances, FIXED_DISTANCES, 32, DISTANCES, 30, false);
}

/** The order in which the sizes of the code for sizes are written (RFC 1951, 3.2.7). */
const ORDER = memory.data<u8>([16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]);

const OWN = memory.data(19);
const LENGTHS = memory.data(286 + 30);

/** RFC 1951, 3.2.7: the sizes of both codes in one row, in a code of their own. */
export function readCodes(): bool {
  const count = take(5) + 257;
  const all = count + take(5) + 1;
  if (count > 286 || all - count > 30) return false;
  memory.fill(OWN, 0, 19);
  const written = take(4) + 4;
  for (let at: u32 = 0; at < written; at++) store<u8>(OWN + load<u8>(ORDER + at), take(3));
  if (!setCode(sizes, OWN, 19, SIZES, 19, false)) return false;
  for (let at: u32 = 0; at < all;) {
    at = readSize(at, all);
    if (at === 0) return false;
  }
  if (load<u8>(LENGTHS + 256) === 0) return false;
  return (
    setCode(texts, LENGTHS, count, TEXTS, 286, true) &&
    setCode(distances, LENGTHS + count, all - count, DISTANCES, 30, true)
  );
}

/** Writes one size, or one several times; gives the place after it, 0 for more than there are. */
function readSize(at: u32, all: u32): u32 {
  fill();
  const entry = shortEntry(sizes, hold);
  drop(entry & 15);
  const size = entry >>> 8;
  if (entry === 0 || (size === 16 && at === 0)) return 0;
  const value: u32 = size < 16 ? size : size === 16 ? load<u8>(LENGTHS + at - 1) : 0;
  const times = size < 16 ? 1 : size === 18 ? 11 + take(7) : 3 + take(size - 14);
  if (at + times > all) return 0;
  memory.fill(LENGTHS + at, value as u8, times);
  return at + times;
}
