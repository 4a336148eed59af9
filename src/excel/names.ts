import { quoteSheet } from '../core/sheet.ts';

/**
 * Which sheet a name stands for. Clerks rename sheets while the panel is open, and Excel tells only
 * ids; by the id a sheet is found under its old name too.
 */
export interface Names {
  /** The id if the sheet was seen, else the name: `worksheets.getItem` takes both. */
  readonly key: (name: string) => string;
  readonly nameOf: (id: string) => string | null;
  readonly learn: (sheets: readonly { readonly id: string; readonly name: string }[]) => void;
  readonly forget: (id: string) => void;
}

export function makeNames(): Names {
  const known = new Map<string, string>();
  return {
    key: (name) => [...known].find(([, own]) => own === name)?.[0] ?? name,
    nameOf: (id) => known.get(id) ?? null,
    learn: (sheets) => {
      for (const { id, name } of sheets) {
        // A name belongs to the sheet that was seen under it last.
        for (const [other, own] of known) if (own === name && other !== id) known.delete(other);
        known.set(id, name);
      }
    },
    forget: (id) => void known.delete(id),
  };
}

/** Units of a sheet's name. */
const LONGEST = 31;

/** A name for each sheet that is not taken (capitals do not count); a second `封面` becomes `封面2`. */
export function freeNames(
  wanted: readonly string[],
  taken: Iterable<string>,
): ReadonlyMap<string, string> {
  const used = new Set([...taken].map((name) => name.toLowerCase()));
  const names = new Map<string, string>();
  for (const name of wanted) {
    let free = name;
    for (let count = 2; used.has(free.toLowerCase()); count++) {
      free = `${name.slice(0, LONGEST - String(count).length)}${count}`;
    }
    used.add(free.toLowerCase());
    names.set(name, free);
  }
  return names;
}

/** A formula that speaks of sheets by the names they were given at last. */
export function renamed(formula: string, names: ReadonlyMap<string, string>): string {
  let text = formula;
  for (const [before, after] of names) {
    if (before === after) continue;
    text = text.replaceAll(`${quoteSheet(before)}!`, `${quoteSheet(after)}!`);
  }
  return text;
}
