import { CODE } from './kernel-code.ts';
import { PAD, type Checksum } from './unpack.ts';

/** What src/kernel exports; its own comments say what each does. Places and sizes are in bytes. */
export interface Code extends WebAssembly.Exports {
  readonly memory: WebAssembly.Memory;
  base(): number;
  state(): number;
  inflate(from: number, size: number, into: number, room: number): number;
  crc32(from: number, to: number): number;
  decimal(whole: bigint, digits: number, decimals: number): number;
  readItems(from: number, units: number, ends: number): number;
  keepTexts(units: number, ends: number, stop: number): void;
  readRows(from: number, shared: number, kinds: number, values: number): number;
}

/** Entries that one call of `readRows` makes at the most. */
export const ENTRIES = 4096;

/** The numbers of src/kernel/state.ts, by place. */
export const STATE = {
  texts: 0,
  units: 1,
  raws: 2,
  entries: 3,
  behind: 4,
  number: 5,
  digits: 6,
  tail: 7,
  tailEnds: 8,
  size: 9,
} as const;

/** Behind a packed part: what the kernel loads at once. */
const BEHIND = 16;
/** Behind an unpacked part: what one symbol may write past its room before that is seen. */
const AHEAD = 512;
/** Parts above this are not worth four times as much memory: no register comes near. */
const LARGEST = 128 * 2 ** 20;
/** An instance that grew beyond this is not kept for the next workbook. */
const KEPT = 64 * 2 ** 20;
const PAGE = 2 ** 16;

/**
 * The memory around one part while the kernel reads it: texts as UTF-16 units, with how many there are after each
 * text behind a first 0; cells and rows as kinds and values. Good until the next part is loaded.
 */
export interface Room {
  readonly code: Code;
  /** Where the part begins. */
  readonly place: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What src/kernel/state.ts names, at the places of `STATE`. */
  readonly state: Uint32Array;
  readonly units: Uint16Array;
  readonly ends: Uint32Array;
  readonly kinds: Uint32Array;
  readonly values: Float64Array;
}

let known: Code | null | undefined;

/** A kernel with memory of its own; null where WebAssembly is switched off: then the reader in TypeScript reads all. */
export function startKernel(): Code | null {
  try {
    const binary = Uint8Array.from(atob(CODE), (letter) => letter.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(binary)).exports as Code;
  } catch {
    return null;
  }
}

/**
 * Unpacks a part into the kernel's memory, or copies it if it is `stored`. Undefined if there is no kernel, the
 * part is too large for it or the machine has no memory left; throws a `RangeError` for what is no deflate stream, or one of another size.
 */
export function loadPart(packed: Uint8Array, size: number, stored: boolean): Room | undefined {
  if (size > LARGEST || packed.length > LARGEST) return undefined;
  const code = (known ??= startKernel());
  if (code === null) return undefined;
  const from = code.base();
  const place = align(from + packed.length + BEHIND);
  const room = makeRoom(code, place, size);
  if (!room) return undefined;
  const { bytes } = room;
  const all = new Uint8Array(bytes.buffer);
  all.set(packed, stored ? place : from);
  if (!stored && inflate(code, from, packed.length, place, size) !== size) {
    throw new RangeError('no deflate stream of this size');
  }
  bytes.fill(0, size);
  if (all.length > KEPT) known = undefined;
  return room;
}

/** A stream that leads out of the memory is as damaged as any other. */
function inflate(code: Code, from: number, length: number, into: number, size: number): number {
  try {
    return code.inflate(from, length, into, size);
  } catch {
    return -1;
  }
}

/** Grows the memory to so many bytes; false where the machine has no more. */
function fits(memory: WebAssembly.Memory, size: number): boolean {
  const missing = size - memory.buffer.byteLength;
  try {
    if (missing > 0) memory.grow(Math.ceil(missing / PAGE));
    return true;
  } catch {
    return false;
  }
}

/** UTF-16 never takes more units than the bytes it comes from, and no text has fewer than five bytes around it. */
function makeRoom(code: Code, place: number, size: number): Room | undefined {
  const units = align(place + size + AHEAD);
  const ends = align(units + size * 2);
  const texts = Math.ceil(size / 5) + 2;
  const kinds = align(ends + texts * 4);
  const values = kinds + ENTRIES * 4;
  if (!fits(code.memory, values + ENTRIES * 8)) return undefined;
  const { buffer } = code.memory;
  const room = {
    code,
    place,
    bytes: new Uint8Array(buffer, place, size + PAD),
    state: new Uint32Array(buffer, code.state(), STATE.size).fill(0),
    units: new Uint16Array(buffer, units, size),
    ends: new Uint32Array(buffer, ends, texts),
    kinds: new Uint32Array(buffer, kinds, ENTRIES),
    values: new Float64Array(buffer, values, ENTRIES),
  };
  room.ends[0] = 0;
  return room;
}

/** The checksum of what begins where the part does. */
export function checksumIn({ code, place }: Room): Checksum {
  return ({ length }) => code.crc32(place, place + length) >>> 0;
}

function align(place: number): number {
  return (place + 15) & ~15;
}
