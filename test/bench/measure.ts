import { readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { GIVEN, type Measures, type Missing } from '../../scripts/bench/browser.ts';
import { launchBrowser, type Browser } from '../browser.ts';

/** Measures what `scripts/bench` asked for and writes it where that looks for it. */
export function measure<Name extends keyof Measures>(
  name: Name,
  run: (given: Measures[Name]['given']) => Promise<Measures[Name]['found']>,
): void {
  it(`measures ${name}`, async () => {
    const file = process.env[GIVEN];
    if (file === undefined) throw new Error('run it with npm run bench');
    const given = JSON.parse(readFileSync(file, 'utf8')) as Measures[Name]['given'];
    const found: Measures[Name]['found'] | Missing = (await hasBrowser())
      ? await run(given)
      : { missing: 'Chromium' };
    writeFileSync(file, JSON.stringify(found));
  });
}

async function hasBrowser(): Promise<boolean> {
  let browser: Browser;
  try {
    browser = await launchBrowser();
  } catch {
    return false;
  }
  await browser.close();
  return true;
}
