import { Refusal } from '../core/issue.ts';
import type { Limits } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

/** A part of the archive whose place was checked against its own header and its neighbours. */
export interface Entry {
  readonly name: string;
  /** The name as the archive writes it, and whether in UTF-8. */
  readonly raw: Uint8Array;
  readonly utf8: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  /** Where the packed bytes begin. */
  readonly data: number;
}

interface Listed {
  readonly name: string;
  readonly raw: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly header: number;
}

interface Directory {
  readonly count: number;
  readonly from: number;
  readonly to: number;
}

// Signatures and offsets are those of APPNOTE.TXT 6.3.10: 4.3.7 local header, 4.3.12 central directory,
// 4.3.14 to 4.3.16 its ends, 4.5.3 sizes of zip64.
const LOCAL = 0x04034b50;
const LISTED = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
const IN_UTF8 = 0x800;
const IN_ZIP64 = 0xffffffff;

/** Names as parts are compared: `/` between folders, ASCII letters small (ECMA-376 part 2, 6.3.4). */
export function normalise(name: string): string {
  return name
    .replaceAll('\\', '/')
    .replace(/^\/+/, '')
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/**
 * The entries by normalised name. Two readers must not see different files in the same bytes: names that
 * are listed twice, local headers that contradict the list and entries that overlap are refused.
 */
export function readDirectory(file: Uint8Array, limits: Limits): Map<string, Entry> {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const directory = findDirectory(view);
  if (directory.count > limits.parts) throw tooLarge('parts', limits.parts);
  const listed = list(file, view, directory).sort((a, b) => a.header - b.header);
  const entries = new Map<string, Entry>();
  let free = 0;
  for (const item of listed) {
    if (item.header < free) throw damaged(item.name, 'overlap');
    const entry = place(file, view, item);
    free = entry.data + entry.packed;
    if (free > directory.from) throw damaged(item.name, 'overlap');
    if (entries.has(entry.name)) throw damaged(item.name, 'listed twice');
    if (!entry.name.endsWith('/')) entries.set(entry.name, entry);
  }
  return entries;
}

/** `most` of the listed names, unchecked, to tell what an archive is; undefined where there is no whole list. */
export function listNames(file: Uint8Array, most: number): string[] | undefined {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  try {
    const { count, ...place } = findDirectory(view);
    const some = { ...place, count: Math.min(count, most) };
    return list(file, view, some).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function findDirectory(view: DataView): Directory {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) {
    if (view.getUint32(at, true) !== END) continue;
    if (at + 22 + view.getUint16(at + 20, true) > view.byteLength) continue;
    const from = view.getUint32(at + 16, true);
    const to = from + view.getUint32(at + 12, true);
    const count = view.getUint16(at + 10, true);
    // Some readers take the entries of this volume, others those of all; only one volume is here.
    if (view.getUint16(at + 8, true) !== count) throw damaged('zip', 'directory');
    const found = findDirectory64(view, at) ?? { count, from, to };
    if (found.to > at) break;
    return found;
  }
  throw damaged('zip', 'directory');
}

/** A zip64 end stands before the plain one, if its locator does. */
function findDirectory64(view: DataView, end: number): Directory | undefined {
  const locator = end - 20;
  if (locator < 0 || view.getUint32(locator, true) !== LOCATOR64) return undefined;
  const at = long(view, locator + 8);
  if (at + 56 > locator || view.getUint32(at, true) !== END64) throw damaged('zip', 'zip64');
  const from = long(view, at + 48);
  return { count: long(view, at + 32), from, to: from + long(view, at + 40) };
}

function list(file: Uint8Array, view: DataView, directory: Directory): Listed[] {
  const items: Listed[] = [];
  let at = directory.from;
  for (let index = 0; index < directory.count; index++) {
    if (at + 46 > directory.to || view.getUint32(at, true) !== LISTED) {
      throw damaged('zip', 'directory');
    }
    const name = at + 46;
    const extra = name + view.getUint16(at + 28, true);
    const comment = extra + view.getUint16(at + 30, true);
    at = comment + view.getUint16(at + 32, true);
    if (at > directory.to) throw damaged('zip', 'directory');
    items.push(readListed(view, name - 46, file.subarray(name, extra), extra, comment));
  }
  return items;
}

function readListed(
  view: DataView,
  at: number,
  raw: Uint8Array,
  extra: number,
  extraEnd: number,
): Listed {
  const flags = view.getUint16(at + 8, true);
  const wide = longs(view, extra, extraEnd);
  const size = view.getUint32(at + 24, true);
  const packed = view.getUint32(at + 20, true);
  const header = view.getUint32(at + 42, true);
  return {
    name: normalise(spell(raw, flags)),
    raw,
    flags,
    method: view.getUint16(at + 10, true),
    crc: view.getUint32(at + 16, true),
    // The extra field lists, in this order, only what did not fit.
    size: size === IN_ZIP64 ? (wide.shift() ?? size) : size,
    packed: packed === IN_ZIP64 ? (wide.shift() ?? packed) : packed,
    header: header === IN_ZIP64 ? (wide.shift() ?? header) : header,
  };
}

function longs(view: DataView, from: number, to: number): number[] {
  const found: number[] = [];
  for (let at = from; at + 4 <= to;) {
    const end = Math.min(to, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) === 1) {
      for (let item = at + 4; item + 8 <= end; item += 8) found.push(long(view, item));
    }
    at = end;
  }
  return found;
}

function long(view: DataView, at: number): number {
  return view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;
}

function place(file: Uint8Array, view: DataView, item: Listed): Entry {
  const { name, raw, method, crc, packed, size, header } = item;
  if (header + 30 > file.length || view.getUint32(header, true) !== LOCAL) {
    throw damaged(name, 'header');
  }
  const flags = view.getUint16(header + 6, true);
  if ((flags | item.flags) & ENCRYPTED) throw new Refusal('file-encrypted', { format: 'zip' });
  if (method !== 0 && method !== 8) throw damaged(name, 'packing');
  const nameEnd = header + 30 + view.getUint16(header + 26, true);
  const data = nameEnd + view.getUint16(header + 28, true);
  if (data + packed > file.length) throw damaged(name, 'cut off');
  const agrees =
    view.getUint16(header + 8, true) === method &&
    sameBytes(file.subarray(header + 30, nameEnd), raw) &&
    (flags & SIZES_FOLLOW || sameSizes(view, header, item));
  if (!agrees) throw damaged(name, 'header');
  if (method === 0 && size !== packed) throw damaged(name, 'size');
  return { name, raw, utf8: (item.flags & IN_UTF8) > 0, method, crc, packed, size, data };
}

/** Without the flag names are in the code page of whoever packed them; one byte a character keeps them distinct. */
function spell(raw: Uint8Array, flags: number): string {
  if (flags & IN_UTF8) return new TextDecoder().decode(raw);
  return Array.from(raw, (byte) => String.fromCharCode(byte)).join('');
}

function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

function sameSizes(view: DataView, header: number, item: Listed): boolean {
  const packed = view.getUint32(header + 18, true);
  const size = view.getUint32(header + 22, true);
  return (
    view.getUint32(header + 14, true) === item.crc &&
    (packed === item.packed || packed === IN_ZIP64) &&
    (size === item.size || size === IN_ZIP64)
  );
}
