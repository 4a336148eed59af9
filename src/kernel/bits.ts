/** Bits loaded and not yet taken, the next one lowest; `count` of them hold. */
export let hold: u64 = 0;
export let count: u32 = 0;
/** The next byte to load, and where the input ends. */
export let next: usize = 0;
export let stop: usize = 0;

/** The bits of a deflate stream, lowest of each byte first (RFC 1951, 3.1.1). */
export function open(from: usize, size: usize): void {
  next = from;
  stop = from + size;
  hold = count = 0;
}

/**
 * Loads at least 56 bits. Some bits above `count` may be loaded already; loading them again changes nothing. Reading
 * past the end is allowed here: `align` then gives a place behind the end, which the caller refuses.
 */
export function fill(): void {
  hold |= load<u64>(next) << count;
  next += (63 - count) >>> 3;
  count |= 56;
}

export function drop(bits: u32): void {
  hold >>>= bits;
  count -= bits;
}

/** The number that up to 32 bits are. */
export function take(bits: u32): u32 {
  fill();
  const value = (hold as u32) & ((1 << bits) - 1);
  drop(bits);
  return value;
}

/** Goes to the next whole byte and gives its place; past the end where bits were taken that are not there. */
export function align(): usize {
  next -= count >>> 3;
  hold = count = 0;
  return next;
}

export function setBits(held: u64, so: u32, then: usize): void {
  hold = held;
  count = so;
  next = then;
}
