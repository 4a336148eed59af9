import { strFromU8, strToU8 } from 'fflate';
import { address } from '../core/sheet.ts';
import { join } from './bytes.ts';
import { LIMITS } from './limits.ts';
import { opened, setAttribute } from './mark-markup.ts';
import type { Severity } from './mark-styles.ts';
import type { Part } from './part.ts';
import { readPlace } from './reference.ts';
import { Cursor } from './xml.ts';

/** By row, then by column, both from 0. */
export type Marked = ReadonlyMap<number, ReadonlyMap<number, Severity>>;

type Format = (xf: number, severity: Severity) => number;

/**
 * The worksheet part with the marked cells coloured; cells that are not there are added. Throws a `Refusal` where rows,
 * or the cells of a marked row, are out of order: what is added would stand there twice.
 */
export function markCells(part: Part, marked: Marked, format: Format): Uint8Array {
  return new Marker(part, marked, format).mark();
}

interface Column {
  readonly first: number;
  readonly last: number;
  readonly style: number;
}

/** Walks one sheet as its reader does; whatever is not marked is copied as it stands. */
class Marker {
  private readonly cursor: Cursor;
  private readonly format: Format;
  private readonly rows: [number, ReadonlyMap<number, Severity>][];
  private readonly columns: Column[] = [];
  private readonly pieces: Uint8Array[] = [];
  /** So many bytes of the part are among the pieces. */
  private copied = 0;
  private prefix = '';
  private row = -1;
  private column = -1;
  private rowStyle: number | undefined;
  private cells: [number, Severity][] = [];

  constructor(part: Part, marked: Marked, format: Format) {
    this.cursor = new Cursor(part, LIMITS);
    this.format = format;
    this.rows = [...marked].sort(([a], [b]) => a - b);
  }

  mark(): Uint8Array {
    const { cursor } = this;
    cursor.next();
    while (cursor.next()) {
      if (!cursor.opens) continue;
      if (cursor.is('cols')) this.readColumns();
      else if (cursor.is('sheetData')) this.markRows();
      else cursor.skip();
    }
    return join([...this.pieces, cursor.bytes.subarray(this.copied, cursor.end)]);
  }

  private readColumns(): void {
    const { cursor } = this;
    cursor.within(() => {
      if (!cursor.is('col')) return;
      this.columns.push({
        first: Number(cursor.attribute('min')) - 1,
        last: Number(cursor.attribute('max')) - 1,
        style: Number(cursor.attribute('style') ?? 0),
      });
    });
  }

  private markRows(): void {
    const { cursor } = this;
    const tag = this.tag();
    this.prefix = /^<([^\s/>:]+:)?/.exec(tag)?.[1] ?? '';
    if (cursor.closes) {
      this.replaceTag(`${opened(tag)}${this.newRows(Infinity)}</${this.prefix}sheetData>`);
      return;
    }
    cursor.within(() => (cursor.is('row') ? this.markRow() : cursor.skip()), true);
    this.insert(this.newRows(Infinity));
  }

  private markRow(): void {
    const { cursor } = this;
    const row = Number(cursor.attribute('r') ?? this.row + 2) - 1;
    if (!(row > this.row)) throw cursor.damaged('order');
    this.insert(this.newRows(row));
    this.enter(row, cursor.flag('customFormat') ? this.style() : undefined);
    if (this.cells.length === 0) return cursor.skip();
    if (cursor.closes) {
      this.replaceTag(`${opened(this.tag())}${this.newCells(Infinity)}</${this.prefix}row>`);
      return;
    }
    cursor.within(() => (cursor.is('c') ? this.markCell() : cursor.skip()), true);
    this.insert(this.newCells(Infinity));
  }

  private markCell(): void {
    const { cursor } = this;
    const column = readPlace(cursor.attribute('r') ?? '')?.column ?? this.column + 1;
    if (column <= this.column) throw cursor.damaged('order');
    this.column = column;
    this.insert(this.newCells(column));
    const [next] = this.cells;
    if (next?.[0] === column) {
      this.cells.shift();
      this.replaceTag(setAttribute(this.tag(), 's', this.format(this.style(), next[1])));
    }
    cursor.skip();
  }

  /** Rows up to another, which the sheet does not have. */
  private newRows(before: number): string {
    let xml = '';
    for (let [next] = this.rows; next !== undefined && next[0] < before; [next] = this.rows) {
      this.enter(next[0], undefined);
      xml += `<${this.prefix}row r="${next[0] + 1}">${this.newCells(Infinity)}</${this.prefix}row>`;
    }
    return xml;
  }

  private enter(row: number, style: number | undefined): void {
    this.row = row;
    this.column = -1;
    this.rowStyle = style;
    this.cells = [];
    if (this.rows[0]?.[0] !== row) return;
    this.cells = [...(this.rows.shift()?.[1] ?? [])].sort(([a], [b]) => a - b);
  }

  /** Cells up to a column, which the row does not have. */
  private newCells(before: number): string {
    let xml = '';
    for (let [next] = this.cells; next !== undefined && next[0] < before; [next] = this.cells) {
      const [column, severity] = next;
      const under = this.columns.find(({ first, last }) => first <= column && column <= last);
      const style = this.format(this.rowStyle ?? under?.style ?? 0, severity);
      xml += `<${this.prefix}c r="${address(this.row, column)}" s="${style}"/>`;
      this.cells.shift();
    }
    return xml;
  }

  private style(): number {
    return Number(this.cursor.attribute('s') ?? 0);
  }

  /** The tag last read. */
  private tag(): string {
    const { bytes, tagFrom, at } = this.cursor;
    return strFromU8(bytes.subarray(tagFrom, at));
  }

  /** Before the tag last read. */
  private insert(xml: string): void {
    if (xml === '') return;
    const { bytes, tagFrom } = this.cursor;
    this.pieces.push(bytes.subarray(this.copied, tagFrom), strToU8(xml));
    this.copied = tagFrom;
  }

  private replaceTag(xml: string): void {
    this.insert(xml);
    this.copied = this.cursor.at;
  }
}
