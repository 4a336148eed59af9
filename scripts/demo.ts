import { copyFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { writeWhole } from '../src/batch/atomic.ts';
import type { Workbook } from '../src/core/sheet.ts';
import { writeWorkbook } from '../src/xlsx/write.ts';
import { zhCN } from '../src/words/zh-CN/index.ts';
import { consolidateCommand } from './commands/consolidate.ts';
import { makeTown, type Made } from './samples/returns.ts';
import { readRegion } from './options.ts';
import { startProgress } from './progress.ts';
import { fail, STATUS } from './status.ts';

const REGION = '640423';
const PERIOD = { from: '2020-02-01', to: '2020-02-29' };
const FOLDER = 'demo';
const TEMPLATES = path.join(FOLDER, '模板');
const RETURNS = path.join(FOLDER, '上报');
const WORKBOOK = path.join(FOLDER, '隆德县汇总.xlsx');
const JSON_FILE = path.join(FOLDER, '隆德县汇总.json');

const NEXT = `
接下来可以打开:
  1. ${WORKBOOK}:先看“汇总”,再看“报送情况”“问题清单”“来源”。
  2. ${RETURNS} 中山河乡的工作簿:带批注的单元格是有意写错的,与“问题清单”对照。
  3. ${TEMPLATES} 中任一模板:填一行试试,错误当场提示。
改好 ${RETURNS} 中的文件后,可再汇总一次(npm run demo 会重新生成,覆盖改动):
  node dist/taizhang.js consolidate ${RETURNS} --region ${REGION} --from ${PERIOD.from} --to ${PERIOD.to} --as-of ${PERIOD.to} --out ${WORKBOOK}`;

try {
  await runDemo();
} catch (error) {
  fail(error, 'zh');
}

/** Templates of a county, a month of made-up returns, and their consolidation by the command itself. */
async function runDemo(): Promise<void> {
  await rm(TEMPLATES, { recursive: true, force: true });
  await rm(RETURNS, { recursive: true, force: true });
  const { tree } = readRegion(REGION);
  const towns = tree.towns(REGION);
  const progress = startProgress('生成模板和示例上报', towns.length);
  let rows = 0;
  for (const [index, town] of towns.entries()) {
    const made = makeTown({ town, tree, period: PERIOD, words: zhCN });
    await writeTown(made);
    rows += made.sent.reduce((sum, { workbook }) => sum + rowsOf(workbook), 0);
    progress.update(index + 1);
  }
  progress.stop();
  console.log(
    `示例（全部为虚构）:${towns.length} 个乡镇的模板在 ${TEMPLATES}，上报文件在 ${RETURNS}，共 ${rows} 行登记。\n`,
  );
  await consolidateCommand().parseAsync(
    [
      RETURNS,
      ...['--region', REGION, '--from', PERIOD.from, '--to', PERIOD.to, '--as-of', PERIOD.to],
      ...['--out', WORKBOOK, '--json', JSON_FILE],
    ],
    { from: 'user' },
  );
  // That somebody has to act on a demonstration is what it shows, not a failure of it.
  if (process.exitCode === STATUS.attention) process.exitCode = STATUS.done;
  console.log(NEXT);
}

async function writeTown(made: Made): Promise<void> {
  await writeWhole(path.join(TEMPLATES, made.name), await writeWorkbook(made.template));
  for (const { name, workbook, bytes } of made.sent) {
    const whole = await writeWorkbook(workbook);
    await writeWhole(path.join(RETURNS, name), whole.slice(0, Math.ceil(whole.length * bytes)));
  }
  const place = (name: string): string => path.join(RETURNS, name);
  for (const copy of made.copies) await copyFile(place(made.name), place(copy));
  // As Excel leaves it: the owner's name, padded to 165 bytes.
  for (const lock of made.locks) await writeWhole(place(lock), '\u0006张某一'.padEnd(157));
}

function rowsOf(workbook: Workbook): number {
  const registers = workbook.sheets.filter((sheet) => sheet.layout?.validations?.length);
  return registers.reduce((sum, sheet) => sum + sheet.rows.length - 1, 0);
}
