import { Refusal, type Code } from '../core/issue.ts';
import type { Sheet, Workbook } from '../core/sheet.ts';
import { readAround } from './around.ts';
import {
  findBook,
  readBook,
  readRelations,
  readXml,
  takeXml,
  type Book,
  type SheetEntry,
} from './book.ts';
import type { Source } from './cells.ts';
import type { Budget } from './grid.ts';
import { LIMITS, type Limits } from './limits.ts';
import { readProperties, type Stamp } from './properties.ts';
import { damaged } from './refuse.ts';
import { readSheet } from './sheet.ts';
import { sniff, type Format } from './sniff.ts';
import { readStrings } from './strings.ts';
import { readStruck } from './styles.ts';
import { UNPACK, type Decode, type Unpack } from './unpack.ts';
import { Archive } from './zip.ts';

export interface ReadOptions extends Partial<Unpack> {
  readonly limits?: Partial<Limits>;
  /** Sheets for which this is false are left out unread. */
  readonly sheets?: (name: string) => boolean;
}

const REFUSED: Readonly<Record<Exclude<Format, 'xlsx'>, Code>> = {
  empty: 'file-empty',
  encrypted: 'file-encrypted',
  xls: 'file-format',
  xlsb: 'file-format',
  ods: 'file-format',
  html: 'file-format',
  xml: 'file-format',
  csv: 'file-format',
  zip: 'file-archive',
  rar: 'file-archive',
  docx: 'file-not-workbook',
  ole: 'file-not-workbook',
  pdf: 'file-not-workbook',
  image: 'file-not-workbook',
  text: 'file-not-workbook',
  unknown: 'file-not-workbook',
};

/**
 * The values of an xlsx or xlsm workbook, and what was seen beside them. Formulas give their stored
 * results, dates stay serials, empty text is an empty cell. Throws a `Refusal` for bytes that are no such
 * workbook, or not a whole one: a sheet is read completely or not at all.
 */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): Workbook {
  const { archive, limits } = open(bytes, options);
  const { decode = UNPACK.decode } = options;
  const book = readBook(archive, findBook(archive));
  const wanted = book.sheets.filter(({ name }) => options.sheets?.(name) ?? true);
  // Shared texts and styles serve cells only: not read if no sheet is wanted.
  const source = wanted.length > 0 ? readSource(archive, book, limits, decode) : NO_SOURCE;
  const budget: Budget = { cells: 0, rows: 0, remarks: 0 };
  const parts = new Set(wanted.map(({ part }) => archive.nameOf(part)));
  if (parts.size < wanted.length) throw damaged(book.part, 'sheet twice');
  return {
    sheets: wanted.map((entry) => makeSheet(archive, entry, source, limits, budget)),
    ...readProperties(archive),
    ...(book.date1904 ? { date1904: true } : {}),
    ...(book.names.length > 0 ? { names: book.names } : {}),
  };
}

/** What a workbook says of itself, without reading a sheet; null for bytes that are no xlsx. */
export function readStamp(bytes: Uint8Array, options: ReadOptions = {}): Stamp | null {
  try {
    return readProperties(open(bytes, options).archive);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function open(bytes: Uint8Array, options: ReadOptions): { archive: Archive; limits: Limits } {
  const format = sniff(bytes);
  if (format !== 'xlsx') throw new Refusal(REFUSED[format], { format });
  const limits = options.limits ? { ...LIMITS, ...options.limits } : LIMITS;
  return { archive: new Archive(bytes, { ...UNPACK, ...options }, limits), limits };
}

const NO_SOURCE: Source = {
  strings: undefined,
  struck: undefined,
  date1904: false,
  cellPictures: false,
  decode: UNPACK.decode,
};

function readSource(archive: Archive, book: Book, limits: Limits, decode: Decode): Source {
  const partOf = (type: string): string | undefined =>
    book.relations.find(({ type: is, target }) => is === type && archive.has(target))?.target;
  const strings = partOf('sharedStrings');
  const styles = partOf('styles');
  return {
    strings:
      strings === undefined ? undefined : readStrings(takeXml(archive, strings), limits, decode),
    struck: styles === undefined ? undefined : readStruck(readXml(archive, styles), limits),
    date1904: book.date1904,
    decode,
    cellPictures: archive.names().some((name) => name.endsWith('richdata/richvaluerel.xml')),
  };
}

function makeSheet(
  archive: Archive,
  entry: SheetEntry,
  source: Source,
  limits: Limits,
  budget: Budget,
): Sheet {
  const sheet = readSheet(takeXml(archive, entry.part), source, limits, budget);
  const around = readAround(archive, readRelations(archive, entry.part));
  const { grid } = sheet;
  return {
    name: entry.name,
    visibility: entry.visibility,
    rows: grid.rows,
    observed: {
      merges: sheet.merges,
      hiddenRows: grid.hiddenRows,
      hiddenColumns: sheet.hiddenColumns,
      filtered: (sheet.filtered || around.filtered) && grid.hiddenRows.length > 0,
      formulas: grid.formulas,
      struck: grid.struck,
      comments: around.comments,
      pictures: grid.pictures + around.pictures,
      ...(grid.cellPictures.length > 0 ? { cellPictures: grid.cellPictures } : {}),
      validated: sheet.validated,
    },
  };
}
