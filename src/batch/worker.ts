import { workerData } from 'node:worker_threads';
import type { Listed } from './discover.ts';
import { localExecutor, type Group } from './executor.ts';
import type { Days, Order } from './order.ts';

/**
 * The order is sent once and not with each task: what is prepared for a register is cached on the register's object,
 * and every task would bring a new copy.
 */
const executor = localExecutor(workerData as Order);

interface Task {
  readonly group: Group;
  readonly days: Days;
}

export const look = (file: Listed) => executor.look(file);
export const tally = ({ group, days }: Task) => executor.tally(group, days);
