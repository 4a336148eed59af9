import { Inflate as Inflater, inflateSync } from 'fflate';
import { crc32 } from './crc.ts';

/**
 * Inflates a raw deflate stream. `room` is the declared size plus some padding: a stream that holds more
 * may throw or stop there. The answer lies in memory that nobody else uses; if `room` bytes fit behind
 * its start, the reader works in that memory without a copy.
 */
export type Inflate = (deflated: Uint8Array, room: number) => Uint8Array;

/** CRC-32 as zip stores it, from 0 to 2^32 - 1. */
export type Checksum = (bytes: Uint8Array) => number;

/** UTF-16 units as a text. */
export type Decode = (units: Uint16Array) => string;

/** What a host may do faster than a page can. */
export interface Unpack {
  readonly inflate: Inflate;
  readonly checksum: Checksum;
  readonly decode: Decode;
}

/**
 * A stream that lies about its size keeps `inflateSync` busy until its end. Deflate grows at most 1032
 * times: a second's work for this many bytes. More than these are fed in pieces and stopped in time.
 */
const AT_ONCE = 512 * 2 ** 10;
const PIECE = 64 * 2 ** 10;

export const UNPACK: Unpack = {
  inflate: (deflated, room) => {
    const out = new Uint8Array(room);
    if (deflated.length > AT_ONCE) return inflatePieces(deflated, out);
    return inflateSync(deflated, { out });
  },
  checksum: crc32,
  decode: (units) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units),
};

function inflatePieces(deflated: Uint8Array, out: Uint8Array): Uint8Array {
  let size = 0;
  const inflater = new Inflater((bytes) => {
    if (size + bytes.length > out.length) throw new RangeError('more than declared');
    out.set(bytes, size);
    size += bytes.length;
  });
  for (let at = 0; at < deflated.length; at += PIECE) {
    inflater.push(deflated.subarray(at, at + PIECE), at + PIECE >= deflated.length);
  }
  return out.subarray(0, size);
}
