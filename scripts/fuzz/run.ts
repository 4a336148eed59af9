import { makeRandom } from '../../src/core/random.ts';
import { ARCHIVE, type Mutant } from './archive.ts';
import { judge, type Fault } from './judge.ts';
import { markup } from './markup.ts';
import type { Seed } from './seeds.ts';

/** Something the reader must not do, and the case that shows it again. */
export interface Finding {
  readonly number: number;
  readonly seed: string;
  readonly what: string;
  readonly kind: 'crash' | 'hang' | 'silent';
  readonly why: string;
  readonly bytes: Uint8Array;
}

export interface Outcome {
  readonly cases: number;
  readonly refused: number;
  readonly read: number;
  readonly findings: readonly Finding[];
}

export interface FuzzOptions {
  readonly seeds: readonly Seed[];
  readonly seed: number;
  /** When to stop: after so many seconds, or so many cases. */
  readonly seconds?: number;
  readonly cases?: number;
  /** The first case; a case is the same whatever ran before it. */
  readonly from?: number;
  /** Told before each case. */
  readonly tell?: (number: number) => void;
}

/** Far more cases than any run reaches, so that runs of neighbouring seeds differ. */
const STRIDE = 100_000_000;
/** Consolidating and marking take longest; one case in so many goes all the way. */
const DEEP = 4;

export async function fuzz(options: FuzzOptions): Promise<Outcome> {
  const { seeds, seed, seconds = Infinity, cases = Infinity, from = 0, tell } = options;
  const end = performance.now() + seconds * 1000;
  const findings: Finding[] = [];
  const counts = { refused: 0, read: 0 };
  let number = from;
  for (; number - from < cases && performance.now() < end; number++) {
    tell?.(number);
    const { base, mutant } = makeCase(seeds, seed, number);
    const verdict = await judge(base, mutant, number % DEEP === 0);
    if ('why' in verdict) findings.push(findingOf(number, base, mutant, verdict));
    else counts[verdict.kind]++;
  }
  return { cases: number - from, ...counts, findings };
}

export function makeCase(
  seeds: readonly Seed[],
  seed: number,
  number: number,
): { base: Seed; mutant: Mutant } {
  const random = makeRandom(seed * STRIDE + number);
  // The first numbers of neighbouring seeds are alike.
  for (let skip = 0; skip < 5; skip++) random.integer(0, 1);
  const base = random.pick(seeds);
  const mutate = random.chance(0.6) ? markup : random.pick(ARCHIVE);
  return { base, mutant: mutate(base, random) };
}

function findingOf(
  number: number,
  { name }: Seed,
  { what, bytes }: Mutant,
  { kind, why }: Fault,
): Finding {
  return { number, seed: name, what, kind, why, bytes };
}
