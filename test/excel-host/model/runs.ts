import { LAST_COLUMN, LAST_ROW, hasColumns } from './area.ts';
import type { Area } from './area.ts';

export interface Run<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

/** One value for every line (row or column) of a sheet, kept as runs, so that a whole column costs one entry. */
export class Runs<T> {
  readonly #last: number;
  #starts: number[] = [0];
  #values: T[];

  constructor(value: T, last: number = LAST_ROW) {
    this.#last = last;
    this.#values = [value];
  }

  copy(): Runs<T> {
    const twin = new Runs<T>(this.at(0), this.#last);
    twin.#starts = [...this.#starts];
    twin.#values = [...this.#values];
    return twin;
  }

  at(line: number): T {
    return this.#values[this.#find(line)] as T;
  }

  *over(from: number, to: number): Generator<Run<T>> {
    for (let index = this.#find(from); index < this.#starts.length; index++) {
      const start = this.#starts[index] as number;
      if (start > to) return;
      const end = (this.#starts[index + 1] ?? this.#last + 1) - 1;
      const value = this.#values[index] as T;
      yield { from: Math.max(start, from), to: Math.min(end, to), value };
    }
  }

  update(from: number, to: number, change: (value: T) => T): void {
    const first = this.#split(from);
    const last = to >= this.#last ? this.#starts.length : this.#split(to + 1);
    for (let index = first; index < last; index++) {
      this.#values[index] = change(this.#values[index] as T);
    }
    this.#join(Math.max(1, first), last);
  }

  /** Lines inserted take the value of the line before them, as Excel formats new rows. */
  insert(at: number, count: number): void {
    const filling = this.at(Math.max(0, at - 1));
    const index = this.#split(at);
    for (let next = index; next < this.#starts.length; next++) {
      this.#starts[next] = (this.#starts[next] as number) + count;
    }
    this.#starts.splice(index, 0, at);
    this.#values.splice(index, 0, filling);
    while ((this.#starts.at(-1) ?? 0) > this.#last) {
      this.#starts.pop();
      this.#values.pop();
    }
    this.#join(1, this.#starts.length);
  }

  /** Lines that come in at the end of the sheet take the value of the last one. */
  remove(at: number, count: number): void {
    const tail = this.at(this.#last);
    const first = this.#split(at);
    if (at + count > this.#last) {
      this.#starts.splice(first, this.#starts.length - first, at);
      this.#values.splice(first, this.#values.length - first, tail);
    } else {
      const gone = this.#split(at + count) - first;
      this.#starts.splice(first, gone);
      this.#values.splice(first, gone);
      for (let next = first; next < this.#starts.length; next++) {
        this.#starts[next] = (this.#starts[next] as number) - count;
      }
    }
    this.#join(1, this.#starts.length);
  }

  #find(line: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] as number) <= line) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  #split(line: number): number {
    const index = this.#find(line);
    if (this.#starts[index] === line) return index;
    this.#starts.splice(index + 1, 0, line);
    this.#values.splice(index + 1, 0, this.#values[index] as T);
    return index + 1;
  }

  #join(first: number, last: number): void {
    for (let index = Math.min(last, this.#starts.length - 1); index >= first; index--) {
      if (this.#values[index] !== this.#values[index - 1]) continue;
      this.#starts.splice(index, 1);
      this.#values.splice(index, 1);
    }
  }
}

/** One value for every cell of a sheet, as runs of rows in each column. Values are compared by identity. */
export class Layer<T> {
  /** Columns that differ from the rest; the rest share one list. */
  #columns = new Map<number, Runs<T>>();
  #rest: Runs<T>;

  constructor(value: T) {
    this.#rest = new Runs(value);
  }

  at(row: number, column: number): T {
    return (this.#columns.get(column) ?? this.#rest).at(row);
  }

  update(area: Area, change: (value: T) => T): void {
    if (hasColumns(area)) {
      this.#rest.update(area.top, area.bottom, change);
      for (const runs of this.#columns.values()) runs.update(area.top, area.bottom, change);
      return;
    }
    for (let column = area.left; column <= area.right; column++) {
      let runs = this.#columns.get(column);
      if (!runs) this.#columns.set(column, (runs = this.#rest.copy()));
      runs.update(area.top, area.bottom, change);
    }
  }

  /** The different values found in the area. */
  values(area: Area): ReadonlySet<T> {
    const found = new Set<T>();
    let own = 0;
    for (const [column, runs] of this.#columns) {
      if (column < area.left || column > area.right) continue;
      own += 1;
      for (const run of runs.over(area.top, area.bottom)) found.add(run.value);
    }
    if (own < area.right - area.left + 1) {
      for (const run of this.#rest.over(area.top, area.bottom)) found.add(run.value);
    }
    return found;
  }

  /** Runs that end above the last row and differ from what their column ends with. */
  *marks(): Generator<Run<T> & { readonly column: number }> {
    for (const [column, runs] of this.#columns) {
      const base = runs.at(LAST_ROW);
      for (const run of runs.over(0, LAST_ROW)) {
        if (run.value !== base) yield { ...run, column };
      }
    }
  }

  shiftRows(at: number, count: number): void {
    for (const runs of [this.#rest, ...this.#columns.values()]) {
      if (count > 0) runs.insert(at, count);
      else runs.remove(at, -count);
    }
  }

  shiftColumns(at: number, count: number): void {
    const columns = new Map<number, Runs<T>>();
    const filling = this.#columns.get(at - 1);
    for (const [column, runs] of this.#columns) {
      const gone = count < 0 && column >= at && column < at - count;
      const target = column < at ? column : column + count;
      if (!gone && target <= LAST_COLUMN) columns.set(target, runs);
    }
    for (let column = at; column < at + count && filling; column++) {
      columns.set(column, filling.copy());
    }
    this.#columns = columns;
  }
}
