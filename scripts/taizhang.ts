import { Command, CommanderError, Option } from 'commander';
import { checkCommand } from './commands/check.ts';
import { consolidateCommand } from './commands/consolidate.ts';
import { formCommand } from './commands/form.ts';
import { templatesCommand } from './commands/templates.ts';
import { fail, STATUS } from './status.ts';

const program = new Command('taizhang')
  .description(
    '台账：生成标准模板、检查填报、汇总各乡镇工作簿\nRegisters: templates, checks and county totals from township workbooks',
  )
  .version('0.1.0')
  .addOption(new Option('--lang <language>', '语言 language').choices(['zh', 'en']).default('zh'))
  .addCommand(templatesCommand())
  .addCommand(checkCommand())
  .addCommand(consolidateCommand())
  .addCommand(formCommand())
  .showHelpAfterError('（用 --help 查看用法 · see --help）');

function override(command: Command): void {
  command.exitOverride();
  command.commands.forEach(override);
}

override(program);

process.once('SIGINT', () => process.exit(STATUS.interrupted));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : STATUS.usage;
  else fail(error, program.opts<{ lang: string }>().lang);
}
