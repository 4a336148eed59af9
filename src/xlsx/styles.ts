import type { Cursor } from './xml.ts';
import { isOn } from './strings.ts';
import { visit } from './xml.ts';
import type { Part } from './part.ts';

/** For every cell format its strike-through: 1 or 0. Undefined where no font is struck, as nearly always. */
export function readStruck(part: Part): Uint8Array | undefined {
  const fonts: boolean[] = [];
  const formats: number[] = [];
  visit(part, (cursor) => {
    if (cursor.is('fonts')) readFonts(cursor, fonts);
    else if (cursor.is('cellXfs')) readFormats(cursor, formats);
    else if (cursor.is('dxfs')) cursor.skip();
  });
  const struck = Uint8Array.from(formats, (font) => (fonts[font] ? 1 : 0));
  return struck.includes(1) ? struck : undefined;
}

function readFonts(cursor: Cursor, fonts: boolean[]): void {
  cursor.within(() => {
    if (cursor.is('font')) fonts.push(false);
    else if (cursor.is('strike')) fonts[fonts.length - 1] = isOn(cursor);
  });
}

function readFormats(cursor: Cursor, formats: number[]): void {
  cursor.within(() => {
    if (cursor.is('xf')) formats.push(Number(cursor.attribute('fontId') ?? 0));
  });
}
