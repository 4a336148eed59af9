const LT = 0x3c;

/** Marks a text that still holds entities, line ends or `_xHHHH_`, in the number of units up to its end. */
export const RAW: u32 = 0x80000000;

/** ASCII that is copied as it stands: neither `<` nor what needs more work, nor zero. */
const PLAIN = memory.data(256);

function make(): void {
  for (let byte: u32 = 1; byte < 0x80; byte++) {
    const more = byte === LT || byte === 0x26 || byte === 0x5f || byte === 0x0d;
    store<u8>(PLAIN + byte, more ? 0 : 1);
  }
}
make();

/** Whether the text copied last needs more work. */
export let special = false;
/** The place behind the units copied last. */
export let copied: usize = 0;

/** The point of a character of two bytes, or of four (RFC 3629, 3); 0 for bytes that are none. */
function point(bytes: u32): u32 {
  const first = bytes & 0xff;
  const second = (bytes >>> 8) & 0x3f;
  if (first < 0xe0) {
    return first >= 0xc2 && (bytes & 0xc000) === 0x8000 ? ((first & 0x1f) << 6) | second : 0;
  }
  if ((bytes & 0xc0c0c0f8) !== 0x808080f0) return 0;
  const point =
    ((first & 7) << 18) | (second << 12) | (((bytes >>> 16) & 0x3f) << 6) | ((bytes >>> 24) & 0x3f);
  return point >= 0x10000 && point <= 0x10ffff ? point : 0;
}

/**
 * Copies character data up to the next `<`, as UTF-16, and gives the place of that; 0 for bytes that are no
 * UTF-8, or zero.
 */
export function copyText(from: usize, into: usize): usize {
  let at = from;
  let to = into;
  special = false;
  for (;;) {
    const bytes = load<u32>(at);
    const byte = bytes & 0xff;
    if (load<u8>(PLAIN + byte)) {
      store<u16>(to, byte as u16);
      to += 2;
      at++;
    } else if ((bytes & 0xc0c0f0) === 0x8080e0) {
      // Overlong forms and surrogates are damage.
      const unit = ((bytes & 0xf) << 12) | ((bytes >>> 2) & 0xfc0) | ((bytes >>> 16) & 0x3f);
      if (unit < 0x800 || (unit & 0xf800) === 0xd800) return 0;
      store<u16>(to, unit as u16);
      to += 2;
      at += 3;
    } else if (byte === LT) break;
    else if (byte < 0x80) {
      if (byte === 0) return 0;
      special = true;
      store<u16>(to, byte as u16);
      to += 2;
      at++;
    } else {
      const code = point(bytes);
      if (code === 0) return 0;
      if (code < 0x10000) {
        store<u16>(to, code as u16);
        to += 2;
        at += 2;
      } else {
        store<u16>(to, (0xd7c0 + (code >>> 10)) as u16);
        store<u16>(to + 2, (0xdc00 | (code & 0x3ff)) as u16);
        to += 4;
        at += 4;
      }
    }
  }
  copied = to;
  return at;
}
