/** How many suggestions a person can take in at a glance. */
const MOST = 5;

/**
 * The things whose names come closest to the text, nearest first: one character wrong in a short name, two in
 * a name of four and more. For suggestions only; an edit distance says nothing about what was meant.
 */
export function nearest<T>(text: string, named: ReadonlyMap<string, readonly T[]>): readonly T[] {
  const limit = text.length < 4 ? 1 : 2;
  const away = new Map<T, number>();
  for (const [name, things] of named) {
    if (Math.abs(name.length - text.length) > limit) continue;
    const here = distance(text, name);
    if (here > limit || here >= text.length) continue;
    for (const thing of things) away.set(thing, Math.min(here, away.get(thing) ?? here));
  }
  return [...away]
    .sort(([, a], [, b]) => a - b)
    .slice(0, MOST)
    .map(([thing]) => thing);
}

/** Levenshtein's distance in characters: insertions, deletions, replacements. */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
