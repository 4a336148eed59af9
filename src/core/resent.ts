import type { Entry } from './entry.ts';
import type { Issue } from './issue.ts';
import type { Return } from './return.ts';

interface Duplicates {
  /** Entries that were seen before, each with the one that counts. */
  readonly firsts: ReadonlyMap<Entry, Entry>;
  readonly issues: readonly Issue[];
}

/**
 * What is to be said of the files of one unit as wholes: one whose rows all stand in another is the same
 * return saved again, which is one finding and not one a row; of others nobody can tell whether one
 * corrects the other, unless both carry a stamp.
 */
export function tellFiles(parts: readonly Return[], found: Duplicates): readonly Issue[] {
  const again = new Map<string, string>();
  for (const part of parts) {
    const of = sourceOf(part, found.firsts);
    if (of !== null) again.set(part.file, of);
  }
  const rest = found.issues.filter(
    ({ code, file = '' }) => code !== 'entry-duplicate' || !again.has(file),
  );
  const same = [...again].map(([file, first]): Issue => {
    const count = rest.filter((issue) => issue.file === file && isDifferent(issue)).length;
    return count === 0
      ? { code: 'file-same-rows', file, detail: { first } }
      : { code: 'file-same-entries', file, detail: { first, count } };
  });
  const others = parts.filter(({ file }) => !again.has(file));
  return [...rest, ...same, ...others.flatMap((part) => several(part, others))];
}

function isDifferent({ code }: Issue): boolean {
  return code === 'entry-duplicate-differs';
}

/** The other file in which all rows of a return stand; null where some stand in none. */
function sourceOf(part: Return, firsts: ReadonlyMap<Entry, Entry>): string | null {
  if (firsts.size === 0) return null;
  const entries = Object.values(part.entries).flat();
  const files = new Set(entries.map((entry) => firsts.get(entry)?.file ?? part.file));
  const [only] = files;
  return only !== undefined && files.size === 1 && only !== part.file ? only : null;
}

function several(part: Return, parts: readonly Return[]): readonly Issue[] {
  const isStamped = part.id !== part.file;
  const other = parts.find(
    ({ file, period }) =>
      file !== part.file && period.from <= part.period.to && part.period.from <= period.to,
  );
  if (isStamped || !other) return [];
  const detail = { unit: part.unit.name, first: other.file };
  return [{ code: 'file-several', file: part.file, detail }];
}
