import type { Cell } from '../core/sheet.ts';
import { Pool, RAW } from './pool.ts';
import { tooLarge } from './refuse.ts';
import { unescape, unescapeHex } from './text.ts';
import type { Decode } from './unpack.ts';
import type { Cursor } from './xml.ts';

/** Slots of the table that finds repeated texts; a power of two. */
const SLOTS = 8192;

const LT = 0x3c;
/** Makes of every byte of a word that is `<` a zero. */
const LTS = 0x3c3c3c3c;
/** The multiplier of FNV-1a, a prime that spreads. */
const PRIME = 0x01000193;

/**
 * The texts that stand in the cells of one sheet instead of the shared table. Registers repeat themselves:
 * a text whose bytes were seen lately is not made again. A text can be cut out only when all are copied;
 * until then its index stands in its place.
 */
export class InlineTexts {
  private readonly cursor: Cursor;
  private readonly decode: Decode;
  private readonly pool: Pool;
  /** A text of each slot: its index and one, and where its bytes stand. */
  private readonly known = new Uint32Array(SLOTS);
  private readonly from = new Uint32Array(SLOTS);
  private readonly to = new Uint32Array(SLOTS);
  private hash = 0;
  private count = 0;
  private rows = new Uint32Array(SLOTS);
  private columns = new Uint16Array(SLOTS);

  constructor(cursor: Cursor, decode: Decode) {
    this.cursor = cursor;
    this.decode = decode;
    this.pool = new Pool(cursor.end);
  }

  /** The place of the next `<`; the bytes on the way are those that `keep` may keep. */
  find(from: number): number {
    const { bytes, view, end } = this.cursor;
    let hash = 0;
    let at = from;
    for (; at < end; at += 4) {
      const word = view.getUint32(at, true);
      const zeros = word ^ LTS;
      // Any zero byte borrows from its neighbour: the usual test for four bytes at once.
      if (((zeros - 0x01010101) & ~zeros & 0x80808080) !== 0) break;
      hash = Math.imul(hash ^ word, PRIME);
    }
    for (; at < end && bytes[at] !== LT; at++) hash = Math.imul(hash ^ bytes[at]!, PRIME);
    this.hash = hash ^ (hash >>> 15);
    return at;
  }

  /** Keeps the text just found for a place; gives what must stand there meanwhile. */
  keep(from: number, to: number, row: number, column: number): number {
    if (this.count === this.rows.length) this.grow();
    this.rows[this.count] = row;
    this.columns[this.count++] = column;
    const slot = this.hash & (SLOTS - 1);
    const known = this.known[slot]!;
    const start = this.from[slot]!;
    const length = to - from;
    if (known > 0 && this.to[slot] === start + length) {
      if (this.cursor.repeats(from, start, length)) return known - 1;
    }
    this.pool.copy(this.cursor.view, from);
    const index = this.pool.close(this.pool.special ? RAW : 0);
    this.known[slot] = index + 1;
    this.from[slot] = from;
    this.to[slot] = to;
    return index;
  }

  /** Puts the texts into the places they were kept for. */
  settle(rows: readonly Cell[][], limit: number): void {
    const texts = this.makeTexts(limit);
    for (let at = 0; at < this.count; at++) {
      const cells = rows[this.rows[at]!]!;
      const column = this.columns[at]!;
      cells[column] = texts[cells[column] as number]!;
    }
  }

  private makeTexts(limit: number): string[] {
    const { pool } = this;
    pool.seal(this.decode);
    const texts: string[] = [];
    for (let index = 0; index < pool.count; index++) {
      if (pool.length(index) > limit) throw tooLarge('text', limit);
      texts.push(pool.text(index));
    }
    for (const index of pool.flagged) texts[index] = unescapeHex(unescape(texts[index]!));
    return texts;
  }

  private grow(): void {
    const rows = new Uint32Array(this.count * 2);
    const columns = new Uint16Array(this.count * 2);
    rows.set(this.rows);
    columns.set(this.columns);
    this.rows = rows;
    this.columns = columns;
  }
}
