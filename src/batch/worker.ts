import { workerData } from 'node:worker_threads';
import type { Listed } from './discover.ts';
import { localExecutor, type Group } from './executor.ts';
import type { Days, Order } from './order.ts';

/**
 * The order comes once and not with each task: all that is prepared for a register is kept by the register
 * itself, and would be prepared, and compiled, for every file again.
 */
const executor = localExecutor(workerData as Order);

interface Task {
  readonly group: Group;
  readonly days: Days;
}

export const look = (file: Listed) => executor.look(file);
export const tally = ({ group, days }: Task) => executor.tally(group, days);
