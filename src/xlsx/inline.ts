import type { Cell } from '../core/sheet.ts';
import type { Room } from './kernel.ts';
import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import { Pool } from './pool.ts';
import type { Decode } from './unpack.ts';

/**
 * The texts that stand in the cells of one sheet instead of the shared table, as the kernel keeps them. They become
 * strings only when all are copied; until then the index of each stands in its place.
 */
export class InlineTexts {
  private readonly pool: Pool;
  private readonly decode: Decode;
  private readonly limits: Limits;
  private count = 0;
  private rows = new Uint32Array(8192);
  private columns = new Uint16Array(8192);

  constructor(part: Part, room: Room, decode: Decode, limits: Limits) {
    const { code, units, ends, place } = room;
    code.keepTexts(units.byteOffset, ends.byteOffset, place + part.size);
    this.pool = new Pool(part);
    this.decode = decode;
    this.limits = limits;
  }

  /** Says where the index of a text stands now. */
  note(row: number, column: number): void {
    if (this.count === this.rows.length) this.grow();
    this.rows[this.count] = row;
    this.columns[this.count++] = column;
  }

  /** Puts the texts where their indexes stand. */
  settle(rows: readonly Cell[][]): void {
    const texts = this.makeTexts();
    for (let at = 0; at < this.count; at++) {
      const cells = rows[this.rows[at]!]!;
      const column = this.columns[at]!;
      cells[column] = texts[cells[column] as number]!;
    }
  }

  private makeTexts(): string[] {
    const { pool, limits } = this;
    pool.seal(this.decode);
    const texts: string[] = [];
    for (let index = 0; index < pool.count; index++) texts.push(pool.text(index, limits));
    for (const [index, text] of pool.resolved(limits)) texts[index] = text;
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
