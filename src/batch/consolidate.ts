import { gatherFiles, reportOf, type Gathered, type Progress } from '../core/gather/consolidate.ts';
import { nothingSeen, type Peek } from '../core/gather/peek.ts';
import type { Report } from '../core/report.ts';
import type { Period } from '../core/setting.ts';
import { FORMS } from '../forms/index.ts';
import type { Found } from './discover.ts';
import { localExecutor, type Executor } from './executor.ts';
import { treeOf, type Order } from './order.ts';

/** What a consolidation is asked for; days that are not given are taken from the returns. */
export interface Request extends Order {
  /** The files, each with what looking into it told. */
  readonly seen: readonly Peek<Found>[];
  readonly window: Period | null;
  readonly asOf: string | null;
}

/** Reads every file and adds up what they hold. The result does not depend on their order. */
export async function consolidate(
  request: Request,
  executor: Pick<Executor, 'tally'> = localExecutor(request),
): Promise<Report> {
  return reportOf(await gather(request, executor));
}

/** Reads every file; the executor is not needed afterwards. */
export function gather(
  request: Request,
  executor: Pick<Executor, 'tally'>,
  report: (progress: Progress) => void = () => undefined,
): Promise<Gathered> {
  const { forms = FORMS, region } = request;
  const tree = treeOf(region);
  if (!tree) throw new RangeError(`no region ${region}`);
  const seen = new Map(request.seen.map((one) => [one.file, one]));
  const peek = (file: Found) => Promise.resolve(seen.get(file) ?? nothingSeen(file));
  return gatherFiles(
    { ...request, files: [...seen.keys()], tree, forms },
    { peek, tally: (group, { window, asOf }) => executor.tally(group, { window, asOf }), report },
  );
}
