import { LIMITS } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

/** A file of OLE, which keeps streams in sectors ([MS-CFB] 2.1). */
interface Container {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly sector: number;
  /** The number of sectors, the last of which may be cut short by writers that do not pad. */
  readonly count: number;
  /** For each sector the next one of its chain. */
  readonly fat: Uint32Array;
}

interface Entry {
  readonly name: string;
  /** 0 free, 1 storage, 2 stream, 5 root ([MS-CFB] 2.6.1). */
  readonly type: number;
  readonly start: number;
  readonly size: number;
  /** Siblings before and after, first child. */
  readonly links: readonly number[];
}

const PART = 'ole';
/** Numbers from here on are signs, not sectors ([MS-CFB] 2.1). */
const FIRST_SIGN = 0xfffffffa;
const END = 0xfffffffe;
const NONE = 0xffffffff;
const IN_HEADER = 109;
const MINI = 64;
/** Streams below this size stand in the mini stream. */
const MINI_BELOW = 4096;
/** The first byte of a container. */
export const OLE = 0xd0;
const ENTRY = 128;
const ROOT = 5;
const STREAM = 2;
/**
 * The library walks a chain again from each of its sectors that lies before its first, so backward chains take
 * quadratic time.
 */
const DETOURS = 16;
/** The library walks the tree once more for each entry outside it. */
const MOST_LOOSE = 8;

/** What stands in the root, by names in capitals. */
export interface Compound {
  /** The bytes of a stream; undefined where there is none. Throws a `Refusal` for a chain that is not whole. */
  readonly read: (name: string) => Uint8Array | undefined;
  /** Whether there is a stream or storage of this name. */
  readonly has: (name: string) => boolean;
}

/** The stream of the cells of a workbook of Excel 5 to 2003; undefined where there is none. */
export function bookIn({ read }: Compound): Uint8Array | undefined {
  return read('WORKBOOK') ?? read('BOOK');
}

/** Throws a `Refusal` for a chain that is not whole. */
export function openCompound(bytes: Uint8Array): Compound {
  const container = open(bytes);
  const entries = readEntries(container);
  const children = ensureTree(entries);
  return {
    has: (name) => children.some((entry) => entry.name === name),
    read: (name) => {
      const found = children.filter((entry) => entry.type === STREAM && entry.name === name);
      if (found.length > 1) throw damaged(name, 'listed twice');
      return found[0] && found[0].size > 0 ? streamOf(container, found[0], entries[0]) : undefined;
    },
  };
}

function open(bytes: Uint8Array): Container {
  if (bytes.length < 1024) throw damaged(PART, 'cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = view.getUint16(26, true);
  const shift = view.getUint16(30, true);
  if (!(version === 3 && shift === 9) && !(version === 4 && shift === 12)) {
    throw damaged(PART, 'header');
  }
  if (view.getUint16(32, true) !== 6 || view.getUint32(56, true) !== MINI_BELOW) {
    throw damaged(PART, 'header');
  }
  const sector = 2 ** shift;
  // The header has the place of one sector.
  const count = Math.ceil(bytes.length / sector) - 1;
  const plain = { bytes, view, sector, count, fat: new Uint32Array() };
  const fat = joinNumbers(plain, fatSectors(plain));
  const container = { ...plain, fat };
  ensureCheap(container);
  return container;
}

/** Where the pieces of the FAT stand ([MS-CFB] 2.5). */
function fatSectors({ view, sector, count, bytes }: Container): number[] {
  const found: number[] = [];
  const collect = (from: number, items: number): void => {
    for (let item = 0; item < items; item++) {
      const place = view.getUint32(from + item * 4, true);
      if (place >= FIRST_SIGN) return;
      found.push(place);
    }
  };
  collect(76, IN_HEADER);
  let next = view.getUint32(68, true);
  const listed = view.getUint32(72, true);
  for (let steps = 0; steps < listed && next < FIRST_SIGN; steps++) {
    const at = (next + 1) * sector;
    if (at + sector > bytes.length) throw damaged(PART, 'FAT');
    collect(at, sector / 4 - 1);
    next = view.getUint32(at + sector - 4, true);
    // A list that runs in a circle is longer than its file, even where its sectors name none.
    if (found.length > count || steps > count) throw damaged(PART, 'FAT');
  }
  return found;
}

function joinNumbers({ view, sector, count, bytes }: Container, places: readonly number[]) {
  const each = sector / 4;
  if (places.length > count) throw damaged(PART, 'FAT');
  const joined = new Uint32Array(places.length * each);
  for (const [index, place] of places.entries()) {
    const at = (place + 1) * sector;
    if (at + sector > bytes.length) throw damaged(PART, 'FAT');
    for (let item = 0; item < each; item++) {
      joined[index * each + item] = view.getUint32(at + item * 4, true);
    }
  }
  return joined;
}

/** Every chain ends, and walking all of them as the library does stays cheap. */
function ensureCheap({ fat, count }: Container): void {
  const seen = new Uint8Array(count);
  let cost = 0;
  for (let start = 0; start < count; start++) {
    if (seen[start]) continue;
    let steps = 0;
    for (let at = start; at < count; at = fat[at] ?? NONE) {
      seen[at] = 1;
      if (++steps > count) throw damaged(PART, 'chain');
    }
    cost += steps;
    if (cost > count * DETOURS + MINI_BELOW) throw tooLarge('parts');
  }
}

/** Every sector of a chain up to its end; `most` sectors at most. */
function chainFrom(fat: Uint32Array, start: number, most: number, part: string): number[] {
  const chain: number[] = [];
  for (let at = start; at !== END; at = fat[at] ?? NONE) {
    if (at >= fat.length || chain.length === most) throw damaged(part, 'chain');
    chain.push(at);
  }
  return chain;
}

/** Sectors one after the other; fewer bytes where the file ends early. */
function join({ bytes, sector }: Container, chain: readonly number[], part: string): Uint8Array {
  const joined = new Uint8Array(chain.length * sector);
  let size = 0;
  for (const [index, place] of chain.entries()) {
    const from = (place + 1) * sector;
    const piece = bytes.subarray(from, from + sector);
    if (piece.length < sector && index < chain.length - 1) throw damaged(part, 'cut off');
    joined.set(piece, size);
    size += piece.length;
  }
  return joined.subarray(0, size);
}

function readEntries(container: Container): Entry[] {
  const start = container.view.getUint32(48, true);
  const chain = chainFrom(container.fat, start, container.count, PART);
  if ((chain.length * container.sector) / ENTRY > LIMITS.parts) {
    throw tooLarge('parts', LIMITS.parts);
  }
  const bytes = join(container, chain, PART);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) entries.push(entryAt(view, at));
  // Every stream is copied out: several in the same sectors would fill the memory.
  const size = entries.reduce((sum, { type, size }) => sum + (type === ROOT ? 0 : size), 0);
  if (size > 2 * container.bytes.length) throw damaged(PART, 'directory');
  return entries;
}

function entryAt(view: DataView, at: number): Entry {
  const length = Math.min(64, view.getUint16(at + 64, true));
  let name = '';
  for (let unit = 0; unit + 2 < length; unit += 2) {
    name += String.fromCharCode(view.getUint16(at + unit, true));
  }
  return {
    name: name.toUpperCase(),
    type: view.getUint8(at + 66),
    start: view.getUint32(at + 116, true),
    size: view.getUint8(at + 66) === 0 ? 0 : view.getUint32(at + 120, true),
    links: [68, 72, 76].map((link) => view.getUint32(at + link, true)),
  };
}

/** The children of the root. No entry is reached twice; in a circle the library would never stop. */
function ensureTree(entries: readonly Entry[]): Entry[] {
  const root = entries[0];
  if (root?.type !== ROOT) throw damaged(PART, 'directory');
  const children: Entry[] = [];
  const seen = new Set([0]);
  const ahead = [{ id: root.links[2] ?? NONE, depth: 0 }];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    if (next.id === NONE) continue;
    const entry = entries[next.id];
    if (!entry || seen.has(next.id) || next.depth > 100) throw damaged(PART, 'directory');
    seen.add(next.id);
    if (next.depth === 0) children.push(entry);
    const [before = NONE, after = NONE, child = NONE] = entry.links;
    ahead.push({ id: before, depth: next.depth }, { id: after, depth: next.depth });
    ahead.push({ id: child, depth: next.depth + 1 });
  }
  ensureFewLoose(entries, seen);
  return children;
}

/** Entries outside the tree. JExcelApi writes one, whose links lead into the tree; unused entries may be all zeros. */
function ensureFewLoose(entries: readonly Entry[], seen: ReadonlySet<number>): void {
  const loose = entries.filter(
    ({ links }, id) => !seen.has(id) && links.some((link) => link !== NONE && link !== 0),
  );
  const leads = loose.every(({ links }) => links.every((link) => link === NONE || seen.has(link)));
  if (loose.length > MOST_LOOSE || !leads) throw damaged(PART, 'directory');
}

function streamOf(container: Container, entry: Entry, root: Entry | undefined): Uint8Array {
  const { name, start, size } = entry;
  if (size < MINI_BELOW) return miniStream(container, entry, root);
  const sectors = Math.ceil(size / container.sector);
  const chain = chainFrom(container.fat, start, sectors, name);
  if (chain.length < sectors) throw damaged(name, 'chain');
  return whole(join(container, chain, name), entry);
}

function miniStream(container: Container, entry: Entry, root: Entry | undefined): Uint8Array {
  const { name, start, size } = entry;
  const follow = (from: number): number[] => chainFrom(container.fat, from, container.count, PART);
  const fat = joinNumbers(container, follow(container.view.getUint32(60, true)));
  const bytes = join(container, follow(root?.start ?? END), PART);
  const chain = chainFrom(fat, start, Math.ceil(size / MINI), name);
  const joined = new Uint8Array(chain.length * MINI);
  for (const [index, place] of chain.entries()) {
    if ((place + 1) * MINI > bytes.length) throw damaged(name, 'chain');
    joined.set(bytes.subarray(place * MINI, (place + 1) * MINI), index * MINI);
  }
  return whole(joined, entry);
}

function whole(bytes: Uint8Array, { name, size }: Entry): Uint8Array {
  if (bytes.length < size) throw damaged(name, 'cut off');
  return bytes.subarray(0, size);
}
