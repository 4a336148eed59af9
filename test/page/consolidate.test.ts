import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { valueOf } from '../../src/core/sheet.ts';
import { build } from '../command/build.ts';
import { buildPages, makeDemo, openPage, RETURNS, returns, saved, type OpenPage } from './open.ts';
import { byScript } from './script.ts';

let open: OpenPage;

beforeAll(async () => {
  build();
  buildPages();
  makeDemo();
  open = await openPage();
}, 400_000);

afterAll(() => open.browser.close());

describe('the offline page', () => {
  it('gives the same report JSON as the script, byte for byte', async () => {
    const { page } = open;
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    const count = returns().length;
    await page.getByRole('button', { name: `汇总 ${count} 个文件` }).click();
    await page.getByRole('button', { name: '保存 JSON' }).waitFor({ timeout: 120_000 });
    const script = byScript(RETURNS);
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
