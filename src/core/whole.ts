import { missingWord } from './fields/missing.ts';
import { isEmpty, type Reader } from './reader.ts';
import { placeOf, type Remarks } from './remarks.ts';
import { isError, valueOf, type Cell, type Sheet, type Value } from './sheet.ts';

/** A row with what its clerk meant to be read in it: merged cells and “as above” filled. */
export interface WholeRow {
  /** As they stand in the sheet. */
  readonly written: readonly Cell[];
  readonly cells: readonly Cell[];
  /** Columns filled from the first of merged cells, each with the row of that cell. */
  readonly merged: readonly { readonly reader: Reader; readonly top: number }[];
  /** Columns in which “as above” was replaced. */
  readonly same: readonly number[];
}

/** A reader of a column that clerks fill, and which the sheet has. */
export type Filled = Reader & { readonly at: number };

/** Those of the readers whose cells may be merged or say “as above”. */
export function filledBy(readers: readonly Reader[]): readonly Filled[] {
  return readers.filter(
    (reader): reader is Filled => reader.at !== undefined && reader.column.required !== 'generated',
  );
}

interface Source {
  readonly sheet: Sheet;
  readonly filled: readonly Filled[];
  readonly remarks: Remarks | null;
}

/** Fills a row; null for `above` where it is the first. */
export function wholeRow(
  written: readonly Cell[],
  row: number,
  above: readonly Cell[] | null,
  { sheet, filled, remarks }: Source,
): WholeRow {
  const down = remarks && remarks.down.size > 0 ? remarks.down : null;
  let cells: Cell[] | null = null;
  let merged: { reader: Reader; top: number }[] | null = null;
  let same: number[] | null = null;
  for (const reader of filled) {
    const { at } = reader;
    const top = down?.get(placeOf(row, at));
    if (top !== undefined) {
      const value = valueOf(sheet.rows[top]?.[at]);
      if (isEmpty(value) || isError(value) || !isEmpty(valueOf(written[at]))) continue;
      cells ??= [...written];
      setCell(cells, at, value);
      (merged ??= []).push({ reader, top });
    } else if (above && isSameAbove(written[at]) && !isEmpty(valueOf(above[at]))) {
      cells ??= [...written];
      setCell(cells, at, valueOf(above[at]));
      (same ??= []).push(at);
    }
  }
  return { written, cells: cells ?? written, merged: merged ?? NONE, same: same ?? NONE };
}

/** What most rows have filled in them. */
const NONE: readonly never[] = [];

function setCell(cells: Cell[], at: number, value: Value): void {
  while (cells.length < at) cells.push(null);
  cells[at] = value;
}

/** 同上, 〃: how they begin tells nearly every cell apart, and their length the rest. */
const DITTO_BEGINS = /^[\s同上〃″"”]/;
const LONGEST = 6;

function isSameAbove(cell: Cell | undefined): boolean {
  const value = valueOf(cell);
  return (
    typeof value === 'string' &&
    value.length <= LONGEST &&
    mayBegin(value.charCodeAt(0)) &&
    DITTO_BEGINS.test(value) &&
    missingWord(value) === 'ditto'
  );
}

/** Most cells begin with a digit, a letter or a Chinese character that is neither 同 nor 上. */
function mayBegin(unit: number): boolean {
  if (unit >= 0x4e00 && unit <= 0x9fff) return unit === 0x540c || unit === 0x4e0a;
  return unit <= 0x22 || unit > 0x7e;
}
