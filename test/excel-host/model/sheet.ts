import { columnName } from './address.ts';
import {
  LAST_COLUMN,
  LAST_ROW,
  WHOLE,
  around,
  cellAt,
  overlap,
  shiftSpan,
  without,
} from './area.ts';
import type { Area } from './area.ts';
import { NORMAL, styled } from './format.ts';
import type { Format, Trait } from './format.ts';
import { Grid } from './grid.ts';
import type { Rule } from './rule.ts';
import { Layer, Runs } from './runs.ts';

/** Named values of an object that only stores what it is given. */
export type Bag = Record<string, unknown>;

export interface Highlight {
  readonly id: string;
  readonly type: string;
  areas: readonly Area[];
  /** The formula is written for its top left cell. */
  origin: Area;
  stopIfTrue: boolean;
  readonly traits: Bag;
  readonly rule: Bag;
}

export interface Series {
  name: string;
  values: string;
  categories: string;
  readonly bag: Bag;
}

export interface Chart {
  readonly id: string;
  readonly sheet: Sheet;
  readonly bags: Record<string, Bag>;
  readonly series: Series[];
}

export interface Comment {
  readonly id: string;
  readonly cell: Area;
  content: string;
  resolved: boolean;
}

export interface Protection {
  readonly options: Readonly<Record<string, unknown>>;
  readonly password: string;
}

export class Sheet {
  readonly id: string;
  name: string;
  visibility = 'Visible';
  tabColor = '';
  showGridlines = true;
  showHeadings = true;
  enableCalculation = true;
  standardWidth = 8.43;
  readonly grid = new Grid();
  readonly formats = new Layer<Format>(NORMAL);
  readonly rules = new Layer<Rule | null>(null);
  /** Points. */
  readonly heights = new Runs<number>(15);
  readonly widths = new Runs<number>(48, LAST_COLUMN);
  readonly hiddenRows = new Runs<boolean>(false);
  readonly hiddenColumns = new Runs<boolean>(false, LAST_COLUMN);
  merges: Area[] = [];
  highlights: Highlight[] = [];
  charts: Chart[] = [];
  comments: Comment[] = [];
  freeze: Area | null = null;
  filter: { readonly area: Area; readonly criteria: Record<number, unknown> } | null = null;
  protection: Protection | null = null;
  selection: Area = cellAt(0, 0);
  readonly properties = new Map<string, unknown>();
  readonly page: Record<string, Bag> = {};
  readonly print: { titleRows: Area | null; titleColumns: Area | null; area: Area | null } = {
    titleRows: null,
    titleColumns: null,
    area: null,
  };

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  /** With `valuesOnly` formatting does not count. Null for a sheet with nothing on it. */
  used(valuesOnly: boolean): Area | null {
    let used = this.grid.used();
    if (valuesOnly) return used;
    const add = (area: Area): void => {
      used = used ? around(used, area) : area;
    };
    for (const { from, to, column } of this.formats.marks()) {
      add({ top: from, bottom: to, left: column, right: column });
    }
    for (const merge of this.merges) add(merge);
    return used;
  }

  format(area: Area, traits: Readonly<Record<string, Trait>>): void {
    this.formats.update(area, (format) => styled(format, traits));
  }

  /** Rules are compared by identity, so every old rule gets exactly one new one. */
  changeRules(area: Area, change: (rule: Rule | null) => Rule | null): void {
    const made = new Map<Rule | null, Rule | null>();
    this.rules.update(area, (rule) => {
      if (!made.has(rule)) made.set(rule, change(rule));
      return made.get(rule) ?? null;
    });
  }

  dropHighlights(area: Area): void {
    this.highlights = this.highlights.flatMap((highlight) => {
      const areas = highlight.areas.flatMap((own) => without(own, area));
      if (areas.length === 0) return [];
      highlight.areas = areas;
      return [highlight];
    });
  }

  /** The merged area that the cell belongs to, or the cell itself. */
  mergeAt(row: number, column: number): Area {
    const cell = cellAt(row, column);
    return this.merges.find((merge) => overlap(merge, cell)) ?? cell;
  }

  isLocked(area: Area): boolean {
    return [...this.formats.values(area)].some((format) => format['Protection.Locked'] === true);
  }

  /** Inserts (or, if negative, deletes) whole rows or columns; formulas are the workbook's business. */
  shift(axis: 'rows' | 'columns', at: number, count: number): void {
    const rows = axis === 'rows';
    const limit = rows ? LAST_ROW : LAST_COLUMN;
    this.grid.rearrange((row, column) => {
      const line = rows ? row : column;
      const span = shiftSpan(line, line, at, count, Infinity);
      if (!span || span[0] > limit) return null;
      return rows ? [span[0], column] : [row, span[0]];
    });
    for (const layer of [this.formats, this.rules]) {
      if (rows) layer.shiftRows(at, count);
      else layer.shiftColumns(at, count);
    }
    for (const runs of rows ? [this.heights, this.hiddenRows] : [this.widths, this.hiddenColumns]) {
      if (count > 0) runs.insert(at, count);
      else runs.remove(at, -count);
    }
    const move = (area: Area): Area | null => shiftArea(area, axis, at, count);
    this.merges = this.merges.flatMap((merge) => move(merge) ?? []);
    this.highlights = this.highlights.flatMap((highlight) => {
      highlight.areas = highlight.areas.flatMap((area) => move(area) ?? []);
      highlight.origin = move(highlight.origin) ?? highlight.origin;
      return highlight.areas.length === 0 ? [] : [highlight];
    });
  }
}

export function shiftArea(
  area: Area,
  axis: 'rows' | 'columns',
  at: number,
  count: number,
): Area | null {
  if (axis === 'rows') {
    const span = shiftSpan(area.top, area.bottom, at, count, LAST_ROW);
    return span && { ...area, top: span[0], bottom: span[1] };
  }
  const span = shiftSpan(area.left, area.right, at, count, LAST_COLUMN);
  return span && { ...area, left: span[0], right: span[1] };
}

/** `$A$1:$B$2`, as formulas in names and charts hold it. */
export function fixedName(area: Area): string {
  const first = `$${columnName(area.left)}$${area.top + 1}`;
  if (area.top === WHOLE.top && area.bottom === LAST_ROW) {
    return `$${columnName(area.left)}:$${columnName(area.right)}`;
  }
  const last = `$${columnName(area.right)}$${area.bottom + 1}`;
  return first === last ? first : `${first}:${last}`;
}
