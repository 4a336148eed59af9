import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../src/core/sheet.ts';
import { makeTree } from '../../src/core/tree.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { build } from '../command/build.ts';
import { writeBusyTown } from './busy.ts';
import { buildPages, openPage, saved, type OpenPage } from './open.ts';
import { byScript } from './script.ts';

const COUNTY = '640423';
/** Enough to be stopped in the middle: several seconds of reading. */
const ROWS = 2000;
const CANCELLED = '已取消，没有改动任何内容。';

let folder: string;
let open: OpenPage;
let script: ReturnType<typeof byScript>;

const body = (page: Page, tab: 'gather' | 'check') => page.locator(`#body-${tab}`);

const values = (bytes: Uint8Array) =>
  readWorkbook(bytes).sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(valueOf))]);

/** Starts a run and stops it while files are being read. */
async function cancelled(page: Page, tab: 'gather' | 'check', start: RegExp): Promise<void> {
  await body(page, tab).getByRole('button', { name: start }).click();
  await body(page, tab)
    .getByText(/已识别|读取中/)
    .first()
    .waitFor();
  await body(page, tab).getByRole('button', { name: '取消' }).dispatchEvent('click');
  await body(page, tab).getByText(CANCELLED).waitFor();
}

/** Saves what is shown as finished, and holds it against the script's. */
async function expectResult(page: Page): Promise<void> {
  const button = (name: string) => body(page, 'gather').getByRole('button', { name });
  const json = await saved(page, () => button('保存 JSON').click());
  expect(json.bytes.toString('utf8')).toBe(script.json);
  const book = await saved(page, () => button('保存汇总工作簿').click());
  expect(values(book.bytes)).toEqual(values(script.workbook));
}

beforeAll(async () => {
  build();
  buildPages();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-cancel-'));
  mkdirSync(path.join(folder, 'returns'));
  const towns = makeTree(GUYUAN).towns(COUNTY);
  for (const { code } of towns) await writeBusyTown(path.join(folder, 'returns'), code, ROWS);
  script = byScript(path.join(folder, 'returns'));
  open = await openPage();
  const { page } = open;
  await page.getByLabel('汇总单位').selectOption(COUNTY);
  await body(page, 'gather')
    .locator('input[webkitdirectory]')
    .setInputFiles(path.join(folder, 'returns'));
  await page.getByRole('button', { name: /^汇总 \d+ 个文件$/ }).click();
  await page.getByRole('button', { name: '保存 JSON' }).waitFor({ timeout: 120_000 });
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a finished county result', () => {
  it('can be saved after a check of files was cancelled', async () => {
    const { page } = open;
    await page.getByRole('tab', { name: '检查' }).click();
    await body(page, 'check')
      .locator('input[webkitdirectory]')
      .setInputFiles(path.join(folder, 'returns'));
    await cancelled(page, 'check', /^检查 \d+ 个文件$/);
    await page.getByRole('tab', { name: '汇总' }).click();
    await expectResult(page);
  }, 120_000);

  it('comes back, and can be saved, where the next consolidation was cancelled', async () => {
    const { page } = open;
    await cancelled(page, 'gather', /^汇总 \d+ 个文件$/);
    await expectResult(page);
    expect(open.errors).toEqual([]);
  }, 120_000);

  it('does not keep a cancelled check from being done again', async () => {
    const { page } = open;
    await page.getByRole('tab', { name: '检查' }).click();
    await body(page, 'check')
      .getByRole('button', { name: /^检查 \d+ 个文件$/ })
      .click();
    await body(page, 'check')
      .getByText(/^已检查 \d+ 个文件。$/)
      .waitFor({ timeout: 120_000 });
  }, 120_000);
});
