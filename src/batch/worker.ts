import { workerData } from 'node:worker_threads';
import type { Found, Listed } from './discover.ts';
import { handsHere, type Group } from './hands.ts';
import type { Days, Standing } from './order.ts';

/**
 * The order comes once and not with each task: all that is prepared for a register is kept by the register
 * itself, and would be prepared, and compiled, for every file again.
 */
const hands = handsHere(workerData as Standing);

export interface Tasks {
  readonly look: Listed;
  readonly peek: Found;
  readonly tally: { readonly group: Group; readonly days: Days };
}

export const look = (file: Tasks['look']) => hands.look(file);
export const peek = (file: Tasks['peek']) => hands.peek(file);
export const tally = ({ group, days }: Tasks['tally']) => hands.tally(group, days);
