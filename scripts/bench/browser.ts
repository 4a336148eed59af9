import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Variant } from './corpus.ts';

/** Ways to get at what a workbook holds; all but the first only unpack it. */
export const WAYS = ['reading', 'own inflate', 'fflate', 'DecompressionStream'] as const;
export type Way = (typeof WAYS)[number];

/** Milliseconds of each run. */
export type Times = readonly number[];

/** What one variant took in a worker, in each way. */
export type Reading = Readonly<Record<Way, Times>>;

/** Milliseconds of the pane's own work, and of Excel's answers that were waited for meanwhile. */
export interface Took {
  readonly own: number;
  readonly excel: number;
}

export interface Pane {
  readonly columns: number;
  /** From the start of the navigation until the first frame with fields is painted; a fresh browser each time. */
  readonly usable: Times;
  /** From the click until the findings are shown. */
  readonly check: readonly Took[];
  /** From the edit until the findings are shown, without the pause that waits for more typing. */
  readonly typing: readonly Took[];
}

/** What is measured by a file of test/bench: what it is given, and what it gives. */
export interface Measures {
  readonly reading: {
    readonly given: {
      readonly files: Readonly<Record<Variant, readonly string[]>>;
      readonly rounds: number;
    };
    readonly found: Readonly<Record<Variant, Reading>>;
  };
  readonly pane: {
    readonly given: { readonly rows: number; readonly rounds: number };
    readonly found: Pane;
  };
}

/** The variable that names a file with what is given; what is found is written in its place. */
export const GIVEN = 'TAIZHANG_BENCH';

/** What a measure needs and this machine has not. */
export interface Missing {
  readonly missing: string;
}

/**
 * Runs a file of test/bench, where the browser and the simulated Excel are: nobody imports test, so it is
 * a process of its own like every other program here. Throws where it fails for another reason than that
 * something is not installed.
 */
export function measureInBrowser<Name extends keyof Measures>(
  name: Name,
  given: Measures[Name]['given'],
): Measures[Name]['found'] | Missing {
  const lacking = ['vitest', 'playwright-core'].find(
    (tool) => !existsSync(path.join('node_modules', tool)),
  );
  if (lacking !== undefined) return { missing: lacking };
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-browser-'));
  const file = path.join(folder, 'given.json');
  try {
    writeFileSync(file, JSON.stringify(given));
    const args = ['run', '--config', 'vitest.bench.config.ts', `test/bench/${name}.bench.ts`];
    const done = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
      encoding: 'utf8',
      env: { ...process.env, [GIVEN]: file },
    });
    if (done.status !== 0) throw new Error(`measuring ${name}: ${done.stdout}${done.stderr}`);
    return JSON.parse(readFileSync(file, 'utf8')) as Measures[Name]['found'] | Missing;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
