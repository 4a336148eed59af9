/** A seeded source of choices, so that samples and property tests are the same on every machine. */
export interface Random {
  /** From 0 up to but not including 1. */
  readonly next: () => number;
  /** From `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
  readonly pick: <T>(options: readonly T[]) => T;
  readonly chance: (probability: number) => boolean;
}

/** mulberry32: one 32-bit word of state, enough for samples and of no use for secrets. */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const integer = (low: number, high: number): number =>
    low + Math.floor(next() * (high - low + 1));
  return {
    next,
    integer,
    pick: (options) => {
      const chosen = options[integer(0, options.length - 1)];
      if (chosen === undefined) throw new RangeError('pick needs at least one option');
      return chosen;
    },
    chance: (probability) => next() < probability,
  };
}
