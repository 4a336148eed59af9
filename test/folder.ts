import { consolidate, type Request } from '../src/batch/consolidate.ts';
import { listFolder } from '../src/batch/discover.ts';
import { localExecutor, type Executor } from '../src/batch/executor.ts';
import type { Report } from '../src/core/report.ts';

/** The report of every file in a folder, as the command makes it. */
export async function consolidateFolder(
  folder: string,
  asked: Omit<Request, 'seen'>,
  executor: Executor = localExecutor(asked),
): Promise<Report> {
  const listed = await listFolder(folder, new Set());
  const seen = await Promise.all(listed.map(executor.look));
  return consolidate({ ...asked, seen }, executor);
}
