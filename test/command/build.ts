import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { alone } from '../lock.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const COMMAND = path.join(ROOT, 'dist', 'taizhang.js');

/** Builds the command where it is missing or older than its sources, once for all workers. */
export function build(): void {
  makeFresh('command');
}

/** Builds the task pane and the page likewise: they hold the core and the words too. */
export function buildPages(): void {
  makeFresh('panel');
}

function makeFresh(part: 'command' | 'panel'): void {
  alone(() => {
    const done = spawnSync('node', ['scripts/fresh.js', part], { cwd: ROOT, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`webpack: ${done.stdout}${done.stderr}`);
  });
}

/** What a call of the command came to. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command as a person would, in a folder of its own. */
export function taizhang(args: readonly string[], cwd: string): Outcome {
  const { status, stdout, stderr } = spawnSync('node', [COMMAND, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return { status, stdout, stderr };
}
