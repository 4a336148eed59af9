/**
 * Codes up to so many bits are found in one step and longer ones bit by bit: a code of eleven bits stands
 * for what is seen once in two thousand times.
 */
const QUICK = 10;
export const MASK = (1 << QUICK) - 1;

/** RFC 1951, 3.2.7: a length fits the sixteen sizes that can be written. */
const LONGEST = 15;

/**
 * A Huffman code of deflate (RFC 1951, 3.2.2), made again for each block. An entry is what `meanings` says
 * of a symbol, with the length of its code in the lowest four bits; 0 is none.
 */
export class Code {
  /** Entries by the next bits of the stream; 0 where the code is longer, or there is none. */
  readonly quick = new Int32Array(1 << QUICK);
  private readonly meanings: Int32Array;
  /** How many codes there are of each length. */
  private readonly counts = new Int32Array(LONGEST + 1);
  /** Entries in the order of their codes. */
  private readonly sorted = new Int32Array(288);
  private readonly places = new Int32Array(LONGEST + 1);
  /** The first code longer than `QUICK`, as a number of `QUICK` + 1 bits, and its place in `sorted`. */
  private code = 0;
  private place = 0;

  /** Symbols beyond `meanings` take part in the code but never occur (RFC 1951, 3.2.6). */
  constructor(meanings: Int32Array) {
    this.meanings = meanings;
  }

  /**
   * Takes the lengths of the codes of all symbols. Throws where they ask for more codes than there are, or
   * leave some without a symbol: RFC 1951, 3.2.7 allows the latter for a single code of one bit, if `alone`.
   */
  set(lengths: Uint8Array, alone: boolean): void {
    this.count(lengths, alone);
    const { meanings, places, sorted } = this;
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      const bits = lengths[symbol]!;
      if (bits === 0) continue;
      sorted[places[bits]!++] = symbol < meanings.length ? meanings[symbol]! | bits : 0;
    }
    this.spread();
  }

  private count(lengths: Uint8Array, alone: boolean): void {
    const { counts, places } = this;
    counts.fill(0);
    for (const bits of lengths) counts[bits]!++;
    const used = lengths.length - counts[0]!;
    let free = 1;
    for (let bits = 1, place = 0; bits <= LONGEST; bits++) {
      free = free * 2 - counts[bits]!;
      if (free < 0) throw new RangeError('more codes than there are');
      places[bits] = place;
      place += counts[bits]!;
    }
    const single = used === 0 || (used === 1 && counts[1] === 1);
    if (free > 0 && !(alone && single)) throw new RangeError('codes without a symbol');
  }

  /** Writes each short code wherever it is how the next bits begin; a code is sent from its highest bit on. */
  private spread(): void {
    const { quick, counts, sorted } = this;
    quick.fill(0);
    let [reversed, code, place] = [0, 0, 0];
    for (let bits = 1; bits <= QUICK; bits++) {
      for (const end = place + counts[bits]!; place < end; place++) {
        for (let at = reversed; at <= MASK; at += 1 << bits) quick[at] = sorted[place]!;
        let bit = 1 << (bits - 1);
        for (; reversed & bit; bit >>= 1) reversed ^= bit;
        reversed |= bit;
      }
      code = (code + counts[bits]!) << 1;
    }
    this.code = code;
    this.place = place;
  }

  /** The entry of a code that `quick` has not; throws for bits that are none. */
  long(hold: number): number {
    let [first, place, code] = [this.code, this.place, 0];
    for (let bit = 0; bit < QUICK; bit++) code = (code << 1) | ((hold >>> bit) & 1);
    for (let bits = QUICK + 1; bits <= LONGEST; bits++) {
      code = (code << 1) | ((hold >>> (bits - 1)) & 1);
      const count = this.counts[bits]!;
      const index = code - first;
      // Below 0 the code is a short one, of a symbol that never occurs.
      const entry = index >= 0 && index < count ? this.sorted[place + index]! : 0;
      if (entry !== 0) return entry;
      place += count;
      first = (first + count) << 1;
    }
    throw new RangeError('no such code');
  }
}
