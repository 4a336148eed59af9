import type { Carried } from './carried.ts';
import { sortKeys } from './json.ts';
import type { Report } from './report.ts';
import { valueOf, type Sheet, type Workbook } from './sheet.ts';

/** Marks a workbook as a report, so that one left in a folder is not taken for a return. */
export const REPORT_PROPERTY = 'taizhang-report';

export const CARRY_SHEET = '_汇总数据';
const FORMAT = 'taizhang-carry/1';

/** A cell holds at most 32,767 characters. */
const CHUNK = 30_000;

export function makeCarrySheet(report: Report): Sheet {
  const { from, to } = report.period;
  const carried: Carried = {
    region: report.region.code,
    period: { from, to },
    totals: report.totals,
    daily: report.daily,
    states: report.states,
    dailyStates: report.dailyStates,
  };
  const text = JSON.stringify(sortKeys(carried));
  const rows = [[FORMAT]];
  for (let at = 0; at < text.length; at += CHUNK) rows.push([text.slice(at, at + CHUNK)]);
  return { name: CARRY_SHEET, visibility: 'very-hidden', rows };
}

/** What a workbook carries; null where it is no report of ours or was changed beyond reading. */
export function readCarried(workbook: Workbook): Carried | null {
  const sheet = workbook.sheets.find((candidate) => candidate.name === CARRY_SHEET);
  const [head, ...chunks] = sheet?.rows.map((row) => valueOf(row[0])) ?? [];
  if (head !== FORMAT || !chunks.every((chunk) => typeof chunk === 'string')) return null;
  try {
    const carried: unknown = JSON.parse(chunks.join(''));
    return isCarried(carried) ? carried : null;
  } catch {
    return null;
  }
}

/** Enough to add it up; the format name vouches for the rest. */
function isCarried(value: unknown): value is Carried {
  if (typeof value !== 'object' || value === null) return false;
  return ['region', 'period', 'totals', 'daily', 'states', 'dailyStates'].every(
    (key) => key in value,
  );
}

export function isReport(workbook: Workbook): boolean {
  return (
    REPORT_PROPERTY in workbook.properties ||
    workbook.sheets.some((sheet) => sheet.name === CARRY_SHEET)
  );
}
