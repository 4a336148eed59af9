import path from 'node:path';
import { READERS, type Sum } from './readers.ts';

/** What a child prints as its last line. */
export interface Cost {
  /** Seconds of processor time spent in the program, its start included. */
  readonly user: number;
  /** Megabytes at the peak. */
  readonly peak: number;
  readonly sum: Sum;
}

/** What `runChild` starts: does the work and prints its cost. */
export async function serveChild(name: string, args: readonly string[]): Promise<void> {
  const sum: Sum = { cells: 0, numbers: 0, letters: 0 };
  if (name === 'consolidate') await consolidate(args);
  else await READERS[name]?.(args, sum);
  const usage = process.resourceUsage();
  const cost: Cost = { user: usage.userCPUTime / 1e6, peak: usage.maxRSS / 1024, sum };
  process.stdout.write(`\n${JSON.stringify(cost)}\n`);
}

/** The command as a clerk would give it: discovery, totals, county workbook and JSON, written to disk. */
async function consolidate(args: readonly string[]): Promise<void> {
  const { consolidateCommand } = await import('../commands/consolidate.ts');
  const { CITY, MONTH, REGISTERS } = await import('./returns.ts');
  const [folder = '', to = '', workers = '', out = ''] = args;
  const days = ['--from', MONTH.from, '--to', to, '--as-of', to];
  const outputs = ['--out', path.join(out, 'county.xlsx'), '--json', path.join(out, 'county.json')];
  await consolidateCommand().parseAsync(
    [folder, '--region', CITY, ...days, '--forms', REGISTERS, '--workers', workers, ...outputs],
    { from: 'user' },
  );
  process.exitCode = 0;
}
