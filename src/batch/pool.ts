import { Piscina } from 'piscina';
import { refusal } from '../core/gather/group.ts';
import { nothingSeen } from '../core/gather/peek.ts';
import type { Refused } from '../core/return.ts';
import { merge, NOTHING, type Tally } from '../core/tally.ts';
import { lookAt, type Found } from './discover.ts';
import type { Group, Executor } from './executor.ts';
import type { Days, Order } from './order.ts';
import type * as Worker from './worker.ts';

/** Megabytes of objects a worker may hold; a file that needs more costs itself and not the run. */
const WORKER_MEMORY = 512;

/** Megabytes for what lives only while a file is read: Node's own 48 take 30 more, and make a run hardly quicker. */
const YOUNG_MEMORY = 16;

/** What the script of a worker can be asked for. */
type Work = typeof Worker;
/** What comes of it, where the worker survives. */
type Done<Name extends keyof Work> = Awaited<ReturnType<Work[Name]>>;

/**
 * Reads on worker threads. Results do not depend on which worker takes what. `script` is the built
 * worker; a worker that dies costs the one file that killed it, by name. `memory`: megabytes of objects.
 */
export function poolExecutor(
  script: string,
  workers: number,
  order: Order,
  memory = WORKER_MEMORY,
): Executor {
  const pool = new Piscina({
    filename: script,
    minThreads: workers,
    maxThreads: workers,
    workerData: order,
    resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MEMORY },
  });
  const attempt = async <Name extends keyof Work>(
    name: Name,
    task: Parameters<Work[Name]>[0],
  ): Promise<Done<Name> | null> => {
    try {
      return (await pool.run(task, { name })) as Done<Name>;
    } catch {
      return null;
    }
  };
  return {
    // A file that is the death of whoever looks into it is named when it is read as a whole.
    look: async (file) => (await attempt('look', file)) ?? nothingSeen((await lookAt(file)).file),
    tally: (group, days) => tallySafely(group, days, (task) => attempt('tally', task)),
    close: () => pool.destroy(),
  };
}

async function tallySafely(
  group: Group,
  days: Days,
  attempt: (task: Parameters<Work['tally']>[0]) => Promise<Tally | null>,
): Promise<Tally> {
  const whole = await attempt({ group, days });
  if (whole) return whole;
  const fatal = new Set<Found>();
  for (const file of group.files) {
    if (!(await attempt({ group: { ...group, files: [file] }, days }))) fatal.add(file);
  }
  const sound = group.files.filter((file) => !fatal.has(file));
  const rest =
    sound.length > 0 ? await attempt({ group: { ...group, files: sound }, days }) : NOTHING;
  const unread = rest ? [...fatal] : group.files;
  return unread.map((file) => refusal(file, DIED, group.unit)).reduce(merge, rest ?? NOTHING);
}

const DIED: Refused = { refused: 'file-too-large', detail: { what: 'memory' }, unit: null };
