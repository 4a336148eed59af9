import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FORMS } from '../../src/forms/index.ts';
import { axe } from '../page/axe.ts';
import { RETURNS, returns, ROOT } from '../page/open.ts';
import { byScript } from '../page/script.ts';
import { cellOf, REGISTER } from './hands.ts';
import { makePane, openPane, SITE, type OpenPane } from './open.ts';

/** Pictures of the documents are made on purpose, with TAIZHANG_IMAGES set: fonts and days differ between machines. */
const IMAGES = process.env['TAIZHANG_IMAGES']
  ? path.join(ROOT, 'docs', 'images')
  : path.join(tmpdir(), 'taizhang-images');

let open: OpenPane;
let page: Page;
let { button, tab, type, valueAt, excel } = {} as OpenPane;

const shoot = (name: string) =>
  page.screenshot({ path: path.join(IMAGES, `${name}.png`), animations: 'disabled' });

beforeAll(async () => {
  makePane();
  open = await openPane();
  ({ page, button, tab, type, valueAt, excel } = open);
}, 400_000);

afterAll(() => open.browser.close());

describe('the pane in Excel', () => {
  it('inserts the registers of a town', async () => {
    await page.getByText('本工作簿还没有台账').waitFor({ timeout: 30_000 });
    expect(await axe(page)).toEqual([]);
    await shoot('pane-fill-empty');
    await open.insert();
    expect(await valueAt(`${FORMS[0]?.tab ?? REGISTER}!A1`)).toBeTruthy();
    await page.getByRole('button', { name: '今日零报告' }).waitFor();
    await shoot('pane-fill-done');
  });

  it('declares zero for today in one click', async () => {
    await button('今日零报告').click();
    // The cover has no names yet, and nobody's name may be made up.
    await page.getByText(/已为 8 个台账写好.*补上姓名/).waitFor({ timeout: 30_000 });
    expect(await axe(page)).toEqual([]);
    await shoot('pane-zero');
  });

  it('checks the workbook, marks cells and goes to one', async () => {
    await tab('检查');
    await button('检查本工作簿').click();
    await page.getByText(/个错误/).waitFor({ timeout: 30_000 });
    await page.locator('#body-check [aria-expanded=false]').first().click();
    expect(await axe(page)).toEqual([]);
    await shoot('pane-check');
    expect(open.errors).toEqual([]);
  });

  it('finds what is typed, and corrects and restores it', async () => {
    await type(cellOf('plate'), '宁Ｄ１２３４５');
    await page.getByText('可直接更正 1 处').waitFor({ timeout: 15_000 });
    await shoot('pane-correct');
    await button('全部更正').click();
    await page.getByText('已更正 1 处。').waitFor();
    expect(await valueAt(cellOf('plate'))).toBe('宁D12345');
    await button(/撤销/).click();
    await page.getByText('已撤销 1 处更正。').waitFor();
    expect(await valueAt(cellOf('plate'))).toBe('宁Ｄ１２３４５');
  });

  it('says what to do when a cell is being edited, and goes on when it is not', async () => {
    await excel((host) => host.failNext('cellEditMode'), null);
    await button('重新检查').click();
    await page.getByText(/单元格正在编辑/).waitFor();
    await shoot('pane-trouble');
    await button('重新检查').click();
    await page.getByText(/单元格正在编辑/).waitFor({ state: 'detached' });
  });

  it('gives the same report JSON as the script', async () => {
    await tab('汇总');
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    await button(`汇总 ${returns().length} 个文件`).click();
    await button('复制 JSON').click({ timeout: 120_000 });
    await page.getByText('已复制到剪贴板。').waitFor();
    const json = await page.evaluate(() => navigator.clipboard.readText());
    expect(json).toBe(byScript(RETURNS).json);
    expect(await axe(page)).toEqual([]);
    await shoot('pane-totals');
  });

  it('asks no other address than its own and that of office.js', () => {
    const hosts = new Set(
      open.requests.filter((url) => url.startsWith('http')).map((url) => new URL(url).origin + '/'),
    );
    expect([...hosts].sort()).toEqual(['https://appsforoffice.microsoft.com/', SITE]);
    expect(open.errors).toEqual([]);
  });
});
