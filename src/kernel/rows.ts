import { passSpace, same } from './bytes';
import { after, NOTHING, readValue, value } from './cells';
import { BEHIND, DIGITS, ENTRIES, get, NUMBER, set, TAIL, TAIL_ENDS } from './state';

/** Entries that one call makes at the most. */
const ROOM: u32 = 4096;
/** The grid of Excel 2007 and later (ECMA-376 part 1, 18.3.1.4). */
const COLUMNS: u32 = 16384;
/** So many digits of a row number are loaded at once with the quote behind them. */
const LONGEST: u32 = 7;
/** Styles that an entry has bits for. */
const STYLES: u32 = 0x8000;

/** An entry that is no cell: those behind it stand in its row. */
const ROW: u32 = 5;

const ZERO: u32 = 0x30;
const QUOTE: u32 = 0x22;

/** What every cell of the open row repeats: its number and the quote behind it. */
let number: u64 = 0;
let mask: u64 = 0;
/** What the number and the quote take. */
let length: usize = 0;

/** Of the cell read last: style, column and kind, and the column behind it. */
let kind: u32 = 0;
let behind: u32 = 0;
/** Behind the tag of the row opened last. */
let inside: usize = 0;

function setNumber(at: usize, digits: u32): void {
  mask = u64.MAX_VALUE >>> (56 - (digits << 3));
  number = load<u64>(at) & mask;
  length = digits + 1;
  set(NUMBER, at as u32);
  set(DIGITS, digits);
}

/** Reads the plain cell at a place; gives the place behind it, or 0 for any other. */
function readCell(from: usize, shared: u32): usize {
  if (load<u32>(from) !== 0x7220633c /* <c r */ || load<u16>(from, 4) !== 0x223d /* =" */) return 0;
  let at = from + 6;
  let column: u32 = 0;
  for (let letter: u32 = load<u8>(at) - 65; letter < 26; letter = load<u8>(++at) - 65) {
    column = column * 26 + letter + 1;
    if (column > COLUMNS) return 0;
  }
  if (column === 0 || (load<u64>(at) & mask) !== number) return 0;
  at += length;
  let style: u32 = 0;
  if (load<u32>(at) === 0x223d7320 /*  s=" */) {
    at += 4;
    for (let digit: u32 = load<u8>(at) - ZERO; digit <= 9; digit = load<u8>(++at) - ZERO) {
      style = style * 10 + digit;
      if (style >= STYLES) return 0;
    }
    if (load<u8>(at++) !== QUOTE) return 0;
  }
  const sort = readValue(at, shared);
  if (sort < 0) return 0;
  kind = (style << 17) | ((column - 1) << 3) | sort;
  behind = column;
  return after;
}

/** Whether `</row>` stands at a place. */
function endsRow(at: usize): bool {
  return load<u32>(at) === 0x6f722f3c /* </ro */ && load<u16>(at, 4) === 0x3e77; /* w> */
}

/** Opens the row at a place, `<row r="12"` with the rest as remembered; gives its number, or 0 for any other. */
function openRow(from: usize): u32 {
  if (load<u64>(from) !== 0x223d7220776f723c /* <row r=" */) return 0;
  const first = from + 8;
  let at = first;
  let row: u32 = 0;
  for (let digit: u32 = load<u8>(at) - ZERO; digit <= 9; digit = load<u8>(++at) - ZERO) {
    row = row * 10 + digit;
    if (at - first === LONGEST) return 0;
  }
  const tail = get(TAIL);
  const size = get(TAIL_ENDS) - tail;
  if (size === 0 || load<u8>(first) === ZERO || !same(at, tail, size)) return 0;
  setNumber(first, (at - first) as u32);
  inside = at + size;
  return row;
}

/**
 * Takes rows `<row r="7" …>`, the rest of the tag as in one that was read before, and cells of the shapes that nearly
 * all cells have: `<c r="B7" s="3" t="s"><v>12</v></c>` with or without `s`, `t` one of s, n, b or absent; an inline
 * text; `<c r="B7" s="3"/>`. Gives the place of the first thing that is none of these, or for which there is no room.
 *
 * `kinds[i]`: bits 0-2 kind, 3-16 column, 17-31 style; `values[i]`: the value. Each row starts with a `ROW` entry: its
 * value is the row number, or 0 to go on with the open row; its bits above 2 are the width. Cells without a value make
 * no entry. `shared` is how many shared texts there are.
 *
 * One loop and longer than functions here are: handing its state on, cell by cell, would cost more than reading them.
 */
export function readRows(from: usize, shared: u32, kinds: usize, values: usize): usize {
  let at = from;
  let count: u32 = 0;
  let mark = kinds;
  let width: u32 = 0;
  let open = get(NUMBER) !== 0;
  behind = get(BEHIND);
  if (open) {
    setNumber(get(NUMBER), get(DIGITS));
    store<f64>(values, 0);
    count = 1;
  }
  while (count < ROOM) {
    const next = passSpace(at);
    if (open) {
      const then = readCell(next, shared);
      if (then !== 0) {
        at = then;
        if ((kind & 7) === NOTHING) continue;
        store<u32>(kinds + (count << 2), kind);
        store<f64>(values + (count << 3), value);
        if (behind > width) width = behind;
        count++;
      } else if (endsRow(next)) {
        store<u32>(mark, (width << 3) | ROW);
        open = false;
        at = next + 6;
      } else break;
    } else {
      const row = openRow(next);
      if (row === 0) break;
      open = true;
      behind = width = 0;
      mark = kinds + (count << 2);
      store<f64>(values + (count << 3), row as f64);
      count++;
      at = inside;
    }
  }
  if (open) store<u32>(mark, (width << 3) | ROW);
  else set(NUMBER, 0);
  set(BEHIND, behind);
  set(ENTRIES, count);
  return at;
}
