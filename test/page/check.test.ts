import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build, taizhang } from '../command/build.ts';
import { makeMonth } from '../command/folder.ts';
import type { Issue } from '../command/report.ts';
import { convert, soffice } from '../libreoffice.ts';
import { cellsOf, looksOf, python } from '../python.ts';
import { buildPages, openPage, saved, type OpenPage } from './open.ts';

const FAULTY = '207.xlsx';
const MARKED = ['FFFFC7CE', 'FFFFEB9C'];

let work: string;
let folder: string;
let open: OpenPage;

/** Issue by issue what the list on the page says, everything in it opened. */
function listed(): Promise<readonly string[]> {
  return open.page.evaluate(async () => {
    const list = document.querySelector('#body-check section[aria-label="问题"]');
    if (!list) return [];
    const closed = (): HTMLElement[] => [
      ...list.querySelectorAll<HTMLElement>(
        '[aria-expanded="false"], li > button:not([aria-expanded])',
      ),
    ];
    for (let more = closed(); more.length > 0; more = closed()) {
      more.forEach((button) => button.click());
      await new Promise((resolve) => setTimeout(resolve));
    }
    return [...list.children].flatMap((group) => {
      const heading = group.querySelector('h2');
      const count = heading?.querySelector('span')?.textContent ?? '';
      const file = (heading?.textContent ?? '').slice(0, -count.length).trim();
      return [...group.querySelectorAll('ul ul > li')].map(
        (item) => `${file}: ${item.textContent}`,
      );
    });
  });
}

function worded({ file, cell, row, message, mend }: Issue): string {
  const place = cell ?? row ?? '';
  return `${file ?? '全部文件'}: ${place === '' ? '' : `${place} `}${message} ${mend}`;
}

/** The copies the command hands back, by path. */
function byScript(): ReadonlyMap<string, Buffer> {
  const out = path.join(work, '退回');
  const county = ['consolidate', '.', '--region', '640423', '--returns', out];
  const done = taizhang([...county, '--out', path.join(work, '县.xlsx')], folder);
  expect(done.status).toBe(1);
  const names = readdirSync(out, { recursive: true, encoding: 'utf8' });
  return new Map(
    names
      .filter((name) => name.endsWith('.xlsx'))
      .map((name) => [name, readFileSync(path.join(out, name))]),
  );
}

beforeAll(async () => {
  build();
  buildPages();
  if (python === null) return;
  work = mkdtempSync(path.join(tmpdir(), 'taizhang-check-'));
  folder = await makeMonth(work, false);
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  rmSync(work, { recursive: true, force: true });
});

describe.skipIf(python === null)('checking workbooks on the page', () => {
  it('lists exactly the issues that the command lists', async () => {
    const { page } = open;
    const json = path.join(work, 'issues.json');
    expect(taizhang(['check', '.', '--json', json], folder).status).toBe(1);
    const issues = JSON.parse(readFileSync(json, 'utf8')) as readonly Issue[];
    expect(
      issues.filter(({ file, severity }) => file === FAULTY && severity === 'error').length,
    ).toBeGreaterThan(20);
    await page.getByRole('tab', { name: '检查' }).click();
    await page.locator('#body-check input[webkitdirectory]').setInputFiles(folder);
    await page.getByRole('button', { name: /^检查 \d+ 个文件/ }).click();
    await page.getByRole('button', { name: /保存全部标注副本/ }).waitFor({ timeout: 120_000 });
    expect([...(await listed())].sort()).toEqual(issues.map(worded).sort());
  });

  it('saves the marked copy that the command writes, under the name of the original', async () => {
    const { page } = open;
    const script = byScript();
    const one = await saved(page, () =>
      page.getByRole('button', { name: `保存标注副本 ${FAULTY}` }).click(),
    );
    expect(one.name).toBe('207-标注.xlsx');
    expect(one.bytes.equals(script.get(FAULTY) ?? Buffer.alloc(0))).toBe(true);
    writeFileSync(path.join(work, one.name), one.bytes);
    const all = await saved(page, () => page.getByRole('button', { name: /保存全部/ }).click());
    const copies = unzipSync(all.bytes);
    for (const [name, bytes] of script) {
      const copy = copies[name.replace('.xlsx', '-标注.xlsx')];
      expect([name, copy && Buffer.from(copy).equals(bytes)]).toEqual([name, true]);
    }
    expect(script.size).toBeGreaterThan(2);
    // A county’s consolidation refuses the workbook of another county, which can be checked all the same.
    expect(Object.keys(copies).length).toBeGreaterThanOrEqual(script.size);
  });

  it('colours in the copy exactly the cells with an issue, and changes nothing else', () => {
    const [before = {}, after = {}] = looksOf([
      path.join(folder, FAULTY),
      path.join(work, '207-标注.xlsx'),
    ]);
    const issues = JSON.parse(readFileSync(path.join(work, 'issues.json'), 'utf8')) as Issue[];
    const expected = issues
      .filter(({ file, cell, severity }) => file === FAULTY && cell && severity !== 'note')
      .map(({ sheet, cell }) => `${sheet} ${cell}`);
    const found: string[] = [];
    for (const [name, { cells, ...rest }] of Object.entries(before)) {
      const { cells: now = {}, ...others } = after[name] ?? {};
      expect([name, others]).toEqual([name, rest]);
      for (const [address, cell] of Object.entries(now)) {
        const marked = MARKED.includes(cell[3]) && cells[address]?.[3] !== cell[3];
        if (marked) found.push(`${name} ${address}`);
        const [value, kind, look, fill] = cells[address] ?? ['None', 'n', cell[2], cell[3]];
        expect([address, value, kind, look, marked ? cell[3] : fill]).toEqual([address, ...cell]);
      }
      expect(Object.keys(cells).filter((address) => !now[address])).toEqual([]);
    }
    expect(found.sort()).toEqual([...new Set(expected)].sort());
    expect(Object.keys(after).slice(0, -1)).toEqual(Object.keys(before));
    expect(Object.keys(after).at(-1)).toBe('问题清单');
  });

  it.skipIf(soffice === null)(
    'makes copies that LibreOffice opens with every filled cell and the whole list',
    async () => {
      const copy = path.join(work, '207-标注.xlsx');
      const again = cellsOf(
        await convert(copy, 'xlsx:Calc MS Excel 2007 XML', path.join(work, '转存')),
        'values',
      );
      const { 问题清单: list = {}, ...sheets } = again;
      const { 问题清单: wanted = {}, ...originals } = cellsOf(copy, 'values');
      expect(list).toEqual(wanted);
      for (const [name, cells] of Object.entries(originals)) {
        expect([name, Object.keys(sheets[name] ?? {}).sort()]).toEqual([
          name,
          Object.keys(cells).sort(),
        ]);
      }
    },
    120_000,
  );

  it('reports no error and asks for nothing', () => {
    expect(open.errors).toEqual([]);
    expect(open.requests.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
  });
});
