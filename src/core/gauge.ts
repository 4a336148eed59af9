import { columnsOf, prepare, surelyFails } from './condition.ts';
import { placesIn, positionOf, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import { countedKind, derivedKind, isDerived, type Counted } from './indicators/index.ts';
import type { Cell, Part, Site } from './indicators/kind.ts';
import type { Code } from './issue.ts';
import type { Growing } from './tally.ts';

export type { Cell } from './indicators/kind.ts';

/** An indicator ready to count: the columns it needs, by index, and what one entry does to it. */
export interface Gauge {
  readonly id: string;
  readonly needs: readonly number[];
  /** Whether an entry is not meant, as far as the cells say that can be read. */
  readonly passesOver: (entry: Entry, known: (index: number) => boolean, asOf: string) => boolean;
  /** Makes the indicator's zero, so that a day on which none was found says 0 and not nothing. */
  readonly start: (cell: Cell) => void;
  readonly count: (cell: Cell, entry: Entry, asOf: string) => void;
}

/** What entries of one register are counted with. */
export interface Gauges {
  readonly list: readonly Gauge[];
  /** The id of each figure of a cell. */
  readonly ids: readonly string[];
}

/** One figure of the report: an indicator, or one choice of a grouped one. */
export interface Figure extends Part {
  readonly unit: string;
  readonly group?: string;
  readonly additive: boolean;
  /** Worked out from other figures. */
  readonly derived: boolean;
}

/** The figures of a register, in the order of its indicators. */
export function figuresOf(form: Form): readonly Figure[] {
  const site = siteOf(form);
  return form.indicators.flatMap((indicator): readonly Figure[] => {
    const { id, title, unit, group } = indicator;
    const named = group === undefined ? {} : { group };
    if (isDerived(indicator)) {
      const { additive } = derivedKind(indicator);
      return [{ id, title, unit, ...named, additive, derived: true }];
    }
    const kind = countedKind(indicator);
    const heading = indicator.kind === 'grouped' ? { group: title } : named;
    return kind
      .parts(indicator, site)
      .map((part) => ({ ...part, unit, ...heading, additive: kind.additive, derived: false }));
  });
}

function siteOf(form: Form): Site {
  return { register: form, instead: form.identity.instead ?? {} };
}

/**
 * Why an entry that is not sound cannot be counted for an indicator: one of the cells it needs is wrong. Null where
 * none is, or where the others say already that it is not meant.
 */
export function obstacle(
  gauge: Gauge,
  entry: Entry,
  wrong: ReadonlyMap<number, Code>,
  asOf: string,
): Code | null {
  const codeAt = (index: number): Code | undefined =>
    entry.unreadable.get(index) ?? wrong.get(index);
  for (const index of gauge.needs) {
    const code = codeAt(index);
    if (!code) continue;
    // Nobody who has no column for it can say that there was none.
    if (code === 'heading-missing') return code;
    return gauge.passesOver(entry, (at) => codeAt(at) === undefined, asOf) ? null : code;
  }
  return null;
}

/** The figures of a cell that were counted, each under its id, beside what is there already. */
export function addFigures(measures: Growing, cell: Cell, ids: Gauges['ids']): void {
  ids.forEach((id, at) => {
    const figure = cell[at];
    if (figure !== undefined && !measures.has(id)) measures.set(id, figure);
  });
}

/** A cell in which nothing was found: zeros. */
export function emptyCell({ list }: Gauges): Cell {
  const cell: Cell = [];
  for (const gauge of list) gauge.start(cell);
  return cell;
}

/** Columns, by index, without which some figure of a register cannot be had. */
export function countedColumns(form: Form): ReadonlySet<number> {
  let columns = counted.get(form);
  if (!columns) {
    columns = new Set(gaugesOf(form).list.flatMap(({ needs }) => needs));
    counted.set(form, columns);
  }
  return columns;
}

const counted = new WeakMap<Form, ReadonlySet<number>>();
const made = new WeakMap<Form, Gauges>();

export function gaugesOf(form: Form): Gauges {
  let gauges = made.get(form);
  if (!gauges) made.set(form, (gauges = makeGauges(form)));
  return gauges;
}

function makeGauges(form: Form): Gauges {
  const list: Gauge[] = [];
  const ids: string[] = [];
  for (const indicator of form.indicators) {
    if (isDerived(indicator)) continue;
    const parts = countedKind(indicator).parts(indicator, siteOf(form));
    list.push(makeGauge(form, indicator, ids.length, parts.length));
    ids.push(...parts.map(({ id }) => id));
  }
  return { list, ids };
}

/** `at`: where the indicator's figures begin in a cell, of which it has so many. */
function makeGauge(form: Form, indicator: Counted, at: number, parts: number): Gauge {
  const kind = countedKind(indicator);
  const take = kind.counter(indicator, siteOf(form));
  const { where } = indicator;
  const test = where && prepare(where, placesIn(form));
  const start = (cell: Cell): void => {
    // Figures begin together: where the first has a measure all have.
    if (cell[at] !== undefined) return;
    for (let part = 0; part < parts; part += 1) cell[at + part] = kind.zero();
  };
  const columns = [...(where ? columnsOf(where) : []), ...kind.columns(indicator)];
  return {
    id: indicator.id,
    needs: columns.map((column) => positionOf(form, column)),
    start,
    passesOver: ({ values }, known, asOf) =>
      where !== undefined && surelyFails(where, placesIn(form), values, known, asOf),
    count: (cell, entry, asOf) => {
      start(cell);
      if (!test || test(entry.values, asOf)) take(cell, at, entry);
    },
  };
}
