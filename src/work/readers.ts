import type { ReadJobs } from './jobs.ts';
import { call, type Caller } from './wire.ts';

/** Runs read jobs on whichever reader is free. */
export function makeReaders(ports: readonly MessagePort[]): Caller<ReadJobs> {
  const free = ports.map((port) => call<ReadJobs>(port));
  const waiting: (() => void)[] = [];
  return async (job, given) => {
    while (free.length === 0) await new Promise<void>((resolve) => waiting.push(resolve));
    const reader = free.pop();
    if (!reader) throw new Error('no reader');
    try {
      return await reader(job, given);
    } finally {
      free.push(reader);
      waiting.shift()?.();
    }
  };
}
