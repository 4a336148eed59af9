import { Refusal } from '../core/issue.ts';
import type { Area, Sheet, Value, Workbook } from '../core/sheet.ts';
import { visitXml } from './book.ts';
import { readsOutside } from './external.ts';
import { Grid, type Budget } from './grid.ts';
import { COLUMNS, OTHER_LIMITS, ROWS } from './limits.ts';
import { OdsCells } from './ods-cell.ts';
import { ensureFew, instantOf } from './properties.ts';
import { tooLarge } from './refuse.ts';
import { utf8 } from './text.ts';
import { UNPACK } from './unpack.ts';
import type { Cursor } from './xml.ts';
import { Archive } from './zip.ts';

const MANIFEST = 'META-INF/manifest.xml';
const CONTENT = 'content.xml';
const META = 'meta.xml';
/** Spaces of names whose attributes are read (OpenDocument 1.2, 1.3), with the prefix for each. */
const DECLARED =
  /\sxmlns:([^\s=]+)\s*=\s*["']urn:oasis:names:tc:opendocument:xmlns:(office|table|text|style):1\.0["']/g;
const NEEDED = ['office', 'table', 'text'];
/** LibreOffice keeps what formulas read from another file in tables named `'address'#sheet`: no sheets of this workbook. */
const CACHE = /^'.+'#/s;
/**
 * A time without a zone is local where it was written (XML Schema part 2, 3.2.7.3), and LibreOffice writes none: the
 * towns are in China, as the hour is after which a return is late.
 */
const ZONE = '+08:00';

/**
 * The values of an OpenDocument spreadsheet (OpenDocument 1.2, part 1), in the shape of an xlsx. The library that reads
 * other formats loses values without a text, empty rows and sheets, and hidden rows here. Throws a `Refusal` for what
 * is not whole or too large.
 */
export function readOds(bytes: Uint8Array): Workbook {
  const archive = new Archive(bytes, UNPACK, OTHER_LIMITS);
  if (archive.has(MANIFEST)) {
    visitXml(archive, MANIFEST, (cursor) => {
      if (cursor.is('encryption-data')) throw new Refusal('file-encrypted', { format: 'ods' });
    });
  }
  return { ...readContent(archive), ...readMeta(archive) };
}

function readContent(archive: Archive): Pick<Workbook, 'sheets' | 'active'> {
  const sheets: Sheet[] = [];
  const hidden = new Set<string>();
  const cells = new OdsCells();
  const budget: Budget = { cells: 0, rows: 0, remarks: 0 };
  let isLinked = false;
  visitXml(archive, CONTENT, (cursor) => {
    if (cursor.depth === 1 && !cursor.closes) ensurePrefixes(cursor);
    else if (cursor.is('style')) readStyle(cursor, hidden);
    else if (cursor.is('table')) {
      const isCache = CACHE.test(cursor.attribute('table:name') ?? '');
      isLinked ||= isCache;
      if (isCache) cursor.skip();
      else sheets.push(new Table(cursor, cells, hidden, budget).read());
      if (sheets.length > OTHER_LIMITS.parts) throw tooLarge('sheets', OTHER_LIMITS.parts);
    } else if (cursor.is('tracked-changes')) cursor.skip();
  });
  return { sheets, ...(isLinked ? { active: ['external-links'] } : {}) };
}

/** Attributes are looked for under the prefixes that all programs use: values under others would be lost. */
function ensurePrefixes(cursor: Cursor): void {
  const tag = utf8(cursor.bytes, cursor.tagFrom, cursor.at);
  const declared = [...tag.matchAll(DECLARED)].map(([, prefix, space]) => [prefix, space]);
  const isUsual = declared.every(([prefix, space]) => prefix === space);
  const isWhole = NEEDED.every((name) => declared.some(([, space]) => space === name));
  if (!isUsual || !isWhole) throw cursor.damaged('prefix');
}

/** Notes the name of a style by which sheets are hidden. */
function readStyle(cursor: Cursor, hidden: Set<string>): void {
  const name = cursor.attribute('style:name');
  cursor.within(() => {
    const isHidden = cursor.attribute('table:display') === 'false';
    if (name !== undefined && cursor.is('table-properties') && isHidden) hidden.add(name);
  });
}

function readMeta(archive: Archive): Pick<Workbook, 'properties' | 'title' | 'modified'> {
  const properties: [string, string][] = [];
  let [title, modified] = ['', undefined as string | undefined];
  if (archive.has(META)) {
    visitXml(archive, META, (cursor) => {
      if (cursor.is('title')) title = cursor.text();
      else if (cursor.is('date')) modified = instantOf(cursor.text().trim(), ZONE);
      else if (cursor.is('user-defined')) {
        ensureFew(properties, archive.limits);
        properties.push([cursor.attribute('meta:name') ?? '', cursor.text()]);
      }
    });
  }
  return {
    properties: Object.fromEntries(properties),
    ...(title ? { title } : {}),
    ...(modified ? { modified } : {}),
  };
}

/** One sheet while it is read. Rows and cells stand for as many as they say (19.675 and 19.678). */
class Table {
  private readonly cursor: Cursor;
  private readonly grid: Grid;
  private readonly cells: OdsCells;
  private readonly name: string;
  private readonly isHidden: boolean;
  private readonly merges: Area[] = [];
  /** Runs of hidden columns, the last one excluded. */
  private readonly hidden: [from: number, to: number][] = [];
  /** Behind the rows, the columns of the sheet and the cells of the row that were read. */
  private row = 0;
  private column = 0;
  private cell = 0;
  private filtered = false;
  private comments = 0;

  constructor(cursor: Cursor, cells: OdsCells, hidden: ReadonlySet<string>, budget: Budget) {
    this.cursor = cursor;
    this.cells = cells;
    this.name = cursor.attribute('table:name') ?? '';
    this.isHidden = hidden.has(cursor.attribute('table:style-name') ?? '');
    this.grid = new Grid(this.name, OTHER_LIMITS, budget);
  }

  read(): Sheet {
    const { cursor, grid } = this;
    cursor.within(() => {
      if (cursor.is('table-row')) this.readRow();
      else if (cursor.is('table-column')) this.readColumn();
      else if (cursor.is('shapes')) this.readShapes();
    });
    const { hiddenRows } = grid;
    return {
      name: this.name,
      visibility: this.isHidden ? 'hidden' : 'visible',
      rows: grid.rows,
      observed: {
        merges: this.merges,
        hiddenRows,
        hiddenColumns: this.hiddenColumns(),
        filtered: this.filtered && hiddenRows.length > 0,
        formulas: grid.formulas,
        struck: grid.struck,
        comments: this.comments,
        pictures: grid.pictures,
      },
    };
  }

  private readShapes(): void {
    const { cursor, grid } = this;
    cursor.within(() => (grid.pictures += cursor.is('frame') || cursor.is('custom-shape') ? 1 : 0));
  }

  private readColumn(): void {
    const end = this.endOf('columns', this.column);
    if (this.isInvisible()) this.hidden.push([this.column, end]);
    this.column = end;
  }

  /** Within the used width: programs hide the thousands to the right of a form as well. */
  private hiddenColumns(): number[] {
    const { width } = this.grid;
    return this.hidden.flatMap(([from, to]) =>
      Array.from({ length: Math.max(0, Math.min(to, width) - from) }, (_, at) => from + at),
    );
  }

  /** A row is read once; what stands in one that is repeated is put into all. */
  private readRow(): void {
    const { cursor, grid } = this;
    const isHidden = this.isInvisible();
    const end = this.endOf('rows', this.row);
    const values: [column: number, value: Value][] = [];
    this.cell = 0;
    cursor.within(() => {
      if (cursor.is('table-cell') || cursor.is('covered-table-cell')) this.readCells(values);
    }, true);
    if (values.length === 0) this.row = end;
    else if (end > ROWS) throw tooLarge('rows', ROWS);
    for (; this.row < end; this.row += 1) {
      grid.startRow(this.row, isHidden);
      for (const [column, value] of values) grid.put(column, value);
      grid.endRow();
    }
  }

  private readCells(values: [column: number, value: Value][]): void {
    const { cursor, grid, row } = this;
    const formula = cursor.attribute('table:formula');
    const end = this.endOf('columns', this.cell);
    this.readMerge();
    const { value, cached, comments, pictures } = this.cells.read(cursor);
    this.comments += comments;
    grid.pictures += pictures;
    // Programs fill a grid that is larger than Excel's with blanks.
    if (value === null && formula === undefined) this.cell = end;
    else if (end > COLUMNS) throw tooLarge('columns', COLUMNS);
    else if (row >= ROWS) throw tooLarge('rows', ROWS);
    for (; this.cell < end; this.cell += 1) {
      if (value !== null) values.push([this.cell, value]);
      if (formula === undefined) continue;
      const external = readsOutside(formula);
      grid.remark(grid.formulas, { row, column: this.cell, cached, external });
    }
  }

  private readMerge(): void {
    const { cursor, grid, row: top, cell: left } = this;
    const span = (name: string): number => Number(cursor.attribute(name) ?? 1) - 1;
    const [right, bottom] = [
      left + span('table:number-columns-spanned'),
      top + span('table:number-rows-spanned'),
    ];
    if (right === left && bottom === top) return;
    const isInside = right >= left && right < COLUMNS && bottom >= top && bottom < ROWS;
    if (!isInside) throw cursor.damaged('merged cells');
    grid.remark(this.merges, { top, left, right, bottom });
  }

  /** Whether the row or column just opened is not to be seen. */
  private isInvisible(): boolean {
    const visibility = this.cursor.attribute('table:visibility') ?? 'visible';
    this.filtered ||= visibility === 'filter';
    return visibility !== 'visible';
  }

  /** Behind the rows or columns for which the element just opened stands. */
  private endOf(what: 'rows' | 'columns', from: number): number {
    const times = Number(this.cursor.attribute(`table:number-${what}-repeated`) ?? 1);
    if (!(times >= 1 && Number.isInteger(times))) throw this.cursor.damaged('repetition');
    return from + times;
  }
}
