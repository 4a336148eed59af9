import type { Locator, Page } from 'playwright-core';
import { valueOf } from '../../src/core/sheet.ts';
import { FORMS } from '../../src/forms/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import type { ExcelHost } from '../excel-host/index.ts';
import type { Pasted } from '../excel-host/levers.ts';
import { excelIn } from '../excel-host/page.ts';

/** The register that tests type into, as its sheet is called. */
export const REGISTER = '卡点查验登记台账';

/** What a person at the pane, and Excel behind it, can be asked. */
export interface Hands {
  readonly button: (name: string | RegExp) => Locator;
  readonly tab: (name: string) => Promise<void>;
  /** Waits until the pane says so. */
  readonly says: (sentence: string | RegExp) => Promise<void>;
  /** `act` runs in the page: it sees what it is given and nothing around it. */
  readonly excel: <Given, Done>(
    act: (host: ExcelHost, given: Given) => Done,
    given: Given,
  ) => Promise<Awaited<Done>>;
  readonly type: (address: string, value: string | number) => Promise<void>;
  /** Pastes from one cell on, which no rule of a cell keeps out; `{ value }` comes with a format and a lock. */
  readonly paste: (address: string, rows: readonly (readonly Pasted[])[]) => Promise<void>;
  readonly valueAt: (address: string) => Promise<unknown>;
  /** Puts the registers of 城关镇 into the open workbook and waits until they are there. */
  readonly insert: () => Promise<void>;
  /** Checks the workbook and waits until the findings are shown. */
  readonly check: () => Promise<void>;
}

export function handsOf(page: Page): Hands {
  const button: Hands['button'] = (name) => page.getByRole('button', { name });
  const tab: Hands['tab'] = (name) => page.getByRole('tab', { name }).click();
  const says: Hands['says'] = (sentence) =>
    page.getByText(sentence).first().waitFor({ timeout: 45_000 });
  const excel: Hands['excel'] = async (act, given) => {
    const host = await excelIn(page);
    return host.evaluate(act as Parameters<typeof host.evaluate>[0], given) as never;
  };
  return {
    button,
    tab,
    says,
    excel,
    type: async (address, value) => {
      await excel((host, [at, what]) => host.userEdit(at, what), [address, value] as const);
    },
    paste: async (address, rows) => {
      const act = (host: ExcelHost, [at, what]: readonly [string, typeof rows]) =>
        host.userPaste(at, what);
      const { accepted, reason } = await excel(act, [address, rows] as const);
      if (!accepted) throw new Error(`Excel refused to paste at ${address}: ${reason ?? ''}`);
    },
    valueAt: (address) => excel((host, at) => host.valueAt(at), address),
    insert: async () => {
      await page.getByLabel('县（区）').selectOption('640423');
      await page.getByLabel('乡镇（街道）').selectOption('640423100');
      await button('插入本工作簿').click();
      await says(/已插入 城关镇 的 \d 个台账/);
    },
    check: async () => {
      await tab('检查');
      await page
        .locator('#body-check')
        .getByRole('button', { name: /检查本工作簿|重新检查/ })
        .click();
      await page
        .locator('#body-check')
        .getByText(/共 \d+ 行/)
        .first()
        .waitFor({ timeout: 45_000 });
    },
  };
}

/** The letter that a column of the register has in its sheet. */
export function letterOf(column: string): string {
  const form = FORMS.find(({ title }) => title === REGISTER);
  const index = form?.columns.findIndex(({ id }) => id === column) ?? -1;
  return String.fromCharCode(65 + index);
}

/** A cell of the register; rows as Excel counts them, and the first for entries is the second. */
export function cellOf(column: string, row = 3): string {
  return `${REGISTER}!${letterOf(column)}${row}`;
}

/** The values of one sheet; an empty cell is an empty text. */
export interface Cells {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | boolean | object)[])[];
}

/** Every cell of a written workbook, and what the open one holds at the same place. */
export async function sideBySide(
  { excel }: Pick<Hands, 'excel'>,
  bytes: Uint8Array,
): Promise<{ readonly written: readonly Cells[]; readonly there: readonly Cells[] }> {
  const written = readWorkbook(bytes).sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => valueOf(cell) ?? '')),
  }));
  const there = await excel(
    (host, wanted) =>
      wanted.map(({ name, rows }) => ({
        name,
        rows: rows.map((row, down) =>
          row.map((_, along) => host.book.value(host.sheet(name), down, along) ?? ''),
        ),
      })),
    written,
  );
  return { written, there };
}
