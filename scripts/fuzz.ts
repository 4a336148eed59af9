import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { Command } from 'commander';
import { fuzz, type Finding } from './fuzz/run.ts';
import { corpusSeeds, ownSeeds } from './fuzz/seeds.ts';

interface Options {
  readonly seconds: string;
  readonly seed: string;
  readonly case?: string;
  readonly corpus?: string;
  readonly keep?: string;
}

/** Seconds without a word from the thread that reads: it will never end. */
const SILENCE = 20;

/** The work runs on a thread, so that a case that never ends is still told. */
function watch(): void {
  const worker = new Worker(new URL(import.meta.url), { argv: process.argv.slice(2) });
  let last = -1;
  let timer: NodeJS.Timeout | undefined;
  const listen = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      console.error(`hang: case ${last} does not end`);
      process.exit(1);
    }, SILENCE * 1000);
  };
  worker.on('message', (number: number) => {
    last = number;
    listen();
  });
  worker.on('error', (error) => {
    console.error(`crash: case ${last}`, error);
    process.exit(1);
  });
  worker.on('exit', (code) => {
    clearTimeout(timer);
    process.exitCode = code;
  });
}

async function work(options: Options): Promise<void> {
  const seeds = [...(await ownSeeds()), ...(options.corpus ? corpusSeeds(options.corpus) : [])];
  const one = options.case === undefined ? undefined : Number(options.case);
  const outcome = await fuzz({
    seeds,
    seed: Number(options.seed),
    seconds: Number(options.seconds),
    ...(one === undefined ? {} : { from: one, cases: 1 }),
    tell: (number) => parentPort?.postMessage(number),
  });
  const { cases, refused, read, findings } = outcome;
  console.log(`${seeds.length} workbooks, ${cases} cases: ${refused} refused, ${read} read`);
  for (const finding of findings) tell(finding, options);
  if (findings.length > 0) process.exitCode = 1;
}

function tell({ number, kind, seed, what, why, bytes }: Finding, { keep }: Options): void {
  console.log(`\n${kind}: case ${number}, ${seed}, ${what}\n${why}`);
  if (keep === undefined) return;
  mkdirSync(keep, { recursive: true });
  writeFileSync(path.join(keep, `${number}.xlsx`), bytes);
}

const command = new Command('fuzz')
  .description('damages workbooks and looks for crashes, hangs and rows that vanish')
  .option('--seconds <n>', 'how long', '60')
  .option('--seed <n>', 'where chance begins', '1')
  .option('--case <n>', 'only this one, as a finding names it')
  .option('--corpus <folder>', 'workbooks of other programs to damage as well')
  .option('--keep <folder>', 'where to write the files that were found')
  .action(isMainThread ? watch : work);

await command.parseAsync();
