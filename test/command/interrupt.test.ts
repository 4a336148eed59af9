import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { build } from './build.ts';

const COMMAND = path.resolve('dist/taizhang.js');
const DAYS = ['--from', '2020-02-01', '--to', '2020-02-29', '--as-of', '2020-02-29'];
const work = mkdtempSync(path.join(tmpdir(), 'taizhang-interrupt-'));
const folder = path.join(work, '上报');
afterAll(() => rmSync(work, { recursive: true }));

beforeAll(async () => {
  build();
  mkdirSync(folder);
  for (const town of towns().slice(0, 6)) {
    const workbook = makeReturn(town, { log: 400, disputes: 80 }, MONTH);
    writeFileSync(path.join(folder, `${town.code}.xlsx`), await writeWorkbook(workbook));
  }
});

interface Ended {
  readonly status: number | null;
  readonly milliseconds: number;
}

/** Runs the command and presses Ctrl-C after so many milliseconds, or lets it end. */
function interrupted(out: string, workers: number, after: number | null): Promise<Ended> {
  mkdirSync(out);
  const outputs = ['--out', path.join(out, '汇总.xlsx'), '--json', path.join(out, '汇总.json')];
  const args = [
    'consolidate',
    folder,
    '--region',
    '640400',
    ...DAYS,
    '--workers',
    `${workers}`,
    ...outputs,
  ];
  const start = performance.now();
  const child = spawn(process.execPath, [COMMAND, ...args], { stdio: 'ignore' });
  const timer = after === null ? undefined : setTimeout(() => child.kill('SIGINT'), after);
  return new Promise((resolve) => {
    child.on('exit', (status) => {
      clearTimeout(timer);
      resolve({ status, milliseconds: performance.now() - start });
    });
  });
}

/** What must hold of a folder of outputs at any time: each is whole, and nothing else lies there. */
function expectWhole(out: string): void {
  for (const name of readdirSync(out)) {
    expect(['汇总.xlsx', '汇总.json']).toContain(name);
    const bytes = readFileSync(path.join(out, name));
    if (name.endsWith('.json')) expect(() => void JSON.parse(bytes.toString())).not.toThrow();
    else expect(readWorkbook(bytes).sheets.length).toBeGreaterThan(0);
  }
}

describe('Ctrl-C', () => {
  it.each([1, 2])(
    'leaves no half-written output whenever it comes, with %i workers',
    async (workers) => {
      const whole = await interrupted(path.join(work, `whole-${workers}`), workers, null);
      expect(whole.status).toBe(1);
      const statuses: (number | null)[] = [];
      for (const part of [0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95, 1]) {
        const out = path.join(work, `${workers}-${part}`);
        const { status } = await interrupted(out, workers, whole.milliseconds * part);
        statuses.push(status);
        expectWhole(out);
      }
      expect(statuses).toContain(130);
      // Before the command listens it ends by the signal itself, afterwards by its own word, or it was done.
      expect(statuses.every((status) => status === 130 || status === 1 || status === null)).toBe(
        true,
      );
    },
    120_000,
  );

  it('leaves an older output as it was', async () => {
    const out = path.join(work, 'older');
    mkdirSync(out);
    const older = '{ "format": "taizhang-report/1" }';
    writeFileSync(path.join(out, '汇总.xlsx'), older);
    const args = [
      'consolidate',
      folder,
      '--region',
      '640400',
      ...DAYS,
      '--out',
      path.join(out, '汇总.xlsx'),
    ];
    const child = spawn(process.execPath, [COMMAND, ...args], { stdio: 'ignore' });
    setTimeout(() => child.kill('SIGINT'), 700);
    const status = await new Promise((resolve) => child.on('exit', resolve));
    expect(readdirSync(out)).toEqual(['汇总.xlsx']);
    const text = readFileSync(path.join(out, '汇总.xlsx')).toString('latin1');
    if (status === 130 || status === null) expect(text).toBe(older);
    else expect(text.startsWith('PK')).toBe(true);
  });
});
