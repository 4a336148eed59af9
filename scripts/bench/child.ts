import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
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
  let others: readonly Cost[] = [];
  if (name === 'consolidate') await consolidate(args);
  else if (name === 'apart') others = await consolidateApart(args);
  else await READERS[name]?.(args, sum);
  const usage = process.resourceUsage();
  const cost: Cost = {
    user: others.reduce((total, { user }) => total + user, usage.userCPUTime / 1e6),
    peak: others.reduce((total, { peak }) => total + peak, usage.maxRSS / 1024),
    sum,
  };
  process.stdout.write(`\n${JSON.stringify(cost)}\n`);
}

/** The last line of a child. */
export function costOf(output: string): Cost {
  return JSON.parse(output.trimEnd().split('\n').at(-1) ?? '') as Cost;
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

/**
 * The same for several folders at once, each in a process of its own that shares nothing with the others: what
 * as many workers would come to that need not wait for each other and leave nothing to be added up.
 */
async function consolidateApart(args: readonly string[]): Promise<readonly Cost[]> {
  const [to = '', out = '', ...folders] = args;
  const outputs = await Promise.all(
    folders.map((folder) => {
      const own = mkdtempSync(path.join(out, 'apart-'));
      const child = ['--child', 'consolidate', folder, to, '1', own];
      return promisify(execFile)(process.execPath, [process.argv[1] ?? '', ...child]);
    }),
  );
  return outputs.map(({ stdout }) => costOf(stdout));
}
