import { mkdirSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** One for all workers of a run, which are children of one process. */
const LOCK = path.join(tmpdir(), `taizhang-build-${process.ppid}`);
/** Longer than any build takes, shorter than a hook may. Milliseconds. */
const PATIENCE = 100_000;

function takeLock(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    return false;
  }
}

/** Runs what writes files that all workers use, one worker at a time. */
export function alone(job: () => void): void {
  const until = Date.now() + PATIENCE;
  while (!takeLock()) {
    if (Date.now() > until) throw new Error(`${LOCK} is left from a run that was stopped`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
  try {
    job();
  } finally {
    rmdirSync(LOCK);
  }
}
