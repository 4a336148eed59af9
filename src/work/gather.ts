import { consolidateFiles } from '../core/gather/consolidate.ts';
import type { Group } from '../core/gather/group.ts';
import type { Report } from '../core/report.ts';
import type { Setting } from '../core/setting.ts';
import type { Tally } from '../core/tally.ts';
import type { Advance, Chosen, Consolidation } from '../panel/engine.ts';
import type { FoundFile, Order } from './jobs.ts';
import { makeReaders } from './readers.ts';
import { treeOf } from './setting.ts';

/** A consolidation and the registers it is done with. */
export type Ordered = Omit<Consolidation, 'language'> & Pick<Setting, 'forms'>;

/** The report of the files, read by several workers at once. */
export async function gather(
  files: readonly Chosen[],
  order: Ordered,
  ports: readonly MessagePort[],
  tell: (advance: Advance) => void,
): Promise<Report> {
  const read = makeReaders(ports);
  const tree = treeOf(order.region);
  const { region } = order;
  const found = await Promise.all(
    files.map(async (file) => {
      const one = await read('look', file);
      tell({ path: file.path, step: one.kind === 'workbook' ? 'looking' : 'read' });
      return one;
    }),
  );
  const peeked = new Map(
    found
      .filter(({ kind }) => kind === 'workbook')
      .map((file) => [file.path, read('peek', { file, region })] as const),
  );
  return consolidateFiles(
    { ...order, files: found, tree },
    {
      peek: async (file) => {
        const peek = await (peeked.get(file.path) ?? read('peek', { file, region }));
        const unit = peek.unit === null ? undefined : tree.get(peek.unit)?.name;
        tell({ path: file.path, step: 'known', ...(unit ? { unit } : {}) });
        return peek;
      },
      run: (groups, setting, done) => runGroups(groups, setting, done, { read, tell }),
    },
  );
}

interface Hands {
  readonly read: ReturnType<typeof makeReaders>;
  readonly tell: (advance: Advance) => void;
}

async function runGroups(
  groups: readonly Group<FoundFile>[],
  setting: Setting,
  done: (tally: Tally, group: Group<FoundFile>) => void,
  { read, tell }: Hands,
): Promise<void> {
  const { region, window, today, asOf, cutoff } = setting;
  const order: Order = { region, window, today, asOf, cutoff };
  await Promise.all(
    groups.map(async (group) => {
      const tally = await read('tally', { group, order });
      for (const { path } of group.files) tell({ path, step: 'read' });
      done(tally, group);
    }),
  );
}
