import { cpSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { makeRandom } from '../../src/core/random.ts';
import { ACCOUNT, type Sheets } from '../fixtures/account.ts';
import { dirty, shuffled, split } from '../fixtures/account-dirt.ts';
import { FROM, TO } from '../fixtures/account-rows.ts';
import { fill, type Plan } from '../python.ts';
import { taizhang } from './build.ts';
import type { Report } from './report.ts';
import { STAFF } from './rows.ts';

const PERIOD = ['--from', FROM, '--to', TO];
const SAVED = `${TO}T07:00:00Z`;
const COVER = { 填报人: STAFF.filler, 审核人: STAFF.reviewer, 联系电话: '0954-2000001' };

/** Templates of regions by unit; each call issues new workbooks, which are no revisions of earlier ones. */
function templates(regions: readonly string[], out: string): (code: string) => string {
  for (const region of regions) {
    const made = taizhang(['templates', '--region', region, ...PERIOD, '--out', out], '.');
    if (made.status !== 0) throw new Error(made.stderr);
  }
  const names = readdirSync(out);
  return (code) => path.join(out, names.find((name) => name.startsWith(`${code}-`)) ?? code);
}

const OFFICES = ACCOUNT.filter(({ code }) => code.endsWith('000')).map(({ code }) => code);

/** The county whose towns hand in two or three workbooks each. */
const SPLIT = '640424';

/** Folders of returns: as the units entered the account, and three other ways to the same figures. */
export interface Folders {
  readonly account: string;
  readonly shuffled: string;
  readonly split: string;
  readonly dirty: string;
  /** Rows that stand in two workbooks of the split one. */
  readonly twice: number;
  /** Cells of the dirty one that are written in another way. */
  readonly untidy: number;
}

/** Fills all folders in `work` with openpyxl, in one go. */
export function makeAccount(work: string): Folders {
  const forms = path.join(work, '模板');
  const first = templates(['640400', ...OFFICES], path.join(forms, '一'));
  const others = ['二', '三'].map((name) => templates([SPLIT], path.join(forms, name)));
  const [account, shuffledOne, splitOne, dirtyOne] = ['原样', '打乱', '分册', '不规范'].map(
    (name) => path.join(work, name),
  ) as [string, string, string, string];
  const plans: Plan[] = [];
  const same: (readonly [string, string])[] = [];
  const put = (template: string, out: string, sheets: Sheets): void => {
    plans.push({ template, out, modified: SAVED, written: SAVED, cover: COVER, sheets });
  };
  const random = makeRandom(65);
  let twice = 0;
  let untidy = 0;
  ACCOUNT.forEach(({ code, name, sheets }, index) => {
    const file = `${name}.xlsx`;
    put(first(code), path.join(account, file), sheets);
    const soiled = dirty(sheets, random);
    untidy += differing(sheets, soiled);
    put(first(code), path.join(dirtyOne, file), soiled);
    const rows = Object.values(sheets).reduce((sum, list) => sum + list.length, 0);
    if (rows === 1) same.push([file, shuffledOne]);
    else put(first(code), path.join(shuffledOne, file), shuffled(sheets, random));
    if (!code.startsWith(SPLIT) || OFFICES.includes(code)) same.push([file, splitOne]);
    else {
      const dealt = split(sheets, 2 + (index % 2), random);
      dealt.parts.forEach((part, issue) => {
        const template = issue === 0 ? first(code) : (others[issue - 1]?.(code) ?? '');
        put(template, path.join(splitOne, `${name}${issue + 1}.xlsx`), part);
      });
      twice += dealt.twice;
    }
  });
  fill(plans);
  for (const [file, folder] of same) cpSync(path.join(account, file), path.join(folder, file));
  return { account, shuffled: shuffledOne, split: splitOne, dirty: dirtyOne, twice, untidy };
}

function differing(a: Sheets, b: Sheets): number {
  const cells = (sheets: Sheets): readonly unknown[] =>
    Object.values(sheets).flatMap((rows) => rows.flatMap((row) => Object.values(row)));
  const others = cells(b);
  return cells(a).filter((value, index) => value !== others[index]).length;
}

export interface City {
  readonly report: Report;
  readonly status: number | null;
  readonly stderr: string;
}

/** Consolidates a folder for the whole city, as of the last day of the account. */
export function consolidateCity(folder: string): City {
  const [out, json] = [`${folder}.xlsx`, `${folder}.json`];
  const place = ['--region', '640400', ...PERIOD, '--as-of', TO, '--out', out, '--json', json];
  const { status, stderr } = taizhang(['consolidate', folder, ...place], '.');
  return { report: JSON.parse(readFileSync(json, 'utf8')) as Report, status, stderr };
}
