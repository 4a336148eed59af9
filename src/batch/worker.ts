import type { Tally } from '../core/tally.ts';
import type { Group } from './consolidate.ts';
import { tallyGroup } from './group.ts';
import { opening, settingOf, type Order } from './order.ts';

/** What a worker is handed: plain data, like what it gives back. */
export interface Job {
  readonly group: Group;
  readonly order: Order;
}

export async function work({ group, order }: Job): Promise<Tally> {
  return tallyGroup(group.files, group.unit, settingOf(order), opening(order));
}
