/** Rows and columns count from 0; both ends are included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export const LAST_ROW = 1_048_575;
export const LAST_COLUMN = 16_383;

export const WHOLE: Area = { top: 0, left: 0, bottom: LAST_ROW, right: LAST_COLUMN };

export function rowsOf(area: Area): number {
  return area.bottom - area.top + 1;
}

export function columnsOf(area: Area): number {
  return area.right - area.left + 1;
}

export function cellsOf(area: Area): number {
  return rowsOf(area) * columnsOf(area);
}

export function cellAt(row: number, column: number): Area {
  return { top: row, left: column, bottom: row, right: column };
}

export function hasRows(area: Area): boolean {
  return area.top === 0 && area.bottom === LAST_ROW;
}

export function hasColumns(area: Area): boolean {
  return area.left === 0 && area.right === LAST_COLUMN;
}

export function isInside(area: Area): boolean {
  return (
    area.top >= 0 &&
    area.left >= 0 &&
    area.bottom <= LAST_ROW &&
    area.right <= LAST_COLUMN &&
    area.top <= area.bottom &&
    area.left <= area.right
  );
}

export function overlap(one: Area, other: Area): Area | null {
  const both = {
    top: Math.max(one.top, other.top),
    left: Math.max(one.left, other.left),
    bottom: Math.min(one.bottom, other.bottom),
    right: Math.min(one.right, other.right),
  };
  return both.top <= both.bottom && both.left <= both.right ? both : null;
}

export function around(one: Area, other: Area): Area {
  return {
    top: Math.min(one.top, other.top),
    left: Math.min(one.left, other.left),
    bottom: Math.max(one.bottom, other.bottom),
    right: Math.max(one.right, other.right),
  };
}

export function equal(one: Area, other: Area): boolean {
  return (
    one.top === other.top &&
    one.left === other.left &&
    one.bottom === other.bottom &&
    one.right === other.right
  );
}

export function moved(area: Area, rows: number, columns: number): Area {
  return {
    top: area.top + rows,
    left: area.left + columns,
    bottom: area.bottom + rows,
    right: area.right + columns,
  };
}

/** What is left of `area` without `hole`: up to four rectangles, none if nothing is left. */
export function without(area: Area, hole: Area): readonly Area[] {
  const cut = overlap(area, hole);
  if (cut === null) return [area];
  const rests: Area[] = [
    { ...area, bottom: cut.top - 1 },
    { ...area, top: cut.bottom + 1 },
    { top: cut.top, bottom: cut.bottom, left: area.left, right: cut.left - 1 },
    { top: cut.top, bottom: cut.bottom, left: cut.right + 1, right: area.right },
  ];
  return rests.filter((rest) => rest.top <= rest.bottom && rest.left <= rest.right);
}

/** How one span of rows (or columns) moves when `count` are inserted (or, if negative, deleted) at `at`. */
export function shiftSpan(
  first: number,
  last: number,
  at: number,
  count: number,
  limit: number,
): readonly [number, number] | null {
  // What runs to the last row or column keeps doing so.
  const open = last === limit;
  if (count >= 0) {
    const from = first >= at ? first + count : first;
    const to = open ? limit : last >= at ? last + count : last;
    return from > limit ? null : [from, Math.min(to, limit)];
  }
  const gone = at - count;
  const pull = (line: number): number => (line < at ? line : Math.max(at, line + count));
  const from = pull(first);
  const to = open ? limit : last < at ? last : last < gone ? at - 1 : last + count;
  return from > to ? null : [from, to];
}
