import { address } from '../core/sheet.ts';
import { attributeOf, prefixOf, setAttribute } from './mark-markup.ts';
import type { Severity } from './mark-styles.ts';
import { readPlace } from './reference.ts';

/** By row, then by column, both from 0. */
export type Marked = ReadonlyMap<number, ReadonlyMap<number, Severity>>;

interface Column {
  readonly first: number;
  readonly last: number;
  readonly style: number;
}

function columnsOf(head: string): readonly Column[] {
  return Array.from(head.matchAll(/<(?:[\w.-]+:)?col\s[^>]*>/g), ([tag]) => ({
    first: Number(attributeOf(tag, 'min')) - 1,
    last: Number(attributeOf(tag, 'max')) - 1,
    style: Number(attributeOf(tag, 'style') ?? 0),
  }));
}

/** Rewrites the rows of one sheet in a single pass; whatever is not marked is copied as it stands. */
class Marker {
  private readonly prefix: string;
  private readonly columns: readonly Column[];
  private readonly rows: [number, ReadonlyMap<number, Severity>][];
  private readonly format: (xf: number, severity: Severity) => number;
  private cells: [number, Severity][] = [];
  private row = -1;
  private column = -1;
  private rowStyle: number | undefined;

  constructor(head: string, marked: Marked, format: (xf: number, severity: Severity) => number) {
    this.prefix = prefixOf(head);
    this.columns = columnsOf(head);
    this.rows = [...marked].sort(([a], [b]) => a - b);
    this.format = format;
  }

  /** New cells up to a column, which the row does not have. */
  private missing(before: number): string {
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

  /** New rows up to a row, which the sheet does not have. */
  newRows(before: number): string {
    let xml = '';
    for (let [next] = this.rows; next !== undefined && next[0] < before; [next] = this.rows) {
      this.enter(next[0], undefined);
      xml += `<${this.prefix}row r="${next[0] + 1}">${this.endRow()}</${this.prefix}row>`;
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

  startRow(tag: string): string {
    const row = Number(attributeOf(tag, 'r') ?? this.row + 2) - 1;
    const before = this.newRows(row);
    const own = /^(1|true)$/.test(attributeOf(tag, 'customFormat') ?? '');
    this.enter(row, own ? Number(attributeOf(tag, 's') ?? 0) : undefined);
    if (!tag.endsWith('/>') || this.cells.length === 0) return before + tag;
    return `${before}${tag.slice(0, -2)}>${this.endRow()}</${this.prefix}row>`;
  }

  startCell(tag: string): string {
    const column = readPlace(attributeOf(tag, 'r') ?? '')?.column ?? this.column + 1;
    this.column = column;
    const before = this.missing(column);
    const [next] = this.cells;
    if (next?.[0] !== column) return before + tag;
    this.cells.shift();
    return (
      before + setAttribute(tag, 's', this.format(Number(attributeOf(tag, 's') ?? 0), next[1]))
    );
  }

  endRow(): string {
    return this.missing(Infinity);
  }
}

/** The worksheet part with the marked cells coloured; cells that are not there are added. */
export function markCells(
  xml: string,
  marked: Marked,
  format: (xf: number, severity: Severity) => number,
): string {
  const start = /<(?:[\w.-]+:)?sheetData\b[^>]*>/.exec(xml);
  if (start === null) return xml;
  const head = xml.slice(0, start.index);
  const marker = new Marker(head, marked, format);
  const from = start.index + start[0].length;
  if (start[0].endsWith('/>')) {
    const name = start[0].replace(/^<([^\s/>]+).*$/s, '$1');
    return `${head}<${name}>${marker.newRows(Infinity)}</${name}>${xml.slice(from)}`;
  }
  const end = from + xml.slice(from).search(/<\/(?:[\w.-]+:)?sheetData\s*>/);
  const tags = /<(?:[\w.-]+:)?(row|c)(?=[\s/>])[^>]*>|<\/(?:[\w.-]+:)?row\s*>/g;
  const rows = xml.slice(from, end).replace(tags, (tag: string, kind: string | undefined) => {
    if (kind === 'row') return marker.startRow(tag);
    return kind === 'c' ? marker.startCell(tag) : marker.endRow() + tag;
  });
  return xml.slice(0, from) + rows + marker.newRows(Infinity) + xml.slice(end);
}
