import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { costOf, type Cost } from './child.ts';

/** What a process of its own came to. */
export interface Run extends Cost {
  /** Seconds on the clock, from start to end. */
  readonly wall: number;
}

/** This program, whether it was bundled or not. */
const HERE = process.argv[1] ?? '';
const PYTHON = '/usr/bin/python3';

/** Runs one of the readers, or `consolidate` or `apart` with folders and options, and waits for it. */
export function runChild(name: string, args: readonly string[]): Run {
  const [command, ...before] =
    name === 'openpyxl'
      ? [PYTHON, path.resolve('scripts/bench/peer.py')]
      : [process.execPath, HERE, '--child', name];
  const start = performance.now();
  const output = execFileSync(command, [...before, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { ...costOf(output), wall: (performance.now() - start) / 1000 };
}

/** Peers that are not on this machine. */
export function missingPeers(): string[] {
  try {
    execFileSync(PYTHON, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return [];
  } catch {
    return ['openpyxl'];
  }
}
