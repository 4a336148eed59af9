import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { positionOf } from '../../src/core/entry.ts';
import { FORMS } from '../../src/forms/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { axe } from './axe.ts';
import { writeBusyTown } from './busy.ts';
import { drop } from './drop.ts';
import { buildPages, openPage, saved, type OpenPage } from './open.ts';

/** One finding a row, and more rows than a list shows of. */
const ROWS = 2300;
const SHOWN = 2000;
const UNREAD = '拖入的文件夹读不出来。请改点“选择文件夹”。';

let folder: string;
let open: OpenPage;

const body = (tab: 'gather' | 'check') => open.page.locator(`#body-${tab}`);

beforeAll(async () => {
  buildPages();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-limits-'));
  const form = FORMS.find(({ id }) => id === 'checkpoint-log');
  const at = form ? positionOf(form, 'temperature') : -1;
  await writeBusyTown(folder, '640423100', ROWS, (row) =>
    row.map((value, index) => (index === at ? '三十七度' : value)),
  );
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a dropped folder that cannot be read', () => {
  it('is spoken of, with another way, until files come', async () => {
    const { page } = open;
    await page.evaluate(() => {
      FileSystemDirectoryHandle.prototype.values = () => {
        throw new DOMException('gone', 'NotReadableError');
      };
    });
    await drop(page, [folder]);
    await page.getByText(UNREAD).waitFor();
    expect(await axe(page)).toEqual([]);
    await body('gather').locator('input[webkitdirectory]').setInputFiles(folder);
    await page.getByText(UNREAD).waitFor({ state: 'detached' });
    expect(await body('gather').getByRole('listitem').count()).toBe(1);
  });
});

describe('more findings than a list can show', () => {
  it('are cut in the totals, which say where all of them are', async () => {
    const { page } = open;
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.getByRole('button', { name: '汇总 1 个文件' }).click();
    const summary = body('gather').locator('summary', { hasText: /^\d+ 个问题$/ });
    await summary.click({ timeout: 60_000 });
    const count = Number(/\d+/.exec((await summary.textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThanOrEqual(ROWS);
    const cut = `这里只列出其中 ${SHOWN} 个；全部 ${count} 个见汇总工作簿的“问题清单”。`;
    await body('gather').getByText(cut).waitFor();
    const book = await saved(page, () =>
      page.getByRole('button', { name: '保存汇总工作簿' }).click(),
    );
    const list = readWorkbook(book.bytes).sheets.find(({ name }) => name === '问题清单');
    const told = list?.rows.filter((row) => row.includes('体温(℃)')) ?? [];
    expect(told.length).toBe(ROWS);
  }, 120_000);

  it('are all there in a check, a page of each kind at a time', async () => {
    const { page } = open;
    await page.getByRole('tab', { name: '检查' }).click();
    await body('check').locator('input[webkitdirectory]').setInputFiles(folder);
    await page.getByRole('button', { name: '检查 1 个文件' }).click();
    await body('check').getByText(`${ROWS} 个错误`).waitFor({ timeout: 60_000 });
    const kind = body('check').locator('[aria-expanded]', { hasText: '体温写法不对' });
    expect(await kind.textContent()).toContain(String(ROWS));
    await kind.click();
    const rows = body('check').getByText(/^[A-Z]+\d+ $/);
    await expect.poll(() => rows.count()).toBe(20);
    await page.getByRole('button', { name: '再显示 20 个' }).click();
    await expect.poll(() => rows.count()).toBe(40);
    expect(open.errors).toEqual([]);
  }, 120_000);
});
