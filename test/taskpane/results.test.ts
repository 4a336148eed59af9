import { Buffer } from 'node:buffer';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { valueOf } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { RETURNS, returns } from '../page/open.ts';
import { byScript } from '../page/script.ts';
import { all, parse, type Node } from '../xlsx/markup.ts';
import { sideBySide } from './hands.ts';
import { makePane, openPane, type OpenPane } from './open.ts';
import { soundRows } from './rows.ts';

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
    const cells = await sideBySide(open, written);
    expect(cells.there).toEqual(cells.written);
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
  });

  it('is put in as well where a chart begins with a day that nobody reported', async () => {
    const buffer = Buffer.from(await lateTown());
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await open.button('清空').click();
    await body()
      .locator('input:not([webkitdirectory])')
      .setInputFiles({ name: '城关镇.xlsx', mimeType, buffer });
    await open.button('汇总 1 个文件').click();
    await body().getByText('城关镇.xlsx').waitFor();
    await body().getByRole('button', { name: '插入本工作簿' }).click({ timeout: 60_000 });
    await open.says('汇总表已放在本工作簿最后。');
    const firsts = await open.excel(
      ({ book }) =>
        book.sheets
          .filter(({ name }) => name === '逐日2')
          .flatMap((sheet) => sheet.charts.flatMap(({ series }) => series))
          .map(({ values }) => book.resolve(values, book.active)?.area)
          .map((area) =>
            area ? book.value(book.sheet('逐日2') ?? book.active, area.top, area.left) : 0,
          ),
      null,
    );
    expect(firsts).toContain(null);
    expect(firsts.some((first) => typeof first === 'number' && first > 0)).toBe(true);
    expect(open.errors).toEqual([]);
  });
});

/** A town that writes down who passes from the first day, and disputes from the fifth. */
async function lateTown(): Promise<Uint8Array> {
  const tree = makeTree(GUYUAN);
  const unit = tree.get('640423100');
  if (!unit) throw new Error('no town');
  const [from, to] = ['2020-02-01', '2020-02-20'];
  const early = soundRows({ 'checkpoint-log': 60, 'site-register': 8 }, { from, to });
  const late = soundRows({ 'dispute-register': 10 }, { from: '2020-02-05', to });
  const rows = new Map([...early, ...late]);
  const forms = FORMS.filter((form) => rows.has(form.tab ?? form.title));
  const order = { unit, period: { from, to }, cutoff: '24:00', id: 'late', forms, tree };
  const template = makeTemplate(order, zhCN);
  const sheets = template.sheets.map((sheet) => {
    const own = rows.get(sheet.name);
    return own ? { ...sheet, rows: [...sheet.rows.slice(0, 2), ...own] } : sheet;
  });
  return writeWorkbook({ ...template, sheets });
}
