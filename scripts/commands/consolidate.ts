import { Command, Option } from 'commander';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureWritable, writeWhole } from '../../src/batch/atomic.ts';
import { gather } from '../../src/batch/consolidate.ts';
import { isWithin, listFolder, type Found } from '../../src/batch/discover.ts';
import { localExecutor, type Executor } from '../../src/batch/executor.ts';
import { isForeign } from '../../src/batch/foreign.ts';
import { writeMarkedReturns } from '../../src/batch/marked.ts';
import { settingOf, type Order } from '../../src/batch/order.ts';
import { PACK_NODE } from '../../src/batch/zlib.ts';
import { makeCountyWorkbook } from '../../src/core/county/index.ts';
import { reportOf, type Gathered } from '../../src/core/gather/consolidate.ts';
import { holdWorkbooks } from '../../src/core/gather/found.ts';
import type { Peek } from '../../src/core/gather/peek.ts';
import { severityOf } from '../../src/core/issue.ts';
import { reportJson, wordsOf } from '../../src/core/json.ts';
import type { Report } from '../../src/core/report.ts';
import { isConfirmed } from '../../src/core/state.ts';
import { say, type ToldWords } from '../../src/core/words.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { readOwnForms } from '../definitions.ts';
import {
  cutoffOption,
  ensureFolder,
  formOption,
  formsOption,
  fromOption,
  readCutoff,
  readDay,
  readForms,
  readPeriod,
  readRegion,
  readWorkers,
  regionOption,
  today,
  toOption,
} from '../options.ts';
import { printIssues, printSummary } from '../print.ts';
import { startProgress } from '../progress.ts';
import { CallError, STATUS, wordsFor } from '../status.ts';
import { print } from '../terminal.ts';

/** Built beside the command. */
const WORKER = fileURLToPath(new URL(/* webpackIgnore: true */ 'worker.js', import.meta.url));

interface Options {
  readonly region: string;
  readonly from?: string;
  readonly to?: string;
  readonly cutoff?: string;
  readonly asOf?: string;
  readonly out: string;
  readonly json?: string;
  readonly forms?: string;
  readonly form?: readonly string[];
  readonly workers?: string;
  readonly returns?: string;
  readonly password?: string;
}

export function consolidateCommand(): Command {
  return new Command('consolidate')
    .description('把文件夹里各乡镇的工作簿汇总成县(市)表 · add up the towns’ workbooks of a folder')
    .argument('<folder>', '存放上报工作簿的文件夹，含子文件夹 · folder of returns')
    .addOption(regionOption)
    .addOption(fromOption())
    .addOption(toOption())
    .addOption(cutoffOption)
    .addOption(
      new Option('--as-of <day>', '统计日，未结、超期、在管按这一天算 · the day reported on'),
    )
    .addOption(new Option('--out <file>', '汇总工作簿 · workbook to write').default('县汇总.xlsx'))
    .addOption(new Option('--json <file>', '同时写出 JSON · also write the report as JSON'))
    .addOption(formsOption)
    .addOption(formOption())
    .option(
      '--returns <folder>',
      '把有问题的工作簿标好后另存到这里，退回乡镇 · marked copies for the towns',
    )
    .option('--password <text>', '打开加密工作簿用的密码 · for workbooks that ask for one')
    .option('--workers <n>', '工作线程数，默认等于处理器数，最多 8 · worker threads')
    .action(async (folder: string, options: Options, command: Command) => {
      await run(folder, options, command.optsWithGlobals<{ lang: string }>().lang);
    });
}

async function run(folder: string, options: Options, language: string): Promise<void> {
  const words = wordsFor(language);
  const { tree, code } = readRegion(options.region);
  const asked = await readAsked(options, code, words);
  await ensureFolder(folder);
  const outputs = [options.out, ...(options.json ? [options.json] : [])];
  await ensureApart(folder, outputs, options.returns);
  const ours = [...outputs, ...(options.returns ? [options.returns] : [])];
  const listed = await listFolder(realPlace(folder), new Set(ours.map(realPlace)));
  const workers = readWorkers(options.workers, listed.length);
  const { files, gathered } = await withExecutor(workers, asked, async (executor) => {
    const seen = await Promise.all(listed.map(executor.look));
    const files = seen.map(({ file }) => file);
    if (!holdWorkbooks(files)) {
      throw new CallError('folderEmpty', { folder }, STATUS.nothing);
    }
    for (const file of outputs) await ensureWritable(file);
    return { files, gathered: await read(seen, asked, executor, words) };
  });
  const report = reportOf(gathered);
  if (!report.files.some((file) => file.state === 'counted')) {
    printIssues(report.issues, listed.length, words);
    throw new CallError('nothingCounted', { count: listed.length }, STATUS.nothing);
  }
  const { from, to, asOf } = report.period;
  const setting = settingOf(asked, { window: { from, to }, asOf });
  const county = makeCountyWorkbook(report, setting, words);
  await writeWhole(options.out, await writeWorkbook(county, PACK_NODE));
  if (options.json) await writeWhole(options.json, reportJson(report, words));
  const marked = options.returns
    ? await writeMarkedReturns(report, files, options.returns, words, options.password)
    : { written: [], kept: [], left: [], gone: [] };
  printSummary(report, asked.forms, tree, words);
  for (const file of [...outputs, ...marked.written]) print(say(words.command.written, { file }));
  for (const { path: file, why } of marked.kept) print(say(words.command.kept[why], { file }));
  for (const file of marked.left) print(say(words.command.notMarked, { file }));
  for (const issue of marked.gone) {
    const { message: why } = wordsOf(issue, words);
    print(say(words.command.notMarkedNow, { file: issue.file ?? '', why }));
  }
  if (needsPerson(report)) process.exitCode = STATUS.attention;
}

/** What towns sent is neither written over nor, in a folder of outputs, passed over. */
async function ensureApart(
  folder: string,
  outputs: readonly string[],
  returns: string | undefined,
): Promise<void> {
  if (new Set(outputs.map(realPlace)).size < outputs.length) {
    throw new CallError('outputsSame', { file: outputs[0] ?? '' });
  }
  if (returns !== undefined && isWithin(realPlace(folder), realPlace(returns))) {
    throw new CallError('returnsHere', { folder: returns });
  }
  for (const file of outputs) {
    if (await isForeign(file)) throw new CallError('outputForeign', { file }, STATUS.output);
  }
}

/** Where a path leads, through links; what is not there yet, where it would be. */
function realPlace(place: string): string {
  const absolute = path.resolve(place);
  const above = path.dirname(absolute);
  if (existsSync(absolute) || above === absolute) return realpathSync(absolute);
  return path.join(realPlace(above), path.basename(absolute));
}

async function readAsked(options: Options, region: string, words: ToldWords) {
  return {
    region,
    window: readPeriod(options.from, options.to),
    cutoff: readCutoff(options.cutoff),
    asOf: options.asOf === undefined ? null : readDay('--as-of', options.asOf),
    today: today(),
    forms: readForms(options.forms, await readOwnForms(options.form, words)),
    ...(options.password === undefined ? {} : { password: options.password }),
  };
}

/** Lends an executor to some work. One thread needs no pool, and does not wait for it to be loaded. */
async function withExecutor<Done>(
  workers: number,
  order: Order,
  work: (executor: Executor) => Promise<Done>,
): Promise<Done> {
  const executor =
    workers > 1
      ? (await import('../../src/batch/pool.ts')).poolExecutor(WORKER, workers, order)
      : localExecutor(order);
  try {
    return await work(executor);
  } finally {
    // What its threads hold is given back while the report is made.
    void executor.close();
  }
}

async function read(
  seen: readonly Peek<Found>[],
  asked: Awaited<ReturnType<typeof readAsked>>,
  executor: Executor,
  words: ToldWords,
): Promise<Gathered> {
  const progress = startProgress(words.command.reading, seen.length);
  const gathered = await gather({ ...asked, seen }, executor, ({ stage, done }) => {
    if (stage === 'reading') progress.update(done);
  });
  progress.stop();
  return gathered;
}

/** Errors, missing returns and refused files: done, but somebody has to act. */
function needsPerson(report: Report): boolean {
  return (
    report.issues.some((issue) => severityOf(issue.code) === 'error') ||
    report.states.some((row) => !isConfirmed(row.state)) ||
    report.files.some((file) => file.state === 'refused')
  );
}
