import { begins, BIFF, cellsIn, isFormula, recordAt, type BiffRecord } from './biff.ts';
import { CHINESE } from './code-page.ts';
import { bookIn, OLE, openCompound } from './compound.ts';
import { activeOf, type Active } from './properties.ts';
import { damaged, tooLarge } from './refuse.ts';
import { Spread } from './spread.ts';
import { ensureProperties, PROPERTY_STREAMS } from './whole-properties.ts';
import { countStrings, ensureText, type Piece } from './whole-sst.ts';

const PART = 'Workbook';
/** The grid of Excel 97 to 2003; older ones had fewer rows. */
const XLS_ROWS = 65_536;
const XLS_COLUMNS = 256;
/** The library takes a stream without a container as a list of numbers, eight times its size. */
export const BARE = 16 * 2 ** 20;
/** The kind of the first part of a workbook, which lists its sheets ([MS-XLS] 2.4.21). */
const GLOBALS = 5;
/** Excel 4 put sheets inside a workbook of this kind. */
const WORKBOOK4 = 0x100;
/** The version that BOF names since Excel 97. */
const UNICODE = 0x600;
/** Storages of Visual Basic since Excel 97, and in Excel 5. */
const MACROS = ['_VBA_PROJECT_CUR', '_VBA_PROJECT'];
/** Kinds of sheets that hold macros and modules of Visual Basic ([MS-XLS] 2.4.28). */
const MACRO_SHEETS: ReadonlySet<number> = new Set([1, 6]);
/** The longest run of zero bytes in one record: 64 numbers of six bytes. A lost sector has at least 512. */
const MOST_ZEROS = 384;
/** No sector begins behind the first in so few bytes ([MS-CFB] 2.4). */
const FIRST_SECTOR = 64;
/** Comparing a place with a range is cheaper than looking into it. */
const COMPARISON = 0.25;

/** What else the walk through a workbook tells. */
export interface WholeXls {
  /** What it does besides holding values. */
  readonly active: Active;
  /** Of texts older than Excel 97. */
  readonly codePage: number | undefined;
}

/**
 * Refuses files of Excel 2 to 2003 that the library would accept although something is missing: sectors and records
 * that are lost, sheets that are not where the list says, texts that no table holds; and what is too large.
 * An encrypted workbook is left to the library, which says so.
 */
export function ensureWholeXls(bytes: Uint8Array): WholeXls {
  const isBare = bytes[0] !== OLE;
  if (isBare && bytes.length > BARE) throw tooLarge('file', BARE);
  const { stream, macros } = isBare ? { stream: bytes, macros: false } : readBook(bytes);
  const walk = new Walk(stream);
  walk.run();
  return {
    active: activeOf(macros || walk.macros, walk.links),
    codePage: walk.isUnicode ? undefined : walk.codePage,
  };
}

/** The stream that the library reads, once those beside it were looked into, and whether macros stand beside it. */
function readBook(bytes: Uint8Array): { readonly stream: Uint8Array; readonly macros: boolean } {
  const compound = openCompound(bytes);
  const { has, read } = compound;
  for (const name of PROPERTY_STREAMS) {
    const properties = read(name);
    if (properties) ensureProperties(properties);
  }
  const stream = bookIn(compound);
  if (!stream) throw damaged(PART, 'missing');
  return { stream, macros: MACROS.some(has) };
}

class Walk {
  macros = false;
  /** Formulas may read from other files. */
  links = false;
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private readonly spread = new Spread(XLS_ROWS, XLS_COLUMNS);
  /** Where substreams begin that stand in no other. */
  private readonly begun = new Set<number>();
  /** Where the list of sheets says that they begin. */
  private readonly listed = new Set<number>();
  private depth = 0;
  /** How deep the cells of sheets stand; deeper are those that a chart repeats. */
  private sheetDepth = 1;
  private isOld = false;
  isUnicode = false;
  codePage = CHINESE;
  private hasGlobals = false;
  private strings = 0;
  private table: Piece[] | undefined;
  private arrays = 0;
  private isTextAhead = false;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  run(): void {
    let at = 0;
    while (this.depth > 0 || this.isBegin(at)) {
      const record = recordAt(this.view, at, PART);
      if (record.type === BIFF.FILEPASS) return;
      this.take(record);
      at = record.from + record.length;
    }
    if (this.bytes.subarray(at).some((byte) => byte !== 0)) throw damaged(PART, 'rest');
    for (const place of this.listed) if (!this.begun.has(place)) throw damaged(PART, 'sheet');
    if (at === 0 || (this.hasGlobals && this.listed.size === 0)) throw damaged(PART, 'sheet');
  }

  private isBegin(at: number): boolean {
    return at + 4 <= this.bytes.length && begins(this.view.getUint16(at, true));
  }

  private take(record: BiffRecord): void {
    const { type } = record;
    if (type !== BIFF.CONTINUE) this.closeTable();
    if (begins(type)) this.begin(record);
    else if (type === BIFF.EOF) this.end();
    else if (type === 0 && !this.isOld) this.ensureOpened(record);
    else if (type === BIFF.BOUNDSHEET && !this.isOld) this.list(record);
    else if (type === BIFF.SUPBOOK) this.links ||= this.leadsOutside(record);
    else if (type === BIFF.CODEPAGE && record.length >= 2) {
      this.codePage = this.view.getUint16(record.from, true);
    } else if (type === BIFF.SST) this.table = [this.piece(record)];
    else if (type === BIFF.CONTINUE) this.table?.push(this.piece(record));
    else if (this.depth <= this.sheetDepth) this.takeContent(record);
  }

  /** A record of noughts is what is left of the one that said that the workbook was encrypted, or a lost sector. */
  private ensureOpened({ at, from, length }: BiffRecord): void {
    const isBlank =
      length > 0 && this.bytes.subarray(from, from + length).every((byte) => byte === 0);
    if (!isBlank || at >= FIRST_SECTOR) throw damaged(PART, 'record');
  }

  private begin({ at, type, from, length }: BiffRecord): void {
    if (length < 4) throw damaged(PART, 'record');
    const kind = this.view.getUint16(from + 2, true);
    if (at === 0) {
      this.isOld = type !== BIFF.BOF8;
      this.isUnicode = type === BIFF.BOF8 && this.view.getUint16(from, true) === UNICODE;
      this.hasGlobals = !this.isOld && kind === GLOBALS;
      if (this.isOld && (kind & WORKBOOK4) !== 0) this.sheetDepth = 2;
    }
    if (this.depth === 0) this.begun.add(at);
    if (++this.depth > this.sheetDepth) return;
    this.spread.beginSheet();
    this.arrays = 0;
    this.isTextAhead = false;
  }

  private end(): void {
    if (this.isTextAhead) throw damaged(PART, 'text');
    this.depth--;
  }

  /** Of two sheets in one place the library keeps one. */
  private list({ from, length }: BiffRecord): void {
    if (length < 7) throw damaged(PART, 'sheet');
    const place = this.view.getUint32(from, true);
    if (this.listed.has(place)) throw damaged(PART, 'sheet');
    this.listed.add(place);
    this.macros ||= MACRO_SHEETS.has(this.view.getUint8(from + 5));
  }

  /** The length of the name of another file; one character or a sign where it is this file, or an add-in (2.4.271). */
  private leadsOutside({ from, length }: BiffRecord): boolean {
    const name = length < 4 ? 0 : this.view.getUint16(from + 2, true);
    return name > 1 && name <= 0xff;
  }

  private piece({ from, length }: BiffRecord): Piece {
    return { from, to: from + length };
  }

  private closeTable(): void {
    if (!this.table) return;
    this.strings = countStrings(this.view, this.table);
    this.table = undefined;
  }

  private takeContent(record: BiffRecord): void {
    const cells = cellsIn(this.view, record, PART);
    if (cells) {
      if (this.isTextAhead) throw damaged(PART, 'text');
      this.spread.place(PART, cells.row, cells.first, cells.last);
      this.takeCell(record);
    } else this.takeOther(record);
  }

  private takeCell({ type, from, length }: BiffRecord): void {
    if (type === BIFF.LABELSST && this.view.getUint32(from + 6, true) >= this.strings) {
      throw damaged(PART, 'text');
    }
    if (type === BIFF.LABEL) this.takeText(from + 6, length - 6);
    if (type === BIFF.MULRK) this.ensureNumbers(from + 4, length - 6);
    if (!isFormula(type)) return;
    this.spread.walk(this.arrays * COMPARISON);
    // A formula whose result is a text has it in a record of its own ([MS-XLS] 2.5.133).
    this.isTextAhead =
      !this.isOld &&
      length >= 14 &&
      this.view.getUint16(from + 12, true) === 0xffff &&
      this.view.getUint8(from + 6) === 0;
  }

  /** Characters after their number and, since Excel 97, their width ([MS-XLS] 2.5.294). */
  private takeText(from: number, length: number): void {
    const start = this.isUnicode ? 3 : 2;
    if (this.isOld || length < start) return;
    const width = this.isUnicode && this.view.getUint8(from + 2) & 1 ? 2 : 1;
    const fits = Math.floor((length - start) / width);
    ensureText(this.view, from + start, Math.min(this.view.getUint16(from, true), fits), width);
  }

  /** A lost sector reads as zeros: the number 0 in format 0, which no cell uses. */
  private ensureNumbers(from: number, length: number): void {
    let zeros = 0;
    for (let at = from; at < from + length; at++) {
      zeros = this.bytes[at] === 0 ? zeros + 1 : 0;
      if (zeros > MOST_ZEROS) throw damaged(PART, 'zeros');
    }
  }

  private takeOther(record: BiffRecord): void {
    const { type, from, length } = record;
    if (type === BIFF.STRING) {
      this.isTextAhead = false;
      this.takeText(from, length);
    } else if (type === BIFF.ARRAY || type === BIFF.ARRAY2) this.arrays++;
    else if (type === BIFF.HLINK) this.walkRange(from, length);
    else if (type === BIFF.TIP) this.walkRange(from + 2, length - 2);
    else if (type === BIFF.NOTE && length >= 4) {
      this.spread.place(PART, this.view.getUint16(from, true), this.view.getUint16(from + 2, true));
    } else if (type === BIFF.COLINFO && length >= 4) {
      const [first, last] = [from, from + 2].map((at) => this.view.getUint16(at, true));
      this.spread.walk(Math.max(0, (last ?? 0) - (first ?? 0) + 1));
    }
  }

  /** Rows and columns from and to; the library goes over each place. */
  private walkRange(from: number, length: number): void {
    if (length < 8) throw damaged(PART, 'record');
    const [top = 0, bottom = 0, left = 0, right = 0] = [0, 2, 4, 6].map((at) =>
      this.view.getUint16(from + at, true),
    );
    this.spread.walk(Math.max(0, bottom - top + 1) * Math.max(0, right - left + 1));
  }
}
