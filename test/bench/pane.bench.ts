import type { Page } from 'playwright-core';
import type { Took } from '../../scripts/bench/browser.ts';
import { PAUSE } from '../../src/panel/live.ts';
import { openPane } from '../taskpane/open.ts';
import { servePane } from '../taskpane/serve.ts';
import { settled, startClock, timeUntilShown } from './clock.ts';
import { FORM, fillWorkbook, placeOf, putQuietly } from './filled.ts';
import { measure } from './measure.ts';

/** No temperature. */
const WRONG = '无';

measure('pane', async ({ rows, rounds }) => {
  const usable: number[] = [];
  const { address, close } = await servePane();
  for (let round = 0; round < rounds; round++) usable.push(await timeToUse(address));
  close();
  const { page, browser } = await openPane();
  try {
    await fillWorkbook(page, rows);
    return { columns: FORM.columns.length, usable, ...(await timesIn(page, rounds)) };
  } finally {
    await browser.close();
  }
});

/** Milliseconds until a browser that has just come up has opened what it opens for itself. */
const REST = 1500;

/**
 * A browser that never saw the pane loads it from a web server of this machine; until the first frame with
 * its fields was painted. Making the simulated Excel is in it.
 */
async function timeToUse(site: string): Promise<number> {
  const { page, browser } = await openPane('', { site, before: watchForFields });
  try {
    await page.waitForFunction(() => 'painted' in globalThis);
    return await page.evaluate(() => (globalThis as unknown as { painted: number }).painted);
  } finally {
    await browser.close();
  }
}

async function watchForFields(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const painted = (): void => void Object.assign(globalThis, { painted: performance.now() });
    const observer = new MutationObserver(() => {
      if (document.querySelector('#body-fill select') === null) return;
      observer.disconnect();
      // A timer set in a frame runs once that frame was painted.
      requestAnimationFrame(() => setTimeout(painted));
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.waitForTimeout(REST);
}

async function timesIn(page: Page, rounds: number): Promise<{ check: Took[]; typing: Took[] }> {
  const check: Took[] = [];
  const typing: Took[] = [];
  await startClock(page);
  await page.getByRole('tab', { name: '检查' }).click();
  for (let round = 0; round < rounds; round++) {
    // One more error each time, so that it is seen when the findings are new.
    await putQuietly(page, placeOf('temperature', 2 * round), [[WRONG]]);
    check.push(await timeUntilShown(page, { press: round === 0 ? '检查本工作簿' : '重新检查' }));
    await settled(page);
    const edit = { at: placeOf('temperature', 2 * round + 1), value: WRONG };
    const took = await timeUntilShown(page, edit);
    typing.push({ ...took, own: took.own - PAUSE });
    await settled(page);
  }
  return { check, typing };
}
