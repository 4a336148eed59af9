import { runChild, type Run } from './spawn.ts';

/** One thing to run, in every round after the one before it. */
export interface Contender {
  readonly name: string;
  /** What the process is started as; the name if it is not given. */
  readonly as?: string;
  readonly args: readonly string[];
  /** The part of the work that `args` stand for, 0 to 1: one file in five is 0.2. */
  readonly part?: number;
}

/** Runs of one contender, in the order of the rounds; scaled to the whole work. */
export type Runs = ReadonlyMap<string, readonly Run[]>;

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/**
 * Runs all contenders in turn, so that whatever else the machine does meets each of them. Of a contender
 * that does a part of the work the start is measured too: only what it takes beyond that is scaled up.
 */
export function alternate(contenders: readonly Contender[], rounds: number): Runs {
  const runs = new Map<string, Run[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const run = runOnce(contender);
      process.stderr.write(`${round + 1}/${rounds} ${contender.name} ${run.user.toFixed(2)} s\n`);
      runs.get(contender.name)?.push(run);
    }
  }
  return runs;
}

function runOnce({ name, as = name, args, part = 1 }: Contender): Run {
  const run = runChild(as, args);
  if (part === 1) return run;
  const start = runChild(as, []);
  const whole = (some: number, none: number): number => none + (some - none) / part;
  return { ...run, user: whole(run.user, start.user), wall: whole(run.wall, start.wall) };
}

/** The median over the rounds of one contender's figure. */
export function middle(runs: Runs, name: string, figure: 'user' | 'wall' | 'peak'): number {
  return median((runs.get(name) ?? []).map((run) => run[figure]));
}

/** The median over the rounds of one contender's figure divided by the other's in the same round. */
export function ratio(
  runs: Runs,
  one: string,
  other: string,
  figure: 'user' | 'wall' = 'user',
): number {
  const [mine = [], theirs = []] = [runs.get(one), runs.get(other)];
  return median(mine.map((run, round) => run[figure] / (theirs[round]?.[figure] ?? NaN)));
}
