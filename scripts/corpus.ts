import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { printExceljs } from './corpus/exceljs.ts';
import { look, PYTHON, type Seen } from './corpus/look.ts';

function peersHere(): string[] {
  try {
    execFileSync(PYTHON, ['-c', 'import openpyxl'], { stdio: 'ignore' });
    return ['exceljs', 'openpyxl'];
  } catch {
    console.log('not installed: openpyxl');
    return ['exceljs'];
  }
}

/** The files of a folder that claim to be workbooks, in the order of their names. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.xls[xm]$/.test(name))
    .sort();
}

function print(all: readonly Seen[]): void {
  const kinds = new Map<string, string[]>();
  for (const { file, findings } of all) {
    for (const { kind, count, places } of findings) {
      const line = `  ${file} (${count}) ${places.join('; ')}`;
      kinds.set(kind, [...(kinds.get(kind) ?? []), line]);
    }
  }
  for (const [kind, lines] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`\n${kind}: ${lines.length} files\n${lines.join('\n')}`);
  }
  const cells = all.reduce((sum, one) => sum + one.cells, 0);
  const alike = all.filter((one) => one.findings.length === 0).length;
  console.log(`\n${all.length} files, ${cells} cells; ${alike} files are read alike by all`);
}

function run(folder: string, options: { readonly peers?: string }): void {
  const peers = options.peers?.split(',') ?? peersHere();
  const files = filesOf(folder);
  print(
    files.map((file, index) => {
      process.stderr.write(`${index + 1}/${files.length} ${file}\n`);
      return { ...look(path.join(folder, file), peers), file };
    }),
  );
}

const [, , first, file = ''] = process.argv;
if (first === '--exceljs') await printExceljs(file);
else {
  await new Command('corpus')
    .description('reads every workbook below a folder and compares each cell with other programs')
    .argument('<folder>')
    .option('--peers <names>', 'of exceljs,openpyxl; those installed if not given')
    .action(run)
    .parseAsync();
}
