import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CITY, makeReturn, MONTH, towns } from '../../scripts/bench/returns.ts';
import { consolidate } from '../../src/batch/consolidate.ts';
import { listFolder, lookAt } from '../../src/batch/discover.ts';
import { localExecutor, type Executor } from '../../src/batch/executor.ts';
import { writeMarkedReturns } from '../../src/batch/marked.ts';
import { poolExecutor } from '../../src/batch/pool.ts';
import type { Report } from '../../src/core/report.ts';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { build, taizhang } from '../command/build.ts';
import { python } from '../python.ts';

const root = mkdtempSync(path.join(tmpdir(), 'taizhang-shared-'));
// Node itself cannot remove what is deeper than a path may be long.
afterAll(() => execFileSync('rm', ['-rf', root]));

const ASKED = { region: CITY, window: MONTH, asOf: MONTH.to, cutoff: null, today: MONTH.to };
const WORKER = path.resolve('dist/worker.js');
const GIGABYTE = 2 ** 30;
/** Checkpoint rows, and so persons, of each return. */
const ROWS = 12;

const returns: { readonly name: string; readonly bytes: Uint8Array }[] = [];

beforeAll(async () => {
  build();
  for (const town of towns().slice(0, 4)) {
    const bytes = await writeWorkbook(makeReturn(town, { log: ROWS, disputes: 4 }, MONTH));
    returns.push({ name: `${town.code}.xlsx`, bytes });
  }
});

let folders = 0;

/** A folder with three returns, and what stands in it besides. */
function makeFolder(besides: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = path.join(root, String((folders += 1)));
  mkdirSync(folder);
  for (const { name, bytes } of returns.slice(0, 3)) writeFileSync(path.join(folder, name), bytes);
  for (const [name, bytes] of Object.entries(besides)) {
    writeFileSync(path.join(folder, name), bytes);
  }
  return folder;
}

const at = (index: number): string => returns[index]?.name ?? '';

interface Meanwhile {
  readonly listed?: () => void;
  readonly looked?: () => void;
}

/** The report of a folder in which something happens while it is read. */
async function consolidateWhile(
  folder: string,
  executor: Executor,
  { listed = () => undefined, looked = () => undefined }: Meanwhile = {},
): Promise<Report> {
  const files = await listFolder(folder, new Set());
  listed();
  const seen = await Promise.all(files.map(executor.look));
  looked();
  return consolidate({ ...ASKED, seen }, executor).finally(executor.close);
}

function statesOf({ files }: Report): Readonly<Record<string, string>> {
  return Object.fromEntries(
    files.map(({ path, state, reason }) => [path, reason ? `${state} ${reason}` : state]),
  );
}

/** The returns of the towns of which it is said that what they sent cannot be read, rather than nothing. */
function unreadable({ states }: Report): readonly string[] {
  const towns = states.filter(({ state }) => state === 'unreadable').map(({ region }) => region);
  return [...new Set(towns)].sort().map((code) => `${code}.xlsx`);
}

const persons = ({ totals }: Report): number | undefined =>
  totals[CITY]?.['checkpoint-log.persons'];

const EXECUTORS = [
  ['this thread', () => localExecutor(ASKED)],
  ['workers', () => poolExecutor(WORKER, 2, ASKED)],
] as const;

describe.each(EXECUTORS)('on %s', (_, makeExecutor) => {
  it('a file that is gone before it is looked at is named, a lock file as one', async () => {
    const folder = makeFolder({ '~$a.xlsx': 'a'.repeat(165) });
    const report = await consolidateWhile(folder, makeExecutor(), {
      listed: () => {
        unlinkSync(path.join(folder, at(1)));
        unlinkSync(path.join(folder, '~$a.xlsx'));
      },
    });
    expect(statesOf(report)).toEqual({
      [at(0)]: 'counted',
      [at(1)]: 'refused file-unreadable',
      [at(2)]: 'counted',
      '~$a.xlsx': 'ignored file-lock',
    });
    expect(persons(report)).toBe(2 * ROWS);
    expect(unreadable(report)).toEqual([at(1)]);
  });

  it('a file that is gone or written anew after that is not counted', async () => {
    const folder = makeFolder();
    const report = await consolidateWhile(folder, makeExecutor(), {
      looked: () => {
        unlinkSync(path.join(folder, at(0)));
        writeFileSync(path.join(folder, at(1)), returns[3]?.bytes ?? '');
      },
    });
    expect(statesOf(report)).toEqual({
      [at(0)]: 'refused file-unreadable',
      [at(1)]: 'refused file-changed',
      [at(2)]: 'counted',
    });
    expect(persons(report)).toBe(ROWS);
    expect(unreadable(report)).toEqual([at(0), at(1)]);
  });

  it('a file that is saved again as it was is counted', async () => {
    const folder = makeFolder();
    const report = await consolidateWhile(folder, makeExecutor(), {
      looked: () => {
        const file = path.join(folder, at(1));
        writeFileSync(`${file}.tmp`, returns[1]?.bytes ?? '');
        renameSync(`${file}.tmp`, file);
      },
    });
    expect(persons(report)).toBe(3 * ROWS);
  });

  it('what is larger than a workbook may be is not taken into memory', async () => {
    const folder = makeFolder({ 'a.mp4': '', [at(3)]: '', 'c.bin': 'PK\x03\x04', '~$d.xlsx': '' });
    for (const name of ['a.mp4', at(3), 'c.bin', '~$d.xlsx']) {
      truncateSync(path.join(folder, name), GIGABYTE);
    }
    const before = process.memoryUsage().rss;
    const report = await consolidateWhile(folder, makeExecutor());
    expect(statesOf(report)).toEqual({
      ...Object.fromEntries([0, 1, 2].map((index) => [at(index), 'counted'])),
      'a.mp4': 'ignored file-not-workbook',
      [at(3)]: 'refused file-too-large',
      'c.bin': 'ignored file-archive',
      '~$d.xlsx': 'ignored file-lock',
    });
    expect(unreadable(report)).toEqual([at(3)]);
    expect(process.memoryUsage().rss - before).toBeLessThan(GIGABYTE / 2);
  });

  it('a folder below that cannot be listed is named', async () => {
    const folder = makeFolder();
    // Deeper than a path may be long.
    const dig = `for (let n = 0; n < 20; n++) { fs.mkdirSync('d'.repeat(250)); process.chdir('d'.repeat(250)); }`;
    execFileSync(process.execPath, ['-e', dig], { cwd: folder });
    const report = await consolidateWhile(folder, makeExecutor());
    expect(persons(report)).toBe(3 * ROWS);
    const named = report.files.filter(({ path }) => path.startsWith('ddd'));
    expect(named.map(({ state, reason }) => [state, reason])).toEqual([
      ['refused', 'file-unreadable'],
    ]);
  });
});

const names = ['a.xlsx', 'b.xlsx', 'c.xlsx'];

describe('the marked copies', () => {
  it('are made of what was counted, or not made', async () => {
    const { folder, found: files, report } = await counted('faulty');
    unlinkSync(path.join(folder, 'a.xlsx'));
    writeFileSync(path.join(folder, 'b.xlsx'), await returnWithFault(2));
    const out = path.join(root, 'marked');
    const made = await writeMarkedReturns(report, files, out, zhCN);
    expect(made.written).toEqual([path.join(out, 'c.xlsx')]);
    expect(made.gone.map(({ file, code }) => [file, code])).toEqual([
      ['a.xlsx', 'file-unreadable'],
      ['b.xlsx', 'file-changed'],
    ]);
    expect(readdirSync(out)).toEqual(['c.xlsx']);
  });

  it('are made of all others where the program fails at one', async () => {
    const { found, report } = await counted('failing');
    const files = found.map((file) => {
      if (file.path !== 'a.xlsx') return file;
      const failing = {
        get: (): never => {
          throw new Error('a fault of ours');
        },
      };
      return Object.defineProperty({ ...file }, 'absolute', failing);
    });
    const out = path.join(root, 'failing-marked');
    const made = await writeMarkedReturns(report, files, out, zhCN);
    expect(made.written).toEqual(['b.xlsx', 'c.xlsx'].map((name) => path.join(out, name)));
    expect(made.gone).toEqual([
      { code: 'file-failed', file: 'a.xlsx', detail: { reason: 'a fault of ours' } },
    ]);
  });

  it.skipIf(python === null)(
    'keeps a copy in which a town has gone on, and one that it has open',
    async () => {
      const { found: files, report } = await counted('again');
      const out = path.join(root, 'again-marked');
      const copies = names.map((name) => path.join(out, name));
      const mark = () => writeMarkedReturns(report, files, out, zhCN);
      expect(await mark()).toMatchObject({ written: copies, kept: [] });
      const [edited = '', open = '', other = ''] = copies;
      const change =
        'import openpyxl,sys; book=openpyxl.load_workbook(sys.argv[1]); ' +
        'book.worksheets[1]["C2"]="改"; book.save(sys.argv[1])';
      execFileSync(python ?? '', ['-c', change, edited]);
      writeFileSync(path.join(out, '~$b.xlsx'), '');
      const before = readFileSync(edited);
      expect(await mark()).toMatchObject({
        written: [other],
        kept: [
          { path: edited, why: 'edited' },
          { path: open, why: 'open' },
        ],
      });
      expect(readFileSync(edited).equals(before)).toBe(true);
    },
  );
});

/** A return in which a temperature is none. */
/** A folder of three returns that each have something to mend, and what was counted there. */
async function counted(name: string) {
  const folder = path.join(root, name);
  mkdirSync(folder);
  for (const [index, file] of names.entries()) {
    writeFileSync(path.join(folder, file), await returnWithFault(index));
  }
  const executor = localExecutor(ASKED);
  const listed = await listFolder(folder, new Set());
  const seen = await Promise.all(listed.map(executor.look));
  const report = await consolidate({ ...ASKED, seen }, executor);
  return { folder, found: seen.map(({ file }) => file), report };
}

async function returnWithFault(index: number): Promise<Uint8Array> {
  const town = towns()[index];
  if (!town) throw new Error('no town');
  const whole = makeReturn(town, { log: 2, disputes: 1 }, MONTH);
  const sheets = whole.sheets.map((sheet) => {
    const column = (sheet.rows[0] ?? []).indexOf('体温(℃)*');
    const rows = sheet.rows.map((row, at) =>
      at === 1 ? row.map((cell, c) => (c === column ? '高' : cell)) : row,
    );
    return column < 0 ? sheet : { ...sheet, rows };
  });
  return writeWorkbook({ ...whole, sheets });
}

describe('a fault of the program', () => {
  const FAULT = new Error('a fault of ours');

  /** Fails at one file, wherever it stands. */
  function faulty(inner: Executor, task: 'look' | 'tally', name: string): Executor {
    const fails = (given: unknown): boolean => JSON.stringify(given).includes(name);
    return {
      ...inner,
      [task]: (...given: readonly [never, never]) =>
        fails(given) ? Promise.reject(FAULT) : inner[task](...given),
    };
  }

  it('at one of two files of a town costs that file, which is named with it', async () => {
    const second = `${at(1).slice(0, 9)}-2.xlsx`;
    const town = towns()[1];
    if (!town) throw new Error('no town');
    const week = { from: '2020-02-10', to: '2020-02-16' };
    const another = makeReturn(town, { log: 5, disputes: 0 }, week);
    const folder = makeFolder({ [second]: await writeWorkbook(another) });
    const executor = faulty(localExecutor(ASKED), 'tally', at(1));
    const report = await consolidateWhile(folder, executor);
    expect(statesOf(report)[at(1)]).toBe('refused file-failed');
    expect(statesOf(report)[second]).toBe('counted');
    expect(persons(report)).toBe(2 * ROWS + 5);
    expect(report.issues.find(({ file }) => file === at(1))?.detail).toEqual({
      reason: FAULT.message,
    });
  });

  /** The built worker, with one of its functions made anew. */
  function workerWith(name: string, task: 'look' | 'tally', body: string): string {
    const script = path.join(root, name);
    const kept = task === 'look' ? 'tally' : 'look';
    const lines = [
      `import * as worker from '${pathToFileURL(WORKER).href}';`,
      `export const { ${kept} } = worker;`,
      `export const ${task} = (given) => { ${body}; return worker.${task}(given); };`,
    ];
    writeFileSync(script, lines.join('\n'));
    return script;
  }

  it('comes from a worker with its words', async () => {
    const body = `if (JSON.stringify(given).includes('${at(2)}')) throw new Error('a fault of ours')`;
    const script = workerWith('faulty.mjs', 'tally', body);
    const report = await consolidateWhile(makeFolder(), poolExecutor(script, 2, ASKED));
    expect(statesOf(report)[at(2)]).toBe('refused file-failed');
    expect(persons(report)).toBe(2 * ROWS);
    expect(report.issues.find(({ file }) => file === at(2))?.detail).toEqual({
      reason: FAULT.message,
    });
  });

  it('in a worker that has nothing to do costs nothing', async () => {
    const late = `setTimeout(() => { throw new Error('late') }, 50)`;
    const script = workerWith('late.mjs', 'look', `if (given.name === '${at(0)}') ${late}`);
    const executor = poolExecutor(script, 1, ASKED);
    const files = await listFolder(makeFolder(), new Set());
    const seen = await Promise.all(files.map(executor.look));
    await new Promise((resolve) => setTimeout(resolve, 500));
    const report = await consolidate({ ...ASKED, seen }, executor).finally(executor.close);
    expect(persons(report)).toBe(3 * ROWS);
  });

  it.each([1, 2])('that lets no worker start, of %s, is told at every file', async (workers) => {
    const script = path.join(root, 'none.mjs');
    writeFileSync(script, `throw new Error('no start');`);
    const report = await consolidateWhile(makeFolder(), poolExecutor(script, workers, ASKED));
    expect(new Set(Object.values(statesOf(report)))).toEqual(new Set(['refused file-failed']));
    expect(report.files).toHaveLength(3);
  });
});

describe('the command', () => {
  it.skipIf(process.platform === 'win32')('does not wait at a pipe', () => {
    execFileSync('mkfifo', [path.join(root, 'pipe.xlsx')]);
    const done = taizhang(['check', 'pipe.xlsx'], root);
    expect(done.status).toBe(1);
    expect(done.stdout).toMatch(/pipe\.xlsx/);
    expect(done.stdout).toMatch(/打不开/);
  });

  it('takes the first bytes of what is too large for what it is', async () => {
    const file = path.join(root, 'photo');
    writeFileSync(file, Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    truncateSync(file, LIMITS.file + 1);
    const { file: found, bytes } = await lookAt({ name: 'photo', absolute: file });
    expect([found.kind, found.sha256, bytes]).toEqual(['sent', '', undefined]);
    rmSync(file);
  });
});
