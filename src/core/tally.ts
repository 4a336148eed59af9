import type { Carried } from './carried.ts';
import type { Code, Issue } from './issue.ts';
import type { Period } from './setting.ts';

/**
 * What adds up. A number is a sum, a set holds the different things seen, a map the largest value of each
 * thing. Keys may be persons' numbers: a tally stays in memory.
 */
export type Measure = number | ReadonlySet<string> | ReadonlyMap<string, number>;

/** Indicator id → measure. */
export type Measures = ReadonlyMap<string, Measure>;

/**
 * Place → day (`YYYY-MM-DD`, or '' for what has no day) → measures. A unit's hold those of its villages; a
 * village's stand beside them, all under ''.
 */
export type Places = ReadonlyMap<string, ReadonlyMap<string, Measures>>;

export type FileState = 'counted' | 'superseded' | 'duplicate' | 'refused' | 'ignored';

/** What became of one file. read = counted + all excluded. */
export interface FileRecord {
  readonly path: string;
  readonly sha256: string;
  readonly state: FileState;
  readonly reason: Code | null;
  readonly region: string | null;
  /** The days the return speaks of. */
  readonly period: Period | null;
  readonly rows: {
    readonly read: number;
    readonly counted: number;
    readonly excluded: Readonly<Partial<Record<Code, number>>>;
    readonly blank: number;
  };
  /** Entries that count, but not for this indicator: indicator id → reason → how many. */
  readonly withheld: Readonly<Record<string, Readonly<Partial<Record<Code, number>>>>>;
}

/** What a unit handed in for one register. */
export interface Handed {
  readonly unit: string;
  readonly form: string;
  /** Files that carry the register's sheet. */
  readonly files: readonly string[];
  readonly entries: number;
  /** Days with entries, days declared zero, and days confirmed only after their cut-off. */
  readonly days: readonly string[];
  readonly zeroDays: readonly string[];
  readonly lateDays: readonly string[];
  /** Every file with the register was saved after the cut-off. */
  readonly late: boolean;
}

/** A span of a person that another unit may hold too; the person is a key in memory, never written. */
export interface Span {
  readonly person: string;
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly issue: Issue;
}

/**
 * What can be added. `merge` is associative and commutative, `NOTHING` changes nothing: tallies of
 * different units may be made on any machine and added in any order. All files of one unit go into one
 * tally (`settle`), since only there can a revision or a repeated entry be seen.
 */
export interface Tally {
  readonly places: Places;
  readonly files: readonly FileRecord[];
  readonly handed: readonly Handed[];
  readonly issues: readonly Issue[];
  readonly spans: readonly Span[];
  /** Reports of regions below, added as they are. */
  readonly carried: readonly Carried[];
}

export function emptyRecord(
  given: Pick<FileRecord, 'path' | 'sha256' | 'state' | 'reason' | 'region'>,
): FileRecord {
  const { path, sha256, state, reason, region } = given;
  return {
    path,
    sha256,
    state,
    reason,
    region,
    period: null,
    rows: { read: 0, counted: 0, excluded: {}, blank: 0 },
    withheld: {},
  };
}

export const NOTHING: Tally = {
  places: new Map(),
  files: [],
  handed: [],
  issues: [],
  spans: [],
  carried: [],
};

export function merge(a: Tally, b: Tally): Tally {
  return {
    places: mergeMaps(a.places, b.places, (x, y) => mergeMaps(x, y, mergeMeasures)),
    files: [...a.files, ...b.files],
    handed: [...a.handed, ...b.handed],
    issues: [...a.issues, ...b.issues],
    spans: [...a.spans, ...b.spans],
    carried: [...a.carried, ...b.carried],
  };
}

/** Measures that grow; the sets and maps in them are their own. */
export type Growing = Map<string, number | Set<string> | Map<string, number>>;

export function mergeMeasures(a: Measures, b: Measures): Measures {
  const merged: Growing = new Map();
  addMeasures(merged, a);
  addMeasures(merged, b);
  return merged;
}

/** Adds to measures in their place: a county's set is not copied for every day of every village. */
export function addMeasures(sum: Growing, measures: Measures): void {
  for (const [id, measure] of measures) {
    const own = sum.get(id);
    if (own === undefined) sum.set(id, copyOf(measure));
    else if (typeof own === 'number' && typeof measure === 'number') sum.set(id, own + measure);
    else if (own instanceof Set && isKeys(measure)) for (const key of measure) own.add(key);
    else if (own instanceof Map && isMaxima(measure)) addMaxima(own, measure);
    // An indicator is of one kind everywhere; two kinds under one id are a mistake in a form.
    else throw new TypeError('two kinds of measure under one indicator');
  }
}

function copyOf(measure: Measure): number | Set<string> | Map<string, number> {
  if (typeof measure === 'number') return measure;
  return isMaxima(measure) ? new Map(measure) : new Set(measure);
}

function addMaxima(sum: Map<string, number>, maxima: ReadonlyMap<string, number>): void {
  for (const [key, value] of maxima) sum.set(key, Math.max(sum.get(key) ?? value, value));
}

/** What a measure amounts to. */
export function amountOf(measure: Measure): number {
  if (typeof measure === 'number') return measure;
  if (isMaxima(measure)) return [...measure.values()].reduce((sum, value) => sum + value, 0);
  return measure.size;
}

function isKeys(measure: Measure): measure is ReadonlySet<string> {
  return measure instanceof Set;
}

function isMaxima(measure: Measure): measure is ReadonlyMap<string, number> {
  return measure instanceof Map;
}

function mergeMaps<K, V>(
  a: ReadonlyMap<K, V>,
  b: ReadonlyMap<K, V>,
  join: (x: V, y: V) => V,
): ReadonlyMap<K, V> {
  const merged = new Map(a);
  for (const [key, value] of b) {
    const own = merged.get(key);
    merged.set(key, own === undefined ? value : join(own, value));
  }
  return merged;
}
