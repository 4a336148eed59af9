import { damaged } from './refuse.ts';

/** Titles, dates and values of one's own, which a container keeps beside the workbook ([MS-OLEPS] 2.21). */
export const PROPERTY_STREAMS = ['\x05DOCUMENTSUMMARYINFORMATION', '\x05SUMMARYINFORMATION'];

const PART = 'properties';
const HEADER = 28;
const LISTED_SET = 20;
const DICTIONARY = 0;
const CODE_PAGE = 1;
const UTF16 = 1200;
const TEXT = 0x1e;
const WIDE_TEXT = 0x1f;
const PAIRS = 0x100c;
const TEXTS = 0x101e;
const WIDE_TEXTS = 0x101f;
/** So many times its own size a stream may say in all: properties may share a value, which is read for each of them. */
const SHARED = 2;

/** The library believes every number in here, and would fill the memory with four billion properties. */
export function ensureProperties(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sets = numberAt(view, 24);
  // What is not one or two sets the library leaves alone.
  if (view.getUint16(0, true) !== 0xfffe || sets < 1 || sets > 2) return;
  const first = ensureSet(view, HEADER + LISTED_SET * sets, 0);
  if (sets === 2) ensureSet(view, numberAt(view, HEADER + LISTED_SET + 16), first, true);
}

function numberAt(view: DataView, at: number): number {
  if (at + 4 > view.byteLength) throw damaged(PART, 'cut off');
  return view.getUint32(at, true);
}

function fits(view: DataView, at: number, size: number): void {
  if (at + size > view.byteLength) throw damaged(PART, 'count');
}

/** `read` is how many bytes of values came before; gives how many there are with those of this set. */
function ensureSet(view: DataView, start: number, read: number, isOwn = false): number {
  const count = numberAt(view, start + 4);
  fits(view, start + 8, count * 8);
  let dictionary: number | undefined;
  let page = 0;
  let sum = read;
  for (let at = start + 8; at < start + 8 + count * 8; at += 8) {
    const id = numberAt(view, at);
    const value = start + numberAt(view, at + 4);
    if (isOwn && id === DICTIONARY) dictionary = value;
    else sum += ensureValue(view, value);
    if (sum > SHARED * view.byteLength) throw damaged(PART, 'count');
    if (id === CODE_PAGE && value + 8 <= view.byteLength) page = view.getUint16(value + 4, true);
  }
  if (dictionary !== undefined) ensureDictionary(view, dictionary, page === UTF16);
  return sum;
}

/** The names of one's own properties: a number, a length and characters each ([MS-OLEPS] 2.16). */
function ensureDictionary(view: DataView, start: number, wide: boolean): void {
  const count = numberAt(view, start);
  fits(view, start + 4, count * 8);
  let at = start + 4;
  for (let index = 0; index < count; index++) {
    const length = numberAt(view, at + 4);
    // Wide names are filled up to four bytes.
    const size = wide ? Math.ceil(length / 2) * 4 : length;
    fits(view, at + 8, size);
    at += 8 + size;
  }
}

/** Gives the bytes that the value takes at least. */
function ensureValue(view: DataView, at: number): number {
  // The library finds no type there, and stops.
  if (at + 4 > view.byteLength) return 0;
  const type = view.getUint16(at, true);
  const isList = type === PAIRS || type === TEXTS || type === WIDE_TEXTS;
  if (type !== TEXT && type !== WIDE_TEXT && !isList) return 0;
  const count = numberAt(view, at + 4);
  // Each item of a list has at least its length.
  const size = type === WIDE_TEXT ? count * 2 : isList ? count * 4 : count;
  fits(view, at + 8, size);
  return type === TEXTS ? ensureTexts(view, at + 8, count) : size;
}

function ensureTexts(view: DataView, start: number, count: number): number {
  let at = start;
  for (let index = 0; index < count; index++) {
    const length = numberAt(view, at);
    fits(view, at + 4, length);
    at += 4 + length;
  }
  return at - start;
}
