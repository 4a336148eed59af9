/** Zeros behind the input, so that four bytes can be loaded at its end; a load beyond them throws. */
const BEHIND = 8;

/** The bits of a deflate stream, lowest of each byte first (RFC 1951, 3.1.1). */
export class Bits {
  /** The input and the zeros behind it. */
  readonly input: DataView<ArrayBuffer>;
  /** Bytes of the input alone. */
  readonly size: number;
  /** The next byte to load. */
  next = 0;
  /** Bits loaded and not yet taken, the next one lowest; `count` of them hold. */
  hold = 0;
  count = 0;

  constructor(bytes: Uint8Array) {
    const padded = new Uint8Array(bytes.length + BEHIND);
    padded.set(bytes);
    this.input = new DataView(padded.buffer);
    this.size = bytes.length;
  }

  /** At least 24 bits. Those loaded beyond what is counted are loaded once more, to the same place. */
  fill(): void {
    this.hold |= this.input.getUint32(this.next, true) << this.count;
    this.next += (31 - this.count) >> 3;
    this.count |= 24;
  }

  drop(count: number): void {
    this.hold >>>= count;
    this.count -= count;
  }

  /** The number that up to 24 bits are. */
  take(count: number): number {
    this.fill();
    const value = this.hold & ((1 << count) - 1);
    this.drop(count);
    return value;
  }

  /** Goes to the next whole byte and gives its place; past `size` where bits were taken that are not there. */
  align(): number {
    this.next -= this.count >> 3;
    this.hold = this.count = 0;
    return this.next;
  }
}
