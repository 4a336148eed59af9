import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import { Pool } from './pool.ts';
import { tooLarge } from './refuse.ts';
import { unescapeHex } from './text.ts';
import type { Decode } from './unpack.ts';
import { Cursor } from './xml.ts';

/** The shared texts of a workbook; each becomes a string when it is first asked for, unless it holds escapes. */
export class Strings {
  readonly count: number;
  /** The texts that are struck through at least in part. */
  readonly struck: ReadonlySet<number>;
  private readonly pool: Pool;
  private readonly made: (string | undefined)[];
  private readonly limits: Limits;

  constructor(pool: Pool, struck: ReadonlySet<number>, limits: Limits) {
    this.pool = pool;
    this.count = pool.count;
    this.struck = struck;
    this.made = new Array<string | undefined>(this.count).fill(undefined);
    this.limits = limits;
    for (const [index, text] of pool.resolved(limits)) this.made[index] = text;
  }

  /** `index` must be below `count`. */
  at(index: number): string {
    return this.made[index] ?? this.make(index);
  }

  private make(index: number): string {
    const text = this.pool.text(index, this.limits);
    this.made[index] = text;
    return text;
  }
}

/** Reads `sharedStrings.xml`: what the kernel knows by itself, the rest one by one. */
export function readStrings(part: Part, limits: Limits, decode: Decode): Strings {
  const cursor = new Cursor(part, limits);
  const pool = new Pool(part);
  const struck = new Set<number>();
  if (!cursor.next() || !cursor.is('sst')) throw cursor.damaged('no strings');
  while (cursor.depth > 0) {
    readPlain(cursor, part);
    if (pool.count > limits.strings) throw tooLarge('strings', limits.strings);
    if (!cursor.next()) throw cursor.damaged('cut off');
    if (!cursor.opens) continue;
    if (cursor.is('si')) {
      const rich = richText(cursor);
      const index = pool.add(rich.text);
      if (rich.struck) struck.add(index);
    } else cursor.skip();
  }
  pool.seal(decode);
  return new Strings(pool, struck, limits);
}

function readPlain(cursor: Cursor, { room }: Part): void {
  if (room === undefined) return;
  const from = room.place + cursor.at;
  const at = room.code.readItems(from, room.units.byteOffset, room.ends.byteOffset);
  cursor.at += at - from;
}

/**
 * The text of the `si` or `is` just opened, runs joined, readings for East Asian names (`rPh`) left out, and
 * whether a part of it is struck through.
 */
export function richText(cursor: Cursor): { readonly text: string; readonly struck: boolean } {
  let text = '';
  let struck = false;
  cursor.within(() => {
    if (cursor.is('rPh')) cursor.skip();
    else if (cursor.is('strike')) struck ||= isOn(cursor);
    else if (cursor.is('t')) {
      text += cursor.text();
      cursor.ensureFits(text);
    }
  });
  return { text: unescapeHex(text), struck };
}

/** A property of a font is on unless its value says otherwise (ECMA-376 part 1, 18.8.36). */
export function isOn(cursor: Cursor): boolean {
  return cursor.attribute('val') === undefined || cursor.flag('val');
}
