import type { Carried, Figures, RegionFigures } from './carried.ts';
import { sortKeys } from './json.ts';
import type { Report } from './report.ts';
import { valueOf, type Sheet, type Workbook } from './sheet.ts';

/** Marks a workbook as a report, so that one left in a folder is not taken for a return. */
export const REPORT_PROPERTY = 'taizhang-report';

export const CARRY_SHEET = '_汇总数据';
const FORMAT = 'taizhang-carry/2';

/** A cell holds at most 32,767 characters. */
const CHUNK = 30_000;

/** Values in the order of the indicators, null where nobody reported one: ids are long, and stand once. */
type Line = readonly (number | null)[];

/** Region code, or day → values. */
type Table = Readonly<Record<string, Line>>;

/** What is carried as the sheet holds it. */
interface Packed extends Omit<Carried, 'totals' | 'daily'> {
  readonly indicators: readonly string[];
  readonly totals: Table;
  readonly daily: Readonly<Record<string, Table>>;
}

export function makeCarrySheet(report: Report): Sheet {
  const { from, to } = report.period;
  const indicators = report.indicators.map(({ id }) => id).sort();
  const packed: Packed = {
    region: report.region.code,
    period: { from, to },
    indicators,
    totals: pack(report.totals, indicators),
    daily: mapValues(report.daily, (days) => pack(days, indicators)),
    states: report.states,
    dailyStates: report.dailyStates,
  };
  const text = JSON.stringify(sortKeys(packed));
  const rows = [[FORMAT]];
  for (let at = 0; at < text.length; at += CHUNK) rows.push([text.slice(at, at + CHUNK)]);
  return { name: CARRY_SHEET, visibility: 'very-hidden', rows };
}

function pack(figures: RegionFigures, indicators: readonly string[]): Table {
  return mapValues(figures, (own) => indicators.map((id) => own[id] ?? null));
}

function unpack(table: Table, indicators: readonly string[]): RegionFigures {
  return mapValues(table, (line): Figures => {
    const own: Record<string, number> = {};
    line.forEach((value, index) => {
      const id = indicators[index];
      if (id !== undefined && value !== null) own[id] = value;
    });
    return own;
  });
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

/** What a workbook carries; null where it is no report of ours or was changed beyond reading. */
export function readCarried(workbook: Workbook): Carried | null {
  const sheet = workbook.sheets.find((candidate) => candidate.name === CARRY_SHEET);
  const [head, ...chunks] = sheet?.rows.map((row) => valueOf(row[0])) ?? [];
  if (head !== FORMAT || !chunks.every((chunk) => typeof chunk === 'string')) return null;
  try {
    const packed: unknown = JSON.parse(chunks.join(''));
    if (!isPacked(packed)) return null;
    const { indicators, totals, daily, ...rest } = packed;
    return {
      ...rest,
      totals: unpack(totals, indicators),
      daily: mapValues(daily, (days) => unpack(days, indicators)),
    };
  } catch {
    return null;
  }
}

/** Enough to add it up; the format name vouches for the rest. */
function isPacked(value: unknown): value is Packed {
  if (typeof value !== 'object' || value === null) return false;
  const keys = ['region', 'period', 'indicators', 'totals', 'daily', 'states', 'dailyStates'];
  return keys.every((key) => key in value);
}

export function isReport(workbook: Workbook): boolean {
  return (
    REPORT_PROPERTY in workbook.properties ||
    workbook.sheets.some((sheet) => sheet.name === CARRY_SHEET)
  );
}
