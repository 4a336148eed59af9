import { cpus, totalmem } from 'node:os';
import { Command } from 'commander';
import { writeWhole } from '../../src/batch/atomic.ts';
import { browserSection, paneSection } from './browser-sections.ts';
import type { Plan } from './inputs.ts';
import { missingPeers } from './spawn.ts';
import { consolidationSection, growthSection, readingSection, rowsSection } from './sections.ts';
import { barTable, sectionText, type Section } from './table.ts';

interface Options {
  readonly runs: string;
  readonly quick?: true;
  readonly whole?: true;
  readonly files: string;
  readonly date?: string;
  readonly out?: string;
  readonly only?: string;
}

const SECTIONS: Readonly<Record<string, (plan: Plan) => Promise<Section>>> = {
  shared: (plan) => readingSection(plan, 'shared'),
  inline: (plan) => readingSection(plan, 'inline'),
  consolidating: consolidationSection,
  files: growthSection,
  rows: rowsSection,
  browser: browserSection,
  pane: paneSection,
};

function planOf(options: Options): Plan {
  const missing = missingPeers();
  const days = Math.max(1, Math.round(Number(options.files) / 65));
  if (options.quick) {
    const rows = { log: 500, disputes: 100 };
    return { towns: 5, rows, runs: Number(options.runs), sample: 1, days: [1, 2], missing };
  }
  return {
    towns: 65,
    rows: { log: 5000, disputes: 1000 },
    runs: Number(options.runs),
    sample: options.whole ? 1 : 5,
    days: [...new Set([1, 4, days])].sort((a, b) => a - b),
    missing,
  };
}

function pageOf(sections: readonly Section[], plan: Plan, date: string): string {
  const machine = `${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}`;
  const missing = plan.missing.length > 0 ? ` Not installed: ${plan.missing.join(', ')}.` : '';
  const bars = sections.flatMap((section) => section.bars);
  return `# Measurements

Written by \`npm run bench\` on ${date}. ${machine}. Medians of ${plan.runs} runs, each program in a process of
its own, taking turns; user time counts the whole process with its start.${missing}

${barTable(bars)}

${sections.map(sectionText).join('\n')}`;
}

async function bench(options: Options): Promise<void> {
  const plan = planOf(options);
  if (plan.missing.length > 0) console.log(`not installed: ${plan.missing.join(', ')}`);
  const chosen = options.only?.split(',') ?? Object.keys(SECTIONS);
  const sections: Section[] = [];
  for (const name of chosen) {
    const section = await SECTIONS[name]?.(plan);
    if (!section) throw new RangeError(`no section ${name}`);
    sections.push(section);
  }
  const page = pageOf(sections, plan, options.date ?? 'an unnamed day');
  console.log(page);
  if (options.out !== undefined) await writeWhole(options.out, page);
}

/** Reads the command line of the bench and runs what it asks for. */
export async function runBench(): Promise<void> {
  await new Command('bench')
    .description('measures reading and consolidating against other programs')
    .option('--runs <n>', 'rounds; medians are taken', '5')
    .option('--quick', 'few and small files, to see that it runs')
    .option('--whole', 'slow peers read every file, not one in five')
    .option('--files <n>', 'the largest folder to consolidate', '2015')
    .option('--only <names>', `of ${Object.keys(SECTIONS).join(',')}`)
    .option('--date <day>', 'the day to name in the page')
    .option('--out <file>', 'write the page as well')
    .action(bench)
    .parseAsync();
}
