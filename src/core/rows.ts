import type { Column, Form } from './form.ts';
import { isMarked } from './example-mark.ts';
import { hasNumberShape } from './fields/entry-number.ts';
import { isBlank } from './fold.ts';
import { bareTitle, formHeaded, namesOf, namesOfAll, type Heading } from './heading.ts';
import { identityColumns } from './identity.ts';
import { Memo } from './memo.ts';
import { preparedFrom } from './prepared.ts';
import { isEmpty } from './reader.ts';
import { namesTotal, readWord, type Word } from './row-words.ts';
import { textOf, valueOf, type Cell, type Sheet } from './sheet.ts';

/** What a row below the heading is. Everything that is not an entry is named by its code. */
export type RowSort =
  | 'blank'
  | 'entry'
  | 'row-subtotal'
  | 'row-heading-repeated'
  | 'row-note'
  | 'row-example'
  | 'row-continued'
  | 'sheet-tables';

/** A row in which so many cells equal the form's own examples was copied from the guide. */
const COPIED = 6;
/** Cells merged over more columns than this hold a title or a note. */
const WIDE = 3;

/** How a clerk fills a column: not at all, as free text that may run on into the next row, or otherwise. */
type Part = 'none' | 'text' | 'other';

/** What the rows of a sheet are sorted by. */
export interface Shape {
  readonly heading: Heading;
  readonly forms: readonly Form[];
  /** By sheet column. */
  readonly parts: readonly Part[];
  /** The titles of the heading row by sheet column, in bare form. */
  readonly headed: readonly string[];
  /** What stands in and above the heading, in bare form. */
  readonly titles: ReadonlySet<string>;
  /** Titles of columns of any register. */
  readonly names: ReadonlySet<string>;
  /** The first characters of all these. */
  readonly begins: ReadonlySet<number>;
  /** What was found of texts that begin a row: they repeat themselves from row to row. */
  readonly words: Memo<string, Word>;
  readonly isTitle: Memo<string, boolean>;
  /** Columns the clerk fills, days aside, each with the guide's example. */
  readonly examples: readonly { readonly at: number; readonly example: string | undefined }[];
  /** Rows below the heading with cells merged over many columns. */
  readonly wide: ReadonlySet<number>;
  /** Columns that every entry fills. */
  readonly needed: readonly number[];
  /** Columns in which a clerk writes words, and those of them that name the thing itself. */
  readonly worded: readonly number[];
  readonly naming: readonly number[];
  /** From this row on the form was only prepared for entries to come. */
  readonly preparedFrom: number;
}

export function shapeOf(sheet: Sheet, heading: Heading, forms: readonly Form[]): Shape {
  const above = sheet.rows.slice(0, heading.row + 1).flat();
  const merges = sheet.observed?.merges ?? [];
  const titles = new Set(
    above
      .map(wordsIn)
      .filter((text) => text !== '')
      .map(bareTitle),
  );
  const names = namesOfAll(forms);
  const parts = partsOf(heading);
  const identifying = new Set(identityColumns(heading.form.identity));
  return {
    heading,
    forms,
    parts,
    headed: Array.from(sheet.rows[heading.row] ?? [], (cell) => bareTitle(wordsIn(cell))),
    titles,
    names,
    begins: new Set([...titles, ...names].map((text) => text.charCodeAt(0))),
    words: new Memo(),
    isTitle: new Memo(),
    examples: examplesOf(heading),
    wide: new Set(
      merges.flatMap(({ top, left, right }) =>
        top > heading.row && right - left >= WIDE - 1 ? [top] : [],
      ),
    ),
    needed: placed(heading, ({ required }) => required === 'yes'),
    worded: placed(heading, ({ kind }) => kind === 'text' || kind === 'name'),
    naming: placed(heading, ({ kind, id }) => kind === 'text' && identifying.has(id)),
    preparedFrom: preparedFrom(sheet, heading),
  };
}

/** Where the columns stand for which something holds. */
function placed({ form, columns }: Heading, test: (column: Column) => boolean): readonly number[] {
  return form.columns.flatMap((column, index) => {
    const at = columns[index];
    return at !== undefined && test(column) ? [at] : [];
  });
}

function partsOf({ form, columns }: Heading): readonly Part[] {
  const parts: Part[] = [];
  const naming = new Set(identityColumns(form.identity));
  columns.forEach((at, index) => {
    const column = form.columns[index];
    if (at === undefined || !column || column.required === 'generated') return;
    parts[at] = column.kind === 'text' && !naming.has(column.id) ? 'text' : 'other';
  });
  return Array.from(parts, (part) => part ?? 'none');
}

/** What a row holds, as far as that tells what it is; counts go no further than `ENOUGH`. */
interface Content {
  readonly first: string;
  /** Where it stands. */
  readonly firstAt: number;
  readonly second: string;
  readonly texts: number;
  readonly values: number;
  /** Columns the clerk fills, and those of them that hold free text. */
  readonly filled: number;
  readonly free: number;
}

/** A row with so many filled columns is no note and no rest of another. */
const ENOUGH = 3;

/** In one pass over the first cells: most rows are entries and need no closer look. */
function contentOf(cells: readonly Cell[], parts: readonly Part[]): Content {
  let [texts, values, filled, free, firstAt] = [0, 0, 0, 0, 0];
  let [first, second] = ['', ''];
  for (let at = 0; at < cells.length && (texts < 2 || filled < ENOUGH); at += 1) {
    const value = valueOf(cells[at]);
    if (value === null || value === '') continue;
    if (typeof value === 'string') {
      if (isBlank(value)) continue;
      if (texts === 0) [first, firstAt] = [value, at];
      else if (texts === 1) second = value;
      texts += 1;
    }
    values += 1;
    const part = parts[at];
    if (part === undefined || part === 'none') continue;
    filled += 1;
    if (part === 'text') free += 1;
  }
  return { first, firstAt, second, texts, values, filled, free };
}

/**
 * Sorts a row below a heading. Columns that the program fills do not make a record: a list prefilled with
 * numbers down to row 500 has no 500 entries. `before` is the sort of the row above: notes go on over
 * several rows.
 */
export function sortRow(
  cells: readonly Cell[],
  row: number,
  before: RowSort,
  shape: Shape,
): RowSort {
  const content = contentOf(cells, shape.parts);
  const { first, second, texts, filled } = content;
  if (texts > 0 && first.length < 60) {
    const special = specialSort(content, before, shape);
    if (special && !isRemarked(special, content, cells, shape)) return special;
  }
  if (filled === 0) return 'blank';
  if (texts > 0 && shape.naming.some((at) => isTotalAt(cells[at]))) return 'row-subtotal';
  if (isTitle(first, shape) || isTitle(second, shape)) {
    if (repeatsHeading(cells, shape)) {
      return movesColumns(cells, shape) ? 'sheet-tables' : 'row-heading-repeated';
    }
    if (texts > 1 && formHeaded(cells, shape.forms)) return 'sheet-tables';
  }
  if (content.values === 1 && shape.wide.has(row)) return 'row-note';
  if (isRest(content, before, shape)) return 'row-continued';
  return isCopied(cells, shape.examples) || isMarked(cells, shape.worded) ? 'row-example' : 'entry';
}

function isTotalAt(cell: Cell | undefined): boolean {
  const value = valueOf(cell);
  return typeof value === 'string' && namesTotal(value);
}

function specialSort({ first, filled }: Content, before: RowSort, shape: Shape): RowSort | null {
  const word = wordOf(first, shape);
  if (word === 'row-note-if-short') return filled <= 2 ? 'row-note' : null;
  if (word !== 'none') return word;
  // Notes go on over several rows.
  return before === 'row-note' && filled === 1 ? 'row-note' : null;
}

/** A column of the office's own may hold 备注：已核实 or 合计 before an entry in which nothing is missing. */
function isRemarked(
  special: RowSort,
  { firstAt }: Content,
  cells: readonly Cell[],
  { parts, needed }: Shape,
): boolean {
  if (special === 'row-example' || (parts[firstAt] ?? 'none') !== 'none') return false;
  return needed.length > 0 && needed.every((at) => !isEmpty(valueOf(cells[at])));
}

function wordOf(text: string, { words }: Shape): Word {
  if (hasNumberShape(text)) return 'none';
  let word = words.get(text);
  if (word === undefined) words.set(text, (word = readWord(text)));
  return word;
}

function isTitle(text: string, shape: Shape): boolean {
  if (text === '' || text.length > 40) return false;
  const { titles, names, begins } = shape;
  const unit = text.charCodeAt(0);
  // A title in bare form begins with the same letter or digit.
  if (isAlphanumeric(unit) && !begins.has(unit)) return false;
  let found = shape.isTitle.get(text);
  if (found === undefined) {
    const bare = bareTitle(text);
    shape.isTitle.set(text, (found = titles.has(bare) || names.has(bare)));
  }
  return found;
}

function isAlphanumeric(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

/** Whether a row repeats the heading or the titles above it, as printed lists do on every page. */
function repeatsHeading(cells: readonly Cell[], { titles }: Shape): boolean {
  const texts = cells.map(wordsIn).filter((text) => text !== '');
  const same = texts.filter((text) => titles.has(bareTitle(text))).length;
  const others = cells.filter(
    (cell) => wordsIn(cell) === '' && (valueOf(cell) ?? '') !== '',
  ).length;
  return same * 2 > texts.length + others;
}

/** Whether a row with the register's titles puts some of them over other columns than the heading does. */
function movesColumns(cells: readonly Cell[], { heading, headed }: Shape): boolean {
  const names = namesOf(heading.form);
  return cells.some((cell, at) => {
    const bare = bareTitle(wordsIn(cell));
    const index = names.get(bare);
    return index !== undefined && heading.columns[index] !== at && headed[at] !== bare;
  });
}

/** A few words in columns of free text below an entry: the rest of the row above, not a record. */
function isRest(content: Content, before: RowSort, { parts }: Shape): boolean {
  if (before !== 'entry' && before !== 'row-continued') return false;
  const { filled, free, values } = content;
  return filled <= 2 && free === filled && values === filled && parts.length > COPIED;
}

/** Whether a row is the guide's own example: enough cells equal it, and none differs. */
function isCopied(cells: readonly Cell[], examples: Shape['examples']): boolean {
  let same = 0;
  for (const { at, example } of examples) {
    const value = valueOf(cells[at]);
    if (value === null || value === '') continue;
    if (textOf(value) !== example) return false;
    same += 1;
  }
  return same >= COPIED;
}

function examplesOf({ form, columns }: Heading): Shape['examples'] {
  return form.columns.flatMap((column, index) => {
    const at = columns[index];
    if (at === undefined || column.required === 'generated' || isDay(column)) return [];
    return [{ at, example: column.example }];
  });
}

/** A day may be written in many ways, and says nothing of who wrote it. */
function isDay(column: Column): boolean {
  return column.kind === 'date' || column.kind === 'datetime';
}

function wordsIn(cell: Cell | undefined): string {
  const value = valueOf(cell);
  return typeof value === 'string' ? value.trim() : '';
}
