import type { Form } from '../core/form.ts';
import type { Period, Setting } from '../core/setting.ts';
import { makeTree } from '../core/tree.ts';
import { FORMS } from '../forms/index.ts';
import { DIVISIONS } from '../regions/index.ts';
import type { Tree } from '../core/region.ts';

/** What a run is asked for, as plain data: it crosses to workers and to other machines. */
export interface Order {
  readonly region: string;
  readonly window: Period | null;
  readonly today: string;
  readonly asOf: string;
  readonly cutoff: string | null;
  /** For workbooks that ask for one to be opened; it is never written anywhere. */
  readonly password?: string;
  /** Registers in place of the built-in ones. */
  readonly forms?: readonly Form[];
}

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

/** How an order’s files are opened. */
export function opening(order: Pick<Order, 'password'>): { readonly password?: string } {
  return order.password === undefined ? {} : { password: order.password };
}

/** Throws for a region that does not exist: whoever takes the order asks `treeOf` first. */
export function settingOf(order: Order): Setting {
  const tree = treeOf(order.region);
  if (!tree) throw new RangeError(`no region ${order.region}`);
  const { window, today, asOf, cutoff } = order;
  const region = tree.get(order.region)?.code ?? order.region;
  return { forms: order.forms ?? FORMS, tree, region, window, today, asOf, cutoff };
}
