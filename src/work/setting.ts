import type { Form } from '../core/form.ts';
import type { Tree } from '../core/region.ts';
import type { Setting } from '../core/setting.ts';
import { makeTree } from '../core/tree.ts';
import type { Words } from '../core/words.ts';
import type { Order } from './jobs.ts';
import type { Known } from './known.ts';

let known: Known = { forms: [], divisions: [], words: [] };
const trees = new Map<string, Tree>();

/** The first call of every worker. */
export function learn(data: Known): null {
  known = data;
  for (const division of data.divisions) trees.set(division.code, makeTree(division));
  return null;
}

/** Other registers than at the start. */
export function adopt(forms: readonly Form[]): null {
  known = { ...known, forms };
  return null;
}

export function forms(): readonly Form[] {
  return known.forms;
}

/** The division a region belongs to. Throws for a code the panel cannot offer. */
export function treeOf(region: string): Tree {
  for (const tree of trees.values()) if (tree.get(region)) return tree;
  throw new RangeError(`no region ${region}`);
}

/** The division a workbook of unknown origin is read against: the first, while there is one. */
export function home(): string {
  return known.divisions[0]?.code ?? '';
}

export function settingOf(order: Order, forms: readonly Form[]): Setting {
  return { ...order, forms, tree: treeOf(order.region) };
}

/** Throws for a language the panel does not speak. */
export function wordsIn(language: string): Words {
  const words = known.words.find((one) => one.language === language);
  if (!words) throw new RangeError(`no language ${language}`);
  return words;
}
