import type { Issue } from './issue.ts';
import { severityOf } from './issue.ts';
import type { Report } from './report.ts';
import type { FileRecord } from './tally.ts';
import { say, type Words } from './words.ts';

export const REPORT_FORMAT = 'taizhang-report/1';

/** The sentences of an issue in one language. */
export function wordsOf(
  issue: Issue,
  words: Words,
): { readonly message: string; readonly mend: string } {
  const detail = {
    title: issue.column ?? '',
    value: issue.value ?? '',
    file: issue.file ?? '',
    sheet: issue.sheet ?? '',
    ...issue.detail,
  };
  const { what, mend } = words.issues[issue.code];
  return { message: say(what, detail), mend: say(mend, detail) };
}

/** The report as its JSON contract has it; keys are sorted, so that equal reports are equal bytes. */
export function reportJson(report: Report, words: Words): string {
  const plain = {
    format: REPORT_FORMAT,
    region: report.region.code,
    period: report.period,
    indicators: report.indicators.map(({ id, title, register, unit }) => ({
      id,
      title,
      register,
      unit,
    })),
    totals: report.totals,
    daily: report.daily,
    states: report.states,
    dailyStates: report.dailyStates,
    files: report.files.map(fileJson),
    issues: report.issues.map((issue) => issueJson(issue, words)),
  };
  return `${JSON.stringify(sortKeys(plain), null, 1)}\n`;
}

function fileJson(file: FileRecord): object {
  const { path, sha256, state, reason, region, rows, withheld } = file;
  return { path, sha256, state, reason, region, rows, withheld };
}

export function issueJson(issue: Issue, words: Words): object {
  return {
    code: issue.code,
    severity: severityOf(issue.code),
    file: issue.file ?? null,
    sheet: issue.sheet ?? null,
    row: issue.row ?? null,
    column: issue.column ?? null,
    cell: issue.cell ?? null,
    ...wordsOf(issue, words),
  };
}

export function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const given = value as Readonly<Record<string, unknown>>;
  const sorted: Record<string, unknown> = {};
  for (const key of inOrder(Object.keys(given))) sorted[key] = sortKeys(given[key]);
  return sorted;
}

/** Days and places mostly stand in order already: to see that is quicker than to sort them. */
function inOrder(keys: string[]): readonly string[] {
  const isSorted = keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key);
  return isSorted ? keys : keys.sort();
}
