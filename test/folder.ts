import { consolidate, type Request } from '../src/batch/consolidate.ts';
import { listFolder } from '../src/batch/discover.ts';
import { localExecutor, type Executor } from '../src/batch/executor.ts';
import type { Report } from '../src/core/report.ts';

/** The report of every file in a folder, as the command makes it. */
export async function consolidateFolder(
  folder: string,
  asked: Omit<Request, 'files'>,
  executor: Executor = localExecutor(asked),
): Promise<Report> {
  const listed = await listFolder(folder, new Set());
  const files = await Promise.all(listed.map(executor.look));
  return consolidate({ ...asked, files }, executor);
}
