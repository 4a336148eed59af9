import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { launchBrowser, type Browser } from '../browser.ts';
import { alone } from '../lock.ts';

export { buildPages } from '../command/build.ts';

export const ROOT = path.join(import.meta.dirname, '..', '..');
export const DIST = path.join(ROOT, 'dist');
const PAGE = path.join(DIST, 'taizhang.html');
export const RETURNS = path.join(ROOT, 'demo', '上报');

/** Makes the demonstration's returns if they are not there. */
export function makeDemo(): void {
  alone(() => {
    if (existsSync(RETURNS)) return;
    const done = spawnSync('node', ['dist/demo.js'], { cwd: ROOT, encoding: 'utf8' });
    if (done.status !== 0) throw new Error(done.stdout + done.stderr);
  });
}

export interface OpenPage {
  readonly page: Page;
  readonly browser: Browser;
  /** Every address the page asked for, and every error it reported. */
  readonly requests: string[];
  readonly errors: string[];
}

/** The page from the disk, as a double click opens it. */
export async function openPage(): Promise<OpenPage> {
  const browser = await launchBrowser();
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.setViewportSize({ width: 350, height: 378 });
  await page.goto(pathToFileURL(PAGE).href);
  return { page, browser, requests, errors };
}

/** The demonstration's files, as paths. */
export function returns(): readonly string[] {
  return readdirSync(RETURNS, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(RETURNS, name))
    .filter((file) => statSync(file).isFile());
}

/** What the page saves when something is clicked. */
export async function saved(page: Page, click: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
