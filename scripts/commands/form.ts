import { Command } from 'commander';
import { ensureWritable, writeWhole } from '../../src/batch/atomic.ts';
import { writeForm } from '../../src/core/define/index.ts';
import { makeGuide } from '../../src/core/guide.ts';
import { say } from '../../src/core/words.ts';
import { formById, FORMS } from '../../src/forms/index.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { needDefinition, openDefinition } from '../definitions.ts';
import { printIssues } from '../print.ts';
import { CallError, STATUS, wordsFor } from '../status.ts';
import { print } from '../terminal.ts';

export function formCommand(): Command {
  return new Command('form')
    .description('自定台账:检查、导出、生成说明 · registers of one’s own')
    .addCommand(checkCommand())
    .addCommand(exportCommand())
    .addCommand(guideCommand());
}

interface Out {
  readonly out: string;
}

function languageOf(command: Command): string {
  return command.optsWithGlobals<{ lang: string }>().lang;
}

function checkCommand(): Command {
  return new Command('check')
    .description('逐格检查台账定义(.xlsx 或 .json) · list every fault of a definition')
    .argument('<file>', '定义文件 · definition')
    .action(async (file: string, _options: object, command: Command) => {
      const words = wordsFor(languageOf(command));
      const { form, issues } = await openDefinition(file);
      printIssues(issues, 1, words);
      if (!form) process.exitCode = STATUS.attention;
      else {
        const { id, title, columns, checks, indicators } = form;
        const counts = {
          columns: columns.length,
          checks: checks.length,
          indicators: indicators.length,
        };
        print(say(words.command.formSound, { id, title, ...counts }));
      }
    });
}

function exportCommand(): Command {
  return new Command('export')
    .description('把内置台账写成定义文件 · write a built-in register as a definition')
    .argument('<id>', '台账标识,如 checkpoint-log · register')
    .requiredOption('--out <file>', '.xlsx 或 .json · file to write')
    .action(async (id: string, { out }: Out, command: Command) => {
      const form = formById(id);
      if (!form) {
        const known = FORMS.map((one) => one.id).join(', ');
        throw new CallError('formsUnknown', { value: id, known });
      }
      await ensureWritable(out);
      const json = /\.json$/i.test(out);
      await writeWhole(
        out,
        json ? `${JSON.stringify(form, null, 2)}\n` : await writeWorkbook(writeForm(form)),
      );
      print(say(wordsFor(languageOf(command)).command.written, { file: out }));
    });
}

function guideCommand(): Command {
  return new Command('guide')
    .description('生成填表说明(Markdown) · write the guide of a definition')
    .argument('<file>', '定义文件,或内置台账的标识 · definition, or a built-in register’s id')
    .requiredOption('--out <file>', '.md')
    .action(async (file: string, { out }: Out, command: Command) => {
      const words = wordsFor(languageOf(command));
      const form = formById(file) ?? (await needDefinition(file, words));
      await ensureWritable(out);
      await writeWhole(out, makeGuide(form));
      print(say(words.command.written, { file: out }));
    });
}
