import { setFixed, readCodes } from './codes';
import { BYTE, distances, longEntry, shortEntry, texts } from './huffman';
import { align, count, hold, next, open, setBits, stop, take } from './bits';

let out: usize = 0;
let start: usize = 0;
/** Where the room ends. */
let end: usize = 0;

/**
 * Inflates a raw deflate stream (RFC 1951) that fills so many bytes from a place on; gives how many it holds, or -1
 * for any other, or one that needs more `room`. Needs 16 bytes behind the stream, and 274 behind the room:
 * one symbol writes up to 258 bytes and the rest of a load before that is seen.
 */
export function inflate(from: usize, size: usize, into: usize, room: usize): i32 {
  open(from, size);
  out = start = into;
  end = into + room;
  for (let last: u32 = 0; last === 0;) {
    last = take(1);
    if (!readBlock()) return -1;
  }
  return align() === from + size ? ((out - into) as i32) : -1;
}

/** RFC 1951, 3.2.3. */
function readBlock(): bool {
  const type = take(2);
  if (type === 0) return copyStored();
  if (type === 3) return false;
  if (type === 1) setFixed();
  else if (!readCodes()) return false;
  return readSymbols();
}

/** RFC 1951, 3.2.4. */
function copyStored(): bool {
  const from = align() + 4;
  const size = load<u16>(from - 4) as usize;
  if (size !== ((load<u16>(from - 2) ^ 0xffff) as usize)) return false;
  if (from + size > stop || out + size > end) return false;
  memory.copy(out, from, size);
  out += size;
  setBits(0, 0, from + size);
  return true;
}

/**
 * The hot loop: what `bits` holds is held in locals here. A length with its code is at most 20 bits, a distance with
 * its code 28: one filling of 56 bits serves both.
 */
function readSymbols(): bool {
  let at = out;
  let bits = hold;
  let have = count;
  let input = next;
  while (at <= end) {
    bits |= load<u64>(input) << have;
    input += (63 - have) >>> 3;
    have |= 56;
    let entry = shortEntry(texts, bits);
    if (entry === 0) entry = longEntry(texts, bits as u32);
    bits >>>= entry & 15;
    have -= entry & 15;
    if (entry & BYTE) {
      store<u8>(at++, entry >>> 8);
      entry = shortEntry(texts, bits);
      if (entry === 0) entry = longEntry(texts, bits as u32);
      bits >>>= entry & 15;
      have -= entry & 15;
      if (entry & BYTE) {
        store<u8>(at++, entry >>> 8);
        continue;
      }
      bits |= load<u64>(input) << have;
      input += (63 - have) >>> 3;
      have |= 56;
    }
    if (entry >>> 8 === 0) {
      setBits(bits, have, input);
      out = at;
      return entry !== 0 && at <= end;
    }
    let further = (entry >>> 4) & 15;
    const size = (entry >>> 8) + ((bits as u32) & ((1 << further) - 1));
    bits >>>= further;
    have -= further;
    entry = shortEntry(distances, bits);
    if (entry === 0) entry = longEntry(distances, bits as u32);
    if (entry === 0) return false;
    bits >>>= entry & 15;
    have -= entry & 15;
    further = (entry >>> 4) & 15;
    const distance = ((entry >>> 8) + ((bits as u32) & ((1 << further) - 1))) as usize;
    bits >>>= further;
    have -= further;
    if (distance > at - start) return false;
    repeat(at, at + size, distance);
    at += size;
  }
  return false;
}

/** Writes once more what stands `distance` before `from`, up to `to` or fifteen bytes beyond it. */
function repeat(from: usize, to: usize, distance: usize): void {
  let at = from;
  if (distance >= 16) for (; at < to; at += 16) v128.store(at, v128.load(at - distance));
  else if (distance >= 8) for (; at < to; at += 8) store<u64>(at, load<u64>(at - distance));
  else for (; at < to; at++) store<u8>(at, load<u8>(at - distance));
}
