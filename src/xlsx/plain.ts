import type { Value } from '../core/sheet.ts';
import type { Source } from './cells.ts';
import type { Grid } from './grid.ts';
import { CELLS, type Room } from './kernel.ts';
import type { Part } from './part.ts';
import type { Cursor } from './xml.ts';

// What the kernel says a value is, in the lowest three bits of its kind; above stand 14 of the column, then the style.
const NUMBER = 0;
const SHARED = 1;
const BOOLEAN = 2;
const INLINE = 3;

/**
 * Takes cells of the shapes that nearly all cells have by way of the kernel. Anything else is left untouched for
 * `CellReader`, which would give the same result.
 */
export class PlainCells {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly source: Source;
  private readonly part: Part;
  private readonly shared: number;
  /** Some cell may be struck through. */
  private readonly tells: boolean;
  /** Where the row's number stands, which every cell of the row repeats, and how many digits it has; 0: no cell is plain. */
  private number = 0;
  private digits = 0;

  constructor(part: Part, cursor: Cursor, grid: Grid, source: Source) {
    this.cursor = cursor;
    this.grid = grid;
    this.source = source;
    this.part = part;
    this.shared = source.strings?.count ?? 0;
    this.tells = source.struck !== undefined || (source.strings?.struck.size ?? 0) > 0;
  }

  /** Says where the row number stands and how many digits it has, seven at the most. */
  expect(from: number, digits: number): void {
    this.number = from;
    this.digits = digits;
  }

  /**
   * Takes every cell from the cursor on until one is not plain, and leaves the cursor there. Gives the column behind
   * the last cell taken; `next` if there was none.
   */
  take(next: number): number {
    const { cursor, digits, shared } = this;
    const { room } = this.part;
    if (digits === 0 || room === undefined) return next;
    const { code, place, state, kinds, values } = room;
    let behind = next;
    for (let count = CELLS; count === CELLS;) {
      const row = place + this.number;
      const from = place + cursor.at;
      const at = code.readCells(from, row, digits, shared, kinds.byteOffset, values.byteOffset);
      cursor.at += at - from;
      count = state[3]!;
      this.fill(room, count);
      if (count > 0) behind = columnOf(kinds[count - 1]!) + 1;
    }
    return behind;
  }

  /** Puts what the kernel took into the row. */
  private fill({ kinds, values }: Room, count: number): void {
    const { grid, tells } = this;
    let last = count - 1;
    while (last >= 0 && this.valueOf(kinds[last]!, values[last]!) === null) last--;
    if (last < 0) return;
    const cells = grid.open(columnOf(kinds[last]!) + 1);
    for (let cell = 0; cell <= last; cell++) {
      const kind = kinds[cell]!;
      const column = columnOf(kind);
      const value = this.valueOf(kind, values[cell]!);
      if (value === null) continue;
      if (cells[column] === null) cells[column] = value;
      else grid.put(column, value);
      if ((kind & 7) === INLINE) grid.texts!.note(grid.row, column);
      if (tells) this.tell(column, kind, values[cell]!);
    }
  }

  private valueOf(kind: number, value: number): Value {
    switch (kind & 7) {
      case NUMBER:
      case INLINE:
        return value;
      case SHARED:
        return this.source.strings!.at(value) || null;
      case BOOLEAN:
        return value === 1;
      default:
        return null;
    }
  }

  /** Remarks a value that is struck through. */
  private tell(column: number, kind: number, value: number): void {
    const { struck, strings } = this.source;
    const text = (kind & 7) === SHARED && strings?.struck.has(value) === true;
    if (!text && struck?.[kind >>> 17] !== 1) return;
    this.grid.remark(this.grid.struck, { row: this.grid.row, column });
  }
}

function columnOf(kind: number): number {
  return (kind >> 3) & 0x3fff;
}
