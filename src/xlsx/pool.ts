import { STATE, type Room } from './kernel.ts';
import type { Part } from './part.ts';
import type { Limits } from './limits.ts';
import { tooLarge } from './refuse.ts';
import { unescape, unescapeHex } from './text.ts';
import type { Decode } from './unpack.ts';

/** Marks a text that still holds entities, line ends or `_xHHHH_`, in the number of units up to its end. */
export const RAW = 0x80000000;

/** What such a text stands for. */
export function resolve(text: string): string {
  return unescapeHex(unescape(text));
}

/** Where a pool keeps its texts: a `Room` as the kernel fills it, or memory like it. */
type Store = Pick<Room, 'state' | 'units' | 'ends'>;

/** As much as the texts of a part can need: see `Room`. */
function makeStore({ size }: Part): Store {
  return {
    state: new Uint32Array(STATE.size),
    units: new Uint16Array(size),
    ends: new Uint32Array(Math.ceil(size / 5) + 2),
  };
}

/**
 * The texts of a part in one array of UTF-16 units. One native call makes the string from which every text is cut:
 * much cheaper than a decoder call per text.
 */
export class Pool {
  private readonly store: Store;
  private whole = '';
  /** How many units there are after each text, behind a first 0. */
  private ends = new Uint32Array(1);
  private raw: number[] = [];

  constructor(part: Part) {
    this.store = part.room ?? makeStore(part);
  }

  get count(): number {
    return this.store.state[STATE.texts]!;
  }

  /** Adds a text, nothing left to resolve; gives its index. */
  add(text: string): number {
    const { state, units, ends } = this.store;
    let used = state[STATE.units]!;
    for (let at = 0; at < text.length; at++) units[used++] = text.charCodeAt(at);
    const index = state[STATE.texts]!++;
    ends[index + 1] = state[STATE.units] = used;
    return index;
  }

  /** Makes the texts readable; nothing can be added afterwards. */
  seal(decode: Decode): void {
    const { state, units, ends } = this.store;
    this.whole = decode(units.subarray(0, state[STATE.units]));
    this.ends = ends.slice(0, this.count + 1);
    if (state[STATE.raws]! > 0) this.findRaw();
  }

  text(index: number, limits: Limits): string {
    const from = this.ends[index]!;
    const to = this.ends[index + 1]!;
    if (to - from > limits.text) throw tooLarge('text', limits.text);
    return this.whole.slice(from, to);
  }

  /** The texts whose escapes are not what they stand for yet, and what they stand for. */
  *resolved(limits: Limits): Iterable<readonly [index: number, text: string]> {
    for (const index of this.raw) yield [index, resolve(this.text(index, limits))];
  }

  private findRaw(): void {
    const { ends } = this;
    for (let at = 1; at < ends.length; at++) {
      if (ends[at]! < RAW) continue;
      ends[at]! -= RAW;
      this.raw.push(at - 1);
    }
  }
}
