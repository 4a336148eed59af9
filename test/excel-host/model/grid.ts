import { LAST_ROW, cellsOf } from './area.ts';
import type { Area } from './area.ts';
import type { Content } from './content.ts';

export interface Placed {
  readonly row: number;
  readonly column: number;
  readonly content: Content;
}

/** The filled cells of a sheet. */
export class Grid {
  #rows = new Map<number, Map<number, Content>>();
  #used: Area | null | undefined;

  at(row: number, column: number): Content | null {
    return this.#rows.get(row)?.get(column) ?? null;
  }

  put(row: number, column: number, content: Content | null): void {
    this.#used = undefined;
    const cells = this.#rows.get(row);
    if (content === null) {
      cells?.delete(column);
      if (cells?.size === 0) this.#rows.delete(row);
    } else if (cells) {
      cells.set(column, content);
    } else {
      this.#rows.set(row, new Map([[column, content]]));
    }
  }

  clear(area: Area): void {
    for (const { row, column } of [...this.within(area)]) this.put(row, column, null);
  }

  /** Filled cells of the area, in no order. */
  *within(area: Area): Generator<Placed> {
    const small = cellsOf(area) <= this.#rows.size;
    const rows = small
      ? Array.from({ length: area.bottom - area.top + 1 }, (_, index) => area.top + index)
      : this.#rows.keys();
    for (const row of rows) {
      const cells = row < area.top || row > area.bottom ? undefined : this.#rows.get(row);
      for (const [column, content] of cells ?? []) {
        if (column >= area.left && column <= area.right) yield { row, column, content };
      }
    }
  }

  used(): Area | null {
    if (this.#used !== undefined) return this.#used;
    let [top, left, bottom, right] = [LAST_ROW, Infinity, -1, -1];
    for (const [row, cells] of this.#rows) {
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      for (const column of cells.keys()) {
        if (column < left) left = column;
        if (column > right) right = column;
      }
    }
    this.#used = bottom < 0 ? null : { top, left, bottom, right };
    return this.#used;
  }

  /** Puts every cell where `place` says; null drops it. */
  rearrange(place: (row: number, column: number) => readonly [number, number] | null): void {
    const before = this.#rows;
    this.#rows = new Map();
    this.#used = undefined;
    for (const [row, cells] of before) {
      for (const [column, content] of cells) {
        const target = place(row, column);
        if (target) this.put(target[0], target[1], content);
      }
    }
  }
}
