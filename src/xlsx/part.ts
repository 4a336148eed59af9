import type { Room } from './kernel.ts';

/** A part of a workbook, unpacked. */
export interface Part {
  readonly name: string;
  /** `PAD` zeros longer than `size`. */
  readonly bytes: Uint8Array;
  readonly size: number;
  /** The kernel's memory, if the bytes lie in it: then they are good until the next part is taken. */
  readonly room?: Room;
}
