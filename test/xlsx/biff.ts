/** A record of a stream as Excel 2 to 2003 write it: type, length, content ([MS-XLS] 2.1.4). */
export function record(type: number, ...content: number[]): number[] {
  return [...u16(type, content.length), ...content];
}

export const u16 = (...values: number[]): number[] =>
  values.flatMap((value) => [value & 0xff, value >> 8]);

export const EOF = record(0x0a);

/** The beginning of a stream or sheet: the version of Excel, and what it holds ([MS-XLS] 2.4.21). */
export function begin(version: number, kind: number): number[] {
  return record(0x809, ...u16(version, kind), ...Array<number>(version < 0x600 ? 4 : 12).fill(0));
}

export interface BiffSheet {
  /** Single bytes, and for Excel 97 the mark that they are before them. */
  readonly name: readonly number[];
  /** 0x10 a worksheet, 0x20 a chart, 0x40 macros. */
  readonly kind: number;
  readonly hidden?: boolean;
  readonly content: readonly number[];
}

/** A stream without its container, which programs read as well. */
export function makeStream(
  version: number,
  sheets: readonly BiffSheet[],
  globals: readonly number[] = [],
): Uint8Array {
  const bodies = sheets.map(({ kind, content }) => [...begin(version, kind), ...content, ...EOF]);
  const listed = (places: readonly number[]): number[] =>
    sheets.flatMap(({ name, hidden }, at) => {
      const letters = name.length - (version < 0x600 ? 0 : 1);
      const place = places[at] ?? 0;
      return record(0x85, ...u16(place & 0xffff, place >> 16), +!!hidden, 0, letters, ...name);
    });
  const front = [...begin(version, 5), ...globals];
  let end = front.length + listed([]).length + EOF.length;
  const places = bodies.map(({ length }) => (end += length) - length);
  return Uint8Array.from([...front, ...listed(places), ...EOF, ...bodies.flat()]);
}
