import { tidy } from '../fold.ts';
import { bareTitle } from '../heading.ts';
import { address, isError, valueOf, type Cell, type Sheet } from '../sheet.ts';

/** Headings may stand below a sentence or two. */
const DEEPEST = 6;

export interface Box {
  /** What stands there; empty for an empty cell. */
  readonly text: string;
  /** As it was typed, before it was taken as text. */
  readonly value: string | number | boolean | null;
  readonly row: number;
  readonly cell: string;
}

/** A row by heading. Every heading the sheet has is there, with an empty box where the cell is empty. */
export type Record = ReadonlyMap<string, Box>;

export interface Grid {
  readonly records: readonly Record[];
  /** Headings that nothing is known by, and where. */
  readonly unknown: readonly Box[];
}

/** The rows under the headings of a sheet; null where no row names two of them. */
export function readGrid(sheet: Sheet, headings: readonly string[]): Grid | null {
  const known = new Map(headings.map((heading) => [bareTitle(heading), heading]));
  const titles = (row: readonly Cell[]) => row.map((cell) => known.get(bareTitle(textOf(cell))));
  const count = (row: readonly Cell[]) => titles(row).filter((title) => title !== undefined).length;
  const at = sheet.rows.slice(0, DEEPEST).findIndex((row) => count(row) >= 2);
  const heading = sheet.rows[at];
  if (!heading) return null;
  const columns = titles(heading);
  const records = sheet.rows.slice(at + 1).flatMap((cells, below): readonly Record[] => {
    const row = at + 1 + below;
    if (cells.every((cell) => textOf(cell) === '')) return [];
    const boxes = columns.flatMap((title, column) =>
      title === undefined ? [] : [[title, boxAt(cells, row, column)] as const],
    );
    return [new Map(boxes)];
  });
  const unknown = heading
    .map((_, column) => boxAt(heading, at, column))
    .filter((box, column) => box.text !== '' && columns[column] === undefined);
  return { records, unknown };
}

/** Label by label: what stands right of each label of the first column. */
export function readSettings(sheet: Sheet): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  sheet.rows.forEach((cells, row) => {
    const label = textOf(cells[0]);
    if (label !== '' && !boxes.has(bareTitle(label))) {
      boxes.set(bareTitle(label), boxAt(cells, row, 1));
    }
  });
  return boxes;
}

function boxAt(cells: readonly Cell[], row: number, column: number): Box {
  const value = valueOf(cells[column]);
  const plain = isError(value) ? value.error : value;
  return { text: textOf(cells[column]), value: plain, row, cell: address(row, column) };
}

/** A truth value is what Excel makes of TRUE; here it answers a question. */
function textOf(cell: Cell | undefined): string {
  const value = valueOf(cell);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  return tidy(isError(value) ? value.error : String(value));
}
