import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { makeTown, type Rows, type Variant } from './corpus.ts';
import { filesIn, keep, link, put } from './folder.ts';
import { alternate, middle, ratio, type Contender, type Runs } from './measure.ts';
import { lastOf, makeReturns, towns } from './returns.ts';
import { decimals, fraction, type Section } from './table.ts';

export interface Plan {
  readonly towns: number;
  readonly rows: Rows;
  readonly runs: number;
  /** Of so many files slow peers read one. */
  readonly sample: number;
  /** Spells of 29 days each town reports, in turn: as many files as towns times these. */
  readonly months: readonly number[];
  /** Peers that are not on this machine. */
  readonly missing: readonly string[];
}

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

/** A folder with the two registers of each town, as Excel spells them. */
export function readingFolder({ towns: count, rows }: Plan, variant: Variant): Promise<string> {
  return keep(`reading-${variant}-${count}x${rows.log}`, (into) => {
    for (let town = 0; town < count; town++) {
      put(into, `${String(town + 1).padStart(3, '0')}.xlsx`, makeTown(town, variant, rows));
    }
  });
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

/** A folder with the returns of so many spells of each town. */
async function returnsFolder(plan: Plan, months: number): Promise<string> {
  const most = Math.max(...plan.months);
  const { rows } = plan;
  const shape = `${plan.towns}x${rows.log}`;
  const all = await keep(`returns-${shape}-${most}`, async (into) => {
    for (const town of towns().slice(0, plan.towns)) {
      for (const [month, workbook] of makeReturns(town, rows, most).entries()) {
        put(
          into,
          `${town.code}-${String(month).padStart(3, '0')}.xlsx`,
          await writeWorkbook(workbook),
        );
      }
    }
  });
  if (months === most) return all;
  return keep(`returns-${shape}-${months}-of-${most}`, (into) => {
    for (const file of filesIn(all)) {
      if (Number(path.basename(file, '.xlsx').split('-')[1]) < months) link(file, into);
    }
  });
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

function consolidation(folder: string, months: number, workers: number, out: string): string[] {
  return [folder, lastOf(months), String(workers), out];
}

/** The whole command on valid returns, one thread and two, against exceljs reading the files and no more. */
export async function consolidationSection(plan: Plan): Promise<Section> {
  const folder = await returnsFolder(plan, 1);
  const files = filesIn(folder);
  return withOutput((out) => {
    const names = ['one thread', 'two workers', 'own reading', 'exceljs reading'];
    const one = { as: 'consolidate', args: consolidation(folder, 1, 1, out) };
    const two = { as: 'consolidate', args: consolidation(folder, 1, 2, out) };
    const runs = alternate(
      [
        { name: 'one thread', ...one },
        { name: 'two workers', ...two },
        { name: 'own reading', as: 'own', args: files },
        { name: 'exceljs reading', as: 'exceljs', ...sampled(files, plan.sample) },
      ],
      plan.runs,
    );
    return Promise.resolve({
      title: 'Consolidating',
      text:
        `${size(plan)}, valid returns: discovery, checks, totals, county workbook and JSON. ` +
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
  for (const months of plan.months) folders.set(months, await returnsFolder(plan, months));
  return withOutput((out) => {
    const contenders = [...folders].map(([months, folder]) => ({
      name: String(months * plan.towns),
      as: 'consolidate',
      args: consolidation(folder, months, 2, out),
    }));
    const runs = alternate(contenders, Math.min(plan.runs, 3));
    const counts = plan.months.map((months) => months * plan.towns);
    const [first, last] = [counts[0], counts.at(-1)];
    const perFile = (count: number): number => middle(runs, String(count), 'user') / count;
    return Promise.resolve({
      title: 'More files',
      text: `Each file with ${plan.rows.log} and ${plan.rows.disputes} rows, two workers.`,
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
                what: `peak of ${last} files / ${first} files`,
                measured: middle(runs, String(last), 'peak') / middle(runs, String(first), 'peak'),
                most: 1.5,
                show: decimals(2),
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
      for (const workbook of town ? makeReturns(town, rows, 1) : []) {
        put(into, 'return.xlsx', await writeWorkbook(workbook));
      }
    };
    folders.set(log, await keep(`rows-${log}`, fill));
  }
  return withOutput((out) => {
    const contenders = [...folders].map(([log, folder]) => ({
      name: String(log),
      as: 'consolidate',
      args: consolidation(folder, 1, 1, out),
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
