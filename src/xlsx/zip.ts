import { crc32 } from './crc.ts';
import { readDirectory, normalise, type Entry } from './directory.ts';
import { checksumIn, loadPart, type Room } from './kernel.ts';
import { RATIO_FROM, type Limits } from './limits.ts';
import type { Part } from './part.ts';
import { damaged, tooLarge } from './refuse.ts';
import { PAD, type Unpack } from './unpack.ts';
import type { Packed } from './write-zip.ts';

/** The parts of a zip file. Everything that is read counts against one budget. */
export class Archive {
  readonly limits: Limits;
  /** Relations that were read, each time that they were. */
  relations = 0;
  private readonly file: Uint8Array;
  private readonly entries: ReadonlyMap<string, Entry>;
  private readonly unpack: Unpack;
  private spent = 0;

  constructor(file: Uint8Array, unpack: Unpack, limits: Limits) {
    if (file.length > limits.file) throw tooLarge('file', limits.file);
    this.file = file;
    this.unpack = unpack;
    this.limits = limits;
    this.entries = readDirectory(file, limits);
  }

  /** Names as `normalise` gives them. */
  names(): readonly string[] {
    return [...this.entries.keys()];
  }

  /** The name of a part as `names` has it. */
  nameOf(name: string): string {
    return this.entry(name)?.name ?? name;
  }

  /** A part still packed, to be copied. It is unpacked once to check its size and checksum. */
  packed(name: string): Packed {
    this.take(name);
    const entry = this.find(name);
    const { raw, utf8, method, crc, size } = entry;
    return { name: raw, utf8, method, crc, size, bytes: this.packedBytes(entry) };
  }

  has(name: string): boolean {
    return this.entry(name) !== undefined;
  }

  /** Throws a `Refusal` for a part that is missing, too large or not what the directory says. */
  read(name: string): Part {
    const { bytes, room, ...part } = this.take(name);
    return { ...part, bytes: room ? bytes.slice() : bytes };
  }

  /** Like `read` without a copy: the bytes are good only until the next part is taken. */
  take(name: string): Part {
    const entry = this.find(name);
    this.spend(entry);
    const packed = this.packedBytes(entry);
    const room = this.attempt(entry, () => loadPart(packed, entry.size, entry.method === 0));
    const bytes = room?.bytes ?? pad(entry.method === 0 ? packed : this.inflate(entry, packed));
    this.check(entry, bytes, room);
    return { name: entry.name, bytes, size: entry.size, ...(room ? { room } : {}) };
  }

  /** What refers to a part may write its name with or without percent signs (ECMA-376 part 2, 6.2.2). */
  private entry(name: string): Entry | undefined {
    const { entries } = this;
    return entries.get(normalise(name)) ?? entries.get(normalise(unquoted(name)));
  }

  private find(name: string): Entry {
    const entry = this.entry(name);
    if (!entry) throw damaged(name, 'missing');
    return entry;
  }

  private packedBytes({ data, packed }: Entry): Uint8Array {
    return this.file.subarray(data, data + packed);
  }

  private check({ name, size, crc }: Entry, padded: Uint8Array, room?: Room): void {
    const bytes = padded.subarray(0, size);
    const { checksum = room ? checksumIn(room) : crc32 } = this.unpack;
    if (checksum(bytes) !== crc) throw damaged(name, 'checksum');
  }

  private spend(entry: Entry): void {
    this.spent += entry.size;
    if (this.spent > this.limits.inflated) throw tooLarge('inflated', this.limits.inflated);
    if (entry.size > RATIO_FROM && entry.size > entry.packed * this.limits.ratio) {
      throw tooLarge('ratio', this.limits.ratio);
    }
  }

  private inflate(entry: Entry, packed: Uint8Array): Uint8Array {
    const bytes = this.attempt(entry, () => this.unpack.inflate(packed, entry.size + PAD));
    if (bytes.length !== entry.size) throw damaged(entry.name, 'size');
    return bytes;
  }

  private attempt<T>({ name }: Entry, unpack: () => T): T {
    try {
      return unpack();
    } catch {
      throw damaged(name, 'packing');
    }
  }
}

function pad(bytes: Uint8Array): Uint8Array {
  const padded = new Uint8Array(bytes.length + PAD);
  padded.set(bytes);
  return padded;
}

function unquoted(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
