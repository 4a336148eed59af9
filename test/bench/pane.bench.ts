import type { Page } from 'playwright-core';
import type { Took } from '../../scripts/bench/browser.ts';
import { PAUSE } from '../../src/panel/live.ts';
import { openPane } from '../taskpane/open.ts';
import { settled, startClock, timeUntilShown } from './clock.ts';
import { FORM, fillWorkbook, placeOf, putQuietly } from './filled.ts';
import { measure } from './measure.ts';

/** No temperature. */
const WRONG = '无';

measure('pane', async ({ rows, rounds }) => {
  const usable: number[] = [];
  for (let round = 0; round < rounds; round++) usable.push(await timeToUse());
  const { page, browser } = await openPane();
  try {
    await fillWorkbook(page, rows);
    return { columns: FORM.columns.length, usable, ...(await timesIn(page, rounds)) };
  } finally {
    await browser.close();
  }
});

/** A browser that was never there before loads the pane; until its first field stands. */
async function timeToUse(): Promise<number> {
  const { page, browser } = await openPane();
  try {
    const ready = await page.waitForFunction(
      () => document.querySelector('#body-fill select') !== null && performance.now(),
    );
    return Number(await ready.jsonValue());
  } finally {
    await browser.close();
  }
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
