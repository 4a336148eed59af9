import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSHandle, Page } from 'playwright-core';
import { hostBundle } from './bundle.ts';
import type { ExcelHost, HostOptions } from './index.ts';
import { officeFolder } from './node.ts';

const HOSTED = 'https://appsforoffice.microsoft.com/lib/1/hosted/';

/**
 * Makes the page find a simulated Excel (`window.excelHost`) and the installed office.js at the address
 * that production uses. `evaluate` cannot pass into a page and must be left out.
 */
export async function attachExcel(page: Page, options: HostOptions = {}): Promise<void> {
  await page.addInitScript(`window.excelHostOptions = ${JSON.stringify(options)};`);
  await page.addInitScript(await hostBundle());
  await page.route(`${HOSTED}**`, async (route) => {
    const name = new URL(route.request().url()).pathname.slice(new URL(HOSTED).pathname.length);
    const path = join(officeFolder(), name);
    if (!existsSync(path)) return route.fulfill({ status: 404, body: '' });
    // office.js loads its other files with crossOrigin=anonymous.
    return route.fulfill({
      body: readFileSync(path),
      contentType: 'text/javascript',
      headers: { 'access-control-allow-origin': '*' },
    });
  });
}

/** The host in the page, for its levers: `(await excelIn(page)).evaluate((host) => host.userEdit('A1', '5'))`. */
export async function excelIn(page: Page): Promise<JSHandle<ExcelHost>> {
  return page.evaluateHandle(
    () => (globalThis as unknown as { readonly excelHost: ExcelHost }).excelHost,
  );
}
