import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { returns } from '../page/open.ts';
import { cellOf, letterOf, REGISTER } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';

let open: OpenPane;

/** Stops of the Tab key within which everything must be reached. */
const MOST_STOPS = 60;

/** What has the focus: its words or its label. */
const focused = () =>
  open.page.evaluate(() => {
    const at = document.activeElement;
    const label =
      at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? at.labels : null;
    const texts = [at?.getAttribute('aria-label'), at?.textContent, label?.[0]?.textContent];
    return texts.filter(Boolean).join(' ');
  });

/** Presses Tab until the focus is on what is named so. */
async function reach(name: string | RegExp): Promise<void> {
  const wanted = new RegExp(name);
  const passed: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await open.page.keyboard.press('Tab');
    const here = await focused();
    if (wanted.test(here)) return;
    passed.push(here.slice(0, 20));
  }
  throw new Error(`the Tab key does not reach ${String(name)}: ${passed.join(' | ')}`);
}

const press = (key: string) => open.page.keyboard.press(key);

/** Goes down a list until it shows the option. */
async function choose(label: string, option: string): Promise<void> {
  await reach(label);
  const shown = open.page.getByLabel(label).locator('option:checked');
  for (let step = 0; step < MOST_STOPS && (await shown.textContent()) !== option; step += 1) {
    await press('ArrowDown');
  }
  expect(await shown.textContent()).toBe(option);
}

/** From the bar of tabs, which is one stop, to another tab. */
async function turn(key: 'ArrowRight' | 'ArrowLeft'): Promise<void> {
  await reach(/^(填写|检查|汇总)$/);
  await press(key);
}

beforeAll(async () => {
  makePane();
  open = await openPane('', { excelApi: '1.15' });
  await open.says('本工作簿还没有台账');
}, 400_000);

afterAll(() => open.browser.close());

describe('the keyboard alone', () => {
  it('puts registers in', async () => {
    await choose('县（区）', '隆德县');
    await choose('乡镇（街道）', '城关镇');
    await reach('^插入本工作簿$');
    await press('Enter');
    await open.says(/已插入 城关镇 的 9 个台账/);
  });

  it('checks, and goes to the cell of a finding', async () => {
    await turn('ArrowRight');
    await reach('^检查本工作簿$');
    await press('Enter');
    await open.says(/共 \d+ 行/);
    await open.paste(cellOf('temperature'), [['三十七度']]);
    await open.says('体温写法不对');
    await reach('体温写法不对');
    await press('Enter');
    await reach(`^${letterOf('temperature')}3 `);
    await press('Enter');
    const place = { sheet: REGISTER, row: 2, column: letterOf('temperature') };
    await expect
      .poll(() =>
        open.excel(({ book }) => {
          const { name, selection } = book.active;
          const column = String.fromCharCode(65 + selection.left);
          return { sheet: name, row: selection.top, column };
        }, null),
      )
      .toEqual(place);
  });

  it('chooses files and adds them up', async () => {
    await turn('ArrowRight');
    await choose('汇总单位', '隆德县');
    // Asked for before the key is pressed, or the dialog would be the browser's own.
    const opening = open.page.waitForEvent('filechooser');
    await reach('^选择文件$');
    await press('Enter');
    const chooser = await opening;
    await chooser.setFiles(
      returns()
        .filter((file) => file.endsWith('.xlsx'))
        .slice(0, 3),
    );
    await reach('^汇总 3 个文件$');
    await press('Space');
    await open.button('复制 JSON').waitFor({ timeout: 90_000 });
    await reach('^插入本工作簿$');
    await press('Enter');
    await open.says('汇总表已放在本工作簿最后。');
    expect(open.errors).toEqual([]);
  });
});
