import type { Form } from '../src/core/form.ts';
import { countSeverities, severityOf, type Issue } from '../src/core/issue.ts';
import { wordsOf } from '../src/core/json.ts';
import { leftOut, sumOf, type LeftOut } from '../src/core/left-out.ts';
import { textWidth } from '../src/core/look.ts';
import type { Report } from '../src/core/report.ts';
import { STATES } from '../src/core/state.ts';
import type { Tree } from '../src/core/region.ts';
import { say, type ToldWords } from '../src/core/words.ts';
import { print } from './terminal.ts';

/** Issues file by file and sheet by sheet; gives the number of errors. */
export function printIssues(issues: readonly Issue[], files: number, words: ToldWords): number {
  let file: string | undefined;
  let sheet: string | undefined;
  for (const issue of issues) {
    if (issue.file !== file) {
      file = issue.file;
      sheet = undefined;
      print('');
      print(file ?? '');
    }
    if (issue.sheet !== sheet) {
      sheet = issue.sheet;
      if (sheet !== undefined) print(`  [${sheet}]`);
    }
    printIssue(issue, words);
  }
  const counts = countSeverities(issues);
  const { checkClean, checkFound } = words.command;
  const sentence = issues.length === 0 ? checkClean : checkFound;
  const { error, warning, note } = counts;
  if (issues.length > 0) print('');
  print(say(sentence, { files, errors: error, warnings: warning, notes: note }));
  return error;
}

function printIssue(issue: Issue, words: ToldWords): void {
  const { message, mend } = wordsOf(issue, words);
  const where = issue.cell ?? (issue.row ? `${issue.row}` : '');
  const severity = words.severity[severityOf(issue.code)];
  print(`    ${severity} ${where.padEnd(6)} ${message}${mend ? ` ${mend}` : ''}  (${issue.code})`);
}

/** The totals and who has not reported, on one screen. */
export function printSummary(
  report: Report,
  forms: readonly Form[],
  tree: Tree,
  words: ToldWords,
): void {
  const { command } = words;
  const { from, to, asOf } = report.period;
  print(say(command.summaryTitle, { region: report.region.name, from, to, asOf }));
  const missing = leftOut(report.files, forms, tree);
  for (const form of forms) printRegister(report, form, missing, words);
  printStates(report, tree, words);
  printRows(report, words);
}

/** One register a line: its title, then its figures; breakdowns by kind stand in the workbook. */
function printRegister(
  { region, totals, indicators }: Report,
  { id, title }: Form,
  missing: LeftOut,
  words: ToldWords,
): void {
  if (id === 'daily-return') return;
  const { command } = words;
  const parts = indicators.flatMap((info) => {
    if (info.register !== id || info.id.includes(':')) return [];
    const figure = totals[region.code]?.[info.id];
    const reasons = missing(region.code, info.id);
    if (figure === undefined && !reasons) return [];
    const shown = figure === undefined ? command.noFigure : showFigure(figure, info.unit);
    const note = reasons ? say(command.summaryLeftOut, { count: sumOf(reasons) }) : '';
    return [`${info.title} ${shown}${note}`];
  });
  print(`  ${parts.length > 0 ? title : say(command.summaryNothing, { title })}`);
  for (const line of filled(parts, LINE_WIDTH)) print(`    ${line}`);
}

/** Columns of a terminal that nobody has made wider. */
const LINE_WIDTH = 74;

/** Parts joined by dots, as many to a line as fit. */
function filled(parts: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last !== undefined && textWidth(last) + textWidth(part) + 3 <= width) {
      lines[lines.length - 1] = `${last} · ${part}`;
    } else lines.push(part);
  }
  return lines;
}

function showFigure(value: number, unit: string): string {
  return unit === '率' || unit === '%' ? `${(value * 100).toFixed(1)}%` : `${value} ${unit}`;
}

function printStates(report: Report, tree: Tree, words: ToldWords): void {
  const towns = new Set(tree.towns(report.region.code).map((town) => town.code));
  const rate = report.totals[report.region.code]?.['daily-return.reporting-rate'] ?? 0;
  print(
    say(words.command.summaryRate, {
      expected: towns.size,
      confirmed: Math.round(rate * towns.size),
      rate: (rate * 100).toFixed(1),
    }),
  );
  for (const state of STATES) {
    if (state === 'reported') continue;
    const rows = report.states.filter((row) => row.state === state && towns.has(row.region));
    if (rows.length === 0) continue;
    const names = [...new Set(rows.map((row) => row.region))].map((code) => {
      const unit = tree.get(code)?.name ?? code;
      const count = rows.filter((row) => row.region === code).length;
      const all = report.states.filter((row) => row.region === code).length;
      return count === all ? unit : say(words.command.summaryPart, { unit, count });
    });
    const detail = { state: words.states[state], units: names.join('、') };
    print(`  ${say(words.command.summaryState, detail)}`);
  }
}

function printRows(report: Report, words: ToldWords): void {
  const read = report.files.reduce((sum, file) => sum + file.rows.read, 0);
  const counted = report.files.reduce((sum, file) => sum + file.rows.counted, 0);
  print(say(words.command.summaryRows, { read, counted, excluded: read - counted }));
  const states = Object.entries(words.files)
    .map(
      ([state, word]) =>
        [word, report.files.filter((file) => file.state === state).length] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([word, count]) => `${word} ${count}`);
  print(
    say(words.command.summaryFiles, { total: report.files.length, states: states.join(' · ') }),
  );
  const { error, warning, note } = countSeverities(report.issues);
  print(say(words.command.summaryIssues, { errors: error, warnings: warning, notes: note }));
}
