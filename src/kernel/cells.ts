import { behind, readNumber } from './number';
import { findText, keep } from './texts';

// What a value is.
const NUMBER: u32 = 0;
const SHARED: u32 = 1;
const BOOLEAN: u32 = 2;
const INLINE: u32 = 3;
export const NOTHING: u32 = 4;

/** The value read last, and the place behind its cell. */
export let value: f64 = 0;
export let after: usize = 0;

/** Whether `</v></c>` stands at a place. */
function ends(at: usize): bool {
  return load<u32>(at) === 0x3e762f3c /* </v> */ && load<u32>(at, 4) === 0x3e632f3c; /* </c> */
}

/** The kind of the value that stands behind the cell's style, which it leaves in `value`, its end in `after`; -1 for any other. */
export function readValue(at: usize, shared: u32): i32 {
  const type = load<u32>(at);
  if (type === 0x223d7420 /*  t=" */) {
    const kind = load<u32>(at, 4);
    if (load<u16>(at, 8) !== 0x3e76 /* v> */) return readInline(at + 4);
    if (kind === 0x3c3e2273 /* s">< */) return readShared(at + 10, shared);
    if (kind === 0x3c3e226e /* n">< */) return readNumeric(at + 10);
    return kind === 0x3c3e2262 /* b">< */ ? readBoolean(at + 10) : -1;
  }
  if (type === 0x3e763c3e /* ><v> */) return readNumeric(at + 4);
  if ((type & 0xffff) !== 0x3e2f /* /> */) return -1;
  after = at + 2;
  return NOTHING;
}

function readShared(from: usize, shared: u32): i32 {
  let at = from;
  let index: u32 = 0;
  for (let digit: u32 = load<u8>(at) - 48; digit <= 9; digit = load<u8>(++at) - 48) {
    if (index >= shared) return -1;
    index = index * 10 + digit;
  }
  if (at === from || index >= shared || !ends(at)) return -1;
  value = index as f64;
  after = at + 8;
  return SHARED;
}

function readNumeric(from: usize): i32 {
  const number = readNumber(from);
  if (number !== number || !ends(behind)) return -1;
  value = number;
  after = behind + 8;
  return NUMBER;
}

function readBoolean(at: usize): i32 {
  const digit: u32 = load<u8>(at) - 48;
  if (digit > 1 || !ends(at + 1)) return -1;
  value = digit as f64;
  after = at + 9;
  return BOOLEAN;
}

/** `inlineStr"><is><t>text</t></is></c>`, with or without `xml:space`. */
function readInline(at: usize): i32 {
  if (load<u32>(at) !== 0x696c6e69 /* inli */ || load<u32>(at, 4) !== 0x7453656e /* neSt */)
    return -1;
  if (load<u32>(at, 8) !== 0x3c3e2272 /* r">< */ || load<u32>(at, 12) !== 0x3c3e7369 /* is>< */)
    return -1;
  const from = passOpening(at + 16);
  if (from === 0) return -1;
  const to = findText(from);
  if (load<u32>(to) !== 0x3e742f3c /* </t> */ || load<u32>(to, 4) !== 0x73692f3c /* </is */)
    return -1;
  if (load<u32>(to, 8) !== 0x632f3c3e /* ></c */ || load<u8>(to, 12) !== 0x3e) return -1;
  after = to + 13;
  if (to === from) return NOTHING;
  const index = keep(from, to);
  value = index as f64;
  return index < 0 ? -1 : (INLINE as i32);
}

/** Behind `t>` or `t xml:space="preserve">`; 0 for anything else. */
function passOpening(at: usize): usize {
  if (load<u16>(at) === 0x3e74 /* t> */) return at + 2;
  return load<u32>(at) === 0x6d782074 /* t xm */ &&
    load<u32>(at, 4) === 0x70733a6c /* l:sp */ &&
    load<u32>(at, 8) === 0x3d656361 /* ace= */ &&
    load<u32>(at, 12) === 0x65727022 /* "pre */ &&
    load<u32>(at, 16) === 0x76726573 /* serv */ &&
    load<u32>(at, 19) === 0x3e226576 /* ve"> */
    ? at + 23
    : 0;
}
