import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { valueOf } from '../../src/core/sheet.ts';
import { build } from '../command/build.ts';
import {
  buildPages,
  makeDemo,
  openPage,
  RETURNS,
  returns,
  ROOT,
  saved,
  type OpenPage,
} from './open.ts';

let open: OpenPage;
let folder: string;

/** What the script writes for the same files. */
function byScript(): { readonly json: string; readonly workbook: Uint8Array } {
  const out = path.join(folder, 'totals.xlsx');
  const json = path.join(folder, 'totals.json');
  const args = ['consolidate', RETURNS, '--region', '640423', '--out', out, '--json', json];
  const done = spawnSync('node', [path.join(ROOT, 'dist', 'taizhang.js'), ...args], {
    encoding: 'utf8',
  });
  if (done.status !== 0 && done.status !== 1) throw new Error(done.stderr);
  return { json: readFileSync(json, 'utf8'), workbook: readFileSync(out) };
}

beforeAll(async () => {
  build();
  buildPages();
  makeDemo();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-page-'));
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the offline page', () => {
  it('gives the same report JSON as the script, byte for byte', async () => {
    const { page } = open;
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    const count = returns().length;
    await page.getByRole('button', { name: `汇总 ${count} 个文件` }).click();
    await page.getByRole('button', { name: '保存 JSON' }).waitFor({ timeout: 120_000 });
    const script = byScript();
    const json = await saved(page, () => page.getByRole('button', { name: '保存 JSON' }).click());
    expect(json.bytes.toString('utf8')).toBe(script.json);
    const book = await saved(page, () =>
      page.getByRole('button', { name: '保存汇总工作簿' }).click(),
    );
    expect(book.name).toBe('隆德县汇总.xlsx');
    const [mine, its] = [readWorkbook(book.bytes), readWorkbook(script.workbook)];
    const values = (workbook: typeof mine) =>
      workbook.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(valueOf))]);
    expect(values(mine)).toEqual(values(its));
  });

  it('asks for nothing but itself while it works', () => {
    const outside = open.requests.filter((url) => !/^(file|blob|data):/.test(url));
    expect(outside).toEqual([]);
    expect(open.errors).toEqual([]);
  });
});
