import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, taizhang, type Outcome } from './build.ts';

const PERIOD = ['--from', '2020-02-01', '--to', '2020-02-29'];
const REGION = ['--region', '640423'];
const WHOLE = [...REGION, ...PERIOD];

/** Everything below a folder, and how long each file is. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return entry.isFile() ? `${file} ${readFileSync(file).length}` : file;
    })
    .sort();
}

describe('a call that cannot be done', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'taizhang-calls-'));
  const inWork = (...parts: string[]): string => path.join(work, ...parts);
  const call = (...args: string[]): Outcome => taizhang(args, work);

  beforeAll(() => {
    build();
    for (const folder of ['空', '杂', '出']) mkdirSync(inWork(folder));
    writeFileSync(inWork('杂', '现场.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0));
    writeFileSync(inWork('杂', '说明.txt'), '各乡镇:请上报。\n');
    const made = call('templates', ...WHOLE, '--out', inWork('上报'));
    if (made.status !== 0) throw new Error(made.stderr);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  /** One sentence, no stack, nothing on standard output, and the folder as it was. */
  function refuses(status: number, names: RegExp, ...args: string[]): void {
    const before = listing(work);
    const outcome = call(...args);
    expect([outcome.status, outcome.stderr]).toEqual([status, expect.stringMatching(names)]);
    expect(outcome.stderr).not.toMatch(/\n\s+at |node:|Error:/);
    expect(outcome.stdout).toBe('');
    expect(listing(work)).toEqual(before);
  }
  const consolidate = (folder: string, out: string, ...more: string[]): string[] => [
    'consolidate',
    inWork(folder),
    ...WHOLE,
    '--out',
    inWork(out),
    ...more,
  ];

  it.each([
    ['a missing folder', 2, /没有|找不到/, ['consolidate', '没有', ...WHOLE]],
    ['a file in place of a folder', 2, /说明\.txt/, ['consolidate', '杂/说明.txt', ...WHOLE]],
    ['an empty folder', 3, /空/, ['consolidate', '空', ...WHOLE]],
    ['a folder without a workbook', 3, /杂/, ['consolidate', '杂', ...WHOLE]],
    ['an unknown region', 2, /649999/, ['consolidate', '上报', '--region', '649999', ...PERIOD]],
    ['no region', 2, /--region/, ['consolidate', '上报', ...PERIOD]],
    [
      'a period that ends before it begins',
      2,
      /2020-02-29.*2020-02-01/,
      ['consolidate', '上报', ...REGION, '--from', '2020-02-29', '--to', '2020-02-01'],
    ],
    [
      'a day that is not in the calendar',
      2,
      /2020-02-30/,
      ['consolidate', '上报', ...REGION, '--from', '2020-02-01', '--to', '2020-02-30'],
    ],
    ['a day that is none', 2, /昨天/, ['consolidate', '上报', ...WHOLE, '--as-of', '昨天']],
    ['an hour that is none', 2, /25:00/, ['consolidate', '上报', ...WHOLE, '--cutoff', '25:00']],
    ['an unknown option', 2, /--nonsense/, ['consolidate', '上报', ...WHOLE, '--nonsense']],
    ['no folder', 2, /folder/, ['consolidate', ...WHOLE]],
    ['an unknown subcommand', 2, /summarise/, ['summarise', '上报']],
    ['an unknown register', 2, /nothing/, ['consolidate', '上报', ...WHOLE, '--forms', 'nothing']],
    [
      'templates of an unknown region',
      2,
      /1/,
      ['templates', '--region', '1', ...PERIOD, '--out', '出'],
    ],
    ['templates without a period', 2, /--from/, ['templates', ...REGION, '--out', '出']],
    ['a check of what is not there', 2, /没有/, ['check', '没有']],
    ['a check of nothing', 2, /path/, ['check']],
    ['a check of a folder without a workbook', 3, /./, ['check', '杂']],
  ] as const)('ends with its status for %s', (_, status, names, args) => {
    refuses(status, names, ...args);
  });

  it.each(['杂/x.xlsx', '没有/的/夹/x.xlsx'])(
    'says so in one sentence, and makes no folder for %s',
    (out) => refuses(3, /空/, ...consolidate('空', out)),
  );

  it('does not write over a file that is read-only', () => {
    writeFileSync(inWork('出', '只读.xlsx'), '');
    chmodSync(inWork('出', '只读.xlsx'), 0o444);
    refuses(4, /只读\.xlsx/, ...consolidate('上报', '出/只读.xlsx'));
  });

  it('does not write into a folder that is read-only', () => {
    mkdirSync(inWork('锁'));
    chmodSync(inWork('锁'), 0o555);
    refuses(4, /x\.xlsx/, ...consolidate('上报', '锁/x.xlsx'));
  });

  it('does not write a workbook in place of a folder', () => {
    refuses(4, /出/, ...consolidate('上报', '出'));
  });

  it('does not write below a file', () => {
    refuses(4, /x\.xlsx/, ...consolidate('上报', '杂/说明.txt/x.xlsx'));
  });

  it.each(['.~lock.开着.xlsx#', '~$开着.xlsx'])(
    'does not write over what %s says is open',
    (lock) => {
      writeFileSync(inWork('出', '开着.xlsx'), '');
      writeFileSync(inWork('出', lock), '');
      refuses(4, /开着\.xlsx/, ...consolidate('上报', '出/开着.xlsx'));
      rmSync(inWork('出', lock));
    },
  );

  it('writes over no return that a town sent, and over no other file that is no result', () => {
    const [sent = ''] = readdirSync(inWork('上报'));
    refuses(4, new RegExp(sent), ...consolidate('上报', `上报/${sent}`));
    refuses(4, /说明\.txt/, ...consolidate('上报', '杂/说明.txt'));
    const json = ['--json', inWork('上报', sent)];
    refuses(4, new RegExp(sent), ...consolidate('上报', '出/新.xlsx', ...json));
  });

  it.skipIf(process.platform === 'win32')('puts no file in the place of a pipe', () => {
    execFileSync('mkfifo', [inWork('出', '管道')]);
    refuses(4, /管道/, ...consolidate('上报', '出/管道'));
    expect(statSync(inWork('出', '管道')).isFIFO()).toBe(true);
  });

  it('writes over the result of an earlier run', () => {
    const again = consolidate('上报', '出/再.xlsx', '--json', inWork('出', '再.json'));
    for (const run of [1, 2]) {
      const { status, stderr } = call(...again);
      expect([run, status, stderr]).toEqual([run, 1, '']);
    }
  });

  it('writes no two outputs into one file', () => {
    refuses(2, /x\.xlsx/, ...consolidate('上报', '出/x.xlsx', '--json', inWork('出', 'x.xlsx')));
  });

  it.each(['上报', ''])('puts no marked copies where the returns are: %j', (returns) => {
    refuses(2, /上报文件夹/, ...consolidate('上报', '出/x.xlsx', '--returns', inWork(returns)));
  });

  it('puts no marked copies where the returns are through a link, either way', () => {
    symlinkSync(inWork('上报'), inWork('退回'));
    refuses(2, /上报文件夹/, ...consolidate('上报', '出/x.xlsx', '--returns', inWork('退回')));
    refuses(2, /上报文件夹/, ...consolidate('退回', '出/x.xlsx', '--returns', inWork('上报')));
    rmSync(inWork('退回'));
  });

  it('writes neither output where one of them cannot be written', () => {
    writeFileSync(inWork('出', '只读.json'), '');
    chmodSync(inWork('出', '只读.json'), 0o444);
    const json = ['--json', inWork('出', '只读.json')];
    refuses(4, /只读\.json/, ...consolidate('上报', '出/新.xlsx', ...json));
  });
});

describe('help', () => {
  const work = tmpdir();
  beforeAll(build);

  it.each([
    ['the command', []],
    ['templates', ['templates']],
    ['check', ['check']],
    ['consolidate', ['consolidate']],
  ])('is given in both languages for %s', (_, subcommand) => {
    const { status, stdout, stderr } = taizhang([...subcommand, '--help'], work);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout).toMatch(/[\u4e00-\u9fff]{4}/);
    expect(stdout).toMatch(/workbook/);
  });
});
