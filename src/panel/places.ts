import type { Region, Tree } from '../core/region.ts';
import { makeTree } from '../core/tree.ts';
import { DIVISIONS } from '../regions/index.ts';

export const TREES: readonly Tree[] = DIVISIONS.map(makeTree);

export function treeWith(code: string): Tree | undefined {
  return TREES.find((tree) => tree.get(code));
}

export const COUNTIES: readonly Region[] = TREES.flatMap((tree) => tree.children(tree.root.code));

/** What may fill in a workbook in a county: its towns and its own office, which comes last. */
export function unitsOf(county: string): readonly Region[] {
  const units = treeWith(county)?.units(county) ?? [];
  return [...units.filter((unit) => !unit.own), ...units.filter((unit) => unit.own)];
}
