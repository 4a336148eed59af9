import type { Division, Level, Region, Tree } from './region.ts';
import { lineOf, makeResolve, type Nodes } from './resolve.ts';
import { villageLabel, villageStem } from './spellings.ts';

/** The division as a tree. Building it takes a few milliseconds; names are indexed when a parent is first asked. */
export function makeTree(division: Division): Tree {
  const nodes = makeNodes(division);
  const root = nodes.regions.get(division.code);
  if (!root) throw new RangeError(`division ${division.code} has no root`);
  const get = (code: string) => nodes.regions.get(fullCode(code));
  const below = (code: string) => nodes.below.get(fullCode(code)) ?? [];
  const children = (code: string) => below(code).filter((region) => !region.own);
  const under = (code: string, wanted: (region: Region) => boolean): readonly Region[] => {
    const region = get(code);
    if (!region || region.level === 'village') return [];
    if (region.level === 'town' || region.own) return wanted(region) ? [region] : [];
    return below(region.code).flatMap((child) => under(child.code, wanted));
  };
  return {
    root,
    get,
    children,
    towns: (code) => under(code, (region) => region.level === 'town'),
    units: (code) => under(code, () => true),
    within: (code, ancestor) => {
      const region = get(code);
      const above = get(ancestor);
      return !!region && !!above && lineOf(nodes, region).includes(above);
    },
    resolve: makeResolve(nodes, get),
  };
}

/**
 * Whether a village code is a village proper (行政村), which a village committee leads: the statistics bureau
 * numbers those from 200, residents' committees from 001.
 */
export function isAdministrativeVillage(code: string): boolean {
  return code.length === 12 && code[9] === '2';
}

function fullCode(code: string): string {
  return code.length === 4 ? `${code}00` : code;
}

function makeNodes(division: Division): Nodes {
  const regions = new Map<string, Region>();
  const below = new Map<string, Region[]>();
  const add = (level: Level, parent: string | null, named: Named): void => {
    const region = { ...named, label: named.label ?? named.name, level, parent };
    regions.set(region.code, region);
    if (level !== 'village') below.set(region.code, []);
    if (parent !== null) below.get(parent)?.push(region);
  };
  add('city', null, namedOf(division));
  add('city', division.code, ownOffice(division));
  for (const county of division.counties) {
    add('county', division.code, namedOf(county));
    add('county', county.code, ownOffice(county));
    for (const town of county.towns) {
      add('town', county.code, namedOf(town));
      for (const village of town.villages)
        add('village', town.code, villageNamed(town.code, village));
    }
  }
  return { regions, below };
}

interface Named {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly label?: string;
  readonly own?: boolean;
}

function namedOf({ code, name, short }: Named): Named {
  return { code, name, short };
}

function ownOffice({ code, name, short }: Named): Named {
  return { code: `${code}000`, name: `${name}本级`, short: `${short}本级`, own: true };
}

function villageNamed(town: string, village: string): Named {
  const name = village.slice(3);
  return {
    code: town + village.slice(0, 3),
    name,
    short: villageStem(name),
    label: villageLabel(name),
  };
}
