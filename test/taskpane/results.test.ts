import { Buffer } from 'node:buffer';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { RETURNS, returns } from '../page/open.ts';
import { byScript } from '../page/script.ts';
import { all, parse, type Node } from '../xlsx/markup.ts';
import { makePane, openPane, type OpenPane } from './open.ts';

/** What a reader sees of a chart: its kind, its title, and where each line takes its figures and names. */
interface Drawn {
  readonly type: string;
  readonly title: string;
  readonly series: readonly (readonly string[])[];
}

let open: OpenPane;
let written: Buffer;

const textOf = (node: Node): string => node.text + node.children.map(textOf).join('');
const plain = (reference: string): string => reference.replaceAll(/[$'=]/g, '');

function within(node: Node, ...path: readonly string[]): string {
  const found = path.reduce<Node | undefined>(
    (at, name) => (at ? [...all(at, name)][0] : undefined),
    node,
  );
  return found ? textOf(found) : '';
}

/** The charts of a written workbook (ECMA-376 part 1, 21.2), by title. */
function chartsOf(bytes: Uint8Array): readonly Drawn[] {
  const parts = Object.entries(unzipSync(bytes));
  const charts = parts.filter(([name]) => /^xl\/charts\/chart\d+\.xml$/.test(name));
  return sorted(
    charts.map(([, xml]): Drawn => {
      const root = parse(strFromU8(xml));
      const bar = [...all(root, 'c:barDir')][0]?.attributes['val'];
      const type = bar === undefined ? 'Line' : bar === 'bar' ? 'BarClustered' : 'ColumnClustered';
      const series = [...all(root, 'c:ser')].map((one) => [
        plain(within(one, 'c:cat', 'c:f')),
        plain(within(one, 'c:val', 'c:f')),
      ]);
      return { type, title: within(root, 'c:title', 'a:t'), series };
    }),
  );
}

function sorted(charts: readonly Drawn[]): readonly Drawn[] {
  return [...charts].sort((a, b) => (a.title < b.title ? -1 : 1));
}

/** The charts that lie on the sheets of the simulated Excel. */
async function drawn(): Promise<readonly Drawn[]> {
  const charts = await open.excel(
    ({ book }) =>
      book.sheets.flatMap((sheet) =>
        sheet.charts.map(({ bags, series }) => ({
          type: String(bags['chart']?.['ChartType']),
          title: String(bags['title']?.['Text']),
          series: series.map(({ categories, values }) => [categories, values]),
        })),
      ),
    null,
  );
  return sorted(
    charts.map((one) => ({ ...one, series: one.series.map((refs) => refs.map(plain)) })),
  );
}

beforeAll(async () => {
  makePane();
  written = byScript(RETURNS).workbook;
  open = await openPane('', { excelApi: '1.15' });
  await open.tab('汇总');
  await open.page.getByLabel('汇总单位').selectOption('640423');
  await open.page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
  await open.button(`汇总 ${returns().length} 个文件`).click();
  await open.button('复制 JSON').waitFor({ timeout: 120_000 });
}, 500_000);

afterAll(() => open.browser.close());

const body = () => open.page.locator('#body-gather');

describe('the county’s workbook', () => {
  it('comes into the open one as the script writes it, figures and charts', async () => {
    await body().getByRole('button', { name: '插入本工作簿' }).click();
    await open.says('汇总表已放在本工作簿最后。');
    const sheets = readWorkbook(written).sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map((row) => row.map((cell) => valueOf(cell) ?? '')),
    }));
    const there = await open.excel(
      (host, wanted) =>
        wanted.map(({ name, rows }) => ({
          name,
          rows: rows.map((row, down) =>
            row.map((_, along) => host.book.value(host.sheet(name), down, along) ?? ''),
          ),
        })),
      sheets,
    );
    expect(there).toEqual(sheets);
    const charts = chartsOf(written);
    expect(charts.length).toBeGreaterThan(1);
    expect(await drawn()).toEqual(charts);
  });

  it('opens as a new workbook with the same cells and the same charts', async () => {
    await body().getByRole('button', { name: '新建工作簿' }).click();
    await open.says('汇总表已在新工作簿中打开。');
    const opened = await open.excel(({ book }) => book.opened, null);
    expect(opened).toHaveLength(1);
    const bytes = Buffer.from(opened[0] ?? '', 'base64');
    const cells = (book: Uint8Array) =>
      readWorkbook(book).sheets.map(({ name, rows }) => [
        name,
        rows.map((row) => row.map(valueOf)),
      ]);
    expect(cells(bytes)).toEqual(cells(written));
    expect(chartsOf(bytes)).toEqual(chartsOf(written));
    expect(open.errors).toEqual([]);
  });
});
