import type { Form } from './form.ts';
import { derivedKind, isDerived } from './indicators/index.ts';
import type { Code } from './issue.ts';
import type { Tree } from './region.ts';
import type { FileRecord } from './tally.ts';
import type { Words } from './words.ts';

/** Reason → how many rows. */
export type Reasons = Readonly<Partial<Record<Code, number>>>;

/** The rows of a place that count, but not for the figure of this id; null where all do. */
export type LeftOut = (place: string, figure: string) => Reasons | null;

/**
 * A row in which one cell is wrong counts for what does not need that cell. Whoever reads a figure must see that rows
 * are missing from it. What is worked out from two figures lacks the rows that either lacks.
 */
export function leftOut(files: readonly FileRecord[], forms: readonly Form[], tree: Tree): LeftOut {
  const places = placesOf(files, tree);
  const operands = new Map(
    forms
      .flatMap(({ indicators }) => indicators.filter(isDerived))
      .map((one) => [one.id, derivedKind(one).operands(one)]),
  );
  return (place, figure) => {
    const own = places.get(place);
    if (!own) return null;
    // A figure of a breakdown is named after its indicator.
    const [indicator = ''] = figure.split(':');
    const parts = (operands.get(indicator) ?? [indicator]).flatMap((id) => own.get(id) ?? []);
    return parts.length > 0 ? parts.reduce(widest) : null;
  };
}

/** How many rows, for whatever reason. */
export function sumOf(reasons: Reasons): number {
  return Object.values(reasons).reduce((sum, count) => sum + count, 0);
}

/** Each reason in a few words with its number. */
export function reasonWords(reasons: Reasons, { short }: Words): readonly string[] {
  return (Object.entries(reasons) as [Code, number][])
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => `${short[code] ?? code} ${count}`);
}

type Held = Map<string, Reasons>;

/** Place → indicator → reasons: of units, and of everything above them. */
function placesOf(files: readonly FileRecord[], tree: Tree): ReadonlyMap<string, Held> {
  const places = new Map<string, Held>();
  for (const { region, withheld } of files) {
    for (let at = region; at !== null; at = tree.get(at)?.parent ?? null) {
      for (const [indicator, reasons] of Object.entries(withheld)) {
        let own = places.get(at);
        if (!own) places.set(at, (own = new Map<string, Reasons>()));
        own.set(
          indicator,
          join(own.get(indicator) ?? {}, reasons, (a, b) => a + b),
        );
      }
    }
  }
  return places;
}

/** The same row may be missing from both: more than the larger number is not certain. */
function widest(one: Reasons, other: Reasons): Reasons {
  return join(one, other, Math.max);
}

function join(one: Reasons, other: Reasons, both: (a: number, b: number) => number): Reasons {
  const joined: Partial<Record<Code, number>> = { ...one };
  for (const [code, count] of Object.entries(other) as [Code, number][]) {
    joined[code] = both(joined[code] ?? 0, count);
  }
  return joined;
}
