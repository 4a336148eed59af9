import { workerData } from 'node:worker_threads';
import type { Tally } from '../core/tally.ts';
import type { Group } from './consolidate.ts';
import { tallyGroup } from './group.ts';
import { opening, settingOf, type Order } from './order.ts';

/**
 * What all groups are read for. It comes once and not with each of them: all that is prepared for a
 * register is kept by the register itself, and would be prepared, and compiled, for every file again.
 */
const order = workerData as Order;
const setting = settingOf(order);

export async function work({ unit, files }: Group): Promise<Tally> {
  return tallyGroup(files, unit, setting, opening(order));
}
