import { LIMITS } from './limits.ts';
import { damaged, tooLarge } from './refuse.ts';

/** Content of the record of shared strings and of those that continue it, as places in the stream. */
export interface Piece {
  readonly from: number;
  readonly to: number;
}

const PART = 'SST';
const WIDE = 1;
const EXTENDED = 4;
const RICH = 8;
/** A table of different strings has one that is empty; a zeroed sector reads as 170. */
const MOST_EMPTY = 8;

/**
 * How many strings the table holds ([MS-XLS] 2.4.265, 2.5.293). Throws a `Refusal` for one that runs out before
 * its count, that has more than it counts, or in whose texts zeros stand.
 */
export function countStrings(view: DataView, pieces: readonly Piece[]): number {
  const reader = new PieceReader(view, pieces);
  reader.number(4);
  const count = reader.number(4);
  if (count > LIMITS.strings) throw tooLarge('strings', LIMITS.strings);
  let empty = 0;
  for (let index = 0; index < count; index++) {
    empty = readString(reader) === 0 ? empty + 1 : 0;
    if (empty > MOST_EMPTY) throw damaged(PART, 'zeros');
  }
  if (!reader.ended()) throw damaged(PART, 'count');
  return count;
}

function readString(reader: PieceReader): number {
  const length = reader.number(2);
  const flags = reader.number(1);
  if (flags & ~(WIDE | EXTENDED | RICH)) throw damaged(PART, 'string');
  const runs = flags & RICH ? reader.number(2) : 0;
  const extension = flags & EXTENDED ? reader.number(4) : 0;
  reader.characters(length, (flags & WIDE) !== 0);
  reader.skip(runs * 4 + extension);
  return length;
}

class PieceReader {
  private readonly view: DataView;
  private readonly pieces: readonly Piece[];
  private index = 0;
  private at: number;

  constructor(view: DataView, pieces: readonly Piece[]) {
    this.view = view;
    this.pieces = pieces;
    this.at = pieces[0]?.from ?? 0;
  }

  ended(): boolean {
    return this.left() === 0 && this.index >= this.pieces.length - 1;
  }

  number(size: number): number {
    let value = 0;
    for (let byte = 0; byte < size; byte++) {
      if (this.left() === 0) this.turn();
      value += this.view.getUint8(this.at++) * 2 ** (8 * byte);
    }
    return value;
  }

  skip(size: number): void {
    for (let rest = size; rest > 0;) {
      if (this.left() === 0) this.turn();
      const step = Math.min(rest, this.left());
      this.at += step;
      rest -= step;
    }
  }

  /** Where characters go on in another record, that begins with whether they are wide there. */
  characters(length: number, wide: boolean): void {
    let width = wide ? 2 : 1;
    for (let rest = length; rest > 0;) {
      if (this.left() === 0) {
        this.turn();
        width = this.number(1) & WIDE ? 2 : 1;
      }
      const here = Math.min(rest, Math.floor(this.left() / width));
      if (here === 0) throw damaged(PART, 'string');
      ensureText(this.view, this.at, here, width);
      this.at += here * width;
      rest -= here;
    }
  }

  private left(): number {
    return (this.pieces[this.index]?.to ?? this.at) - this.at;
  }

  /** Records without content may stand between. */
  private turn(): void {
    while (this.left() === 0) {
      const piece = this.pieces[++this.index];
      if (!piece) throw damaged(PART, 'cut off');
      this.at = piece.from;
    }
  }
}

/** Text has no zeros; a sector that was lost is full of them. */
export function ensureText(view: DataView, from: number, length: number, width: number): void {
  for (let at = from; at < from + length * width; at += width) {
    if ((width === 2 ? view.getUint16(at, true) : view.getUint8(at)) === 0) {
      throw damaged(PART, 'zeros');
    }
  }
}
