import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStamp } from '../../src/core/stamp.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { build, taizhang } from '../command/build.ts';
import { PERIOD } from '../command/folder.ts';
import { looksOf, python } from '../python.ts';
import { buildPages, openPage, saved, type OpenPage } from './open.ts';

const TOWN = '640423101';
const NAME = `${TOWN}-沙塘镇-2020-02-01-2020-02-29.xlsx`;

let work: string;
let open: OpenPage;

/** What openpyxl sees of a template, without the id that is issued anew each time. */
function seen(file: string, bytes: Uint8Array) {
  const id = readStamp(readWorkbook(bytes))?.id;
  if (id === undefined) throw new Error(`${file} has no stamp`);
  const text = JSON.stringify(looksOf([file])[0]);
  expect(text.split(id)).toHaveLength(2);
  return JSON.parse(text.replace(id, '')) as ReturnType<typeof looksOf>[number];
}

beforeAll(async () => {
  build();
  buildPages();
  work = mkdtempSync(path.join(tmpdir(), 'taizhang-template-'));
  const out = path.join(work, 'script');
  const made = taizhang(['templates', '--region', '640423', ...PERIOD, '--out', out], work);
  expect(made.status).toBe(0);
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(work, { recursive: true, force: true });
});

describe('a template saved by the page', () => {
  it.skipIf(python === null)(
    'is the one the command writes, cell by cell, rule by rule',
    async () => {
      const { page } = open;
      await page.getByRole('tab', { name: '填写' }).click();
      await page.getByLabel('县（区）').selectOption('640423');
      await page.getByLabel('乡镇（街道）').selectOption(TOWN);
      await page.getByLabel('报告期起').fill('2020-02-01');
      await page.getByLabel('报告期止').fill('2020-02-29');
      const mine = await saved(page, () => page.getByRole('button', { name: '保存模板' }).click());
      expect(mine.name).toBe(NAME);
      const [own, its] = [path.join(work, NAME), path.join(work, 'script', NAME)];
      writeFileSync(own, mine.bytes);
      const template = seen(own, mine.bytes);
      expect(template).toEqual(seen(its, readFileSync(its)));
      const sheets = Object.values(template);
      expect(sheets.length).toBeGreaterThan(10);
      expect(sheets.filter(({ rules }) => (rules as string[]).length > 0).length).toBeGreaterThan(
        8,
      );
    },
  );

  it('comes for all towns of a county in one archive, named as the command names them', async () => {
    const { page } = open;
    await page.getByLabel('乡镇（街道）').selectOption('640423');
    const all = await saved(page, () =>
      page.getByRole('button', { name: '保存 13 个模板' }).click(),
    );
    const names = readdirSync(path.join(work, 'script')).sort();
    expect(Object.keys(unzipSync(all.bytes)).sort()).toEqual(names);
    expect(open.errors).toEqual([]);
  });
});
