import { Piscina } from 'piscina';
import { refusal } from '../core/gather/group.ts';
import type { Refused } from '../core/return.ts';
import { merge, NOTHING, type Tally } from '../core/tally.ts';
import type { Group, Runner } from './consolidate.ts';
import type { Found } from './discover.ts';

/** Megabytes of objects a worker may hold; a file that needs more costs itself and not the run. */
const WORKER_MEMORY = 512;

/** Megabytes for what lives only while a file is read. Node's own 48 make a run no quicker. */
const YOUNG_MEMORY = 16;

/**
 * Runs groups on worker threads. Results do not depend on which worker takes what. `script` is the built
 * worker; a worker that dies costs the one file that killed it, by name. `memory`: megabytes of objects.
 */
export function runOnWorkers(script: string, workers: number, memory = WORKER_MEMORY): Runner {
  return async (groups, order, done) => {
    const pool = new Piscina({
      filename: script,
      name: 'work',
      minThreads: workers,
      maxThreads: workers,
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: YOUNG_MEMORY },
    });
    try {
      await Promise.all(groups.map(async (group) => done(await runSafely(pool, group), group)));
    } finally {
      await pool.destroy();
    }
  };
}

async function runSafely(pool: Piscina, group: Group): Promise<Tally> {
  const whole = await attempt(pool, group);
  if (whole) return whole;
  const fatal = new Set<Found>();
  for (const file of group.files) {
    if (!(await attempt(pool, { ...group, files: [file] }))) fatal.add(file);
  }
  const sound = group.files.filter((file) => !fatal.has(file));
  const rest = sound.length > 0 ? await attempt(pool, { ...group, files: sound }) : NOTHING;
  const unread = rest ? [...fatal] : group.files;
  return unread.map((file) => refusal(file, DIED, group.unit)).reduce(merge, rest ?? NOTHING);
}

const DIED: Refused = { refused: 'file-too-large', detail: { what: 'memory' }, unit: null };

/** Null where the worker did not survive. */
async function attempt(pool: Piscina, group: Group): Promise<Tally | null> {
  try {
    return (await pool.run(group)) as Tally;
  } catch {
    return null;
  }
}
