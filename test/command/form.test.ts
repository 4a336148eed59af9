import { copyFileSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFormJson } from '../../src/core/define/index.ts';
import { makeGuide } from '../../src/core/guide.ts';
import { FORMS } from '../../src/forms/index.ts';
import { fill, put, python, type Row, type Value } from '../python.ts';
import { build, taizhang } from './build.ts';
import { CHECKPOINTS, passage } from './rows.ts';

const EXAMPLES = path.join(import.meta.dirname, '..', '..', 'docs', 'examples');
const EXAMPLE = path.join(EXAMPLES, 'forest-fire-patrol.xlsx');
const PERIOD = ['--from', '2020-02-01', '--to', '2020-02-29'];
const PATROLS = '森林防火巡护台账';

let folder = '';

beforeAll(() => {
  build();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-form-'));
});

const run = (...args: string[]) => taizhang(args, folder);

/** Place and code of each line of an issue list. */
function found(stdout: string): readonly string[] {
  let sheet = '';
  return stdout.split('\n').flatMap((line) => {
    sheet = /^ {2}\[(.+)\]$/.exec(line)?.[1] ?? sheet;
    const issue = /^ {4}\S+ (\S+) .*\(([\w-]+)\)$/.exec(line);
    return issue ? [`${sheet}!${issue[1]} ${issue[2]}`] : [];
  });
}

describe('taizhang form check', () => {
  it.each(['forest-fire-patrol.xlsx', 'forest-fire-patrol.json'])('finds nothing in %s', (name) => {
    const { status, stdout } = run('form', 'check', path.join(EXAMPLES, name));
    expect(found(stdout)).toEqual([]);
    expect(stdout).toContain('13 列，5 条规则，9 个指标');
    expect(status).toBe(0);
  });

  it.runIf(python)('names every faulty cell of a definition', () => {
    const out = path.join(folder, '有错.xlsx');
    put({
      from: EXAMPLE,
      out,
      cells: {
        登记表: { B4: 'f', B10: '村(社区)、巡护日子' },
        列: { C6: '日其', E7: '也许', K9: 5, B14: '巡护日期', K15: 3, L9: 1 },
        选项: { A3: '火险', B9: '是' },
        规则: { C4: '是否发现火情=有', C6: '火险等级 属于 高、极高 并 巡护人数<2' },
        指标: { B4: '巡护次数', D9: null, I9: '发现火' },
      },
    });
    const { status, stdout } = run('form', 'check', out);
    expect(found(stdout)).toEqual([
      '登记表!B4 form-value',
      '登记表!B10 form-column-unknown',
      // The day column is now the name of two, of which the last is a number.
      '登记表!B13 form-column-kind',
      '列!C6 form-value',
      '列!E7 form-value',
      '列!K9 form-member-unknown',
      // 否 is no choice any more: the default and two rules wanted it.
      '列!I12 form-option-unknown',
      '列!B14 form-duplicate',
      '列!H15 form-example',
      '选项!A3 form-column-unknown',
      '选项!B9 form-duplicate',
      '规则!C4 form-option-unknown',
      '规则!C5 form-option-unknown',
      '规则!C6 form-condition',
      '指标!B4 form-duplicate',
      '指标!D9 form-required',
      '指标!I9 form-member-unknown',
      '指标!H10 form-column-unknown',
    ]);
    expect(status).toBe(1);
  });

  it.runIf(python)('reads a workbook typed from nothing, headings in its first rows', () => {
    const out = path.join(folder, '自建.xlsx');
    put({
      out,
      cells: {
        登记表: {
          A1: '标识',
          B1: 'visits',
          A2: '表代码',
          B2: 'VV',
          A3: '名称',
          B3: '来访登记',
          A4: '一行登记什么',
          B4: '一人一行',
          A5: '用途',
          B5: '记录来访。',
          A6: '重复判定列',
          B6: '姓名、日期',
        },
        列: {
          A1: '列名',
          B1: '类型',
          C1: '必填',
          D1: '个人信息',
          A2: '姓名',
          B2: '姓名',
          C2: '必填',
          D2: '一般',
          A3: '日期',
          B3: '日期',
          C3: '必填',
          D3: '否',
        },
      },
    });
    const { status, stdout } = run('form', 'check', out);
    expect(found(stdout)).toEqual([]);
    expect(status).toBe(0);
  });

  it('says which sheet is missing, and that a file is no workbook', () => {
    const text = path.join(folder, '不是.xlsx');
    copyFileSync(path.join(EXAMPLES, 'forest-fire-patrol.json'), text);
    const { status, stdout } = run('form', 'check', text);
    expect(stdout).toMatch(/\(file-[\w-]+\)/);
    expect(status).toBe(1);
  });
});

describe('taizhang form export', () => {
  it.each(['checkpoint-log', 'daily-return'])('writes %s so that it can be used as it is', (id) => {
    for (const out of [`${id}.xlsx`, `${id}.json`]) {
      expect(run('form', 'export', id, '--out', out).status).toBe(0);
      expect(run('form', 'check', out).status).toBe(0);
    }
    const json = readFileSync(path.join(folder, `${id}.json`), 'utf8');
    expect(readFormJson(json).form).toEqual(FORMS.find((form) => form.id === id));
  });

  it('knows no register but its own', () => {
    const { status, stderr } = run('form', 'export', 'nothing', '--out', 'x.xlsx');
    expect(stderr).toContain('checkpoint-log');
    expect(status).toBe(2);
  });
});

describe('taizhang form guide', () => {
  it('writes the same for the workbook as for the JSON', () => {
    const json = readFileSync(path.join(EXAMPLES, 'forest-fire-patrol.json'), 'utf8');
    const { form } = readFormJson(json, FORMS);
    expect(run('form', 'guide', EXAMPLE, '--out', '说明.md').status).toBe(0);
    const guide = readFileSync(path.join(folder, '说明.md'), 'utf8');
    expect(guide).toBe(form && makeGuide(form));
    for (const { title } of [...(form?.columns ?? []), ...(form?.indicators ?? [])]) {
      expect(guide).toContain(title);
    }
  });
});

const patrol = (day: string, route: string, more: Row = {}): Row => ({
  '村(社区)': '王庄村',
  巡护日期: { date: day },
  巡护路段: route,
  带队人: '张某一',
  巡护人数: 2,
  '巡护里程(公里)': 4.5,
  火险等级: '较高',
  ...more,
});

const FIRE: Row = { 是否发现火情: '是', 火情处置: '当场扑灭' };

const SHANHE: readonly Row[] = [
  patrol('2020-02-03', '东沟'),
  patrol('2020-02-03', '西沟', { ...FIRE, 巡护人数: 5, 火险等级: '五级' }),
  patrol('2020-02-04', '东沟', { ...FIRE, 火情处置: '报告消防', '收缴火种(件)': 3 }),
  // Written twice: it counts once.
  patrol('2020-02-04', '东沟', { ...FIRE, 火情处置: '报告消防', '收缴火种(件)': 3 }),
  // A distance nobody can read is in no sum; the patrol itself was one.
  patrol('2020-02-05', '东沟', { '巡护里程(公里)': '约5' }),
];

describe.runIf(python)('a register defined in a workbook', () => {
  let report: {
    totals: Record<string, Record<string, number>>;
    states: { region: string; register: string; state: string }[];
  };

  beforeAll(() => {
    const forms = ['--form', EXAMPLE, '--forms', 'forest-fire-patrol,daily-return'];
    const templates = path.join(folder, '模板');
    const made = run('templates', '--region', '640423', ...PERIOD, ...forms, '--out', templates);
    expect(made.stderr).toBe('');
    const template = (code: string): string =>
      path.join(templates, readdirSync(templates).find((name) => name.startsWith(code)) ?? '');
    const cover = { 填报人: '李某二', 审核人: '王某三', 联系电话: '13000000001' };
    const zero = { 报告日: { date: '2020-02-06' }, 台账: PATROLS, 当日情况: '零报告', 当日新增: 0 };
    fill([
      {
        template: template('640423207'),
        out: path.join(folder, '收', '山河.xlsx'),
        cover,
        sheets: { [PATROLS]: SHANHE },
      },
      {
        template: template('640423200'),
        out: path.join(folder, '收', '陈靳.xlsx'),
        cover,
        sheets: { 零报告: [{ ...zero, 填报人: '李某二', 审核人: '王某三' }] },
      },
    ]);
    const done = run(
      'consolidate',
      '收',
      '--region',
      '640423',
      ...PERIOD,
      ...forms,
      '--as-of',
      '2020-02-29',
      '--out',
      '县.xlsx',
      '--json',
      '县.json',
    );
    expect(done.stderr).toBe('');
    report = JSON.parse(readFileSync(path.join(folder, '县.json'), 'utf8')) as typeof report;
  });

  it('is counted as its indicators say', () => {
    const figures = Object.fromEntries(
      Object.entries(report.totals['640423'] ?? {}).flatMap(([id, value]) =>
        id.startsWith('forest-fire-patrol.') ? [[id.slice(19), value]] : [],
      ),
    );
    expect(figures).toEqual({
      patrols: 4,
      persons: 11,
      kilometres: 13.5,
      villages: 1,
      fires: 2,
      'put-out': 1,
      'put-out-rate': 0.5,
      collected: 3,
      'by-danger:低': 0,
      'by-danger:较低': 0,
      'by-danger:较高': 3,
      'by-danger:高': 0,
      'by-danger:极高': 1,
    });
  });

  it('is reported by one town, declared zero by one and missing from the others', () => {
    const states = report.states.filter(({ register }) => register === 'forest-fire-patrol');
    const count = (state: string): number => states.filter((row) => row.state === state).length;
    expect(states.find(({ region }) => region === '640423207')?.state).toBe('reported');
    expect(states.find(({ region }) => region === '640423200')?.state).toBe('zero');
    expect([states.length, count('missing')]).toEqual([13, 11]);
  });

  it('is checked with its own rules', () => {
    const { stdout } = run('check', '收', '--form', EXAMPLE);
    expect(stdout).toContain('(int-inexact)');
    expect(stdout).toContain('(entry-duplicate)');
  });

  it('stops a command where its definition is faulty', () => {
    put({ from: EXAMPLE, out: path.join(folder, '坏.xlsx'), cells: { 登记表: { B4: null } } });
    const { status, stderr } = run('check', '收', '--form', '坏.xlsx');
    expect(stderr).toContain('坏.xlsx');
    expect(status).toBe(2);
  });
});

describe.runIf(python)('a built-in register', () => {
  const forms = ['--forms', 'checkpoint-log,daily-return'];
  const at = (day: number): Value => ({ moment: `2020-02-0${day} 10:00` });
  const counted = (file: string): Record<string, number> => {
    const text = readFileSync(path.join(folder, file), 'utf8');
    const { totals } = JSON.parse(text) as { totals: Record<string, Record<string, number>> };
    return totals['640423'] ?? {};
  };
  const consolidate = (json: string, ...more: string[]) =>
    run(
      ...['consolidate', '卡点收', '--region', '640423', ...PERIOD, ...forms, ...more],
      ...['--as-of', '2020-02-29', '--out', '卡点.xlsx', '--json', json],
    );

  beforeAll(() => {
    put({
      out: path.join(folder, '改名.xlsx'),
      cells: {
        登记表: { A1: '基于', B1: 'checkpoint-log' },
        列: { A1: '列名', B1: '改名为', C1: '别名', A2: '处置', B2: '处理结果', C2: '处理方式' },
        选项: { A1: '列名', B1: '选项', C1: '改名为', A2: '处置', B2: '劝返', C2: '劝离' },
      },
    });
    const template = (out: string, code: string, ...more: string[]): string => {
      run('templates', '--region', code, ...PERIOD, ...forms, ...more, '--out', out);
      return path.join(folder, out, readdirSync(path.join(folder, out))[0] ?? '');
    };
    const cover = { 填报人: '李某二', 审核人: '王某三', 联系电话: '13000000001' };
    const renamed = (row: Row, action: string): Row => {
      const others = Object.entries(row).filter(([title]) => title !== '处置');
      return { ...Object.fromEntries(others), 处理结果: action };
    };
    fill([
      {
        template: template('原样', '640423207'),
        out: path.join(folder, '卡点收', '甲.xlsx'),
        cover,
        sheets: { [CHECKPOINTS]: [passage(1, at(3)), passage(2, at(4), { 处置: '劝返' })] },
      },
      {
        template: template('县里', '640423200', '--form', '改名.xlsx'),
        out: path.join(folder, '卡点收', '乙.xlsx'),
        cover,
        sheets: {
          [CHECKPOINTS]: [renamed(passage(3, at(5)), '劝离'), renamed(passage(4, at(6)), '放行')],
        },
      },
    ]);
  }, 120_000);

  it('gives the same report, byte by byte, from its exported definition', () => {
    consolidate('内置.json');
    for (const out of ['checkpoint-log.xlsx', 'checkpoint-log.json']) {
      run('form', 'export', 'checkpoint-log', '--out', out);
      consolidate('读回.json', '--form', out);
      expect(readFileSync(path.join(folder, '读回.json'))).toEqual(
        readFileSync(path.join(folder, '内置.json')),
      );
    }
  });

  it('in a county’s own words adds up with the official ones', () => {
    expect(consolidate('改名.json', '--form', '改名.xlsx').stderr).toBe('');
    expect(counted('改名.json')).toMatchObject({
      'checkpoint-log.persons': 4,
      'checkpoint-log.turned-back-at-checkpoints': 2,
    });
    // Who does not know the county's words cannot tell what was done.
    expect(counted('内置.json')).toMatchObject({ 'checkpoint-log.turned-back-at-checkpoints': 1 });
  });
});
