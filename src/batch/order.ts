import type { Form } from '../core/form.ts';
import type { Setting } from '../core/setting.ts';
import { makeTree } from '../core/tree.ts';
import { FORMS } from '../forms/index.ts';
import { DIVISIONS } from '../regions/index.ts';
import type { Tree } from '../core/region.ts';

/** What a run is asked for before any file was seen, as plain data: it crosses to workers. */
export interface Order {
  readonly region: string;
  /** `YYYY-MM-DD`, from the caller's clock. */
  readonly today: string;
  readonly cutoff: string | null;
  /** For workbooks that ask for one to be opened; it is never written anywhere. */
  readonly password?: string;
  /** Registers in place of the built-in ones. */
  readonly forms?: readonly Form[];
}

/** The days of a run, which may be taken from the files. */
export type Days = Pick<Setting, 'window' | 'asOf'>;

const trees = new Map<string, Tree>();

/** The division a region belongs to, or null. A 4-digit city code is completed. */
export function treeOf(region: string): Tree | null {
  for (const division of DIVISIONS) {
    let tree = trees.get(division.code);
    if (!tree) trees.set(division.code, (tree = makeTree(division)));
    if (tree.get(region)) return tree;
  }
  return null;
}

/** The same for an order: throws for a region that does not exist, so whoever takes the order asks `treeOf` first. */
export function treeFor({ region }: Pick<Order, 'region'>): Tree {
  const tree = treeOf(region);
  if (!tree) throw new RangeError(`no region ${region}`);
  return tree;
}

/** How an order’s files are opened. */
export function opening(order: Pick<Order, 'password'>): { readonly password?: string } {
  return order.password === undefined ? {} : { password: order.password };
}

export function settingOf(order: Order, days: Days): Setting {
  const { region, forms, today, cutoff } = order;
  const tree = treeFor(order);
  const { window, asOf } = days;
  const code = tree.get(region)?.code ?? region;
  return { forms: forms ?? FORMS, tree, region: code, window, today, asOf, cutoff };
}
