import { Fault } from '../fault.ts';
import { Thing, thing } from '../kind.ts';
import type { Args } from '../kind.ts';
import { areaName, readArea, splitSheet } from '../model/address.ts';
import { isInside } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import type { Book, RangeRef } from '../model/book.ts';
import { EVENT } from '../model/events.ts';
import type { Sheet } from '../model/sheet.ts';

/** Cells of one sheet, in one rectangle or several: what formats, rules and highlights work on. */
export interface Cells {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** One rectangle; it moves with its cells while the client holds it. */
export class Range implements Cells, RangeRef {
  readonly book: Book;
  readonly sheet: Sheet;
  area: Area;

  constructor(book: Book, sheet: Sheet, area: Area) {
    if (!isInside(area)) throw new Fault('InvalidArgument', 'The range lies outside the sheet.');
    this.book = book;
    this.sheet = sheet;
    this.area = area;
  }

  get areas(): readonly Area[] {
    return [this.area];
  }
}

export interface Owned {
  readonly book: Book;
  readonly sheet: Sheet;
}

/** The range that an argument names: a range object, or an address or name seen from `sheet`. */
export function rangeArgument(args: Args, index: number, { book, sheet }: Owned): Range {
  const value = args.at(index);
  if (value instanceof Thing && value.target instanceof Range) return value.target;
  if (typeof value === 'string') return textRange(value, { book, sheet });
  throw new Fault('InvalidArgument', `Argument ${index + 1} must be a range.`);
}

export function textRange(text: string, { book, sheet }: Owned): Range {
  const { sheet: name, rest } = splitSheet(text);
  const area = readArea(rest);
  const named = name === null ? sheet : book.sheet(name);
  if (area && named) return new Range(book, named, area);
  const found = book.resolve(text, sheet);
  if (!found) throw new Fault('InvalidArgument', `"${text}" is no address and no name.`);
  return new Range(book, found.sheet, found.area);
}

export function rangeThing({ book, sheet }: Owned, area: Area): Thing {
  return thing('Range', new Range(book, sheet, area));
}

/** The value that all cells share, or null where they differ. */
export function shared<T>(values: Iterable<T>): T | null {
  const different = new Set(values);
  return different.size === 1 ? ([...different][0] as T) : null;
}

export function noteFormat({ book, sheet, areas }: Cells): void {
  book.touch();
  for (const area of areas) {
    const address = areaName(area);
    const args = { source: 'Local', worksheetId: sheet.id, address };
    book.events.raise(EVENT.formatChanged, sheet.id, args);
  }
}

export function oneOf(value: unknown, allowed: readonly string[]): string {
  const text = String(value);
  const found = allowed.find((one) => one.toLowerCase() === text.toLowerCase());
  if (found === undefined) {
    throw new Fault('InvalidArgument', `"${text}" is not one of ${allowed.join(', ')}.`);
  }
  return found;
}
