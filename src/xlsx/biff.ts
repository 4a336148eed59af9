import { damaged } from './refuse.ts';

/** One record of a BIFF stream ([MS-XLS] 2.1.4). */
export interface BiffRecord {
  readonly type: number;
  /** Where its header stands. */
  readonly at: number;
  /** Where its content begins, and how long it is. */
  readonly from: number;
  readonly length: number;
}

export const BIFF = {
  EOF: 0x0a,
  BOF8: 0x809,
  NOTE: 0x1c,
  ARRAY2: 0x21,
  FILEPASS: 0x2f,
  CONTINUE: 0x3c,
  CODEPAGE: 0x42,
  COLINFO: 0x7d,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  MULBLANK: 0xbe,
  RSTRING: 0xd6,
  SST: 0xfc,
  LABELSST: 0xfd,
  SUPBOOK: 0x1ae,
  HLINK: 0x1b8,
  LABEL: 0x204,
  STRING: 0x207,
  ROW: 0x208,
  ARRAY: 0x221,
  TIP: 0x800,
} as const;

/** BOF of Excel 2, 3, 4 and 5 to 2003. */
const BEGINS: ReadonlySet<number> = new Set([0x09, 0x209, 0x409, BIFF.BOF8]);
const FORMULAS: ReadonlySet<number> = new Set([0x06, 0x206, 0x406]);
/** The least length of records that hold one cell, its row and column first. */
const CELLS: ReadonlyMap<number, number> = new Map([
  // Excel 2: blank, integer, number, label, truth or error
  [0x01, 7],
  [0x02, 9],
  [0x03, 15],
  [0x04, 8],
  [0x05, 9],
  // Formulas, the first of Excel 2 as well as of 5 and later
  [0x06, 17],
  [0x206, 18],
  [0x406, 18],
  [0x201, 6],
  [0x203, 14],
  [BIFF.LABEL, 8],
  [0x205, 8],
  [0x27e, 10],
  [BIFF.RSTRING, 8],
  [BIFF.LABELSST, 10],
]);
/** What [MS-XLS] 2.1.4 allows. */
const LONGEST = 8224;

export function begins(type: number): boolean {
  return BEGINS.has(type);
}

export function isFormula(type: number): boolean {
  return FORMULAS.has(type);
}

export function recordAt(view: DataView, at: number, part: string): BiffRecord {
  if (at + 4 > view.byteLength) throw damaged(part, 'cut off');
  const type = view.getUint16(at, true);
  const length = view.getUint16(at + 2, true);
  if (length > LONGEST) throw damaged(part, 'record');
  if (at + 4 + length > view.byteLength) throw damaged(part, 'cut off');
  return { type, at, from: at + 4, length };
}

export interface Run {
  readonly row: number;
  readonly first: number;
  readonly last: number;
}

/** The cells that a record holds; undefined for a record that holds none. */
export function cellsIn(view: DataView, record: BiffRecord, part: string): Run | undefined {
  const { type, from, length } = record;
  const several = type === BIFF.MULRK ? 6 : type === BIFF.MULBLANK ? 2 : 0;
  const least = several ? 6 + several : CELLS.get(type);
  if (least === undefined) return undefined;
  if (length < least) throw damaged(part, 'cell');
  const row = view.getUint16(from, true);
  const first = view.getUint16(from + 2, true);
  if (!several) return { row, first, last: first };
  const last = view.getUint16(from + length - 2, true);
  if (length !== 6 + several * (last - first + 1)) throw damaged(part, 'cell');
  return { row, first, last };
}
