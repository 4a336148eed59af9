import { Command } from 'commander';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { ensureWritable, writeWhole } from '../../src/batch/atomic.ts';
import { makeTemplate, templateName } from '../../src/core/template/index.ts';
import { say } from '../../src/core/words.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { readOwnForms } from '../definitions.ts';
import {
  cutoffOption,
  formOption,
  formsOption,
  fromOption,
  readCutoff,
  readForms,
  readPeriod,
  readRegion,
  regionOption,
  toOption,
} from '../options.ts';
import { startProgress } from '../progress.ts';
import { CallError, wordsFor } from '../status.ts';
import { print } from '../terminal.ts';

interface Options {
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly out: string;
  readonly cutoff?: string;
  readonly forms?: string;
  readonly form?: readonly string[];
}

export function templatesCommand(): Command {
  return new Command('templates')
    .description('为一个行政区的每个乡镇生成填报工作簿 · one workbook for each town of a region')
    .addOption(regionOption)
    .addOption(fromOption().makeOptionMandatory())
    .addOption(toOption().makeOptionMandatory())
    .requiredOption('--out <folder>', '存放模板的文件夹 · folder to write to')
    .addOption(cutoffOption)
    .addOption(formsOption)
    .addOption(formOption())
    .action(async (options: Options, command: Command) => {
      await writeTemplates(options, command.optsWithGlobals<{ lang: string }>().lang);
    });
}

async function writeTemplates(options: Options, language: string): Promise<void> {
  const words = wordsFor(language);
  const { tree, code } = readRegion(options.region);
  const period = readPeriod(options.from, options.to);
  if (!period) throw new CallError('dayWrong', { option: '--from', value: '' });
  const cutoff = readCutoff(options.cutoff) ?? '24:00';
  const forms = readForms(options.forms, await readOwnForms(options.form, words));
  const region = tree.get(code);
  const units = region?.own ? [region] : tree.towns(code);
  await ensureWritable(path.join(options.out, 'probe'));
  const progress = startProgress(words.command.writing, units.length);
  for (const [index, unit] of units.entries()) {
    const order = { unit, period, cutoff, id: randomUUID(), forms, tree };
    const bytes = await writeWorkbook(makeTemplate(order, words));
    await writeWhole(path.join(options.out, templateName(unit, period)), bytes);
    progress.update(index + 1);
  }
  progress.stop();
  print(say(words.command.templatesDone, { count: units.length, folder: options.out }));
}
