import { same } from './bytes';
import { copied, copyText, RAW, special } from './copy';
import { countRaw, setTexts, setUnits, texts, units } from './state';

/** Slots of the table that finds repeated texts; a power of two. */
const SLOTS: u32 = 8192;

/** A text of each slot: its index and one, where its bytes stand, and where they end. */
const KNOWN = memory.data(8192 * 4);
const FROM = memory.data(8192 * 4);
const TO = memory.data(8192 * 4);

const LT: u32 = 0x3c;
/** Makes of every byte of a word that is `<` a zero. */
const LTS: u32 = 0x3c3c3c3c;
/** The multiplier of FNV-1a, a prime that spreads. */
const PRIME: u32 = 0x01000193;

let into: usize = 0;
let ends: usize = 0;
/** Where the part ends; behind it stands what other parts left. */
let stop: usize = 0;
let hash: u32 = 0;

/** Says where units and their counts go, and where the part ends; nothing is known of texts that came before. */
export function keepTexts(toUnits: usize, toEnds: usize, end: usize): void {
  into = toUnits;
  ends = toEnds;
  stop = end;
  memory.fill(KNOWN, 0, SLOTS << 2);
}

/** The next `<`, or the end; what stands before it `keep` may keep. */
export function findText(from: usize): usize {
  let at = from;
  let sum: u32 = 0;
  for (; at < stop; at += 4) {
    const word = load<u32>(at);
    const zeros = word ^ LTS;
    // Any zero byte borrows from its neighbour: the usual test for four bytes at once.
    if (((zeros - 0x01010101) & ~zeros & 0x80808080) !== 0) break;
    sum = (sum ^ word) * PRIME;
  }
  for (; at < stop && load<u8>(at) !== LT; at++) sum = (sum ^ load<u8>(at)) * PRIME;
  hash = sum ^ (sum >>> 15);
  return at;
}

/** Keeps the text just found; gives its index, or -1 for bytes that are no UTF-8. */
export function keep(from: usize, to: usize): i32 {
  const slot = ((hash & (SLOTS - 1)) << 2) as usize;
  const known = load<u32>(KNOWN + slot);
  const start = load<u32>(FROM + slot) as usize;
  const length = to - from;
  if (
    known > 0 &&
    (load<u32>(TO + slot) as usize) - start === length &&
    same(from, start, length)
  ) {
    return known - 1;
  }
  if (copyText(from, into + (units() << 1)) === 0) return -1;
  const used = ((copied - into) >> 1) as u32;
  const count = texts() + 1;
  store<u32>(ends + (count << 2), special ? used | RAW : used);
  if (special) countRaw();
  setTexts(count);
  setUnits(used);
  store<u32>(KNOWN + slot, count);
  store<u32>(FROM + slot, from as u32);
  store<u32>(TO + slot, to as u32);
  return count - 1;
}
