import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Linter } from 'eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser, type Browser } from '../browser.ts';
import { DIST } from '../page/open.ts';
import { makePane, routePane, SITE } from './open.ts';

/** Excel 2016 and 2019 on Windows before version 1903 draw panes with this. */
const TRIDENT =
  'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; rv:11.0) like Gecko';

let browser: Browser;

beforeAll(async () => {
  makePane();
  browser = await launchBrowser();
}, 400_000);

afterAll(() => browser.close());

const html = (): string => readFileSync(path.join(DIST, 'taskpane.html'), 'utf8');

/** What a browser runs that does not know modules: scripts without a type. */
function oldScripts(): readonly string[] {
  return [...html().matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text = '']) => text);
}

/** As a browser reads it that knows no modules: their scripts are of a type it does not run. */
const asOld = (html: string): string => html.replaceAll('type="module"', 'type="unknown"');

describe('Excel 2016 and 2019, which draw the pane with Internet Explorer 11', () => {
  it('get scripts that are plain ECMAScript 5, and bundles only as modules, which they pass over', () => {
    expect(oldScripts()).toHaveLength(1);
    const old = { languageOptions: { ecmaVersion: 5, sourceType: 'script' } } as const;
    for (const text of oldScripts()) expect(new Linter().verify(text, old)).toEqual([]);
    // The same parser does refuse what Internet Explorer would.
    expect(new Linter().verify('say(1, 2,);', old)).not.toEqual([]);
    const sources = [...html().matchAll(/<script([^>]*) src="([^"]*)"/g)];
    const plain = sources.filter(([, attributes = '']) => !attributes.includes('type="module"'));
    expect(plain.map(([, , source]) => source)).toEqual([
      'https://appsforoffice.microsoft.com/lib/1/hosted/office.js',
    ]);
  });

  it('are told what to do instead, and load no bundle', async () => {
    const page = await browser.context.newPage();
    await page.addInitScript((agent) => {
      // What Internet Explorer lacks, and what it calls itself.
      Reflect.deleteProperty(HTMLScriptElement.prototype, 'noModule');
      Object.defineProperty(navigator, 'userAgent', { value: agent });
    }, TRIDENT);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await routePane(page, asOld);
    await page.goto(`${SITE}taskpane.html`);
    await page.getByRole('alert').waitFor();
    const told = await page.getByRole('alert').innerText();
    expect(told).toContain('这个版本的 Excel 打不开台账窗格');
    expect(told).toContain('taizhang.html');
    expect(told).toContain('This version of Excel cannot show the pane');
    expect(asked.filter((url) => url.startsWith(SITE))).toEqual([`${SITE}taskpane.html`]);
    await page.close();
  });
});
