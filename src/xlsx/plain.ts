import type { Value } from '../core/sheet.ts';
import type { Source } from './cells.ts';
import type { Grid } from './grid.ts';
import { InlineTexts } from './inline.ts';
import { ENTRIES, STATE, type Room } from './kernel.ts';
import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import type { Cursor } from './xml.ts';

// What the kernel says an entry is, in the lowest three bits of its kind: a value, or the row that the next ones stand in.
const SHARED = 1;
const BOOLEAN = 2;
const INLINE = 3;
const ROW = 5;

/** `<row r="` stands before a row's number, and its name begins behind the `<`. */
const BEFORE_NUMBER = 7;

/**
 * Takes rows and cells of the shapes that nearly all have by way of the kernel, many at a time. Anything else is left
 * untouched for the cursor, with the same result.
 */
export class PlainRows {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly source: Source;
  private readonly room: Room;
  private readonly texts: InlineTexts;
  private readonly shared: number;
  /** Some cell may be struck through. */
  private readonly tells: boolean;

  constructor(part: Part, room: Room, cursor: Cursor, grid: Grid, source: Source, limits: Limits) {
    this.cursor = cursor;
    this.grid = grid;
    this.source = source;
    this.room = room;
    this.texts = new InlineTexts(part, room, source.decode, limits);
    this.shared = source.strings?.count ?? 0;
    this.tells = source.struck !== undefined || (source.strings?.struck.size ?? 0) > 0;
  }

  /** Says where the number of the row that was just opened stands, which every plain cell of it repeats. */
  expect(number: number, digits: number): void {
    this.room.state[STATE.number] = this.room.place + number;
    this.room.state[STATE.digits] = digits;
  }

  /** Says that no row is open. */
  leave(): void {
    this.room.state[STATE.number] = 0;
  }

  /** Says how the tags of plain rows go on behind the number. */
  remember(from: number, to: number): void {
    this.room.state[STATE.tail] = this.room.place + from;
    this.room.state[STATE.tailEnds] = this.room.place + to;
  }

  /** The column behind the last cell of the row. */
  get behind(): number {
    return this.room.state[STATE.behind]!;
  }

  /**
   * Takes what is plain from the cursor on, and leaves the cursor behind it; in a row of the cursor's only if that was
   * `expect`ed. Gives whether a row is open then.
   */
  take(open: boolean, behind: number): boolean {
    const { cursor, room, shared } = this;
    const { code, place, state, kinds, values } = room;
    state[STATE.behind] = behind;
    for (let count = ENTRIES; count === ENTRIES;) {
      const from = place + cursor.at;
      const at = code.readRows(from, shared, kinds.byteOffset, values.byteOffset);
      cursor.at += at - from;
      count = state[STATE.entries]!;
      this.texts.make();
      this.fill(count);
    }
    const number = state[STATE.number]!;
    if (open) cursor.leavePlain();
    if (number > 0) cursor.enter(number - place - BEFORE_NUMBER);
    else this.grid.endRow();
    return number > 0;
  }

  /** Puts what the kernel took into rows. */
  private fill(count: number): void {
    const { grid, tells } = this;
    const { kinds, values } = this.room;
    // A row is opened for its first value: texts may be empty.
    let cells: Value[] | null = null;
    let width = 0;
    for (let entry = 0; entry < count; entry++) {
      const kind = kinds[entry]!;
      const value = values[entry]!;
      if ((kind & 7) === ROW) {
        if (value > 0) {
          grid.endRow();
          grid.startRow(value - 1, false);
        }
        width = kind >>> 3;
        cells = null;
        continue;
      }
      const column = (kind >>> 3) & 0x3fff;
      const made = this.valueOf(kind & 7, value);
      if (made === '') continue;
      cells ??= grid.open(width) as Value[];
      if (cells[column] === null) cells[column] = made;
      else grid.put(column, made);
      if (tells) this.tell(column, kind, value);
    }
  }

  private valueOf(kind: number, value: number): Value {
    switch (kind) {
      case SHARED:
        return this.source.strings!.at(value);
      case INLINE:
        return this.texts.at(value);
      case BOOLEAN:
        return value === 1;
      default:
        return value;
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
