import { isPackedReport } from './carry-shape.ts';
import type { Carried } from './carried.ts';
import { sortKeys } from './json.ts';
import type { Report } from './report.ts';
import type { State } from './state.ts';
import { valueOf, type Sheet, type Workbook } from './sheet.ts';

/** Marks a workbook as a report, so that one left in a folder is not taken for a return. */
export const REPORT_PROPERTY = 'taizhang-report';

export const CARRY_SHEET = '_汇总数据';
const FORMAT = 'taizhang-carry/3';

/** A cell holds at most 32,767 characters. */
const CHUNK = 30_000;

/** Values by id. */
type Named<Value> = Readonly<Record<string, Value>>;

/** Region code, or day → values in the order of a list of ids, null where there is none: ids are long, and stand once. */
type Table<Value> = Named<readonly (Value | null)[]>;

/** What is carried as the sheet holds it. */
interface Packed extends Omit<Carried, 'totals' | 'daily' | 'dailyStates'> {
  readonly indicators: readonly string[];
  readonly totals: Table<number>;
  readonly daily: Named<Table<number>>;
  readonly registers: readonly string[];
  readonly dailyStates: Named<Table<State>>;
}

export function makeCarrySheet(report: Report): Sheet {
  const { from, to } = report.period;
  const indicators = report.indicators.map(({ id }) => id).sort();
  const registers = [...new Set(report.states.map(({ register }) => register))].sort();
  const packed: Packed = {
    region: report.region.code,
    period: { from, to },
    indicators,
    totals: pack(report.totals, indicators),
    daily: mapValues(report.daily, (days) => pack(days, indicators)),
    states: report.states,
    registers,
    dailyStates: mapValues(report.dailyStates, (days) => pack(days, registers)),
  };
  const text = JSON.stringify(sortKeys(packed));
  const rows = [[FORMAT]];
  for (let at = 0; at < text.length; at += CHUNK) rows.push([text.slice(at, at + CHUNK)]);
  return { name: CARRY_SHEET, visibility: 'very-hidden', rows };
}

function pack<Value>(named: Named<Named<Value>>, ids: readonly string[]): Table<Value> {
  return mapValues(named, (own) => ids.map((id) => own[id] ?? null));
}

function unpack<Value>(table: Table<Value>, ids: readonly string[]): Named<Named<Value>> {
  return mapValues(table, (line) => {
    const own: Record<string, Value> = {};
    line.forEach((value, index) => {
      const id = ids[index];
      if (id !== undefined && value !== null) own[id] = value;
    });
    return own;
  });
}

function mapValues<A, B>(record: Named<A>, change: (value: A) => B): Named<B> {
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
    const { indicators, totals, daily, registers, dailyStates, ...rest } = packed;
    return {
      ...rest,
      totals: unpack(totals, indicators),
      daily: mapValues(daily, (days) => unpack(days, indicators)),
      dailyStates: mapValues(dailyStates, (days) => unpack(days, registers)),
    };
  } catch {
    return null;
  }
}

function isPacked(value: unknown): value is Packed {
  return isPackedReport(value);
}

export function isReport(workbook: Workbook): boolean {
  return (
    REPORT_PROPERTY in workbook.properties ||
    workbook.sheets.some((sheet) => sheet.name === CARRY_SHEET)
  );
}
