import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import type { Variant } from './corpus.ts';
import { filesIn, keep, put } from './folder.ts';
import { dailyFolder, monthFolder, partsOf, readingFolder, type Plan } from './inputs.ts';
import { alternate, middle, ratio, type Contender, type Runs } from './measure.ts';
import { dailyPeriods, makeReturn, MONTH, towns } from './returns.ts';
import { decimals, fraction, type Section } from './table.ts';

const READING: readonly (readonly [peer: string, bar: number])[] = [
  ['inflate', 3.6],
  ['exceljs', 1 / 25],
  ['sheetjs', 1 / 15],
  ['openpyxl', 1 / 30],
];

function sampled(files: readonly string[], every: number): Pick<Contender, 'args' | 'part'> {
  const args = files.filter((_, index) => index % every === 0);
  return { args, part: args.length / files.length };
}

function size({ towns: count, rows }: Plan): string {
  return `${count} workbooks of ${rows.log} checkpoint rows and ${rows.disputes} dispute rows`;
}

/** All values of all workbooks as JavaScript (or Python) values, against other readers. */
export async function readingSection(plan: Plan, variant: Variant): Promise<Section> {
  const { runs: rounds, missing, sample } = plan;
  const folder = await readingFolder(plan, variant);
  const files = filesIn(folder);
  const contenders = ['own', ...READING.map(([peer]) => peer)].filter(
    (peer) => !missing.includes(peer),
  );
  const runs = alternate(
    contenders.map((peer) =>
      ['own', 'inflate'].includes(peer)
        ? { name: peer, args: files }
        : { name: peer, ...sampled(files, sample) },
    ),
    rounds,
  );
  const texts = variant === 'shared' ? 'shared strings' : 'inline strings';
  return {
    title: `Reading, ${texts}`,
    text: `${size(plan)}; every value made. ${sampleText(sample, 'exceljs, SheetJS and openpyxl')}`,
    ...costs(runs, contenders, 'own'),
    bars: READING.map(([peer, most]) => ({
      what: `reading ${texts} / ${peer === 'inflate' ? 'inflating alone' : peer}`,
      measured: ratio(runs, 'own', peer),
      most,
      show: most < 1 ? fraction : decimals(2),
    })),
  };
}

function sampleText(sample: number, peers: string): string {
  if (sample === 1) return '';
  return `Of the work of ${peers} one file in ${sample} is run, and what it takes beyond an empty run is multiplied.`;
}

/** One line a contender: medians, and how many times `unit` it takes. */
function costs(runs: Runs, names: readonly string[], unit: string): Pick<Section, 'head' | 'rows'> {
  return {
    head: ['', 'user s', 'wall s', 'peak MB', `x ${unit}`],
    rows: names.map((name) => [
      name,
      middle(runs, name, 'user').toFixed(2),
      middle(runs, name, 'wall').toFixed(2),
      middle(runs, name, 'peak').toFixed(0),
      ratio(runs, name, unit).toFixed(2),
    ]),
  };
}

/** Gives what `work` gives, with a folder for outputs that is gone afterwards. */
async function withOutput<T>(work: (out: string) => Promise<T>): Promise<T> {
  const out = mkdtempSync(path.join(tmpdir(), 'taizhang-bench-out-'));
  try {
    return await work(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function consolidation(folder: string, to: string, workers: number, out: string): string[] {
  return [folder, to, String(workers), out];
}

const APART = 'two halves, apart';

/** The whole command on valid returns, one thread and two, against exceljs reading the files and no more. */
export async function consolidationSection(plan: Plan): Promise<Section> {
  const folder = await monthFolder(plan);
  const halves = await partsOf(folder, 2);
  const files = filesIn(folder);
  return withOutput((out) => {
    const names = ['one thread', 'two workers', APART, 'own reading', 'exceljs reading'];
    const one = { as: 'consolidate', args: consolidation(folder, MONTH.to, 1, out) };
    const two = { as: 'consolidate', args: consolidation(folder, MONTH.to, 2, out) };
    const runs = alternate(
      [
        { name: 'one thread', ...one },
        { name: 'two workers', ...two },
        { name: APART, as: 'apart', args: [MONTH.to, out, ...halves] },
        { name: 'own reading', as: 'own', args: files },
        { name: 'exceljs reading', as: 'exceljs', ...sampled(files, plan.sample) },
      ],
      plan.runs,
    );
    return Promise.resolve({
      title: 'Consolidating',
      text:
        `${size(plan)}, valid returns: discovery, checks, totals, county workbook and JSON. ` +
        `The halves are two processes on one thread each, which share nothing and add nothing up: what this ` +
        `machine gives to two at once, ` +
        `${ratio(runs, APART, 'one thread', 'wall').toFixed(2)} of the wall time of one thread. ` +
        sampleText(plan.sample, 'exceljs'),
      ...costs(runs, names, 'one thread'),
      bars: [
        {
          what: 'consolidating on one thread / exceljs merely reading',
          measured: ratio(runs, 'one thread', 'exceljs reading'),
          most: 1 / 10,
          show: fraction,
        },
        {
          what: 'wall time of two workers / one thread',
          measured: ratio(runs, 'two workers', 'one thread', 'wall'),
          most: 0.65,
          show: decimals(2),
        },
        {
          what: 'peak MB with two workers',
          measured: middle(runs, 'two workers', 'peak'),
          most: 250,
          show: decimals(0),
        },
      ],
    });
  });
}

/** Memory and time as the folder grows: what is kept of a file must not be the file. */
export async function growthSection(plan: Plan): Promise<Section> {
  const folders = new Map<number, string>();
  for (const days of plan.days) folders.set(days, await dailyFolder(plan, days));
  return withOutput((out) => {
    const contenders = [...folders].map(([days, folder]) => ({
      name: String(days * plan.towns),
      as: 'consolidate',
      args: consolidation(folder, dailyPeriods(days).at(-1)?.to ?? MONTH.to, 2, out),
    }));
    const runs = alternate(contenders, Math.min(plan.runs, 3));
    const counts = plan.days.map((days) => days * plan.towns);
    const [first, last] = [counts[0], counts.at(-1)];
    const perFile = (count: number): number => middle(runs, String(count), 'user') / count;
    return Promise.resolve({
      title: 'More files',
      text: 'Returns of single days, one of each town for each day; together a month’s rows. Two workers.',
      head: ['files', 'user s', 'wall s', 'peak MB', 'user ms a file'],
      rows: contenders.map(({ name }) => [
        name,
        middle(runs, name, 'user').toFixed(2),
        middle(runs, name, 'wall').toFixed(2),
        middle(runs, name, 'peak').toFixed(0),
        (perFile(Number(name)) * 1000).toFixed(0),
      ]),
      bars:
        first === undefined || last === undefined || first === last
          ? []
          : [
              {
                what: `peak MB with ${last} files`,
                measured: middle(runs, String(last), 'peak'),
                most: 250,
                show: decimals(0),
              },
              {
                what: `user time a file, ${last} files / ${first} files`,
                measured: perFile(last) / perFile(first),
                most: 1.2,
                show: decimals(2),
              },
            ],
    });
  });
}

const STEPS = [1, 4, 16];

/** One town's return with ever more rows: twice the rows must not take much more than twice the time. */
export async function rowsSection(plan: Plan): Promise<Section> {
  const [town] = towns();
  const folders = new Map<number, string>();
  for (const step of [0, ...STEPS]) {
    const log = Math.round((plan.rows.log / 4) * step);
    const rows = { log, disputes: Math.round(log / 5) };
    const fill = async (into: string): Promise<void> => {
      if (town) put(into, 'return.xlsx', await writeWorkbook(makeReturn(town, rows, MONTH)));
    };
    folders.set(log, await keep(`rows-${log}`, fill));
  }
  return withOutput((out) => {
    const contenders = [...folders].map(([log, folder]) => ({
      name: String(log),
      as: 'consolidate',
      args: consolidation(folder, MONTH.to, 1, out),
    }));
    const runs = alternate(contenders, plan.runs);
    const [, first = 0, , last = 0] = [...folders.keys()];
    const perRow = (log: number): number =>
      (middle(runs, String(log), 'user') - middle(runs, '0', 'user')) / log;
    return Promise.resolve({
      title: 'More rows',
      text: 'One return, consolidated on one thread; a fifth as many dispute rows stand beside the checkpoint rows. What an empty return takes is taken off.',
      head: ['checkpoint rows', 'user s', 'peak MB', 'user µs a row'],
      rows: contenders.map(({ name }) => [
        name,
        middle(runs, name, 'user').toFixed(2),
        middle(runs, name, 'peak').toFixed(0),
        name === '0' ? '-' : (perRow(Number(name)) * 1e6).toFixed(0),
      ]),
      bars: [
        {
          what: `user time a row, ${last} rows / ${first} rows`,
          measured: perRow(last) / perRow(first),
          most: 1.3,
          show: decimals(2),
        },
      ],
    });
  });
}
