import { tooLarge } from './refuse.ts';
import type { Limits } from './limits.ts';
import { HEX, Pool, RAW, STRUCK } from './pool.ts';
import { unescape, unescapeHex } from './text.ts';
import type { Decode } from './unpack.ts';
import { Cursor } from './xml.ts';
import type { Part } from './zip.ts';

const SI = word('<si>');
const T = word('<t>\0');
const T_END = word('</t>');
const PRESERVED = '<t xml:space="preserve">';

/** Four ASCII characters as a little-endian load sees them. */
export function word(text: string): number {
  return [...text].reduceRight((sum, letter) => sum * 256 + letter.charCodeAt(0), 0);
}

/** The shared texts of a workbook; each becomes a string when it is first asked for, unless it holds escapes. */
export class Strings {
  readonly count: number;
  /** Some text is struck through at least in part. */
  readonly anyStruck: boolean;
  private readonly pool: Pool;
  private readonly made: (string | undefined)[];
  private readonly limits: Limits;

  constructor(pool: Pool, limits: Limits, decode: Decode) {
    pool.seal(decode);
    this.pool = pool;
    this.count = pool.count;
    this.anyStruck = pool.anyStruck;
    this.made = new Array<string | undefined>(pool.count).fill(undefined);
    this.limits = limits;
    for (const index of pool.flagged) this.made[index] = this.resolve(index);
  }

  /** `index` must be below `count`. */
  at(index: number): string {
    return this.made[index] ?? this.make(index);
  }

  struck(index: number): boolean {
    return (this.pool.flag(index) & STRUCK) !== 0;
  }

  private make(index: number): string {
    if (this.pool.length(index) > this.limits.text) throw tooLarge('text', this.limits.text);
    const text = this.pool.text(index);
    this.made[index] = text;
    return text;
  }

  /** Such texts are few, and apart from `make`, which all others pass through. */
  private resolve(index: number): string {
    const flag = this.pool.flag(index);
    const text = flag & RAW ? unescape(this.make(index)) : this.make(index);
    return flag & (RAW | HEX) ? unescapeHex(text) : text;
  }
}

/** Reads `sharedStrings.xml`. */
export function readStrings(part: Part, limits: Limits, decode: Decode): Strings {
  const reader = new Reader(part, limits);
  return new Strings(reader.read(), limits, decode);
}

class Reader {
  private readonly cursor: Cursor;
  private readonly pool: Pool;
  private readonly limits: Limits;
  /** The bytes between text and next item; Chinese Excel ends every item with the same `phoneticPr`. */
  private tailFrom = 0;
  private tailTo = 0;

  constructor(part: Part, limits: Limits) {
    this.cursor = new Cursor(part);
    this.pool = new Pool(part.size);
    this.limits = limits;
  }

  read(): Pool {
    const { cursor, pool } = this;
    if (!cursor.next() || !cursor.is('sst')) throw cursor.damaged('no strings');
    while (cursor.depth > 0) {
      while (this.plainItem());
      if (pool.count > this.limits.strings) throw tooLarge('strings', this.limits.strings);
      if (!cursor.next()) throw cursor.damaged('cut off');
      if (!cursor.opens) continue;
      if (cursor.is('si')) pool.close(richText(cursor, (text) => pool.add(text)));
      else cursor.skip();
    }
    return pool;
  }

  /** `<si><t>text</t></si>`, with or without `xml:space` and `phoneticPr`. Anything else is left alone. */
  private plainItem(): boolean {
    const { cursor } = this;
    const { view } = cursor;
    let at = cursor.passSpace();
    if (view.getUint32(at, true) !== SI) return false;
    at += 4;
    if ((view.getUint32(at, true) & 0xffffff) === T) at += 3;
    else if (this.cursor.starts(PRESERVED, at)) at += PRESERVED.length;
    else return false;
    at = this.pool.copy(view, at);
    const end = this.passTail(at);
    if (end === 0) {
      this.pool.undo();
      return false;
    }
    cursor.at = end;
    this.pool.close(this.pool.special ? RAW : 0);
    return true;
  }

  /** The place behind the item, or 0 if more than a plain text stands in it. */
  private passTail(from: number): number {
    const { bytes } = this.cursor;
    const length = this.tailTo - this.tailFrom;
    if (length > 0 && this.cursor.repeats(from, this.tailFrom, length)) return from + length;
    if (this.cursor.view.getUint32(from, true) !== T_END) return 0;
    let at = from + 4;
    if (this.cursor.starts('<phoneticPr ', at)) at = bytes.indexOf(0x3e, at) + 1;
    if (bytes[at - 2] === 0x74 || bytes[at - 2] === 0x2f) {
      if (!this.cursor.starts('</si>', at)) return 0;
      this.tailFrom = from;
      this.tailTo = at + 5;
      return this.tailTo;
    }
    return 0;
  }
}

/**
 * The text of the `si` or `is` just opened, runs joined, readings for East Asian names (`rPh`) left out.
 * Gives the pieces with entities resolved, and returns flags.
 */
export function richText(cursor: Cursor, give: (text: string) => void): number {
  let flags = 0;
  cursor.within(() => {
    if (cursor.is('rPh')) cursor.skip();
    else if (cursor.is('strike')) flags |= cursor.attribute('val') === '0' ? 0 : STRUCK;
    else if (cursor.is('t')) {
      const text = cursor.text();
      if (text.includes('_x')) flags |= HEX;
      give(text);
    }
  });
  return flags;
}
