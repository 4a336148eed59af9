/** Codes up to so many bits are found in one step and longer ones bit by bit: they are rare. */
const QUICK: u32 = 11;
const MASK: u32 = (1 << QUICK) - 1;

/** RFC 1951, 3.2.7: a length fits the sixteen sizes that can be written. */
const LONGEST: u32 = 15;

/** Marks an entry that is a byte. Others are a length or distance from bit 8 on, its further bits at bit 4. */
export const BYTE: u32 = 0x80000000;

/*
 * A Huffman code of deflate (RFC 1951, 3.2.2), made again for each block, lies in memory so: the entries by the
 * next bits of the stream, 0 where the code is longer or there is none; how many codes there are of each length;
 * the entries in the order of their codes; and the first code longer than `QUICK`, with its place among these.
 * An entry is what is said of a symbol, with the length of its code in the lowest four bits; 0 is none.
 */
const COUNTS: usize = 4 << QUICK;
const SORTED: usize = COUNTS + 16 * 4;
const LONG: usize = SORTED + 288 * 4;
const SIZE: i32 = 4 * 2048 + 16 * 4 + 288 * 4 + 8;

export const texts = memory.data(SIZE);
export const distances = memory.data(SIZE);
export const sizes = memory.data(SIZE);

const PLACES = memory.data(16 * 4);

function u32At(place: usize, index: u32): u32 {
  return load<u32>(place + (index << 2));
}

function setU32(place: usize, index: u32, value: u32): void {
  store<u32>(place + (index << 2), value);
}

/** The entry that the next bits stand for, if its code is short; 0 otherwise. Small enough to be compiled into its callers. */
export function shortEntry(code: usize, hold: u64): u32 {
  return u32At(code, (hold as u32) & MASK);
}

/**
 * Takes the lengths of the codes of `count` symbols, of which the first `known` have `meanings`; the rest takes
 * part in the code but never occurs (RFC 1951, 3.2.6). False where they ask for more codes than there are, or
 * leave some without a symbol: RFC 1951, 3.2.7 allows the latter for a single code of one bit, if `alone`.
 */
export function setCode(
  code: usize,
  lengths: usize,
  count: u32,
  meanings: usize,
  known: u32,
  alone: bool,
): bool {
  if (!countLengths(code, lengths, count, alone)) return false;
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const bits: u32 = load<u8>(lengths + symbol);
    if (bits === 0) continue;
    const place = u32At(PLACES, bits);
    setU32(PLACES, bits, place + 1);
    setU32(code + SORTED, place, symbol < known ? u32At(meanings, symbol) | bits : 0);
  }
  spread(code);
  return true;
}

function countLengths(code: usize, lengths: usize, count: u32, alone: bool): bool {
  const counts = code + COUNTS;
  memory.fill(counts, 0, 16 * 4);
  for (let symbol: u32 = 0; symbol < count; symbol++) {
    const bits: u32 = load<u8>(lengths + symbol);
    setU32(counts, bits, u32At(counts, bits) + 1);
  }
  const used = count - u32At(counts, 0);
  let free: i32 = 1;
  let place: u32 = 0;
  for (let bits: u32 = 1; bits <= LONGEST; bits++) {
    free = free * 2 - (u32At(counts, bits) as i32);
    if (free < 0) return false;
    setU32(PLACES, bits, place);
    place += u32At(counts, bits);
  }
  const single = used === 0 || (used === 1 && u32At(counts, 1) === 1);
  return free === 0 || (alone && single);
}

/**
 * Fills every slot of the table whose low bits are a short code. The stream sends codes highest bit first, so codes
 * are counted up in reverse.
 */
function spread(code: usize): void {
  memory.fill(code, 0, 4 << QUICK);
  let reversed: u32 = 0;
  let first: u32 = 0;
  let place: u32 = 0;
  for (let bits: u32 = 1; bits <= QUICK; bits++) {
    const count = u32At(code + COUNTS, bits);
    for (const end = place + count; place < end; place++) {
      const entry = u32At(code + SORTED, place);
      for (let at = reversed; at <= MASK; at += 1 << bits) setU32(code, at, entry);
      let bit: u32 = 1 << (bits - 1);
      for (; reversed & bit; bit >>= 1) reversed ^= bit;
      reversed |= bit;
    }
    first = (first + count) << 1;
  }
  setU32(code + LONG, 0, first);
  setU32(code + LONG, 1, place);
}

/** The entry of a code longer than `QUICK`; 0 for bits that are none. */
export function longEntry(code: usize, hold: u32): u32 {
  let first = u32At(code + LONG, 0);
  let place = u32At(code + LONG, 1);
  let value: u32 = 0;
  for (let bit: u32 = 0; bit < QUICK; bit++) value = (value << 1) | ((hold >>> bit) & 1);
  for (let bits: u32 = QUICK + 1; bits <= LONGEST; bits++) {
    value = (value << 1) | ((hold >>> (bits - 1)) & 1);
    const count = u32At(code + COUNTS, bits);
    // Below `first` the code is a short one, of a symbol that never occurs.
    if (value >= first && value - first < count) {
      const entry = u32At(code + SORTED, place + value - first);
      if (entry !== 0) return entry;
    }
    place += count;
    first = (first + count) << 1;
  }
  return 0;
}
