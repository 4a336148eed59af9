import { inflateRawSync } from 'node:zlib';
import * as zlib from 'node:zlib';
import { UNPACK, type Unpack } from '../xlsx/unpack.ts';

/** Smallest chunk that zlib accepts. */
const CHUNK = 64;

/** Inflation by Node itself. One chunk of the final size is a third less work than the usual 16 KB chunks. */
export const UNPACK_NODE: Unpack = {
  inflate: (deflated, room) => {
    const size = Math.max(room, CHUNK);
    return inflateRawSync(deflated, { chunkSize: size, maxOutputLength: size });
  },
  // Half the time of a TextDecoder. Such units are little-endian wherever Node runs.
  decode: ({ buffer, byteOffset, byteLength }) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('utf16le'),
  // Node 20.15 and 22.2 brought crc32; before that ours does.
  checksum: 'crc32' in zlib ? (bytes) => zlib.crc32(bytes) : UNPACK.checksum,
};
