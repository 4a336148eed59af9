import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { measureInBrowser, WAYS, type Measures, type Missing, type Took } from './browser.ts';
import { filesIn } from './folder.ts';
import { median } from './measure.ts';
import { readingFolder, type Plan } from './inputs.ts';
import { decimals, type Bar, type Section } from './table.ts';

/** Of so many workbooks one is read in the browser: each is read in four ways, five times and more. */
const SAMPLE = 5;
const DIST = 'dist';

function isMissing(found: object): found is Missing {
  return 'missing' in found;
}

function notRun({ missing }: Missing): string {
  return ` Not run: ${missing} is not installed.`;
}

function milliseconds(what: string, measured: number, most: number): Bar {
  return { what, measured, most, show: (value) => `${value.toFixed(0)} ms` };
}

/** Reading where the browser inflates: one dedicated worker, every value made. */
export async function browserSection(plan: Plan): Promise<Section> {
  const [shared, inline] = await Promise.all([
    readingFolder(plan, 'shared'),
    readingFolder(plan, 'inline'),
  ]);
  const some = (folder: string): readonly string[] =>
    filesIn(folder).filter((_, index) => index % SAMPLE === 0);
  const files = { shared: some(shared), inline: some(inline) };
  const found = measureInBrowser('reading', { files, rounds: plan.runs });
  const middle = (variant: keyof typeof files): number =>
    isMissing(found) ? NaN : median(found[variant].reading);
  return {
    title: 'Reading in a browser',
    text:
      `A dedicated worker of Chromium, ${files.shared.length} workbooks of ${plan.rows.log} and ` +
      `${plan.rows.disputes} rows, each ${plan.runs} times in each way after a first time that does not count; ` +
      `only \`reading\` does more than unpack.${isMissing(found) ? notRun(found) : ''}`,
    head: ['', 'shared ms', 'least', 'inline ms', 'least'],
    rows: isMissing(found)
      ? []
      : WAYS.map((way) => {
          const both = [found.shared[way], found.inline[way]];
          const figures = both.flatMap((times) => [median(times), Math.min(...times)]);
          return [way, ...figures.map(decimals(1))];
        }),
    bars: [
      milliseconds('a warm workbook in a browser worker, shared strings', middle('shared'), 25),
      milliseconds('a warm workbook in a browser worker, inline strings', middle('inline'), 25),
    ],
  };
}

/** What the pane and the page weigh, and how long a clerk waits for the pane itself. */
export function paneSection(plan: Plan): Promise<Section> {
  execFileSync(process.execPath, ['scripts/fresh.js', 'panel'], { stdio: 'ignore' });
  const { log: rows } = plan.rows;
  const found = measureInBrowser('pane', { rows, rounds: plan.runs });
  return Promise.resolve({
    title: 'The pane and the page',
    text:
      'Chromium around a simulated Excel. Sizes are packed with gzip. The pane’s own time is what passes ' +
      'while Excel is not being waited for; the pause that waits for more typing is left out as well. ' +
      'Usable is the first painted frame with fields: pane and office.js come from a web server of this ' +
      'machine, and making the simulated Excel is counted in.' +
      (isMissing(found) ? notRun(found) : ''),
    head: ['', 'median', 'least', 'most', 'Excel beside it'],
    rows: [...sizes().map(([what, size]) => [what, kilobytes(size), '', '', '']), ...waits(found)],
    bars: [...sizeBars(), ...waitBars(found, rows)],
  });
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}

function packed(name: string): number {
  return gzipSync(readFileSync(path.join(DIST, name)), { level: 9 }).length;
}

/** What the pane loads by itself is named in its HTML; office.js comes from Microsoft. */
function scriptsOfPane(): readonly string[] {
  const html = readFileSync(path.join(DIST, 'taskpane.html'), 'utf8');
  return [...html.matchAll(/<script[^>]* src="([^":]+\.js)"/g)].map(([, name = '']) => name);
}

function sizes(): readonly (readonly [what: string, bytes: number])[] {
  const scripts = scriptsOfPane().reduce((sum, name) => sum + packed(name), 0);
  const workers = readdirSync(DIST).filter((name) => /^work\.[0-9a-f]+\.js$/.test(name));
  const pane = readFileSync(path.join(DIST, 'taskpane.html'), 'utf8');
  const [work = ''] = workers.filter((name) => pane.includes(name));
  return [
    ['what the pane loads', packed('taskpane.html') + scripts],
    ['the script of its workers, when first needed', packed(work)],
    ['the page', packed('taizhang.html')],
  ];
}

function sizeBars(): readonly Bar[] {
  const [pane = NaN, , page = NaN] = sizes().map(([, size]) => size);
  return [
    {
      what: 'what the pane loads, without office.js',
      measured: pane,
      most: 250e3,
      show: kilobytes,
    },
    { what: 'the page', measured: page, most: 700e3, show: kilobytes },
  ];
}

type Found = Measures['pane']['found'] | Missing;

function waits(found: Found): readonly (readonly string[])[] {
  if (isMissing(found)) return [];
  const line = (what: string, times: readonly number[], excel: string): readonly string[] => [
    what,
    ...[median(times), Math.min(...times), Math.max(...times)].map(
      (time) => `${time.toFixed(0)} ms`,
    ),
    excel,
  ];
  const own = (what: string, took: readonly Took[]): readonly string[] =>
    line(
      what,
      took.map((one) => one.own),
      `${median(took.map((one) => one.excel)).toFixed(0)} ms`,
    );
  return [
    line('until the pane is usable', found.usable, ''),
    own('checking the workbook', found.check),
    own('after an edit', found.typing),
  ];
}

function waitBars(found: Found, rows: number): readonly Bar[] {
  const own = (took: readonly Took[]): number => median(took.map((one) => one.own));
  const [usable, check, typing] = isMissing(found)
    ? [NaN, NaN, NaN]
    : [median(found.usable), own(found.check), own(found.typing)];
  return [
    milliseconds('until the pane is usable', usable, 1000),
    milliseconds(`checking ${rows} rows of 20 columns in the pane, besides Excel`, check, 500),
    milliseconds('findings after an edit, besides round trips', typing, 50),
  ];
}
