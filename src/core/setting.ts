import type { Form } from './form.ts';
import type { Tree } from './region.ts';

/** Both days are included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What a consolidation is asked for. Nothing in the core looks at a clock: the days come from outside. */
export interface Setting {
  readonly forms: readonly Form[];
  readonly tree: Tree;
  readonly region: string;
  /** The days asked for; null takes the days the returns speak of. */
  readonly window: Period | null;
  /** Days after this one are in the future. */
  readonly today: string;
  /** The day on which what is open, overdue or in isolation is counted. */
  readonly asOf: string;
  /** `HH:MM`: moments from this hour on belong to the next day, and what comes later is late; null where no hour was set. */
  readonly cutoff: string | null;
}
