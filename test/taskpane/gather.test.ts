import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drop } from '../page/drop.ts';
import { returns } from '../page/open.ts';
import { cellOf } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';

/** Enough that nobody is done before somebody can cancel. */
const COPIES = 20;

let open: OpenPane;
let folder: string;
let towns: readonly string[];

const lines = () => open.page.locator('#body-gather section[aria-label=文件] li');

/** Adds the files up and cancels as soon as one of them is being read. */
async function cancelMidway(): Promise<void> {
  await open.button(`汇总 ${COPIES} 个文件`).click();
  await lines()
    .getByText(/识别中|已识别|已读取/)
    .first()
    .waitFor();
  await open.button('取消').dispatchEvent('click');
  await open.says('已取消，没有改动任何内容。');
}

beforeAll(async () => {
  makePane();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-gather-'));
  towns = returns().filter((file) => file.endsWith('.xlsx'));
  mkdirSync(path.join(folder, '城关镇'));
  mkdirSync(path.join(folder, '多'));
  const [first = ''] = towns;
  copyFileSync(first, path.join(folder, '城关镇', 'a.xlsx'));
  for (let copy = 0; copy < COPIES; copy += 1) {
    const file = towns[copy % towns.length] ?? first;
    copyFileSync(file, path.join(folder, '多', `${copy}.xlsx`));
  }
  open = await openPane('', { excelApi: '1.15' });
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('files for a county', () => {
  it('are dropped on any tab, folders with all that is in them', async () => {
    await drop(open.page, [...towns.slice(0, 2), path.join(folder, '城关镇')]);
    await expect.poll(() => lines().count()).toBe(3);
    expect(await lines().allInnerTexts()).toContainEqual(expect.stringContaining('城关镇/a.xlsx'));
    expect(await open.page.getByRole('tab', { name: '汇总' }).getAttribute('aria-selected')).toBe(
      'true',
    );
    await open.button('清空').click();
    await expect.poll(() => lines().count()).toBe(0);
  });

  it('show how far each has come, and stop when they are cancelled', async () => {
    await drop(open.page, [path.join(folder, '多')]);
    await expect.poll(() => lines().count()).toBe(COPIES);
    await open.page.getByLabel('汇总单位').selectOption('640423');
    await cancelMidway();
    expect(await open.button('复制 JSON').count()).toBe(0);
    expect(await open.button('取消').count()).toBe(0);
  });

  it('leave the check of the open workbook as it was, and can be added up after all', async () => {
    await open.tab('填写');
    await open.insert();
    await open.check();
    await open.tab('汇总');
    await cancelMidway();
    // The workers went with what was cancelled; typing is checked all the same.
    await open.paste(cellOf('temperature'), [['三十七度']]);
    await open.tab('检查');
    await open.says('体温写法不对');
    await open.tab('汇总');
    await open.button(`汇总 ${COPIES} 个文件`).click();
    await open.button('复制 JSON').waitFor({ timeout: 120_000 });
    const states = await lines().allInnerTexts();
    expect(states).toHaveLength(COPIES);
    // Each of the files has become something: counted, a double, a revision or refused.
    for (const state of states) expect(state).not.toMatch(/等待|识别中|已识别|读取中/);
    expect(open.errors).toEqual([]);
  });
});
