import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { launchBrowser, type Browser } from '../browser.ts';
import { attachExcel } from '../excel-host/page.ts';
import type { HostOptions } from '../excel-host/index.ts';
import { buildPages, DIST, makeDemo } from '../page/open.ts';
import { build } from '../command/build.ts';
import { handsOf, type Hands } from './hands.ts';

export const SITE = 'https://pane.test/';

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

export interface OpenPane extends Hands {
  readonly page: Page;
  readonly browser: Browser;
  readonly requests: string[];
  readonly errors: string[];
}

/** Builds what the panes are opened from; the first of the test files does, for all of them. */
export function makePane(): void {
  build();
  buildPages();
  makeDemo();
}

/** Serves what was built, as a web server would; `change` plays a browser that reads the page another way. */
export async function routePane(page: Page, change = (html: string) => html): Promise<void> {
  await page.route(`${SITE}**`, (route) => {
    const file = path.join(DIST, new URL(route.request().url()).pathname);
    if (!existsSync(file)) return route.fulfill({ status: 404, body: '' });
    const contentType = TYPES[path.extname(file)] ?? 'application/octet-stream';
    const bytes = readFileSync(file);
    const body = contentType === 'text/html' ? change(bytes.toString('utf8')) : bytes;
    return route.fulfill({ body, contentType });
  });
}

export interface Opening extends HostOptions {
  /** Where a web server has the pane; else its files come from the hands of Playwright. */
  readonly site?: string;
  /** Is called with the page before it goes anywhere. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** The production pane, in the smallest size Excel gives it, around a simulated Excel. */
export async function openPane(query = '', opening: Opening = {}): Promise<OpenPane> {
  const { site = SITE, before, ...options } = opening;
  const browser = await launchBrowser();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await attachExcel(page, options);
  await routePane(page);
  await browser.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site });
  await page.setViewportSize({ width: 350, height: 378 });
  await before?.(page);
  await page.goto(`${site}taskpane.html${query}`);
  return { page, browser, requests, errors, ...handsOf(page) };
}
