import { deflateRawSync, inflateRawSync, type Zlib } from 'node:zlib';
import * as zlib from 'node:zlib';
import { crc32 } from '../xlsx/crc.ts';
import type { Unpack } from '../xlsx/unpack.ts';
import type { Pack } from '../xlsx/write-zip.ts';

/** Smallest chunk that zlib accepts. */
const CHUNK = 64;

/** What `info` makes of the answer; the types of Node do not say. */
interface Inflated {
  readonly buffer: Buffer;
  /** Its `bytesWritten` is how much of the input was used. */
  readonly engine: Zlib;
}

// 20.15 and 22.2 brought crc32: Node 21, 22.0 and 22.1 are new enough for us without it, and have ours.
const NATIVE = 'crc32' in zlib ? { checksum: (bytes: Uint8Array) => zlib.crc32(bytes) } : {};

/** What Node itself does, in one chunk of the final size. */
export const UNPACK_NODE: Unpack = {
  inflate: (deflated, room) => {
    const size = Math.max(room, CHUNK);
    const options = { chunkSize: size, maxOutputLength: size, info: true };
    const { buffer, engine } = inflateRawSync(deflated, options) as unknown as Inflated;
    // zlib itself is content with bytes behind the end.
    if (engine.bytesWritten !== deflated.length) throw new RangeError('another size');
    return buffer;
  },
  // Half the time of a TextDecoder. Such units are little-endian wherever Node runs.
  decode: ({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('utf16le'),
  ...NATIVE,
};

/** For what nobody compares byte by byte: how zlib packs depends on its version and on the processor. */
export const PACK_NODE: Pack = {
  deflate: (bytes) => deflateRawSync(bytes),
  checksum: crc32,
  ...NATIVE,
};
