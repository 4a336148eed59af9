import { agreed, readClaims, type Claim, type Claims, type Contradiction } from './claims.ts';
import { allBefore, contained, showPeriod } from './contained.ts';
import { openTable, readEntries, type Ledger } from './entries.ts';
import type { Entry } from './entry.ts';
import type { Surroundings } from './fields/kind.ts';
import { findHeading, type Heading } from './heading.ts';
import { Refusal, type Code, type Detail, type Issue } from './issue.ts';
import type { Memory } from './memory.ts';
import type { Region } from './region.ts';
import type { Period, Setting } from './setting.ts';
import type { Sheet, Workbook } from './sheet.ts';
import { isTable, repeatedSheets, sheetIssues, type RegisterRead } from './sheet-issues.ts';
import { readStamp, STAMP_SHEET, type Stamp } from './stamp.ts';

/** What one town handed in, read and checked cell by cell; the rows of its files meet in `settle`. */
export interface Return {
  readonly file: string;
  readonly unit: Region;
  readonly period: Period;
  /** Files with the same id are revisions; a file without a stamp is its own. */
  readonly id: string;
  /** When it was last saved, as the workbook says: `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly modified: string | null;
  /** Entries by form id; a form is absent where the workbook has no sheet for it. */
  readonly entries: Readonly<Record<string, readonly Entry[]>>;
  readonly ledger: Ledger;
  readonly issues: readonly Issue[];
}

/** Why nothing of a file can be counted. `unit` is known where something in or on the file says it. */
export interface Refused {
  readonly refused: Code;
  readonly detail: Detail;
  readonly unit: Region | null;
}

/**
 * Reads a return out of a workbook, or says why it cannot be one. `path` is relative to the folder. A memory
 * of the same workbook before an edit spares the rows that are as they were.
 */
export function readReturn(
  workbook: Workbook,
  path: string,
  setting: Setting,
  memory?: Memory,
): Return | Refused {
  const stamp = readStamp(workbook);
  const claims = readClaims(workbook, stamp, path, setting.tree);
  const unit = agreedUnit(claims);
  const refuse = (because: Contradiction): Refused => ({
    refused: because.code,
    detail: because.detail,
    unit: isContradiction(unit) ? null : unit,
  });
  const found = registerSheets(workbook, setting, memory);
  const summaries = found.filter((one) => isSummary(one, found));
  const sheets = found.filter((one) => !summaries.includes(one));
  if (sheets.length === 0) return refuse({ code: 'file-no-register', detail: {} });
  if (isContradiction(unit)) return refuse(unit);
  const newer = newerForm(stamp, setting);
  if (newer) return refuse(newer);
  if (!unit) return refuse({ code: 'file-unit-unknown', detail: {} });
  if (!setting.tree.within(unit.code, setting.region)) {
    const region = setting.tree.get(setting.region)?.name ?? setting.region;
    return refuse({ code: 'file-unit-outside', detail: { unit: unit.name, region } });
  }
  const period = agreedPeriod(claims, setting);
  if (isContradiction(period)) return refuse(period);
  const nameDiffers = claims.periods.some(
    ({ by, what }) => by === 'name' && (what.from !== period.from || what.to !== period.to),
  );
  try {
    return collect({
      workbook,
      path,
      setting,
      stamp,
      unit,
      period,
      sheets,
      summaries,
      nameDiffers,
      memory,
    });
  } catch (error) {
    if (error instanceof Refusal) return refuse(error);
    throw error;
  }
}

interface Parts {
  readonly workbook: Workbook;
  readonly path: string;
  readonly setting: Setting;
  readonly stamp: Stamp | null;
  readonly unit: Region;
  readonly period: Period;
  readonly sheets: readonly RegisterSheet[];
  /** Sheets that add up what others hold: counted with them, everything would be counted twice. */
  readonly summaries: readonly RegisterSheet[];
  /** The file's name says another period than the cover, which is believed. */
  readonly nameDiffers: boolean;
  readonly memory: Memory | undefined;
}

function collect(parts: Parts): Return | Refused {
  const { workbook, path, setting, stamp, unit, period } = parts;
  const around: Surroundings = {
    today: setting.today,
    period,
    unit: unit.code,
    tree: setting.tree,
    date1904: workbook.date1904 === true,
    cutoff: setting.cutoff,
  };
  const entries: Record<string, Entry[]> = {};
  const issues: Issue[] = [...fileIssues(parts)];
  let ledger: Ledger = { read: 0, excluded: {}, blank: 0 };
  const reads: RegisterRead[] = [];
  // All before the first is read: what the engine compiles for one shape of table it compiles anew for the next.
  const tables = parts.sheets.map(({ sheet, heading }) =>
    openTable(sheet, heading, around, path, setting.forms, parts.memory),
  );
  for (const table of tables) {
    const read = readEntries(table);
    const { sheet, heading } = table.context;
    reads.push({ sheet, heading, entries: read.entries });
    append((entries[heading.form.id] ??= []), read.entries);
    append(issues, read.issues);
    ledger = addLedgers(ledger, read.ledger);
  }
  issues.push(
    ...reads.flatMap((read) => sheetIssues(read, path, stamp !== null)),
    ...repeatedSheets(reads, path),
    ...otherSheets(parts),
  );
  const stray = contained(entries, period, unit);
  if (stray) return { refused: stray.code, detail: stray.detail, unit };
  const before = allBefore(entries, period);
  if (before) {
    const detail = { first: before.from, last: before.to, from: period.from, to: period.to };
    issues.push({ code: 'file-days-before', file: path, detail });
  }
  return {
    file: path,
    unit,
    period,
    id: stamp?.id ?? path,
    modified: workbook.modified ?? null,
    entries,
    ledger,
    issues,
  };
}

/** Not by spreading: a sheet may hold more rows than a call takes arguments. */
function append<T>(list: T[], items: readonly T[]): void {
  for (const item of items) list.push(item);
}

export function addLedgers(a: Ledger, b: Ledger): Ledger {
  const excluded: Partial<Record<Code, number>> = { ...a.excluded };
  for (const [code, count] of Object.entries(b.excluded) as [Code, number][]) {
    excluded[code] = (excluded[code] ?? 0) + count;
  }
  return { read: a.read + b.read, excluded, blank: a.blank + b.blank };
}

interface RegisterSheet {
  readonly sheet: Sheet;
  readonly heading: Heading;
}

function registerSheets(
  workbook: Workbook,
  { forms }: Setting,
  memory: Memory | undefined,
): readonly RegisterSheet[] {
  return workbook.sheets.flatMap((sheet) => {
    if (sheet.name === STAMP_SHEET) return [];
    const heading = memory ? memory.headingOf(sheet, forms) : findHeading(sheet, forms);
    return heading ? [{ sheet, heading }] : [];
  });
}

const SUMMARY = /^(汇总|合计|总计|统计|总)表?$/;

/** By its name, and beside a sheet of the same register that has another. */
function isSummary({ sheet, heading }: RegisterSheet, all: readonly RegisterSheet[]): boolean {
  const isNamed = ({ name }: Sheet): boolean => SUMMARY.test(name.trim());
  return (
    isNamed(sheet) && all.some((one) => one.heading.form === heading.form && !isNamed(one.sheet))
  );
}

/** Sheets with a table that is no register: they are not read, and whoever sent them should know. */
function otherSheets({ workbook, path, sheets, summaries, setting }: Parts): readonly Issue[] {
  const known = new Set(sheets.map(({ sheet }) => sheet));
  const added = new Set(summaries.map(({ sheet }) => sheet));
  const titles = new Set(setting.forms.map(({ title }) => title));
  return workbook.sheets.flatMap((sheet): readonly Issue[] => {
    const { name } = sheet;
    if (added.has(sheet)) return [{ code: 'sheet-summary', file: path, sheet: name }];
    const isNamed = titles.has(name.trim());
    // Below a heading that is gone, one row is an entry.
    if (known.has(sheet) || !isTable(sheet, isNamed ? 1 : undefined)) return [];
    const code = isNamed ? 'sheet-without-heading' : 'sheet-unrecognised';
    return [{ code, file: path, sheet: name }];
  });
}

function isContradiction(value: object | null): value is Contradiction {
  return value !== null && 'detail' in value;
}

function agreedUnit(claims: Claims): Region | null | Contradiction {
  return agreed(
    claims.units,
    (a, b) => a.code === b.code,
    'file-unit-conflict',
    (claim) => `${PLACES[claim.by]}“${claim.what.name}”`,
  );
}

const PLACES: Readonly<Record<Claim<unknown>['by'], string>> = {
  stamp: '模板标记',
  cover: '封面或表头',
  name: '文件名',
  month: '文件名',
};

/** The cover speaks before the file's name, which people copy and change; only the two inside can contradict. */
function agreedPeriod(claims: Claims, setting: Setting): Period | Contradiction {
  const inside = claims.periods.filter(({ by }) => by !== 'name' && by !== 'month');
  const period = agreed(
    inside.length > 0 ? inside : claims.periods,
    (a, b) => a.from === b.from && a.to === b.to,
    'file-period-conflict',
    (claim) => `${PLACES[claim.by]}“${showPeriod(claim.what)}”`,
  );
  if (period && isContradiction(period)) return period;
  const found = period ?? setting.window;
  if (!found) return { code: 'file-period-unknown', detail: {} };
  const { window } = setting;
  if (window && (found.to < window.from || window.to < found.from)) {
    const detail = { first: showPeriod(found), second: showPeriod(window) };
    return { code: 'file-period-outside', detail };
  }
  return found;
}

function newerForm(stamp: Stamp | null, setting: Setting): Contradiction | null {
  for (const form of setting.forms) {
    const version = stamp?.forms[form.id];
    if (version !== undefined && version > form.version) {
      return {
        code: 'file-form-newer',
        detail: { form: form.title, version, known: form.version },
      };
    }
  }
  return null;
}

function fileIssues({ workbook, path, stamp, setting, nameDiffers }: Parts): readonly Issue[] {
  const issues: Issue[] = [];
  if (!stamp) issues.push({ code: 'file-stamp-missing', file: path });
  for (const form of setting.forms) {
    const version = stamp?.forms[form.id];
    if (version !== undefined && version < form.version) {
      const detail = { form: form.title, version, known: form.version };
      issues.push({ code: 'file-form-older', file: path, detail });
    }
  }
  const { converted, readOnly } = workbook;
  if (converted) issues.push({ code: 'file-converted', file: path, detail: { format: converted } });
  if (readOnly) issues.push({ code: 'file-read-only-recommended', file: path });
  if (nameDiffers) issues.push({ code: 'file-name-differs', file: path });
  if (workbook.active?.includes('macros')) issues.push({ code: 'file-macros', file: path });
  if (workbook.active?.includes('external-links')) {
    issues.push({ code: 'file-external-links', file: path });
  }
  return issues;
}
