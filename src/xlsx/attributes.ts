/** Far more than any real tag has; a tag with more was made to waste time. */
const MOST = 100;

const SPACE = 0x20;
const EQUALS = 0x3d;

/**
 * The names of the attributes of one tag. A name that stands twice is what is left of two tags between
 * which bytes were lost (XML 1.0, 3.1).
 */
export class Attributes {
  private readonly starts = new Int32Array(MOST);
  private readonly ends = new Int32Array(MOST);
  private count = 0;

  clear(): void {
    this.count = 0;
  }

  /**
   * Notes the name before the quote at a place. False where more or less than a name and `=` stands between `from`,
   * the end of what came before, and the quote, or a known name.
   */
  add(bytes: Uint8Array, from: number, quote: number): boolean {
    let end = quote;
    while (bytes[end - 1]! <= SPACE) end--;
    if (bytes[--end] !== EQUALS) return false;
    while (bytes[end - 1]! <= SPACE) end--;
    let start = end;
    while (bytes[start - 1]! > SPACE) start--;
    if (start === end || this.count === MOST || this.has(bytes, start, end)) return false;
    if (!isBlank(bytes, from, start)) return false;
    this.starts[this.count] = start;
    this.ends[this.count++] = end;
    return true;
  }

  private has(bytes: Uint8Array, start: number, end: number): boolean {
    for (let index = 0; index < this.count; index++) {
      const other = this.starts[index]!;
      if (this.ends[index]! - other !== end - start) continue;
      let at = start;
      while (at < end && bytes[at] === bytes[other + at - start]) at++;
      if (at === end) return true;
    }
    return false;
  }
}

/** Whether nothing but white space stands between two places. */
export function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (bytes[at]! > SPACE) return false;
  return true;
}
