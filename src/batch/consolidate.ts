import { consolidateFiles, type Progress } from '../core/gather/consolidate.ts';
import type { Group as FileGroup } from '../core/gather/group.ts';
import { peekAt } from '../core/gather/peek.ts';
import type { Report } from '../core/report.ts';
import type { Period } from '../core/setting.ts';
import type { Tally } from '../core/tally.ts';
import { FORMS } from '../forms/index.ts';
import type { Found } from './discover.ts';
import { tallyGroup } from './group.ts';
import { openWorkbook } from './open.ts';
import { opening, settingOf, treeOf, type Order } from './order.ts';

export type { Progress } from '../core/gather/consolidate.ts';

/** What a consolidation is asked for; days that are not given are taken from the returns. */
export interface Request {
  readonly files: readonly Found[];
  readonly region: string;
  readonly window: Period | null;
  readonly asOf: string | null;
  readonly cutoff: string | null;
  /** `YYYY-MM-DD`, from the caller's clock. */
  readonly today: string;
  /** For workbooks that ask for one to be opened. */
  readonly password?: string;
  readonly forms?: Order['forms'];
}

/** One unit's files, to be read together. */
export type Group = FileGroup<Found>;

/** Runs groups and hands back their tallies, in any order. */
export type Runner = (
  groups: readonly Group[],
  order: Order,
  done: (tally: Tally, group: Group) => void,
) => Promise<void>;

export const runHere: Runner = async (groups, order, done) => {
  const setting = settingOf(order);
  for (const group of groups)
    done(await tallyGroup(group.files, group.unit, setting, opening(order)), group);
};

/** Reads every file and adds up what they hold. The result does not depend on their order. */
export function consolidate(
  request: Request,
  run: Runner = runHere,
  report: (progress: Progress) => void = () => undefined,
): Promise<Report> {
  const { forms, region } = request;
  const tree = treeOf(region);
  if (!tree) throw new RangeError(`no region ${region}`);
  const secret = opening(request);
  return consolidateFiles(
    { ...request, tree, forms: forms ?? FORMS },
    {
      peek: (file) =>
        peekAt(file, tree, (sheets) =>
          openWorkbook(file.absolute, { ...secret, ...(sheets ? { sheets } : {}) }),
        ),
      run: (groups, { window, today, asOf, cutoff }, done) => {
        const chosen = { ...secret, ...(forms ? { forms } : {}) };
        const order: Order = { region, window, today, asOf, cutoff, ...chosen };
        return run(groups, order, done);
      },
      report,
    },
  );
}
