import { Piscina } from 'piscina';
import { onlyNamed } from '../core/gather/peek.ts';
import { tooLarge } from '../xlsx/refuse.ts';
import { listUnseen } from './discover.ts';
import { serial, type Executor } from './executor.ts';
import { treeFor, type Order } from './order.ts';
import type * as Worker from './worker.ts';

/** Megabytes of objects a worker may hold; a file that needs more costs itself and not the run. */
const WORKER_MEMORY = 512;

/** What the script of a worker can be asked for. */
type Work = typeof Worker;
type Done<Name extends keyof Work> = Awaited<ReturnType<Work[Name]>>;

/**
 * Reads on worker threads. Results do not depend on which worker takes what. `script` is the built
 * worker; a worker that dies is replaced, and what it was asked is refused. `memory`: megabytes of objects.
 * Throws a `RangeError` for a region that does not exist.
 */
export function poolExecutor(
  script: string,
  workers: number,
  order: Order,
  memory = WORKER_MEMORY,
): Executor {
  const tree = treeFor(order);
  const pool = new Piscina({
    filename: script,
    minThreads: workers,
    maxThreads: workers,
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memory },
  });
  // An idle worker that dies is replaced. If none can start at all, the pool is destroyed so that waiting tasks fail
  // instead of hanging.
  pool.on('error', () => {
    if (pool.threads.length === 0) void pool.destroy();
  });
  const ask = async <Name extends keyof Work>(
    name: Name,
    task: Parameters<Work[Name]>[0],
  ): Promise<Done<Name>> => {
    try {
      return (await pool.run(task, { name })) as Done<Name>;
    } catch (error) {
      throw isOutOfMemory(error) ? tooLarge('memory') : error;
    }
  };
  const list = serial(listUnseen);
  return {
    // A file that kills the worker looking at it is listed by name only; reading it later says why.
    look: (file) => ask('look', file).catch(async () => onlyNamed(await list(file), tree)),
    tally: (group, days) => ask('tally', { group, days }),
    close: () => pool.destroy(),
  };
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
