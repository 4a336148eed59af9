import { spawnSync } from 'node:child_process';
import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const COMMAND = path.join(ROOT, 'dist', 'taizhang.js');
const LOCK = path.join(tmpdir(), `taizhang-build-${process.ppid}`);

/** True for the one worker that may build; the others wait until it is done. */
function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

/** Builds the command where it is missing or older than its sources, once for all workers. */
export function build(): void {
  const until = Date.now() + 90_000;
  while (!takeLock()) {
    if (Date.now() > until) throw new Error(`${LOCK} is left from a run that was stopped`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    const done = spawnSync('node', ['scripts/fresh.js', 'command'], {
      cwd: ROOT,
      encoding: 'utf8',
    });
    if (done.status !== 0) throw new Error(`webpack: ${done.stdout}${done.stderr}`);
  } finally {
    rmdirSync(LOCK);
  }
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
