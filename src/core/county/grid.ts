import { COLOR, STYLE } from '../look.ts';
import type { Report } from '../report.ts';
import type { Area, Cell, Style, Styled } from '../sheet.ts';
import { say, type CountyWords } from '../words.ts';

/** A sheet while it grows from the top down. */
export interface Grid {
  readonly rows: Cell[][];
  readonly styles: Styled[];
  readonly merges: Area[];
}

/** Rows above a table: the title, the line that says what it speaks of, and a gap. */
export const ABOVE = 3;

/** A grid with its title and the line that says of which days and by which hour. */
export function startGrid(
  title: string,
  columns: number,
  report: Report,
  words: CountyWords,
): Grid {
  const { from, to, cutoff, asOf } = report.period;
  const line = say(words.period, { from, to, asOf, cutoff: cutoff ?? '24:00' });
  const right = Math.max(1, columns - 1);
  return {
    rows: [[`${report.region.name}${title}`], [line], []],
    styles: [
      { area: rowArea(0, 0, right), style: STYLE.title },
      { area: rowArea(1, 0, right), style: { ...STYLE.subtitle, wrap: false } },
    ],
    merges: [],
  };
}

export function rowArea(row: number, left: number, right: number): Area {
  return { top: row, left, bottom: row, right };
}

/** Appends a row and styles it over its whole width. */
export function push(
  grid: Grid,
  cells: readonly Cell[],
  style: Style,
  width = cells.length,
): number {
  const row = grid.rows.push([...cells]) - 1;
  grid.styles.push({ area: rowArea(row, 0, width - 1), style });
  return row;
}

export const LINE = { border: 'thin', vertical: 'middle' } as const satisfies Style;

export const FILL = {
  reported: COLOR.good,
  zero: COLOR.good,
  late: COLOR.warning,
  undeclared: COLOR.warning,
  missing: COLOR.error,
  unreadable: COLOR.error,
  outdated: COLOR.error,
} as const;
