import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../command/build.ts';
import { buildPages, makeDemo, openPage, RETURNS, returns, type OpenPage } from './open.ts';

const WAYS = ['fetch', 'xhr', 'socket', 'events', 'image', 'beacon', 'style', 'frame', 'form'];
const WORKER_WAYS = ['fetch', 'xhr', 'import'];

let open: OpenPage;
let server: Server;
let base: string;
let folder: string;
const reached: string[] = [];

/** Tries every way out of the page and of a worker it starts; what fails, fails without a word. */
async function tryAll(page: Page): Promise<void> {
  await page.evaluate(async (to) => {
    const attempt = async (run: () => unknown): Promise<void> => {
      try {
        await run();
      } catch {
        // What is refused is what is tested.
      }
    };
    const put = (html: string): void => document.body.insertAdjacentHTML('beforeend', html);
    await attempt(() => fetch(`${to}/page/fetch`, { mode: 'no-cors' }));
    await attempt(() => {
      const request = new XMLHttpRequest();
      request.open('GET', `${to}/page/xhr`);
      request.send();
    });
    await attempt(() => new WebSocket(`${to.replace('http', 'ws')}/page/socket`));
    await attempt(() => new EventSource(`${to}/page/events`));
    await attempt(() => navigator.sendBeacon(`${to}/page/beacon`, 'x'));
    await attempt(() =>
      put(`<img src="${to}/page/image"><iframe src="${to}/page/frame"></iframe>`),
    );
    await attempt(() => put(`<link rel="stylesheet" href="${to}/page/style">`));
    await attempt(() => put('<iframe name="sink"></iframe>'));
    await attempt(() => {
      put(`<form id="out" target="sink" action="${to}/page/form"></form>`);
      document.querySelector<HTMLFormElement>('#out')?.submit();
    });
    const script = `(async () => {
      try { await fetch('${to}/worker/fetch', { mode: 'no-cors' }); } catch {}
      try { const r = new XMLHttpRequest(); r.open('GET', '${to}/worker/xhr', false); r.send(); } catch {}
      try { importScripts('${to}/worker/import'); } catch {}
      postMessage('done');
    })()`;
    const worker = new Worker(URL.createObjectURL(new Blob([script])));
    await new Promise((resolve) => (worker.onmessage = resolve));
  }, base);
}

const all = [...WAYS.map((way) => `/page/${way}`), ...WORKER_WAYS.map((way) => `/worker/${way}`)];

/** Once everything that was sent before has come: requests of one browser may overtake each other. */
async function arrived(wanted: readonly string[]): Promise<readonly string[]> {
  const missing = () => wanted.filter((way) => !reached.includes(way));
  await expect.poll(missing, { timeout: 20_000 }).toEqual([]);
  return [...new Set(reached)].sort();
}

beforeAll(async () => {
  build();
  buildPages();
  makeDemo();
  folder = mkdtempSync(path.join(tmpdir(), 'taizhang-offline-'));
  server = createServer((request, response) => {
    reached.push((request.url ?? '').replace('?', ''));
    response.setHeader('Access-Control-Allow-Origin', '*').end();
  });
  server.on('upgrade', (request, socket) => {
    reached.push((request.url ?? '').replace('?', ''));
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  open = await openPage();
}, 400_000);

afterAll(async () => {
  await open.browser.close();
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the page and the network', () => {
  it('consolidates with the network cut, and neither it nor a worker asks for anything', async () => {
    const { page, browser } = open;
    const asked: string[] = [];
    browser.context.on('request', (request) => asked.push(request.url()));
    await browser.context.setOffline(true);
    await page.reload();
    await page.getByLabel('汇总单位').selectOption('640423');
    await page.locator('#body-gather input[webkitdirectory]').setInputFiles(RETURNS);
    await page.getByRole('button', { name: `汇总 ${returns().length} 个文件` }).click();
    await page.getByRole('button', { name: '保存汇总工作簿' }).waitFor({ timeout: 120_000 });
    expect(page.workers().length).toBeGreaterThan(1);
    expect(asked.filter((url) => !/^(file|blob|data):/.test(url))).toEqual([]);
    expect(open.errors).toEqual([]);
    await browser.context.setOffline(false);
  }, 150_000);

  it('lets nothing out by its policy, though the network is there', async () => {
    const { page, browser } = open;
    const policy = page.locator('meta[http-equiv="Content-Security-Policy"]');
    expect(await policy.getAttribute('content')).toMatch(/default-src 'none'.*connect-src 'none'/);
    await tryAll(page);
    const free = await browser.context.newPage();
    const file = path.join(folder, 'free.html');
    writeFileSync(file, '<!doctype html><body>');
    await free.goto(pathToFileURL(file).href);
    await free.evaluate((to) => fetch(to, { mode: 'no-cors' }), `${base}/after`);
    expect(await arrived(['/after'])).toEqual(['/after']);
    // The same attempts arrive from a page without the policy: the silence above is the policy's.
    await tryAll(free);
    expect(await arrived(all)).toEqual([...all, '/after'].sort());
  });
});
