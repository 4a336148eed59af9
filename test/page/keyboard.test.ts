import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStamp } from '../../src/core/stamp.ts';
import { FORMS } from '../../src/forms/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { build } from '../command/build.ts';
import { buildPages, makeDemo, openPage, returns, saved, type OpenPage } from './open.ts';

let open: OpenPage;

/** What holds the focus, as a person would call it. */
function held(page: Page): Promise<string> {
  return page.evaluate(() => {
    const one = document.activeElement;
    const label = one instanceof HTMLInputElement || one instanceof HTMLSelectElement;
    const name = label ? one.labels?.[0]?.textContent : one?.textContent;
    return (one?.getAttribute('aria-label') ?? name ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Whether the screen tells where the focus is: it must look different without. */
async function isSeen(page: Page): Promise<boolean> {
  const focus = page.locator(':focus');
  await focus.scrollIntoViewIfNeeded();
  const shoot = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  const one = await focus.elementHandle();
  const before = await shoot();
  await one?.evaluate((element) => (element as HTMLElement).blur());
  const after = await shoot();
  await one?.evaluate((element) => (element as HTMLElement).focus());
  return !before.equals(after);
}

/** Presses Tab until the element of that name holds the focus; gives what was passed, each once. */
async function tabTo(page: Page, name: string | RegExp): Promise<readonly string[]> {
  const passed: string[] = [];
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('Tab');
    const now = await held(page);
    if (now === passed.at(-1)) continue;
    passed.push(now);
    expect([now, await isSeen(page)]).toEqual([now, true]);
    if (typeof name === 'string' ? now === name : name.test(now)) return passed;
  }
  throw new Error(`${String(name)} is not reached by ${passed.join(', ')}`);
}

/** Goes to a tab from wherever the focus is: backwards to the list of tabs, then by its arrows. */
async function goToTab(page: Page, name: string): Promise<void> {
  const isTab = () => page.evaluate(() => document.activeElement?.role === 'tab');
  for (let press = 0; press < 60 && !(await isTab()); press += 1)
    await page.keyboard.press('Shift+Tab');
  for (let press = 0; press < 3 && (await held(page)) !== name; press += 1) {
    await page.keyboard.press('ArrowRight');
  }
  expect([await held(page), await isSeen(page)]).toEqual([name, true]);
}

/** Chooses files in the dialog of the system, which Enter opens. */
async function chooseFiles(page: Page, files: readonly string[]): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Enter'),
  ]);
  await chooser.setFiles([...files]);
}

beforeAll(async () => {
  build();
  buildPages();
  makeDemo();
  open = await openPage();
  // Somebody must listen all the time: the dialog of the system opens where nobody does.
  open.page.on('filechooser', () => undefined);
}, 400_000);

afterAll(() => open.browser.close());

describe('the keyboard alone', () => {
  it('makes and saves a template, field by field in the order they stand', async () => {
    const { page } = open;
    await page.keyboard.press('Tab');
    await goToTab(page, '填写');
    const passed = await tabTo(page, '保存模板');
    expect(passed).toEqual([
      'English · 切换到英文',
      '县（区）',
      '乡镇（街道）',
      '报告期起',
      '报告期止',
      '截止时点',
      '全不选',
      ...FORMS.map(({ title }) => title),
      '自定义台账…',
      '保存模板',
    ]);
    await goToTab(page, '填写');
    await tabTo(page, '县（区）');
    await page.keyboard.press('End');
    await tabTo(page, FORMS[0]?.title ?? '');
    await page.keyboard.press('Space');
    await tabTo(page, '保存模板');
    const template = await saved(page, () => page.keyboard.press('Enter'));
    const stamp = readStamp(readWorkbook(template.bytes));
    expect(stamp?.region.slice(0, 6)).toBe('640425');
    expect(Object.keys(stamp?.forms ?? {})).toEqual(FORMS.slice(1).map(({ id }) => id));
    await page.getByText(`已保存 ${template.name}。`).waitFor();
  });

  it('checks workbooks, opens the list and saves a marked copy', async () => {
    const { page } = open;
    await goToTab(page, '检查');
    await tabTo(page, '选择文件');
    const faulty = returns().filter((file) => /山河乡/.test(file));
    await chooseFiles(page, faulty);
    await tabTo(page, /^检查 1 个文件/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /^保存标注副本/ }).waitFor({ timeout: 60_000 });
    await goToTab(page, '检查');
    await tabTo(page, /^保存标注副本/);
    const copy = await saved(page, () => page.keyboard.press('Space'));
    expect(readWorkbook(copy.bytes).sheets.at(-1)?.name).toBe('问题清单');
    await tabTo(page, /^(错误|警告)/);
    await page.keyboard.press('Enter');
    expect(await page.locator(':focus').getAttribute('aria-expanded')).toBe('true');
  });

  it('consolidates and saves the county workbook and the JSON', async () => {
    const { page } = open;
    await goToTab(page, '汇总');
    await tabTo(page, '汇总单位');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.getByLabel('汇总单位').inputValue()).toBe('640423');
    await tabTo(page, '选择文件');
    await chooseFiles(page, returns());
    await tabTo(page, /^汇总 \d+ 个文件/);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '保存 JSON' }).waitFor({ timeout: 120_000 });
    await goToTab(page, '汇总');
    await tabTo(page, '保存汇总工作簿');
    const book = await saved(page, () => page.keyboard.press('Enter'));
    expect(readWorkbook(book.bytes).sheets[0]?.name).toBe('汇总');
    await tabTo(page, '保存 JSON');
    const json = await saved(page, () => page.keyboard.press('Enter'));
    expect(JSON.parse(json.bytes.toString('utf8'))).toMatchObject({ region: '640423' });
    await tabTo(page, /^\d+ 个问题$/);
    await page.keyboard.press('Space');
    await page.locator('#body-gather [aria-expanded]').first().waitFor();
    expect(open.errors).toEqual([]);
  });
});
