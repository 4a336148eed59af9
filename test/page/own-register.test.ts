import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openFile } from '../../src/batch/open.ts';
import { eachDay } from '../../src/core/days.ts';
import { joinForms, readDefinition } from '../../src/core/define/index.ts';
import type { Form } from '../../src/core/form.ts';
import { reportJson } from '../../src/core/json.ts';
import { chinaTime } from '../../src/core/moments.ts';
import { makeRandom } from '../../src/core/random.ts';
import { sampleReturn } from '../../src/core/sample-return.ts';
import { makeTemplate, templateName } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { consolidateFolder } from '../folder.ts';
import { axe } from './axe.ts';
import { buildPages, openPage, ROOT, saved, type OpenPage } from './open.ts';

const DEFINITION = path.join(ROOT, 'docs', 'examples', 'forest-fire-patrol.xlsx');
const COUNTY = '640423';
const ROWS = 12;
const tree = makeTree(GUYUAN);
const period = { from: '2020-02-01', to: '2020-02-29' };

let open: OpenPage;
let folder: string;
let own: Form;

/** A town's return that holds the register of one's own and nothing else. */
async function writeReturn(code: string): Promise<void> {
  const unit = tree.get(code);
  if (!unit) throw new Error(code);
  const forms = [own];
  const template = makeTemplate({ unit, period, cutoff: '24:00', id: code, forms, tree }, zhCN);
  const around = { today: period.to, period, unit: code, tree, date1904: false };
  const days = eachDay(period.from, period.to);
  const random = makeRandom(Number(code));
  const rows = sampleReturn({ forms, count: () => ROWS, random, around, days }).get(own.id) ?? [];
  const sheets = template.sheets.map((sheet) =>
    sheet.name === (own.tab ?? own.title)
      ? { ...sheet, rows: [...sheet.rows.slice(0, 2), ...rows] }
      : sheet,
  );
  const bytes = await writeWorkbook({ ...template, sheets });
  writeFileSync(path.join(folder, 'returns', templateName(unit, period)), bytes);
}

beforeAll(async () => {
  buildPages();
  const { form } = readDefinition(await openFile({ absolute: DEFINITION }), FORMS);
  if (!form) throw new Error('the example is faulty');
  own = form;
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-own-'));
  mkdirSync(path.join(folder, 'returns'));
  await writeReturn('640423207');
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const choose = async (file: string): Promise<void> => {
  await open.page.getByRole('tab', { name: '填写' }).click();
  await open.page.getByLabel('自定义台账…').and(open.page.locator('input')).setInputFiles(file);
};

describe('a register of one’s own on the page', () => {
  it('is refused with the place of each fault', async () => {
    const file = path.join(folder, 'faulty.json');
    writeFileSync(file, JSON.stringify({ base: 'checkpoint-log', columns: [{ column: '处理' }] }));
    await choose(file);
    await open.page.getByText('台账定义“faulty.json”有错误').waitFor();
    await open.page.locator('#body-fill [aria-expanded=false]').first().click();
    expect(await open.page.getByText('columns[0].column').count()).toBe(1);
    expect(await axe(open.page)).toEqual([]);
  });

  it('stands in the list once it was chosen, and again after it was chosen again', async () => {
    for (const time of [1, 2]) {
      await choose(DEFINITION);
      await open.page.getByText(`已加入“${own.title}”`).waitFor();
      expect([time, await open.page.getByRole('checkbox', { name: own.title }).count()]).toEqual([
        time,
        1,
      ]);
    }
    const count = FORMS.length + 1;
    expect(await open.page.getByText(`已选 ${count} / ${count}`).count()).toBe(1);
  });

  it('has a sheet in the template that is saved', async () => {
    const { page } = open;
    const template = await saved(page, () =>
      page.getByRole('button', { name: '保存模板' }).click(),
    );
    const names = readWorkbook(template.bytes).sheets.map(({ name }) => name);
    expect(names).toContain(own.tab ?? own.title);
  });

  it('is added up as Node adds it up', async () => {
    const { page } = open;
    const returns = path.join(folder, 'returns');
    await page.getByRole('tab', { name: '汇总' }).click();
    await page.getByLabel('汇总单位').selectOption(COUNTY);
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(returns);
    await page.getByRole('button', { name: '汇总 1 个文件' }).click();
    await page.getByRole('button', { name: '保存 JSON' }).waitFor({ timeout: 60_000 });
    const json = await saved(page, () => page.getByRole('button', { name: '保存 JSON' }).click());
    const today = chinaTime(new Date().toISOString()).slice(0, 10);
    const days = { window: null, asOf: null, cutoff: null, today };
    const forms = joinForms(FORMS, [own]);
    const report = await consolidateFolder(returns, { region: COUNTY, forms, ...days });
    expect(report.totals[COUNTY]?.['forest-fire-patrol.patrols']).toBe(ROWS);
    expect(json.bytes.toString('utf8')).toBe(reportJson(report, zhCN));
    expect(open.errors).toEqual([]);
  });
});
