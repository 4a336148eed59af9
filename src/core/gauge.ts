import { columnsOf, prepare } from './condition.ts';
import { placesIn, positionOf, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import { countedKind, derivedKind, isDerived, type Counted } from './indicators/index.ts';
import type { Cell, Part, Site } from './indicators/kind.ts';
import type { Code } from './issue.ts';

export type { Cell } from './indicators/kind.ts';

/** An indicator ready to count: the columns it needs, by index, and what one entry does to it. */
export interface Gauge {
  readonly id: string;
  readonly needs: readonly number[];
  /** Makes the indicator's zero, so that a day on which none was found says 0 and not nothing. */
  readonly start: (cell: Cell) => void;
  readonly count: (cell: Cell, entry: Entry, asOf: string) => void;
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

function makeGauge(form: Form, indicator: Counted): Gauge {
  const kind = countedKind(indicator);
  const site = siteOf(form);
  const parts = kind.parts(indicator, site);
  const take = kind.counter(indicator, site);
  const { where } = indicator;
  const test = where && prepare(where, placesIn(form));
  const start = (cell: Cell): void => {
    // Parts begin together: where the first has a measure all have.
    if (parts[0] && cell.has(parts[0].id)) return;
    for (const { id } of parts) cell.set(id, kind.zero());
  };
  const columns = [...(where ? columnsOf(where) : []), ...kind.columns(indicator)];
  return {
    id: indicator.id,
    needs: columns.map((column) => positionOf(form, column)),
    start,
    count: (cell, entry, asOf) => {
      start(cell);
      if (!test || test(entry.values, asOf)) take(cell, entry);
    },
  };
}
