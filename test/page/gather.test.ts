import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTree } from '../../src/core/tree.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { build, taizhang } from '../command/build.ts';
import { makeMonth } from '../command/folder.ts';
import { readReport } from '../command/report.ts';
import { soffice } from '../libreoffice.ts';
import { python } from '../python.ts';
import { axe } from './axe.ts';
import { writeBusyTown } from './busy.ts';
import { drop } from './drop.ts';
import { addKinds, KINDS } from './kinds.ts';
import { buildPages, openPage, saved, type OpenPage } from './open.ts';

const COUNTY = '640423';
/** Enough to be stopped in the middle: several seconds of reading. */
const ROWS = 7000;

let work: string;
let month: string;
let busy: string;
let towns: readonly string[];
let open: OpenPage;

const lines = (page: Page) => page.locator('#body-gather section[aria-label="文件"] li');

async function clear(page: Page): Promise<void> {
  await page.locator('#body-gather').getByRole('button', { name: '清空' }).click();
  await lines(page).first().waitFor({ state: 'detached' });
}

async function json(page: Page): Promise<string> {
  const button = page.getByRole('button', { name: '保存 JSON' });
  await button.waitFor({ timeout: 120_000 });
  return (await saved(page, () => button.click())).bytes.toString('utf8');
}

function byScript(folder: string) {
  const out = path.join(work, 'script.json');
  const args = ['--region', COUNTY, '--json', out, '--out', path.join(work, 'script.xlsx')];
  const done = taizhang(['consolidate', folder, ...args], work);
  expect([done.status, done.stderr]).toEqual([1, expect.any(String)]);
  return { text: readFileSync(out, 'utf8'), report: readReport({ json: out }) };
}

beforeAll(async () => {
  build();
  buildPages();
  work = mkdtempSync(path.join(tmpdir(), 'taizhang-gather-'));
  busy = path.join(work, 'busy');
  mkdirSync(busy);
  towns = makeTree(GUYUAN)
    .towns(COUNTY)
    .map(({ code }) => code);
  for (const code of towns) await writeBusyTown(busy, code, ROWS);
  if (python !== null && soffice !== null) {
    month = await makeMonth(work);
    await addKinds(month);
  }
  open = await openPage();
  await open.page.getByLabel('汇总单位').selectOption(COUNTY);
}, 500_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(work, { recursive: true, force: true });
});

describe('files dropped on the page', () => {
  it('shows counts and the time left, and stops when it is told to', async () => {
    const { page } = open;
    await drop(page, [busy]);
    await page.getByRole('button', { name: `汇总 ${towns.length} 个文件` }).click();
    await page.getByText(/^\d+ \/ 13 · 约剩 \d+ (秒|分钟)$/).waitFor({ timeout: 60_000 });
    expect(await page.getByText(/ · 已识别| · 已读取/).count()).toBeGreaterThan(0);
    // At once, without waiting until the button stands still: a quick machine is done in seconds.
    await page.getByRole('button', { name: '取消' }).dispatchEvent('click');
    await page.getByText('已取消，没有改动任何内容。').waitFor();
    expect(await axe(page)).toEqual([]);
    expect(await page.getByRole('button', { name: '保存 JSON' }).count()).toBe(0);
    expect(await page.getByRole('progressbar').count()).toBe(0);
  });

  it('gives the whole result when it is asked again after that', async () => {
    const { page } = open;
    await page.getByRole('button', { name: `汇总 ${towns.length} 个文件` }).click();
    expect(await json(page)).toBe(byScript(busy).text);
    expect(await page.getByText('13 个文件计入，0 个未计入').count()).toBe(1);
    await clear(page);
  }, 120_000);

  it.skipIf(python === null || soffice === null)(
    'takes several of them, and a folder among them keeps its name',
    async () => {
      const { page } = open;
      await drop(page, [path.join(month, '101.xlsx'), path.join(month, '一')]);
      await lines(page).nth(1).waitFor();
      expect(await lines(page).locator('[title]').allTextContents()).toEqual([
        '101.xlsx',
        '一/102.xlsx',
      ]);
      await clear(page);
    },
  );
});

describe.skipIf(python === null || soffice === null)('a folder of files of all kinds', () => {
  let text: string;
  let report: ReturnType<typeof byScript>['report'];

  it('gives the report the command gives, byte for byte', async () => {
    const { page } = open;
    ({ text, report } = byScript(month));
    const come = Object.fromEntries(
      report.files.map(({ path: name, state, reason }) => [
        name,
        [state, reason].filter(Boolean).join(' '),
      ]),
    );
    expect(come).toMatchObject(KINDS);
    // Dropped folders come without their lock files (Chromium leaves names like ~$ out), chosen ones with all.
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(month);
    await page.getByRole('button', { name: `汇总 ${report.files.length} 个文件` }).click();
    expect(await json(page)).toBe(text);
  }, 120_000);

  it('names the towns without a figure by what came of them', async () => {
    const told = open.page.getByText(/ 个单位已报$/).locator('xpath=following-sibling::p');
    expect((await told.allTextContents()).slice(0, 3)).toEqual([
      '空表未声明：好水乡',
      // Of an encrypted file that its name does not give away nobody knows whose it is.
      '未报：城关镇、观庄乡',
      '不可读：神林乡',
    ]);
  });

  it('says beside every file that does not count why, and what to do', async () => {
    const { page } = open;
    const left = report.files.filter(({ state }) => state !== 'counted');
    expect(left.length).toBeGreaterThan(12);
    for (const { path: name, reason, state } of left) {
      const issue = report.issues.find(({ file, code }) => file === name && code === reason);
      const line = await lines(page)
        .filter({ has: page.getByTitle(name, { exact: true }) })
        .textContent();
      expect([name, line]).toEqual([name, expect.stringContaining(issue?.message ?? '没有说明')]);
      if (state === 'refused') expect(line).toContain(issue?.mend ?? '没有说明');
    }
    expect(await axe(page)).toEqual([]);
  });

  it('reads, as the command does, a workbook that is only recommended for reading', () => {
    const { issues } = report;
    const known = issues.filter(({ code }) => code === 'file-read-only-recommended');
    expect(known.map(({ file }) => file).sort()).toEqual(['200.xlsx', '209.xlsx']);
    expect(open.errors).toEqual([]);
  });
});
