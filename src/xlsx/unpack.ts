import { inflate } from './inflate.ts';

/**
 * Inflates a raw deflate stream that fills `deflated` to its last byte; throws for any other. `room` is the
 * declared size plus some padding: a stream that holds more may throw or stop there. The answer lies in
 * memory that nobody else uses; if `room` bytes fit behind its start, the reader works in that memory
 * without a copy.
 */
export type Inflate = (deflated: Uint8Array, room: number) => Uint8Array;

/** CRC-32 as zip stores it, from 0 to 2^32 - 1. */
export type Checksum = (bytes: Uint8Array) => number;

/** UTF-16 units as a text. */
export type Decode = (units: Uint16Array) => string;

/** What a host may do faster than a page can. */
export interface Unpack {
  readonly inflate: Inflate;
  readonly checksum?: Checksum;
  readonly decode: Decode;
}

export const UNPACK: Unpack = {
  inflate,
  decode: (units) => new TextDecoder('utf-16le', { ignoreBOM: true }).decode(units),
};
