import type { Room } from './kernel.ts';
import { STATE } from './kernel.ts';
import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import { RAW, resolve } from './pool.ts';
import { tooLarge } from './refuse.ts';
import type { Decode } from './unpack.ts';

/** The texts that stand in the cells of one sheet instead of the shared table, as the kernel keeps them. */
export class InlineTexts {
  private readonly room: Room;
  private readonly decode: Decode;
  private readonly limits: Limits;
  private readonly made: string[] = [];
  /** Units of the texts that were made. */
  private used = 0;

  constructor(part: Part, room: Room, decode: Decode, limits: Limits) {
    const { code, units, ends, place } = room;
    code.keepTexts(units.byteOffset, ends.byteOffset, place + part.size);
    this.room = room;
    this.decode = decode;
    this.limits = limits;
  }

  /** Makes what the kernel has kept since the last time: one native call, whatever their number. */
  make(): void {
    const { made, room, limits } = this;
    const { state, units, ends } = room;
    const count = state[STATE.texts]!;
    if (count === made.length) return;
    const first = this.used;
    const whole = this.decode(units.subarray(first, state[STATE.units]));
    while (made.length < count) {
      const mark = ends[made.length + 1]!;
      const end = mark & ~RAW;
      if (end - this.used > limits.text) throw tooLarge('text', limits.text);
      const text = whole.slice(this.used - first, end - first);
      made.push(mark === end ? text : resolve(text));
      this.used = end;
    }
  }

  /** A text that was made. */
  at(index: number): string {
    return this.made[index]!;
  }
}
