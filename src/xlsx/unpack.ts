import { inflateSync } from 'fflate';

/** Zeros behind every part: a scanner may load a few bytes past the end without asking. */
export const PAD = 64;

/**
 * Inflates a raw deflate stream. Throws for what is none. May stop after `room` bytes (the declared size and some
 * padding): a longer stream is refused anyway.
 */
export type Inflate = (deflated: Uint8Array, room: number) => Uint8Array;

/** CRC-32 as zip stores it, from 0 to 2^32 - 1. */
export type Checksum = (bytes: Uint8Array) => number;

/** UTF-16 units as a text. */
export type Decode = (units: Uint16Array) => string;

/** What a host may do better than a page can. */
export interface Unpack {
  /** For the few parts that the kernel does not take. */
  readonly inflate: Inflate;
  readonly checksum?: Checksum;
  readonly decode: Decode;
}

export const UNPACK: Unpack = {
  inflate: (deflated, room) => inflateSync(deflated, { out: new Uint8Array(room) }),
  decode: (units) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units),
};
