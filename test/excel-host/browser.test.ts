import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../browser.ts';
import type { Browser } from '../browser.ts';
import { attachExcel, excelIn } from './page.ts';

const PAGE = `<!doctype html><title>pane</title>
<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

describe('the host in Chromium', () => {
  it('answers the unmodified office.js from the address that production uses', async () => {
    const page = await browser.context.newPage();
    const outside: string[] = [];
    page.on('request', (request) => outside.push(new URL(request.url()).host));
    await attachExcel(page, { sheets: ['登记表'] });
    await page.route('https://pane.test/', (route) =>
      route.fulfill({ body: PAGE, contentType: 'text/html' }),
    );
    await page.goto('https://pane.test/');
    const seen = await page.evaluate(async () => {
      const { host } = await Office.onReady();
      const read = await Excel.run(async (context) => {
        const range = context.workbook.worksheets.getActiveWorksheet().getRange('B2');
        range.values = [['2/20/2020']];
        range.load('values,text,address');
        await context.sync();
        return [range.address, range.values, range.text];
      });
      return { host, read };
    });
    expect(seen).toEqual({
      host: 'Excel',
      read: ['登记表!B2', [[43881]], [['2/20/2020']]],
    });
    const excel = await excelIn(page);
    expect(await excel.evaluate((own) => own.userEdit('B2', '3'))).toEqual({ accepted: true });
    expect(await excel.evaluate((own) => own.valueAt('登记表!B2'))).toBe(3);
    expect(new Set(outside)).toEqual(new Set(['pane.test', 'appsforoffice.microsoft.com']));
  });
});
