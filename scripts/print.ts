import { severityOf, type Issue, type Severity } from '../src/core/issue.ts';
import { wordsOf } from '../src/core/json.ts';
import { textWidth } from '../src/core/look.ts';
import type { Report } from '../src/core/report.ts';
import { STATES } from '../src/core/states.ts';
import type { Tree } from '../src/core/region.ts';
import { say, type Words } from '../src/core/words.ts';

type Counts = Readonly<Record<Severity, number>>;

export function countIssues(issues: readonly Issue[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const issue of issues) counts[severityOf(issue.code)] += 1;
  return counts;
}

/** Issues file by file and sheet by sheet; gives the number of errors. */
export function printIssues(issues: readonly Issue[], files: number, words: Words): number {
  let file: string | undefined;
  let sheet: string | undefined;
  for (const issue of issues) {
    if (issue.file !== file) {
      file = issue.file;
      sheet = undefined;
      console.log(`\n${file ?? ''}`);
    }
    if (issue.sheet !== sheet) {
      sheet = issue.sheet;
      if (sheet !== undefined) console.log(`  [${sheet}]`);
    }
    printIssue(issue, words);
  }
  const counts = countIssues(issues);
  const { checkClean, checkFound } = words.command;
  const sentence = issues.length === 0 ? checkClean : checkFound;
  const { error, warning, note } = counts;
  console.log(`${issues.length > 0 ? '\n' : ''}${say(sentence, { files, errors: error, warnings: warning, notes: note })}`);
  return error;
}

function printIssue(issue: Issue, words: Words): void {
  const { message, mend } = wordsOf(issue, words);
  const where = issue.cell ?? (issue.row ? `${issue.row}` : '');
  const severity = words.severity[severityOf(issue.code)];
  console.log(`    ${severity} ${where.padEnd(6)} ${message}${mend ? ` ${mend}` : ''}  (${issue.code})`);
}

/** The totals and who has not reported, on one screen. */
export function printSummary(report: Report, tree: Tree, words: Words): void {
  const { command } = words;
  const { from, to, asOf } = report.period;
  console.log(say(command.summaryTitle, { region: report.region.name, from, to, asOf }));
  const figures = report.totals[report.region.code] ?? {};
  const shown = report.indicators.filter(
    (info) => info.register !== 'region' && info.register !== 'daily-return' && !info.id.includes(':'),
  );
  const width = Math.max(...shown.map((info) => textWidth(info.title)));
  for (const info of shown) {
    const pad = ' '.repeat(width - textWidth(info.title));
    console.log(`  ${info.title}${pad}  ${showFigure(figures[info.id], info.unit, words)}`);
  }
  printStates(report, tree, words);
  printRows(report, words);
}

function showFigure(value: number | undefined, unit: string, words: Words): string {
  if (value === undefined) return words.command.nobody;
  return unit === '率' ? `${(value * 100).toFixed(1)}%` : `${value} ${unit}`;
}

function printStates(report: Report, tree: Tree, words: Words): void {
  const towns = new Set(tree.towns(report.region.code).map((town) => town.code));
  const rate = report.totals[report.region.code]?.['daily-return.reporting-rate'] ?? 0;
  console.log(
    say(words.command.summaryRate, {
      expected: towns.size,
      confirmed: Math.round(rate * towns.size),
      rate: (rate * 100).toFixed(1),
    }),
  );
  for (const state of STATES) {
    if (state === 'reported') continue;
    const rows = report.states.filter((row) => row.state === state && towns.has(row.region));
    const names = [...new Set(rows.map((row) => tree.get(row.region)?.name ?? row.region))];
    if (names.length === 0) continue;
    const detail = { state: words.states[state], units: names.join('、') };
    console.log(`  ${say(words.command.summaryState, detail)}`);
  }
}

function printRows(report: Report, words: Words): void {
  const read = report.files.reduce((sum, file) => sum + file.rows.read, 0);
  const counted = report.files.reduce((sum, file) => sum + file.rows.counted, 0);
  console.log(say(words.command.summaryRows, { read, counted, excluded: read - counted }));
  const states = Object.entries(words.files)
    .map(([state, word]) => [word, report.files.filter((file) => file.state === state).length] as const)
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`);
  console.log(
    say(words.command.summaryFiles, { total: report.files.length, states: states.join(' · ') }),
  );
  const { error, warning, note } = countIssues(report.issues);
  console.log(
    say(words.command.summaryIssues, { errors: error, warnings: warning, notes: note }),
  );
}
