import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { convert, soffice } from '../libreoffice.ts';
import { fill, type Plan, type Row } from '../python.ts';
import { taizhang } from './build.ts';
import { FENGLING, SHANHE } from './dirty.ts';
import { CHECKPOINTS, DAILY, DISPUTES, passage, STAFF } from './rows.ts';
import {
  CHENGGUAN,
  CHENJIN,
  DIANAN,
  LIANCAI,
  SHATANG,
  WENBU,
  ZHANGCHENG,
  type Town,
} from './towns.ts';

export const FORMS = 'checkpoint-log,dispute-register,daily-return';
export const PERIOD = ['--from', '2020-02-01', '--to', '2020-02-29'];

/** In China an hour before and an hour after 16:00 of the day reported on. */
export const IN_TIME = '2020-02-29T07:00:00Z';
const TOO_LATE = '2020-02-29T09:00:00Z';

export const COVER: Row = {
  填报人: STAFF.filler,
  审核人: STAFF.reviewer,
  联系电话: '0954-2000001',
};

/** What each file of the folder has to come to; `region` where the town is known. */
export interface Expected {
  readonly state: 'counted' | 'superseded' | 'duplicate' | 'refused' | 'ignored';
  readonly region?: string;
}

/** The files of the folder by path; of the two byte-identical ones either may be the duplicate. */
export const FILES: Readonly<Record<string, Expected>> = {
  '100.xlsx': { state: 'counted', region: '640423100' },
  '101 改.xlsx': { state: 'counted', region: '640423101' },
  '101.xlsx': { state: 'superseded', region: '640423101' },
  '一/102.xlsx': { state: 'counted', region: '640423102' },
  '二/102.xlsx': { state: 'counted', region: '640423102' },
  '二/102 - 副本.xlsx': { state: 'duplicate', region: '640423102' },
  '200.xlsx': { state: 'counted', region: '640423200' },
  '201.xlsx': { state: 'counted', region: '640423201' },
  '640423203-杨河乡-2020-02-01-2020-02-29.xlsx': { state: 'refused', region: '640423203' },
  '204.xlsx': { state: 'refused' },
  '205.xlsx': { state: 'counted', region: '640423205' },
  '206.xlsx': { state: 'counted', region: '640423206' },
  '207.xlsx': { state: 'counted', region: '640423207' },
  '208.xlsx': { state: 'counted', region: '640423208' },
  '209.xlsx': { state: 'counted', region: '640423209' },
  '泾源 香水镇.xlsx': { state: 'refused' },
  '~$100.xlsx': { state: 'ignored' },
  '现场照片.jpg': { state: 'ignored' },
  '说明.xlsx': { state: 'refused' },
};

/** Templates of a region by town code. */
export function templates(region: string, out: string): (code: string) => string {
  const made = taizhang(
    [
      'templates',
      '--region',
      region,
      ...PERIOD,
      '--cutoff',
      '16:00',
      '--out',
      out,
      '--forms',
      FORMS,
    ],
    '.',
  );
  if (made.status !== 0) throw new Error(made.stderr);
  const names = readdirSync(out);
  return (code) => path.join(out, names.find((name) => name.startsWith(code)) ?? '');
}

export function sheetsOf(
  town: Pick<Town, 'passages' | 'cases' | 'daily'>,
): Record<string, readonly Row[]> {
  return { [CHECKPOINTS]: town.passages, [DISPUTES]: town.cases, [DAILY]: town.daily ?? [] };
}

/** One revision of 沙塘镇 under one id: the file times say the opposite of the stamps inside. */
function revisions(template: string, folder: string): readonly Plan[] {
  const older = { passages: SHATANG.passages.slice(0, 2), cases: SHATANG.cases.slice(1) };
  const both = { template, cover: COVER };
  return [
    {
      ...both,
      out: path.join(folder, '101.xlsx'),
      modified: '2020-02-28T01:00:00Z',
      written: '2020-02-29T06:00:00Z',
      sheets: sheetsOf(older),
    },
    {
      ...both,
      out: path.join(folder, '101 改.xlsx'),
      modified: '2020-02-28T02:00:00Z',
      written: '2020-02-28T03:00:00Z',
      sheets: sheetsOf(SHATANG),
    },
  ];
}

/** Fills the month of 隆德县 in `work`, one town's through LibreOffice; gives the folder of returns. */
export async function makeMonth(work: string, office = soffice !== null): Promise<string> {
  const folder = path.join(work, '上报');
  const [first, second, other] = ['一', '二', '三'].map((name) => path.join(work, '模板', name));
  const own = templates('640423', first ?? '');
  const again = templates('640423', second ?? '');
  const jingyuan = templates('640424', other ?? '');
  const plan = (template: string, name: string, rows: Parameters<typeof sheetsOf>[0]): Plan => ({
    template,
    out: path.join(folder, name),
    modified: IN_TIME,
    written: IN_TIME,
    cover: COVER,
    sheets: sheetsOf(rows),
  });
  const nothing = { passages: [], cases: [] };
  const foreign = { passages: [passage(80, { moment: '2020-02-03 10:00' })], cases: [] };
  const sent = plan(own('640423205'), '205.xlsx', ZHANGCHENG);
  fill([
    plan(own('640423100'), '100.xlsx', CHENGGUAN),
    ...revisions(own('640423101'), folder),
    plan(own('640423102'), '一/102.xlsx', LIANCAI),
    plan(again('640423102'), '二/102.xlsx', LIANCAI.second),
    plan(own('640423200'), '200.xlsx', CHENJIN),
    plan(own('640423201'), '201.xlsx', nothing),
    {
      ...plan(own('640423204'), '204.xlsx', foreign),
      cover: { ...COVER, 填报单位: '张程乡' },
    },
    !office ? sent : { ...sent, out: path.join(work, '转存', '205.xlsx') },
    plan(own('640423206'), '206.xlsx', FENGLING),
    plan(own('640423207'), '207.xlsx', SHANHE),
    { ...plan(own('640423208'), '208.xlsx', WENBU), modified: TOO_LATE },
    { ...plan(own('640423209'), '209.xlsx', DIANAN), drop: ['_台账'] },
    plan(jingyuan('640424100'), '泾源 香水镇.xlsx', foreign),
  ]);
  if (office) await convert(path.join(work, '转存', '205.xlsx'), 'xlsx', folder);
  litter(folder);
  return folder;
}

/** What else lies in such a folder. */
function litter(folder: string): void {
  const put = (name: string, content: Uint8Array | string): void =>
    writeFileSync(path.join(folder, name), content);
  copyFileSync(path.join(folder, '二', '102.xlsx'), path.join(folder, '二', '102 - 副本.xlsx'));
  const whole = readFileSync(path.join(folder, '100.xlsx'));
  put('640423203-杨河乡-2020-02-01-2020-02-29.xlsx', whole.subarray(0, whole.length / 2));
  put('~$100.xlsx', '岑'.padEnd(165, ' '));
  put('现场照片.jpg', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0));
  put('说明.xlsx', '各乡镇:请于今日16时前上报。\n');
}

/** The same folder, its files made in the opposite order, under names that `rename` gives. */
export function copyFolder(from: string, to: string, rename: (name: string) => string): string {
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(from, path.join(entry.parentPath, entry.name)))
    .sort()
    .reverse();
  for (const file of files) {
    const target = path.join(to, rename(file));
    mkdirSync(path.dirname(target), { recursive: true });
    cpSync(path.join(from, file), target, { preserveTimestamps: true });
  }
  return to;
}
