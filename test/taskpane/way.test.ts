import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { taizhang } from '../command/build.ts';
import { byScript } from '../page/script.ts';
import { returns } from '../page/open.ts';
import { cellOf, letterOf, REGISTER, sideBySide, type Cells } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';
import { soundRows } from './rows.ts';

const ID = cellOf('document-number');
/** Its last digit should be 9 (GB 11643). */
const WRONG = '642226198001010014';
const WRONG_ROWS = [5, 1200, 1999];
const RIGHT = '642226198001010019';

let open: OpenPane;
let folder: string;
let period: { from: string; to: string };
let today: string;

/** Colours that Excel shows over a cell because of a mark of the pane. */
const marksAt = (address: string) =>
  open.excel((host, at) => {
    const { sheet, area } = host.book.at(at);
    const { top, left } = area;
    return sheet.highlights
      .filter(({ rule, areas }) =>
        Boolean(
          String(rule['Formula']).includes('taizhang') &&
          areas.some(
            (one) => one.top <= top && top <= one.bottom && one.left <= left && left <= one.right,
          ),
        ),
      )
      .map(({ traits }) => String(traits['Fill.Color']));
  }, address);

const selected = () =>
  open.excel(({ book }) => {
    const { name, selection } = book.active;
    const column = String.fromCharCode(65 + selection.left);
    return { sheet: name, row: selection.top, column };
  }, null);

const marked = (address: string) =>
  expect.poll(() => marksAt(address), { timeout: 30_000 }).toHaveLength(1);
const unmarked = (address: string) =>
  expect.poll(() => marksAt(address), { timeout: 30_000 }).toHaveLength(0);

beforeAll(async () => {
  makePane();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-way-'));
  mkdirSync(path.join(folder, 'returns'));
  open = await openPane('', { excelApi: '1.15' });
  const { page } = open;
  const from = await page.getByLabel('报告期起').inputValue();
  period = { from, to: await page.getByLabel('报告期止').inputValue() };
  today = await page.evaluate(() => {
    const china = new Date(Date.now() + 8 * 3_600_000);
    return china.toISOString().slice(0, 10);
  });
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the way of a township, in Excel', () => {
  it('begins with the sheets that the script writes', async () => {
    await open.insert();
    const { from, to } = period;
    const order = ['--region', '640423', '--from', from, '--to', to, '--out', folder];
    taizhang(['templates', ...order], folder);
    const file = readdirSync(folder).find((name) => name.startsWith('640423100')) ?? '';
    const { written, there } = await sideBySide(open, readFileSync(path.join(folder, file)));
    expect(there.map(withoutId)).toEqual(written.map(withoutId));
  });

  it('shows a wrong number where it was typed, and goes there', async () => {
    await open.check();
    await open.excel((host, at) => host.userUnprotect(at), REGISTER);
    await open.excel((host, at) => host.userFormat(at, { 'Fill.Color': '#FFFF00' }), ID);
    await open.excel((host, at) => host.userProtect(at), REGISTER);
    await open.type(cellOf('document-type'), '居民身份证');
    await open.type(ID, WRONG);
    await open.says('证件号校验位不对');
    await open.button('证件号校验位不对').click();
    await open
      .button(new RegExp(`^${ID.split('!')[1]} `))
      .first()
      .click();
    const place = { sheet: REGISTER, row: 2, column: letterOf('document-number') };
    await expect.poll(selected, { timeout: 30_000 }).toEqual(place);
    await marked(ID);
  });

  it('takes the mark away with the mistake, and leaves the colour of the clerk', async () => {
    await open.type(ID, RIGHT);
    await open.page.getByText('证件号校验位不对').waitFor({ state: 'detached' });
    await unmarked(ID);
    expect(await open.excel((host, at) => host.traitAt(at, 'Fill.Color'), ID)).toBe('#FFFF00');
  });

  it('marks a cell again that a copied wrong cell took the mark from', async () => {
    await open.type(ID, WRONG);
    await marked(ID);
    await open.paste(ID, [[{ value: WRONG }]]);
    // Excel took the mark with everything else the copied cell replaced; what follows is a new one.
    await marked(ID);
  });

  it('finds what those pastes damaged, and repairs it when asked', async () => {
    await open.button('检查下拉和锁定').click();
    await open.says(/被粘贴破坏/);
    await open.says(new RegExp(`${REGISTER} · 锁定 · ${letterOf('document-number')}`));
    expect(await open.excel((host, at) => host.userEdit(at, '1').reason, ID)).toBe('protected');
    await open.button('修复').click();
    await open.says('已修复，填写的内容没有变。');
    expect(await open.excel((host, at) => host.traitAt(at, 'Protection.Locked'), ID)).toBe(false);
    expect(await open.valueAt(ID)).toBe(WRONG);
    await open.button('检查下拉和锁定').click();
    await open.says('下拉列表、格式和锁定都完好。');
  });

  it('checks 2,000 pasted rows in two round trips', async () => {
    const counts = { 'checkpoint-log': 2000, 'site-register': 12 };
    const rows = soundRows(counts, { from: period.from, to: today });
    // The town's name is locked: whole rows can only be pasted where the protection was taken away.
    for (const name of rows.keys()) await open.excel((host, at) => host.userUnprotect(at), name);
    await open.paste('点位与场所台账!A3', rows.get('点位与场所台账') ?? []);
    await open.says(/共 13 行/);
    const log = (rows.get(REGISTER) ?? []).map((row) => [...row]);
    for (const row of WRONG_ROWS) (log[row - 3] ?? [])[7] = '驾驶证';
    await open.excel((host) => (host.stats.syncs = 0), null);
    await open.paste(`${REGISTER}!A3`, log);
    await open.says(/共 2012 行/);
    await open.says(`${WRONG_ROWS.length} 个错误`);
    for (const row of WRONG_ROWS) await marked(cellOf('document-type', row));
    expect(await open.excel((host) => host.stats.syncs, null)).toBeLessThanOrEqual(2);
  });

  it('declares zero for the registers without an entry today', async () => {
    await open.tab('填写');
    await open.button('今日零报告').click();
    await open.says(/已为 \d 个台账写好/);
    await open.tab('检查');
    await open.button('重新检查').click();
    await open.says(/共 20\d\d 行/);
  });

  it('ends in the county’s report, which is the script’s byte for byte', async () => {
    const { page } = open;
    await open.tab('汇总');
    await page.getByLabel('汇总单位').selectOption('640423');
    const towns = returns()
      .filter((file) => file.endsWith('.xlsx'))
      .slice(0, 13);
    for (const file of towns) copyFileSync(file, path.join(folder, 'returns', path.basename(file)));
    await page.locator('#body-gather input:not([webkitdirectory])').setInputFiles(towns);
    await open.button('汇总 13 个文件').click();
    await open.button('复制 JSON').click({ timeout: 120_000 });
    await open.says('已复制到剪贴板。');
    const json = await page.evaluate(() => navigator.clipboard.readText());
    expect(json).toBe(byScript(path.join(folder, 'returns')).json);
    expect(open.errors).toEqual([]);
  });
});

function withoutId({ name, rows }: Cells): Cells {
  return { name, rows: rows.filter(([label]) => label !== 'taizhang-id') };
}
