import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const COMMAND = path.join(ROOT, 'dist', 'taizhang.js');
const PARTS = ['taizhang.js', 'worker.js'].map((name) => path.join(ROOT, 'dist', name));
const LOCK = path.join(tmpdir(), `taizhang-build-${process.ppid}`);

function writtenAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isStale(): boolean {
  const sources = ['src', 'scripts'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|tsx|json)$/.test(name))
      .map((name) => path.join(ROOT, folder, name)),
  );
  const built = Math.min(...PARTS.map(writtenAt));
  return sources.some((source) => writtenAt(source) > built);
}

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
    if (!isStale()) return;
    const done = spawnSync('npx', ['webpack'], { cwd: ROOT, encoding: 'utf8' });
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
