import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'vitest';
import type { Reading } from '../../scripts/bench/browser.ts';
import { launchBrowser } from '../browser.ts';
import { bundle } from '../bundle.ts';
import { measure } from './measure.ts';
import type { Order, Runs } from './reading-worker.ts';

const SITE = 'https://bench.test/';

measure('reading', async ({ files, rounds }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-worker-'));
  try {
    await bundle(
      path.join(import.meta.dirname, 'reading-worker.ts'),
      folder,
      'worker.js',
      'webworker',
    );
    const script = readFileSync(path.join(folder, 'worker.js'), 'utf8');
    return {
      shared: timesOf(await runs(script, files.shared, rounds)),
      inline: timesOf(await runs(script, files.inline, rounds)),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** What a dedicated worker of a fresh browser makes of the files. */
async function runs(script: string, files: readonly string[], rounds: number): Promise<Runs> {
  const browser = await launchBrowser();
  try {
    const page = await browser.context.newPage();
    await page.route(`${SITE}**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
      if (pathname === '/worker.js') {
        return route.fulfill({ contentType: 'text/javascript', body: script });
      }
      return route.fulfill({ path: files[Number(pathname.slice(1))] ?? '' });
    });
    await page.goto(SITE);
    return await page.evaluate(
      async ([count, times]) => {
        const fetched = Array.from({ length: count }, (_, file) => fetch(`/${file}`));
        const bytes = await Promise.all(fetched.map(async (file) => (await file).arrayBuffer()));
        const worker = new Worker('/worker.js');
        return new Promise<Runs>((resolve, reject) => {
          worker.onmessage = ({ data }: MessageEvent<Runs>) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          const order: Order = { files: bytes, rounds: times };
          worker.postMessage(order, bytes);
        });
      },
      [files.length, rounds] as const,
    );
  } finally {
    await browser.close();
  }
}

/** The times, once it is sure that every way did the same work. */
function timesOf(made: Runs): Reading {
  const unpacked = made['own inflate'];
  expect(made.fflate.sums).toEqual(unpacked.sums);
  expect(made.DecompressionStream.sums).toEqual(unpacked.sums);
  expect(Math.min(...made.reading.sums)).toBeGreaterThan(0);
  return {
    reading: made.reading.times,
    'own inflate': unpacked.times,
    fflate: made.fflate.times,
    DecompressionStream: made.DecompressionStream.times,
  };
}
