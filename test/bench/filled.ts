import type { Page } from 'playwright-core';
import { eachDay } from '../../src/core/days.ts';
import { positionOf } from '../../src/core/entry.ts';
import { makeRandom } from '../../src/core/random.ts';
import { sampleRows } from '../../src/core/sample.ts';
import { address, type Value } from '../../src/core/sheet.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { excelIn } from '../excel-host/page.ts';

const COUNTY = '640423';
const TOWN = '640423100';
const PERIOD = { from: '2020-02-01', to: '2020-02-29' };

function found<T>(what: T | undefined): T {
  if (what === undefined) throw new Error('no such register or column');
  return what;
}

/** The register with the 20 columns that the budget speaks of. */
export const FORM = found(FORMS.find(({ id }) => id === 'checkpoint-log'));

/** A cell of an entry, counted from 0, as Excel names it. */
export function placeOf(column: string, entry: number): string {
  return `${FORM.title}!${address(1 + entry, positionOf(FORM, column))}`;
}

/** Has the pane insert the registers of a town, and puts so many valid entries into one of them. */
export async function fillWorkbook(page: Page, entries: number): Promise<void> {
  await page.getByLabel('县（区）').selectOption(COUNTY);
  await page.getByLabel('乡镇（街道）').selectOption(TOWN);
  await page.getByLabel('报告期起').fill(PERIOD.from);
  await page.getByLabel('报告期止').fill(PERIOD.to);
  await page.getByRole('button', { name: '插入本工作簿' }).click();
  await page.getByText(/已插入/).waitFor({ timeout: 120_000 });
  const tree = makeTree(GUYUAN);
  const around = { today: PERIOD.to, period: PERIOD, unit: TOWN, tree, date1904: false };
  const days = eachDay(PERIOD.from, PERIOD.to);
  const rows = sampleRows(FORM, entries, makeRandom(1), around, days);
  await putQuietly(page, placeOf(found(FORM.columns[0]).id, 0), rows);
}

/** Puts values where no event tells the pane of it. */
export async function putQuietly(
  page: Page,
  at: string,
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const excel = await excelIn(page);
  await excel.evaluate(
    ({ book }, given) => {
      const { sheet, area } = book.at(given.at);
      for (const [down, row] of given.rows.entries()) {
        for (const [along, value] of row.entries()) {
          sheet.grid.put(area.top + down, area.left + along, value === null ? null : { value });
        }
      }
      book.touch();
    },
    { at, rows },
  );
}
