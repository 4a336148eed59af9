import { Command } from 'commander';
import { writeWhole } from '../../src/batch/atomic.ts';
import { consolidate } from '../../src/batch/consolidate.ts';
import { listAll } from '../../src/batch/discover.ts';
import { localExecutor } from '../../src/batch/executor.ts';
import { holdWorkbooks } from '../../src/core/gather/found.ts';
import { issueJson, sortKeys } from '../../src/core/json.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { readOwnForms } from '../definitions.ts';
import { today, formOption, readForms } from '../options.ts';
import { printIssues } from '../print.ts';
import { CallError, STATUS, wordsFor } from '../status.ts';

interface Options {
  readonly json?: string;
  readonly form?: readonly string[];
}

export function checkCommand(): Command {
  return new Command('check')
    .description('列出工作簿（或文件夹）中的全部问题 · list every issue of workbooks or folders')
    .argument('<path...>', '工作簿或文件夹 · workbooks or folders')
    .option('--json <file>', '另存为 JSON · also write JSON')
    .addOption(formOption())
    .action(async (paths: string[], options: Options, command: Command) => {
      await check(paths, options, command.optsWithGlobals<{ lang: string }>().lang);
    });
}

async function check(paths: readonly string[], options: Options, language: string): Promise<void> {
  const words = wordsFor(language);
  const listed = await listAll(paths).catch((error: unknown) => {
    const missing = error instanceof Error && 'path' in error ? String(error.path) : '';
    throw new CallError('folderMissing', { folder: missing });
  });
  const order = {
    region: GUYUAN.code,
    cutoff: null,
    today: today(),
    forms: readForms(undefined, await readOwnForms(options.form, words)),
  };
  const executor = localExecutor(order);
  const seen = await Promise.all(listed.map(executor.look));
  if (!holdWorkbooks(seen.map(({ file }) => file))) {
    throw new CallError('nothingToCheck', {}, STATUS.nothing);
  }
  const report = await consolidate({ ...order, seen, window: null, asOf: null }, executor);
  if (options.json) {
    const issues = report.issues.map((issue) => issueJson(issue, words));
    await writeWhole(options.json, `${JSON.stringify(sortKeys(issues), null, 1)}\n`);
  }
  const errors = printIssues(report.issues, report.files.length, words);
  if (errors > 0) process.exitCode = STATUS.attention;
}
