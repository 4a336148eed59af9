import { passSpace, same } from './bytes';
import { copied, copyText, RAW, special } from './copy';
import { get, RAWS, set, TEXTS, UNITS } from './state';

const GT = 0x3e;
const SLASH = 0x2f;

/** The bytes between text and next item; Chinese Excel ends every item with the same `phoneticPr`. */
let tailFrom: usize = 0;
let tailTo: usize = 0;

/** The place behind the item whose text ends at a place, or 0 if more than a plain text stands in it. */
function passTail(from: usize): usize {
  const length = tailTo - tailFrom;
  if (length > 0 && same(from, tailFrom, length)) return from + length;
  if (load<u32>(from) !== 0x3e742f3c /* </t> */) return 0;
  let at = from + 4;
  if (
    load<u32>(at) === 0x6f68703c /* <pho */ &&
    load<u32>(at, 4) === 0x6974656e /* neti */ &&
    load<u32>(at, 8) === 0x20725063 /* cPr  */
  ) {
    while (load<u8>(at) !== GT) if (load<u8>(at++) === 0) return 0;
    if (load<u8>(at - 1) !== SLASH) return 0;
    at++;
  }
  if (load<u32>(at) !== 0x69732f3c /* </si */ || load<u8>(at, 4) !== GT) return 0;
  tailFrom = from;
  tailTo = at + 5;
  return tailTo;
}

/** Behind `<t>` or `<t xml:space="preserve">`; 0 for anything else. */
function passT(at: usize): usize {
  if ((load<u32>(at) & 0xffffff) === 0x3e743c /* <t> */) return at + 3;
  if (load<u32>(at) !== 0x7820743c /* <t x */) return 0;
  return load<u32>(at, 4) === 0x733a6c6d /* ml:s */ &&
    load<u32>(at, 8) === 0x65636170 /* pace */ &&
    load<u32>(at, 12) === 0x7270223d /* ="pr */ &&
    load<u32>(at, 16) === 0x72657365 /* eser */ &&
    load<u32>(at, 18) === 0x65767265 /* erve */ &&
    load<u16>(at, 22) === 0x3e22
    ? at + 24
    : 0;
}

/**
 * Keeps shared texts of the shape `<si><t>text</t></si>`, with or without `xml:space` and `phoneticPr`, from a
 * place on; gives the place of the first that is none. `into` takes UTF-16 units, and `ends` how many there are
 * after each text, in the room behind its first number.
 */
export function readItems(from: usize, into: usize, ends: usize): usize {
  let count = get(TEXTS);
  let used = get(UNITS);
  let at = from;
  tailTo = tailFrom = 0;
  for (;;) {
    let next = passSpace(at);
    if (load<u32>(next) !== 0x3e69733c /* <si> */) break;
    next = passT(next + 4);
    if (next !== 0) next = copyText(next, into + (used << 1));
    if (next !== 0) next = passTail(next);
    if (next === 0) break;
    used = ((copied - into) >> 1) as u32;
    count++;
    store<u32>(ends + (count << 2), special ? used | RAW : used);
    if (special) set(RAWS, get(RAWS) + 1);
    at = next;
  }
  set(TEXTS, count);
  set(UNITS, used);
  return at;
}
