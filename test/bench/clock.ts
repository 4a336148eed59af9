import type { Page } from 'playwright-core';
import type { Took } from '../../scripts/bench/browser.ts';
import type { ExcelHost } from '../excel-host/index.ts';

/** What is put into the page to tell its own work from waiting for Excel. */
interface Clocked {
  readonly excelHost: ExcelHost;
  readonly external: { Execute: Execute };
  clock: {
    /** Requests that Excel has not answered. */
    open: number;
    since: number;
    /** Milliseconds in which at least one was open. */
    waited: number;
    lastAnswer: number;
  };
}
type Execute = (dispatch: number, params: unknown, reply: (result: unknown) => void) => void;

/** Counts from now on how long Excel is waited for: from a request of office.js to its answer. */
export async function startClock(page: Page): Promise<void> {
  await page.evaluate(() => {
    const own = globalThis as unknown as Clocked;
    const clock = { open: 0, since: 0, waited: 0, lastAnswer: 0 };
    own.clock = clock;
    const execute = own.external.Execute;
    own.external.Execute = (dispatch, params, reply) => {
      if (clock.open++ === 0) clock.since = performance.now();
      execute(dispatch, params, (result) => {
        clock.lastAnswer = performance.now();
        if (--clock.open === 0) clock.waited += clock.lastAnswer - clock.since;
        reply(result);
      });
    };
  });
}

/** What the user does: presses a button of the check, or pastes one value, which no rule of Excel refuses. */
export type Act = { readonly press: string } | { readonly at: string; readonly value: string };

/** Does it and takes the time until the pane shows another number of errors. */
export function timeUntilShown(page: Page, act: Act): Promise<Took> {
  return page.evaluate(async (what) => {
    const { clock, excelHost } = globalThis as unknown as Clocked;
    const body = document.querySelector('#body-check');
    if (!body) throw new Error('no check');
    const errors = () => /(\d+) 个错误/.exec(body.textContent ?? '')?.[1];
    const before = errors();
    const shown = new Promise<Took>((resolve) => {
      const observer = new MutationObserver(() => {
        if (errors() === before || errors() === undefined) return;
        observer.disconnect();
        const excel = clock.waited - waited;
        resolve({ own: performance.now() - began - excel, excel });
      });
      observer.observe(body, { childList: true, characterData: true, subtree: true });
    });
    const { waited } = clock;
    const began = performance.now();
    if ('press' in what) {
      const button = [...body.querySelectorAll('button')].find((one) =>
        what.press.includes(one.textContent ?? '-'),
      );
      if (!button) throw new Error(what.press);
      button.click();
    } else if (!excelHost.userPaste(what.at, [[what.value]]).accepted) {
      throw new Error(`nothing may be put at ${what.at}`);
    }
    return shown;
  }, act);
}

/** Waits until the pane has asked nothing of Excel for a while: its marks are written after the findings. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const { clock } = globalThis as unknown as Clocked;
    return clock.open === 0 && performance.now() - clock.lastAnswer > 500;
  });
}
