import type { Group as FileGroup } from '../core/gather/group.ts';
import { nothingSeen, peekAt, type Peek } from '../core/gather/peek.ts';
import type { Tally } from '../core/tally.ts';
import { lookAt, type Found, type Listed } from './discover.ts';
import { tallyGroup } from './group.ts';
import { openReceived } from './open.ts';
import { opening, settingOf, treeFor, type Days, type Order } from './order.ts';

/** One unit's files, to be read together. */
export type Group = FileGroup<Found>;

/** What looks at files and reads them: here, or on workers. Everything may be asked for at once. */
export interface Executor {
  readonly look: (file: Listed) => Promise<Peek<Found>>;
  readonly tally: (group: Group, days: Days) => Promise<Tally>;
  readonly close: () => Promise<void>;
}

/** Reads in this thread, one file after the other. Throws a `RangeError` for a region that does not exist. */
export function localExecutor(order: Order): Executor {
  const tree = treeFor(order);
  const secret = opening(order);
  return {
    look: serial(async (listed: Listed) => {
      const { file, bytes } = await lookAt(listed);
      if (file.kind !== 'workbook' || !bytes) return nothingSeen(file);
      return peekAt(file, tree, (sheets) =>
        openReceived(bytes, { ...secret, ...(sheets ? { sheets } : {}) }),
      );
    }),
    tally: serial(({ files, unit }: Group, days: Days) =>
      tallyGroup(files, unit, settingOf(order, days), secret),
    ),
    close: () => Promise.resolve(),
  };
}

/** The same work, each call begun when the one before has ended: a thousand files are not opened at once. */
export function serial<Given extends unknown[], Done>(
  work: (...given: Given) => Promise<Done>,
): (...given: Given) => Promise<Done> {
  let last: Promise<unknown> = Promise.resolve();
  return (...given) => {
    const next = last.then(() => work(...given));
    last = next.catch(() => undefined);
    return next;
  };
}
