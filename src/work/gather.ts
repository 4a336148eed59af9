import { consolidateFiles } from '../core/gather/consolidate.ts';
import type { Report } from '../core/report.ts';
import type { Setting } from '../core/setting.ts';
import type { Advance, Chosen, Consolidation } from '../panel/engine.ts';
import type { Order } from './jobs.ts';
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
  return consolidateFiles(
    { ...order, files: found, tree },
    {
      peek: async (file) => {
        const peek = await read('peek', { file, region });
        const unit = peek.unit === null ? undefined : tree.get(peek.unit)?.name;
        tell({ path: file.path, step: 'known', ...(unit ? { unit } : {}) });
        return peek;
      },
      tally: async (group, setting) => {
        const { window, today, asOf, cutoff } = setting;
        const chosen: Order = { region: setting.region, window, today, asOf, cutoff };
        const tally = await read('tally', { group, order: chosen });
        for (const { path } of group.files) tell({ path, step: 'read' });
        return tally;
      },
    },
  );
}
