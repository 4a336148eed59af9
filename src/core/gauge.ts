import { columnsOf, holds, type Condition } from './condition.ts';
import { makeGetter, positionOf, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import type { Counted, Derived, Grouped, Indicator } from './indicators/index.ts';
import type { IndicatorBase } from './indicators/kind.ts';
import type { Code } from './issue.ts';

/** Measures while they are being counted; a tally holds the same, read-only. */
export type Cell = Map<string, number | Set<string> | Map<string, number>>;

/** An indicator ready to count: the columns it needs, by index, and what one entry does to it. */
export interface Gauge {
  readonly id: string;
  readonly needs: readonly number[];
  /** Makes the indicator's zero, so that a day on which none was found says 0 and not nothing. */
  readonly start: (cell: Cell) => void;
  readonly count: (cell: Cell, entry: Entry, asOf: string) => void;
}

export function isDerived(indicator: Indicator): indicator is Derived {
  return indicator.kind === 'ratio' || indicator.kind === 'difference';
}

/** A grouped indicator is one per choice; the others stand for themselves. */
export function expand(form: Form): readonly (Counted | Derived | GroupPart)[] {
  return form.indicators.flatMap((indicator): readonly (Counted | Derived | GroupPart)[] =>
    indicator.kind === 'grouped' ? partsOf(form, indicator) : [indicator],
  );
}

/** One choice of a grouped indicator. */
export interface GroupPart extends IndicatorBase {
  readonly kind: 'group-part';
}

function partsOf(form: Form, indicator: Grouped): readonly GroupPart[] {
  return optionsOf(form, indicator).map((option) => ({
    kind: 'group-part',
    id: partId(indicator, option),
    title: `${indicator.title}·${option}`,
    unit: indicator.unit,
    group: indicator.title,
  }));
}

function partId(indicator: Grouped, option: string): string {
  return `${indicator.id}:${option}`;
}

/** The choices as entries hold them: an office's own word for one does not make it another figure. */
function optionsOf(form: Form, indicator: Grouped): readonly string[] {
  const column = form.columns[positionOf(form, indicator.by)];
  if (!column || !('options' in column)) return [];
  return column.options.map((option) => column.codes?.[option] ?? option);
}

/** Why an entry cannot be counted for an indicator, or null: one of the cells it needs is wrong. */
export function obstacle(
  gauge: Gauge,
  entry: Entry,
  wrong: ReadonlyMap<number, Code>,
): Code | null {
  if (entry.unreadable.size === 0 && wrong.size === 0) return null;
  for (const index of gauge.needs) {
    const code = entry.unreadable.get(index) ?? wrong.get(index);
    if (code) return code;
  }
  return null;
}

const made = new WeakMap<Form, readonly Gauge[]>();

export function gaugesOf(form: Form): readonly Gauge[] {
  let gauges = made.get(form);
  if (!gauges) {
    gauges = form.indicators.flatMap((indicator) =>
      isDerived(indicator) ? [] : [makeGauge(form, indicator)],
    );
    made.set(form, gauges);
  }
  return gauges;
}

function makeGauge(form: Form, indicator: Counted | Grouped): Gauge {
  const { id } = indicator;
  const selected = selector(form, indicator.where);
  const at = (column: string): number => positionOf(form, column);
  const selects = indicator.where ? columnsOf(indicator.where).map(at) : [];
  switch (indicator.kind) {
    case 'count':
      return {
        id,
        needs: selects,
        start: (cell) => add(cell, id, 0),
        count: (cell, entry, asOf) => add(cell, id, selected(entry, asOf) ? 1 : 0),
      };
    case 'sum': {
      const column = at(indicator.column);
      return {
        id,
        needs: [...selects, column],
        start: (cell) => add(cell, id, 0),
        count: (cell, entry, asOf) =>
          add(cell, id, selected(entry, asOf) ? Number(entry.values[column] ?? 0) : 0),
      };
    }
    case 'distinct':
      return distinctGauge(form, indicator.column, id, selects, selected);
    case 'maximum':
      return maximumGauge(id, at(indicator.column), at(indicator.per), selects, selected);
    case 'grouped':
      return groupedGauge(form, indicator, selects, selected);
  }
}

type Selected = (entry: Entry, asOf: string) => boolean;

function selector(form: Form, where: Condition | undefined): Selected {
  if (!where) return () => true;
  const { of, get } = makeGetter(form);
  return (entry, asOf) => {
    of(entry);
    return holds(where, get, asOf);
  };
}

function add(cell: Cell, id: string, amount: number): void {
  cell.set(id, ((cell.get(id) as number | undefined) ?? 0) + amount);
}

/** Someone without a document is told apart as the register's identity tells them apart. */
function distinctGauge(
  form: Form,
  name: string,
  id: string,
  selects: readonly number[],
  selected: Selected,
): Gauge {
  const column = positionOf(form, name);
  const instead = (form.identity.instead?.[name] ?? []).map((other) => positionOf(form, other));
  const start = (cell: Cell): void => void (cell.has(id) || cell.set(id, new Set()));
  return {
    id,
    needs: [...selects, column],
    start,
    count: (cell, entry, asOf) => {
      start(cell);
      if (!selected(entry, asOf)) return;
      const value = entry.values[column] ?? null;
      const others = instead.map((index) => entry.values[index] ?? '').join('\u0001');
      const key = value === null ? others : String(value);
      if (key !== '') (cell.get(id) as Set<string>).add(key);
    },
  };
}

function maximumGauge(
  id: string,
  column: number,
  per: number,
  selects: readonly number[],
  selected: Selected,
): Gauge {
  const start = (cell: Cell): void => void (cell.has(id) || cell.set(id, new Map()));
  return {
    id,
    needs: [...selects, column, per],
    start,
    count: (cell, entry, asOf) => {
      start(cell);
      if (!selected(entry, asOf)) return;
      const maxima = cell.get(id) as Map<string, number>;
      const key = String(entry.values[per] ?? '');
      maxima.set(key, Math.max(maxima.get(key) ?? 0, Number(entry.values[column] ?? 0)));
    },
  };
}

function groupedGauge(
  form: Form,
  indicator: Grouped,
  selects: readonly number[],
  selected: Selected,
): Gauge {
  const by = positionOf(form, indicator.by);
  const ids = new Map(
    optionsOf(form, indicator).map((option) => [option, partId(indicator, option)]),
  );
  return {
    id: indicator.id,
    needs: [...selects, by],
    start: (cell) => {
      for (const id of ids.values()) add(cell, id, 0);
    },
    count: (cell, entry, asOf) => {
      const id = ids.get(String(entry.values[by] ?? ''));
      if (id && selected(entry, asOf)) add(cell, id, 1);
    },
  };
}
