import type { Cell } from '../core/sheet.ts';
import { Pool, RAW } from './pool.ts';
import { tooLarge } from './refuse.ts';
import { unescape, unescapeHex } from './text.ts';

/** Slots of the table that finds repeated texts; a power of two. */
const SLOTS = 8192;

/**
 * The texts that stand in the cells of one sheet instead of the shared table. A text can be cut out only
 * when all are copied: until then its index stands in its place.
 */
export class InlineTexts {
  private readonly pool: Pool;
  private readonly slots = new Int32Array(SLOTS);
  private count = 0;
  private rows = new Uint32Array(SLOTS);
  private columns = new Uint16Array(SLOTS);

  constructor(room: number) {
    this.pool = new Pool(room);
  }

  /** Copies a text up to the next `<` and gives the place of that. */
  copy(bytes: Uint8Array, from: number): number {
    return this.pool.copy(bytes, from);
  }

  undo(): void {
    this.pool.undo();
  }

  /** Keeps the text just copied for a place; gives what must stand there meanwhile. */
  keep(row: number, column: number): number {
    if (this.count === this.rows.length) this.grow();
    this.rows[this.count] = row;
    this.columns[this.count++] = column;
    const { pool, slots } = this;
    const slot = pool.hash() & (SLOTS - 1);
    const known = slots[slot]! - 1;
    if (known >= 0 && pool.repeats(known)) {
      pool.undo();
      return known;
    }
    const index = pool.close(pool.special ? RAW : 0);
    slots[slot] = index + 1;
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
    pool.seal();
    const texts: string[] = [];
    for (let index = 0; index < pool.count; index++) {
      if (pool.length(index) > limit) throw tooLarge('text', limit);
      const text = pool.text(index);
      texts.push(pool.flag(index) === 0 ? text : unescapeHex(unescape(text)));
    }
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
