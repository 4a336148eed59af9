import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ROOT } from './open.ts';

/** What the script writes for a folder of returns of 隆德县. */
export function byScript(returns: string): { readonly json: string; readonly workbook: Buffer } {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-script-'));
  const out = path.join(folder, 'totals.xlsx');
  const json = path.join(folder, 'totals.json');
  const args = ['consolidate', returns, '--region', '640423', '--out', out, '--json', json];
  try {
    const done = spawnSync('node', [path.join(ROOT, 'dist', 'taizhang.js'), ...args], {
      encoding: 'utf8',
    });
    if (done.status !== 0 && done.status !== 1) throw new Error(done.stderr);
    return { json: readFileSync(json, 'utf8'), workbook: readFileSync(out) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
