import type { CellError, Value } from '../core/sheet.ts';
import { readsOutside } from './external.ts';
import type { Grid } from './grid.ts';
import { serialOfIso } from './iso.ts';
import { COLUMNS } from './limits.ts';
import { readPlace } from './reference.ts';
import { richText, type Strings } from './strings.ts';
import { unescapeHex } from './text.ts';
import type { Decode } from './unpack.ts';
import type { Cursor } from './xml.ts';

/** What cells refer to outside their sheet. */
export interface Source {
  readonly strings: Strings | undefined;
  readonly struck: Uint8Array | undefined;
  readonly date1904: boolean;
  /** The workbook keeps pictures in cells; such a cell holds an error for programs that cannot show it. */
  readonly cellPictures: boolean;
  readonly decode: Decode;
}

interface Content {
  raw?: string;
  inline?: string;
  formula: boolean;
  picture: boolean;
  external: boolean;
  struck: boolean;
}

/** What WPS writes for a picture inside a cell. */
const DISPIMG = /^=?(_xlfn\.)?DISPIMG\(/i;

const errors = new Map<string, CellError>();

/** Reads a cell of any shape. One instance per sheet: only the first cell of a shared formula holds its text. */
export class CellReader {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly source: Source;
  private readonly shared = new Map<string, boolean>();

  constructor(cursor: Cursor, grid: Grid, source: Source) {
    this.cursor = cursor;
    this.grid = grid;
    this.source = source;
  }

  /** Reads the `c` just opened; `after` is the column if it does not name one. Gives its column. */
  read(after: number): number {
    const { cursor, grid } = this;
    const column = this.readColumn(after);
    const type = cursor.attribute('t') ?? 'n';
    const style = Number(cursor.attribute('s') ?? 0);
    const rich = cursor.attribute('vm') !== undefined;
    const content = this.readContent();
    const row = grid.row;
    if (content.picture || (rich && type === 'e' && this.source.cellPictures)) {
      grid.pictures++;
      grid.remark(grid.cellPictures, { row, column });
      return column;
    }
    if (content.formula) {
      const cached = content.raw !== undefined && (content.raw !== '' || type === 'str');
      grid.remark(grid.formulas, { row, column, cached, external: content.external });
    }
    const value = this.valueOf(type, content);
    if (value === null || value === '') return column;
    grid.put(column, value);
    const struck =
      content.struck || this.source.struck?.[style] === 1 || this.struckText(type, content);
    if (struck) grid.remark(grid.struck, { row, column });
    return column;
  }

  private struckText(type: string, content: Content): boolean {
    return type === 's' && this.source.strings?.struck.has(Number(content.raw)) === true;
  }

  private readColumn(after: number): number {
    const reference = this.cursor.attribute('r');
    const place = reference === undefined ? undefined : readPlace(reference);
    if (reference !== undefined && place?.row !== this.grid.row) {
      throw this.cursor.damaged('cell address');
    }
    const column = place?.column ?? after;
    if (column >= COLUMNS) throw this.cursor.damaged('cell address');
    return column;
  }

  private readContent(): Content {
    const { cursor } = this;
    const content: Content = { formula: false, picture: false, external: false, struck: false };
    cursor.within(() => {
      if (cursor.is('v')) {
        if (content.raw !== undefined) throw cursor.damaged('value twice');
        content.raw = cursor.text();
        content.picture ||= content.raw.startsWith('=') && DISPIMG.test(content.raw);
      } else if (cursor.is('is')) {
        const { text, struck } = richText(cursor);
        content.inline = text;
        content.struck = struck;
      } else if (cursor.is('f')) this.readFormula(content);
      else cursor.skip();
    }, true);
    return content;
  }

  private readFormula(content: Content): void {
    const { cursor, shared } = this;
    const index = cursor.attribute('t') === 'shared' ? cursor.attribute('si') : undefined;
    const text = cursor.text();
    content.formula = true;
    content.picture ||= DISPIMG.test(text);
    content.external = readsOutside(text);
    if (index === undefined) return;
    if (text === '') content.external = shared.get(index) === true;
    else shared.set(index, content.external);
  }

  private valueOf(type: string, content: Content): Value {
    const { raw, inline } = content;
    if (type === 'inlineStr') return inline ?? (raw === undefined ? null : unescapeHex(raw));
    if (raw === undefined) return inline ?? null;
    switch (type) {
      case 's':
        return this.sharedText(raw);
      case 'str':
        return unescapeHex(raw);
      case 'b':
        return booleanOf(raw.trim());
      case 'e':
        return raw.trim() === '' ? null : errorOf(raw.trim());
      case 'd':
        return serialOfIso(raw, this.source.date1904) ?? numberOf(raw);
      case 'n':
        return numberOf(raw);
      default:
        throw this.cursor.damaged('cell type');
    }
  }

  private sharedText(raw: string): Value {
    if (raw.trim() === '') return null;
    const index = Number(raw);
    const { strings } = this.source;
    if (!strings || !(index >= 0 && index < strings.count && Number.isInteger(index))) {
      throw this.cursor.damaged('shared string');
    }
    return strings.at(index);
  }
}

/** A number as XML writes it. What is none stays text: nothing unreadable becomes 0. */
export function numberOf(raw: string): Value {
  const text = raw.trim();
  if (text === '') return null;
  const number = /^[-+]?[0-9.]+(e[-+]?[0-9]+)?$/i.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number + 0 : raw;
}

/** What is neither true nor false stays text. */
export function booleanOf(text: string): Value {
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  return text === '' ? null : text;
}

/** One object for each kind of error: a sheet may hold thousands. */
function errorOf(text: string): CellError {
  const known = errors.get(text) ?? Object.freeze({ error: text });
  if (errors.size < 100) errors.set(text, known);
  return known;
}
