import type { Limits } from './limits.ts';
import type { Part } from './part.ts';
import { tooLarge } from './refuse.ts';
import { isOn } from './strings.ts';
import { visit, type Cursor } from './xml.ts';

/** For every cell format its strike-through: 1 or 0. Undefined where no font is struck, as nearly always. */
export function readStruck(part: Part, limits: Limits): Uint8Array | undefined {
  const fonts: boolean[] = [];
  const formats: number[] = [];
  visit(part, limits, (cursor) => {
    if (cursor.is('fonts')) readFonts(cursor, fonts, limits);
    else if (cursor.is('cellXfs')) readFormats(cursor, formats, limits);
    else if (cursor.is('dxfs')) cursor.skip();
  });
  const struck = Uint8Array.from(formats, (font) => (fonts[font] ? 1 : 0));
  return struck.includes(1) ? struck : undefined;
}

function readFonts(cursor: Cursor, fonts: boolean[], limits: Limits): void {
  cursor.within(() => {
    if (cursor.is('font')) add(fonts, false, limits);
    else if (cursor.is('strike')) fonts[fonts.length - 1] = isOn(cursor);
  });
}

function readFormats(cursor: Cursor, formats: number[], limits: Limits): void {
  cursor.within(() => {
    if (cursor.is('xf')) add(formats, Number(cursor.attribute('fontId') ?? 0), limits);
  });
}

function add<T>(list: T[], item: T, { formats }: Limits): void {
  if (list.length === formats) throw tooLarge('formats', formats);
  list.push(item);
}
