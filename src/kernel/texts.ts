import { same } from './bytes';
import { copied, copyText, RAW, special } from './copy';
import { get, set, TEXTS, UNITS } from './state';

/** Bits of a place in the table that finds repeated texts. */
const BITS: u32 = 13;
/** A slot holds the index of a text and one, where its bytes stand, and how many they are. */
const SLOT: usize = 16;
const SLOTS = memory.data(16 << 13);

const LTS: u64 = 0x3c3c3c3c3c3c3c3c;
const ONES: u64 = 0x0101010101010101;
const TOPS: u64 = 0x8080808080808080;
/** An odd number that spreads: 2^64 divided by the golden ratio (Knuth, The Art of Computer Programming, 6.4). */
const SPREAD: u64 = 0x9e3779b97f4a7c15;

let into: usize = 0;
let ends: usize = 0;
/** Where the part ends; behind it stands what other parts left. */
let stop: usize = 0;
let hash: u64 = 0;

/** Says where units and their counts go, and where the part ends; nothing is known of texts that came before. */
export function keepTexts(toUnits: usize, toEnds: usize, end: usize): void {
  into = toUnits;
  ends = toEnds;
  stop = end;
  memory.fill(SLOTS, 0, SLOT << BITS);
}

/** The next `<`, or a place behind the end; what stands before it `keep` may keep. Eight bytes at a time. */
export function findText(from: usize): usize {
  let sum: u64 = 0;
  for (let at = from; at < stop; at += 8) {
    const word = load<u64>(at);
    const zeros = word ^ LTS;
    // The lowest bit set stands in the first byte that is `<`: only behind it do borrows set others.
    const found = (zeros - ONES) & ~zeros & TOPS;
    if (found === 0) {
      sum = rotl<u64>((sum ^ word) * SPREAD, 32);
      continue;
    }
    const bits = ctz(found) - 7;
    hash = (sum ^ (word & ~(u64.MAX_VALUE << bits))) * SPREAD;
    return at + ((bits >>> 3) as usize);
  }
  return stop;
}

/** Keeps the text just found; gives its index, or -1 for bytes that are no UTF-8. */
export function keep(from: usize, to: usize): i32 {
  const slot = SLOTS + ((hash >>> (64 - BITS)) as usize) * SLOT;
  const known = load<u32>(slot);
  const length = to - from;
  if (
    known > 0 &&
    load<u32>(slot, 8) === (length as u32) &&
    same(from, load<u32>(slot, 4), length)
  ) {
    return known - 1;
  }
  if (copyText(from, into + (get(UNITS) << 1)) === 0) return -1;
  const used = ((copied - into) >> 1) as u32;
  const count = get(TEXTS) + 1;
  store<u32>(ends + (count << 2), special ? used | RAW : used);
  set(TEXTS, count);
  set(UNITS, used);
  store<u32>(slot, count);
  store<u32>(slot, from as u32, 4);
  store<u32>(slot, length as u32, 8);
  return count - 1;
}
