import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { ExcelHost } from '../excel-host/index.ts';
import { guardRequirements } from '../excel-host/node.ts';
import { axe } from '../page/axe.ts';
import { RETURNS, returns } from '../page/open.ts';
import { cellOf, letterOf, REGISTER } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';

const WRONG = '三十七度';
const KIND = '体温写法不对';
const T = letterOf('temperature');

let open: OpenPane;

/** The kind of finding that wrong temperatures make, with how many there are. */
const wrongOnes = (count: number) =>
  open.page.locator('#body-check [aria-expanded]').filter({ hasText: KIND }).getByText(`${count}`, {
    exact: true,
  });

const alerts = () => open.page.locator('[aria-live=assertive]').allInnerTexts();

async function quiet(): Promise<void> {
  await expect.poll(async () => (await alerts()).join(''), { timeout: 30_000 }).toBe('');
}

/** office.js asks Excel something as it starts, and leaves the refusal of that to nobody. */
function forgetStart(): void {
  const [first] = open.errors;
  if (first !== undefined) expect(first).toMatch(/无效的 API 呼叫/);
  open.errors.splice(0, 1);
}

/** The user is in a cell before the pane is there. */
const beginTyping = (page: Page) =>
  page.addInitScript(() =>
    (globalThis as unknown as { readonly excelHost: ExcelHost }).excelHost.enterCellEdit(),
  );

beforeAll(() => makePane(), 400_000);

beforeEach(async () => {
  open = await openPane('', { excelApi: '1.15' });
});

afterEach(async () => {
  expect(open.errors).toEqual([]);
  await open.browser.close();
});

describe('a clerk who types on', () => {
  it('is not told off, and everything is looked at once the cell is left', async () => {
    await open.insert();
    await open.check();
    await open.excel((host, at) => {
      host.userPaste(at, [['三十七度']]);
      host.enterCellEdit();
    }, cellOf('temperature'));
    await expect
      .poll(() => open.excel((host) => host.waiting, null), { timeout: 30_000 })
      .toBeGreaterThan(0);
    expect((await alerts()).join('')).toBe('');
    await open.button('重新检查').click();
    await open.says(/单元格正在编辑/);
    await open.excel((host) => host.leaveCellEdit(), null);
    await wrongOnes(1).waitFor();
    await open.button('重新检查').click();
    await quiet();
  });

  it('is asked to finish before registers are put in, and gets them once', async () => {
    await open.excel((host) => host.enterCellEdit(), null);
    await open.button('插入本工作簿').click();
    await open.says(/单元格正在编辑/);
    await open.excel((host) => host.leaveCellEdit(), null);
    await open.button('再试一次').click();
    await open.says('本工作簿还没有台账');
    await open.insert();
    await open.button('插入本工作簿').click();
    await open.says(/本工作簿已有 城关镇/);
    expect(await open.excel((host) => host.book.sheets.length, null)).toBe(14);
  });
});

describe('somebody else who edits the same workbook', () => {
  it('is heard at every moment of a check, also of the first', async () => {
    await open.insert();
    await open.excel((host) => (host.latency = 150), null);
    await open.tab('检查');
    await open.button('检查本工作簿').click();
    await open.excel(
      async (host, [sheet, column]) => {
        for (let row = 3; row < 18; row += 1) {
          host.userPaste(`${sheet}!${column}${row}`, [['三十七度']], 'coauthor');
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
      },
      [REGISTER, T] as const,
    );
    await wrongOnes(15).waitFor();
  });

  it('keeps what they wrote where a correction or its undoing comes late', async () => {
    const plate = cellOf('plate');
    await open.insert();
    await open.check();
    await open.type(plate, '宁Ｄ１２３４５');
    await open.says('可直接更正 1 处');
    await open.page.getByLabel('边填边查').click();
    await open.excel((host, at) => host.userPaste(at, [['宁Ｄ５４３２１']], 'coauthor'), plate);
    await open.button('全部更正').click();
    await open.says('已更正 0 处。');
    expect(await open.valueAt(plate)).toBe('宁Ｄ５４３２１');
    await open.button(/^更正 /).click();
    await open.says('已更正 1 处。');
    await open.excel((host, at) => host.userPaste(at, [['宁D11111']], 'coauthor'), plate);
    await open.button(/撤销/).click();
    await open.says('已撤销 0 处更正。');
    expect(await open.valueAt(plate)).toBe('宁D11111');
  });
});

describe('a sheet with a password', () => {
  it('is named, and its findings are shown all the same', async () => {
    await open.insert();
    await open.excel((host, name) => {
      host.userUnprotect(name);
      host.userProtect(name, {}, 'secret');
    }, REGISTER);
    await open.paste(cellOf('temperature'), [[WRONG]]);
    await open.check();
    await open.says(new RegExp(`工作表「${REGISTER}」有密码保护`));
    await wrongOnes(1).waitFor();
    expect(await open.excel((host, name) => host.sheet(name).protection?.password, REGISTER)).toBe(
      'secret',
    );
  });
});

describe('a workbook that is closed under the pane', () => {
  it('is said to be closed by every button, and another one is taken as it is', async () => {
    await open.insert();
    await open.paste(cellOf('temperature'), [[WRONG]]);
    await open.check();
    await open.excel((host) => host.closeWorkbook(), null);
    for (const name of ['重新检查', '检查下拉和锁定']) {
      await open.button(name).click();
      await open.says(/已关闭、改名或删除/);
    }
    await open.tab('填写');
    for (const name of ['今日零报告', /增加 500 行空行/, '插入本工作簿']) {
      await open.button(name).click();
      await open.page
        .locator('#body-fill')
        .getByText(/已关闭、改名或删除/)
        .first()
        .waitFor();
    }
    // Another workbook comes to the front: it has one sheet and no registers.
    await open.excel((host) => host.reset(), null);
    await open.tab('检查');
    await open.button('重新检查').click();
    await wrongOnes(1).waitFor({ state: 'detached' });
    await open.tab('填写');
    await open.says('本工作簿还没有台账');
    await open.insert();
  });
});

describe('a pane that is opened while a cell is being edited', () => {
  it('says so, and shows the workbook by itself once the cell is left', async () => {
    await open.browser.close();
    open = await openPane('', { excelApi: '1.15', before: beginTyping });
    await open.says(/单元格正在编辑/);
    forgetStart();
    expect(await axe(open.page)).toEqual([]);
    await open.excel((host) => host.leaveCellEdit(), null);
    await open.says('本工作簿还没有台账');
    await quiet();
    await open.insert();
  });

  it('from the button 检查 says so too, and checks when it is asked again', async () => {
    await open.browser.close();
    open = await openPane('?do=check', { excelApi: '1.15', before: beginTyping });
    await open.says(/单元格正在编辑/);
    forgetStart();
    await open.excel((host) => host.leaveCellEdit(), null);
    await open.button(/检查本工作簿|重新检查/).click();
    await open.says(/找不到任何一个台账/);
  });
});

describe('an Excel that refuses every tenth request as too many', () => {
  it('does everything in the end, and everything once', async () => {
    const refuse = (count: number) => open.excel((host, every) => host.failEvery(every), count);
    await refuse(10);
    await open.insert();
    expect(await open.excel((host) => host.book.sheets.length, null)).toBe(14);
    await open.check();
    for (let row = 3; row < 11; row += 1) {
      await open.paste(`${REGISTER}!${T}${row}`, [[WRONG]]);
      await wrongOnes(row - 2).waitFor();
      await open.button('重新检查').click();
      await open.button('检查下拉和锁定').click();
      await open.says('下拉列表、格式和锁定都完好。');
    }
    await open.type(cellOf('plate'), '宁Ｄ１２３４５');
    await open.button('全部更正').click();
    await open.says('已更正 1 处。');
    expect(await open.valueAt(cellOf('plate'))).toBe('宁D12345');
    await open.tab('填写');
    await open.button('今日零报告').click();
    await open.says(/已为 \d 个台账写好/);
    await open.tab('汇总');
    await open.page.getByLabel('汇总单位').selectOption('640423');
    await open.page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    await open.button(`汇总 ${returns().length} 个文件`).click();
    const body = open.page.locator('#body-gather');
    await body.getByRole('button', { name: '插入本工作簿' }).click({ timeout: 120_000 });
    await open.says('汇总表已放在本工作簿最后。');
    await body.getByRole('button', { name: '新建工作簿' }).click();
    await open.says('汇总表已在新工作簿中打开。');
    expect((await alerts()).join('')).toBe('');
    const protection = (host: ExcelHost, name: string) => host.sheet(name).protection !== null;
    expect(await open.excel(protection, REGISTER)).toBe(true);
    expect(await open.excel(({ book }) => book.opened.length, null)).toBe(1);
  }, 180_000);
});

describe('an Excel that loses every tenth call', () => {
  it('is spoken of each time, and in the end all is there once', async () => {
    await open.insert();
    await open.check();
    await open.excel((host) => host.failEvery(10, 'requestTooLarge'), null);
    let told = 0;
    for (let row = 3; row < 11; row += 1) {
      await open.paste(`${REGISTER}!${T}${row}`, [[WRONG]]);
      await open.button('重新检查').click();
      await open.button('检查下拉和锁定').click();
      const waiting = open.page.locator('#body-check').getByText('正在处理……');
      await expect.poll(() => waiting.count()).toBe(0);
      const said = (await alerts()).join('');
      if (said !== '') told += 1;
      if (said !== '') expect(said).toMatch(/内容超过 Excel 一次能处理的大小/);
    }
    expect(told).toBeGreaterThan(0);
    await open.excel((host) => host.failEvery(0), null);
    await open.button('重新检查').click();
    await open.button('检查下拉和锁定').click();
    await quiet();
    await wrongOnes(8).waitFor();
    const marks = await open.excel(
      (host, name) =>
        host
          .sheet(name)
          .highlights.filter(({ rule }) => String(rule['Formula']).includes('taizhang')).length,
      REGISTER,
    );
    expect(marks).toBeGreaterThan(0);
    expect(await open.excel((host, name) => host.sheet(name).protection !== null, REGISTER)).toBe(
      true,
    );
  });

  it('gets a template it could not take in whole taken back', async () => {
    await open.excel((host) => host.failEvery(10, 'requestTooLarge'), null);
    await open.button('插入本工作簿').click();
    await open.says(/内容超过 Excel 一次能处理的大小/);
    expect(await open.excel((host) => host.book.sheets.map(({ name }) => name), null)).toEqual([
      'Sheet1',
    ]);
    await open.excel((host) => host.failEvery(0), null);
    await open.insert();
  });
});

describe('the oldest Excel the pane is offered in, where every newer member throws', () => {
  it('goes the main way, and says what it cannot do', async () => {
    await open.browser.close();
    open = await openPane('', { excelApi: '1.7' });
    await open.page.evaluate(guardRequirements);
    await open.insert();
    await open.says(/不让加载项写下拉列表和数据验证/);
    await open.button('新建工作簿').click();
    await open.says(/这个版本的 Excel 做不到这一步/);
    await open.button('今日零报告').click();
    await open.says(/已为 8 个台账写好/);
    await open.button(/增加 500 行空行/).click();
    await open.says(/每个台账可填写到第 \d+ 行/);
    await open.check();
    await open.paste(cellOf('temperature'), [[WRONG]]);
    await wrongOnes(1).waitFor();
    await open.page.locator('#body-check [aria-expanded]').filter({ hasText: KIND }).click();
    await open.button(new RegExp(`^${T}3 `)).click();
    await expect.poll(() => open.excel(({ book }) => book.active.selection.top, null)).toBe(2);
    await open.button('检查下拉和锁定').click();
    await open.says(/不让加载项看下拉列表/);
  });
});
