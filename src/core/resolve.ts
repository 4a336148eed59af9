import { nearest } from './near.ts';
import type { Region, Resolution, Tree } from './region.ts';
import { plainName, spellingsOf, withoutOffice } from './spellings.ts';

/** All a tree needs to answer: regions by code, and what lies directly below each, its own office first. */
export interface Nodes {
  readonly regions: ReadonlyMap<string, Region>;
  readonly below: ReadonlyMap<string, readonly Region[]>;
}

/** The region and everything above it, from itself to the root. */
export function lineOf(nodes: Nodes, region: Region): readonly Region[] {
  const parent = region.parent === null ? undefined : nodes.regions.get(region.parent);
  return parent ? [region, ...lineOf(nodes, parent)] : [region];
}

/** Names looked up among the children of one parent; each parent's names are indexed when it is first asked for. */
export function makeResolve(nodes: Nodes, get: Tree['get']): Tree['resolve'] {
  const indexes = new Map<string, ReadonlyMap<string, readonly Region[]>>();
  const indexOf = (parent: Region): ReadonlyMap<string, readonly Region[]> => {
    const index = indexes.get(parent.code) ?? makeIndex(nodes.below.get(parent.code) ?? []);
    indexes.set(parent.code, index);
    return index;
  };
  const lookUp = (text: string, parent: Region): Resolution => {
    const line = lineOf(nodes, parent);
    const rests = withoutLine(text, line);
    for (const rest of rests) {
      const found = indexOf(parent).get(rest) ?? indexOf(parent).get(withoutOffice(rest));
      if (found) return resolutionOf(found);
    }
    const inner = descend(rests, parent);
    if (inner) return inner;
    return unknown(() => nearest(rests.at(-1) ?? text, indexOf(parent)));
  };
  // 隆德县山河乡 asked of the city: each step is named in full, so nothing is searched for city-wide.
  const descend = (rests: readonly string[], parent: Region): Resolution | null => {
    for (const child of nodes.below.get(parent.code) ?? []) {
      const name = plainName(child.name);
      const rest = rests.find((text) => text.startsWith(name));
      if (rest !== undefined && (nodes.below.get(child.code) ?? []).length > 0)
        return lookUp(rest.slice(name.length), child);
    }
    return null;
  };
  return (name, parent) => {
    const above = get(parent);
    if (!above) return { kind: 'unknown', near: [] };
    const exact = indexOf(above).get(name);
    if (exact) return resolutionOf(exact);
    const text = plainName(name);
    if (!/^\d+$/.test(text)) return lookUp(text, above);
    const region = get(text);
    const inside = region && region !== above && lineOf(nodes, region).includes(above);
    return inside ? { kind: 'found', region } : { kind: 'unknown', near: [] };
  };
}

/** What a person may have meant is looked for only where somebody asks. */
function unknown(near: () => readonly Region[]): Resolution {
  return {
    kind: 'unknown',
    get near() {
      return near();
    },
  };
}

function makeIndex(regions: readonly Region[]): ReadonlyMap<string, readonly Region[]> {
  const index = new Map<string, readonly Region[]>();
  for (const region of regions) {
    for (const name of spellingsOf(region)) index.set(name, [...(index.get(name) ?? []), region]);
  }
  return index;
}

/** The text, and what remains of it without the names of the regions above, the full text first. */
function withoutLine(text: string, line: readonly Region[]): readonly string[] {
  const top = plainName(line.at(-1)?.name ?? '');
  const at = text.indexOf(top);
  // Provinces are not in the division; what stands before the city's name is one: 宁夏固原市…
  const rests = [text, ...(at > 0 ? [text.slice(at)] : [])];
  for (const region of [...line].reverse()) {
    for (const prefix of [region.name, region.short].map(plainName)) {
      const cut = rests.filter((rest) => rest.startsWith(prefix) && rest.length > prefix.length);
      rests.push(...cut.map((rest) => rest.slice(prefix.length)));
    }
  }
  return rests;
}

function resolutionOf(regions: readonly Region[]): Resolution {
  const [first, second] = regions;
  return first && !second ? { kind: 'found', region: first } : { kind: 'ambiguous', regions };
}
