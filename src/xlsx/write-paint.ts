import type { Area, Style, Styled } from '../core/sheet.ts';
import { ROWS } from './limits.ts';

/** The last row of a sheet, counted from 0. */
export const LAST_ROW = ROWS - 1;

/** With this many empty rows below the last value an area is taken for an entry area. */
const RUN_ON = 1000;

/** The distinct styles of a workbook; style 0 is the default. Ids are given in the order of need. */
export interface Palette {
  readonly styles: readonly Style[];
  readonly id: (style: Style) => number;
  /** The style that remains where the second lies over the first. */
  readonly over: (below: number, above: number) => number;
}

export function makePalette(): Palette {
  const styles: Style[] = [{}];
  const ids = new Map<string, number>([['[]', 0]]);
  const merged = new Map<number, number>();
  const id = (style: Style): number => {
    const key = JSON.stringify(Object.entries(style).sort(([a], [b]) => (a < b ? -1 : 1)));
    const known = ids.get(key);
    if (known !== undefined) return known;
    ids.set(key, styles.length);
    return styles.push(style) - 1;
  };
  const over = (below: number, above: number): number => {
    if (below === 0) return above;
    // Excel knows 65,490 cell formats at most, so the pair is one number.
    const key = below * 65_536 + above;
    let result = merged.get(key);
    if (result === undefined) {
      result = id({ ...styles[below], ...styles[above] });
      merged.set(key, result);
    }
    return result;
  };
  return { styles, id, over };
}

/** Which style each cell of a sheet has. */
export interface Paint {
  /** By column: the style of every cell that is not written, which the column itself carries. */
  readonly columns: readonly number[];
  /** The last row in which a cell differs from its column, or -1. */
  readonly last: number;
  /** The styles of one row, by column. Rows must be asked for in ascending order. */
  readonly row: (row: number) => readonly number[];
}

/** `rows` is how many rows hold values. */
export function makePaint(styles: readonly Styled[], rows: number, palette: Palette): Paint {
  const layers = layersOf(styles, rows, palette);
  const bands = bandsOf(layers, palette);
  const ends = layers.map(({ area }) => (area.bottom < LAST_ROW ? area.bottom : area.top - 1));
  let at = -1;
  return {
    columns: mix(
      layers.filter(({ area }) => area.bottom >= LAST_ROW),
      palette,
    ),
    last: ends.reduce((most, end) => Math.max(most, end), -1),
    row: (row) => {
      while ((bands[at + 1]?.top ?? Infinity) <= row) at++;
      return bands[at]?.styles ?? [];
    },
  };
}

interface Layer {
  readonly area: Area;
  readonly style: number;
  readonly order: number;
}

/**
 * An entry area of thousands of empty rows is carried by its columns: it then runs on below its last
 * row, since a column's style cannot end, and no cell needs to be written for it.
 */
function layersOf(styles: readonly Styled[], rows: number, palette: Palette): readonly Layer[] {
  const deepest = styles.reduce((most, { area }) => Math.max(most, area.bottom), -1);
  const runsOn = deepest - (rows - 1) >= RUN_ON;
  return styles.map(({ area, style }, order) => ({
    area: runsOn && area.bottom === deepest ? { ...area, bottom: LAST_ROW } : area,
    style: palette.id(style),
    order,
  }));
}

interface Band {
  readonly top: number;
  readonly styles: readonly number[];
}

/** Rows between two edges of layers look alike; one sweep from top to bottom finds them all. */
function bandsOf(layers: readonly Layer[], palette: Palette): readonly Band[] {
  const edges = layers.flatMap(({ area }) => [area.top, area.bottom + 1]);
  const tops = [...new Set(edges)].sort((a, b) => a - b);
  const waiting = [...layers].sort((a, b) => b.area.top - a.area.top);
  let active: Layer[] = [];
  return tops.map((top) => {
    active = active.filter(({ area }) => area.bottom >= top);
    for (
      let next = waiting.at(-1);
      next !== undefined && next.area.top <= top;
      next = waiting.at(-1)
    ) {
      active.push(next);
      waiting.pop();
    }
    active.sort((a, b) => a.order - b.order);
    return { top, styles: mix(active, palette) };
  });
}

function mix(layers: readonly Layer[], palette: Palette): number[] {
  const columns: number[] = [];
  for (const { area, style } of layers) {
    while (columns.length <= area.right) columns.push(0);
    for (let column = area.left; column <= area.right; column++) {
      columns[column] = palette.over(columns[column] ?? 0, style);
    }
  }
  return columns;
}
