import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axe } from './axe.ts';
import { buildPages, makeDemo, openPage, RETURNS, returns, ROOT, type OpenPage } from './open.ts';

/** Pictures of the documents are made on purpose, with TAIZHANG_IMAGES set: fonts and days differ between machines. */
const IMAGES = process.env['TAIZHANG_IMAGES']
  ? path.join(ROOT, 'docs', 'images')
  : path.join(tmpdir(), 'taizhang-images');
const SIZES = { small: [350, 378], tall: [450, 700], wide: [1366, 768] } as const;

let open: OpenPage;

async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`), animations: 'disabled' });
}

beforeAll(async () => {
  buildPages();
  makeDemo();
  mkdirSync(IMAGES, { recursive: true });
  open = await openPage();
}, 400_000);

afterAll(() => open.browser.close());

/** Colours fade when the theme changes; what axe sees must be what stays. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(400);

async function tab(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name }).click();
}

describe('the page as it looks', () => {
  it('is sound for axe in every tab while it is empty', async () => {
    const { page } = open;
    for (const [name, chinese] of [
      ['gather', '汇总'],
      ['check', '检查'],
      ['fill', '填写'],
    ] as const) {
      await tab(page, chinese);
      expect(await axe(page)).toEqual([]);
      await shoot(page, `page-${name}-small`);
    }
  });

  it('is sound for axe with findings, in three sizes', async () => {
    const { page } = open;
    await tab(page, '检查');
    await page.locator('#body-check input[webkitdirectory]').setInputFiles(RETURNS);
    await page.getByRole('button', { name: `检查 ${returns().length} 个文件` }).click();
    await page.getByRole('button', { name: /保存全部标注副本/ }).waitFor({ timeout: 120_000 });
    await page.locator('#body-check [aria-expanded=false]').first().click();
    expect(await axe(page)).toEqual([]);
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.setViewportSize({ width, height });
      await shoot(page, `page-check-${size}-found`);
    }
  });

  it('is sound for axe with totals, in English, dark, with more contrast and in forced colours', async () => {
    const { page } = open;
    await tab(page, '汇总');
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    await page.getByRole('button', { name: `汇总 ${returns().length} 个文件` }).click();
    await page.getByRole('button', { name: '保存汇总工作簿' }).waitFor({ timeout: 120_000 });
    for (const [size, [width, height]] of Object.entries(SIZES)) {
      await page.setViewportSize({ width, height });
      await shoot(page, `page-totals-${size}`);
    }
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: /切换到英文/ }).click();
    await settle(page);
    expect(await axe(page)).toEqual([]);
    await page.setViewportSize({ width: 450, height: 700 });
    await shoot(page, 'page-totals-english');
    await page.emulateMedia({ colorScheme: 'dark' });
    await settle(page);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'page-totals-dark');
    await page.emulateMedia({ colorScheme: 'light', contrast: 'more' });
    await settle(page);
    expect(await axe(page)).toEqual([]);
    await shoot(page, 'page-totals-contrast');
    await page.emulateMedia({ contrast: 'no-preference', forcedColors: 'active' });
    await shoot(page, 'page-totals-forced');
  });
});
