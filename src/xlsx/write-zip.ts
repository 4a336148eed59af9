import { deflateSync, strToU8 } from 'fflate';
import { join, lengthOf } from './bytes.ts';
import { crc32 } from './crc.ts';
import type { Checksum } from './unpack.ts';

/** A part as a zip file holds it. */
export interface Packed {
  /** The name's bytes: in UTF-8 if `utf8` says so, in a code page nobody named otherwise. */
  readonly name: Uint8Array;
  readonly utf8: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  /** Bytes before they were packed. */
  readonly size: number;
  readonly bytes: Uint8Array;
}

/** What a host may do quicker than a page can. */
export interface Pack {
  /** Bytes as a raw deflate stream. */
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  readonly checksum: Checksum;
}

/** Gives the same bytes on every machine, which the zlib of a host does not. */
export const PACK: Pack = { deflate: (bytes) => deflateSync(bytes, { level: 6 }), checksum: crc32 };

/** A part that was text or whole bytes until now; without `deflate` it is stored. */
export function packed(
  path: string,
  part: Uint8Array,
  { deflate, checksum }: Pick<Pack, 'checksum'> & Partial<Pack>,
): Packed {
  const name = strToU8(path);
  return {
    name,
    utf8: name.length > path.length,
    method: deflate ? 8 : 0,
    crc: checksum(part),
    size: part.length,
    bytes: deflate?.(part) ?? part,
  };
}

// Lengths without names, APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central directory, 4.3.16 its end.
const LOCAL = 30;
const LISTED = 46;
const END = 22;

/** Version 2.0 of the format brought deflate (4.4.3). */
const VERSION = 20;

/** Bit 11 of the flags: the name is in UTF-8 (4.4.4). */
const IN_UTF8 = 0x800;

/** A day every zip reader takes and no time zone moves; the moment of writing must not show. */
export const STAMP = new Date(2000, 0, 1, 12);

/** A zip file of the parts in their order; far below the 4 GB and 65,535 parts from which zip64 is needed. */
export function writeZip(parts: readonly Packed[], written: Date = STAMP): Uint8Array {
  const time = dosTime(written);
  const body: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    body.push(localHeader(part, time), part.name, part.bytes);
    directory.push(listing(part, time, at), part.name);
    at += LOCAL + part.name.length + part.bytes.length;
  }
  return join([...body, ...directory, ending(parts.length, at, lengthOf(directory))]);
}

function localHeader(part: Packed, time: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(LOCAL));
  view.setUint32(0, 0x04034b50, true);
  describe(view, 4, part, time);
  return new Uint8Array(view.buffer);
}

function listing(part: Packed, time: number, at: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(LISTED));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, VERSION, true);
  describe(view, 6, part, time);
  view.setUint32(42, at, true);
  return new Uint8Array(view.buffer);
}

/** The 24 bytes that the local header and the directory share. */
function describe(view: DataView, at: number, part: Packed, time: number): void {
  view.setUint16(at, VERSION, true);
  view.setUint16(at + 2, part.utf8 ? IN_UTF8 : 0, true);
  view.setUint16(at + 4, part.method, true);
  view.setUint32(at + 6, time, true);
  view.setUint32(at + 10, part.crc, true);
  view.setUint32(at + 14, part.bytes.length, true);
  view.setUint32(at + 18, part.size, true);
  view.setUint16(at + 22, part.name.length, true);
}

function ending(count: number, at: number, length: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(END));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, count, true);
  view.setUint16(10, count, true);
  view.setUint32(12, length, true);
  view.setUint32(16, at, true);
  return new Uint8Array(view.buffer);
}

/** Day and time in one number, to two seconds, as the clock of the place shows them (4.4.6). */
function dosTime(when: Date): number {
  const day = ((when.getFullYear() - 1980) << 9) | ((when.getMonth() + 1) << 5) | when.getDate();
  const time = (when.getHours() << 11) | (when.getMinutes() << 5) | (when.getSeconds() >> 1);
  return ((day << 16) | time) >>> 0;
}
