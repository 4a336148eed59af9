import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TOWNS, writeCorpus, type Variant } from './corpus.ts';
import { READERS, type Sum } from './readers.ts';

/**
 * How much processor time reading a city's workbooks takes, beside other readers. Only ratios of runs that
 * alternate on the same machine mean anything; they count whole processes, start included.
 */

/** What a child prints: seconds of processor time, megabytes at the peak. */
interface Run {
  readonly user: number;
  readonly peak: number;
  readonly sum: Sum;
}

/** Slow peers read one workbook in five; their time is scaled up. */
const SAMPLE = 5;
const PEERS: readonly (readonly [name: string, share: number])[] = [
  ['inflate', 1],
  ['own', 1],
  ['sheetjs', SAMPLE],
  ['exceljs', SAMPLE],
  ['openpyxl', SAMPLE],
];
/** This program, whether it was bundled or not. */
const HERE = process.argv[1] ?? '';
const PYTHON = '/usr/bin/python3';

function run(name: string, files: readonly string[]): Run {
  const [command, ...before] =
    name === 'openpyxl'
      ? [PYTHON, path.resolve('scripts/bench/peer.py')]
      : [process.execPath, ...process.execArgv, HERE, '--child', name];
  const output = execFileSync(command, [...before, ...files], { encoding: 'utf8' });
  return JSON.parse(output) as Run;
}

async function child(name: string, files: readonly string[]): Promise<void> {
  const sum: Sum = { cells: 0, numbers: 0, letters: 0 };
  await READERS[name]?.(files, sum);
  const usage = process.resourceUsage();
  const user = usage.userCPUTime / 1e6;
  process.stdout.write(JSON.stringify({ user, peak: usage.maxRSS / 1024, sum } satisfies Run));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}

function available(name: string): boolean {
  if (name !== 'openpyxl') return true;
  try {
    execFileSync(PYTHON, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function filesOf(variant: Variant): string[] {
  const folder = path.join(tmpdir(), `taizhang-bench-${variant}`);
  if (existsSync(folder) && readdirSync(folder).length === TOWNS) {
    return readdirSync(folder).map((name) => path.join(folder, name));
  }
  return writeCorpus(folder, variant, TOWNS);
}

/** Runs all readers in turn, several times, and prints medians and their ratios to inflating alone. */
function measure(variant: Variant, times: number, only: readonly string[]): void {
  const files = filesOf(variant);
  const peers = PEERS.filter(([name]) => (only.length ? only.includes(name) : available(name)));
  const runs = new Map<string, Run[]>(peers.map(([name]) => [name, []]));
  for (let time = 0; time < times; time++) {
    for (const [name, share] of peers) {
      runs.get(name)?.push(
        run(
          name,
          files.filter((_, index) => index % share === 0),
        ),
      );
    }
  }
  const seconds = peers.map(([name, share]) => {
    const user = median((runs.get(name) ?? []).map((each) => each.user));
    return { name, user: user * share, peak: runs.get(name)?.[0]?.peak ?? NaN };
  });
  const floor = seconds.find(({ name }) => name === 'inflate')?.user ?? NaN;
  for (const { name, user, peak } of seconds) {
    const ratio = (user / floor).toFixed(2);
    process.stdout.write(
      `${variant} ${name.padEnd(9)} ${user.toFixed(2)} s user  ${ratio} x inflate  ${peak.toFixed(0)} MB\n`,
    );
  }
}

const [, , first, ...rest] = process.argv;
if (first === '--child') await child(rest[0] ?? '', rest.slice(1));
else {
  const times = Number(first ?? 5);
  for (const variant of ['shared', 'inline'] as const) measure(variant, times, rest);
}
