import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Entry } from '../../src/core/entry.ts';
import type { Issue } from '../../src/core/issue.ts';
import { wordsOf } from '../../src/core/json.ts';
import type { Report } from '../../src/core/report.ts';
import { readReturn, type Return } from '../../src/core/return.ts';
import type { Setting } from '../../src/core/setting.ts';
import { settle } from '../../src/core/settle.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { makeTree } from '../../src/core/tree.ts';
import { disputeRegister } from '../../src/forms/dispute-register.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { en } from '../../src/words/en/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { dispute, DISPUTES, on } from '../command/rows.ts';
import { consolidateFolder } from '../folder.ts';
import { build, type DirtyPlan, type DirtySheet, type DirtyValue } from '../python.ts';

export { DISPUTES };

/** The town all cases play in. */
export const TOWN = '640423207';
export const TITLES = disputeRegister.columns.map((column) => column.title);

export const tree = makeTree(GUYUAN);
export const SETTING: Setting = {
  forms: FORMS,
  tree,
  region: '640423',
  window: { from: '2020-02-01', to: '2020-02-29' },
  today: '2020-03-05',
  asOf: '2020-02-29',
  cutoff: null,
};

export type DirtyRow = Readonly<Record<string, DirtyValue>>;

/** A dispute in the order of the columns; number and town are left to the program. */
export function entry(n: number, changes: DirtyRow = {}): DirtyValue[] {
  return inOrder({ ...dispute(n, on(5), '已排查', '王庄村'), ...changes });
}

export function inOrder(row: DirtyRow, titles: readonly string[] = TITLES): DirtyValue[] {
  return titles.map((title) => row[title] ?? null);
}

/** The number of a column of the register, from 0. */
export function columnOf(title: string): number {
  return TITLES.indexOf(title);
}

export function cover(unit = '山河乡', from = '2020-02-01', to = '2020-02-29'): DirtySheet {
  const rows = [
    ['填报单位', unit],
    ['报告期起', { date: from }],
    ['报告期止', { date: to }],
  ];
  return { name: '封面', rows };
}

/** A register's sheet of these rows below its titles. */
export function register(
  rows: readonly DirtyValue[][],
  more: Partial<DirtySheet> = {},
): DirtySheet {
  return { name: DISPUTES, rows: [[...TITLES], ...rows], ...more };
}

/** Workbooks that openpyxl builds, all in one process, before they are asked for. */
export class Shelf {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'taizhang-dirty-'));
  private readonly plans: DirtyPlan[] = [];

  /** Puts a workbook on the list; the file is there after `build`. */
  add(sheets: readonly DirtySheet[], more: Partial<DirtyPlan> = {}): string {
    const out = path.join(this.folder, `${this.plans.length}.xlsx`);
    this.plans.push({ out, sheets, ...more });
    return out;
  }

  build(): void {
    build(this.plans);
  }

  /** An empty folder of returns. */
  returns(name: string): string {
    const folder = path.join(this.folder, name);
    mkdirSync(folder, { recursive: true });
    return folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export interface Outcome {
  readonly part: Return;
  readonly entries: readonly Entry[];
  /** Of the whole return and of its rows among themselves. */
  readonly issues: readonly Issue[];
  /** `E4 id-checksum`, or the code alone where there is no cell; without notes on the missing stamp. */
  readonly found: readonly string[];
}

export function readBytes(bytes: Uint8Array, name = '表.xlsx', setting = SETTING): Outcome {
  return readBook(readWorkbook(bytes), name, setting);
}

export function readBook(workbook: Workbook, name = '表.xlsx', setting = SETTING): Outcome {
  const part = readReturn(workbook, name, setting);
  if ('refused' in part) throw new Error(part.refused);
  const settled = settle([part], setting);
  const issues = [...part.issues, ...settled.issues];
  issues.forEach(speak);
  const entries = part.entries['dispute-register'] ?? [];
  const found = issues
    .filter(({ code }) => code !== 'file-stamp-missing')
    .map(({ cell, code }) => (cell === undefined ? code : `${cell} ${code}`))
    .sort();
  return { part, entries, issues, found };
}

export function readFile(file: string, setting = SETTING): Outcome {
  return readBytes(readFileSync(file), '表.xlsx', setting);
}

/** The normal forms of one column, row by row. */
export function valuesOf(outcome: Outcome, title: string): readonly unknown[] {
  return outcome.entries.map((one) => one.values[columnOf(title)]);
}

/** The sentences of an issue in both languages; a detail that nobody gave is a mistake. */
export function speak(issue: Issue): string {
  const said = [zhCN, en].map((words) => Object.values(wordsOf(issue, words)).join(' '));
  for (const sentence of said) {
    if (/\{\w+\}/.test(sentence)) throw new Error(`${issue.code}: ${sentence}`);
  }
  return said.join(' ');
}

/** Consolidates a folder for the county. */
export async function gather(
  folder: string,
  more: { readonly password?: string; readonly region?: string } = {},
): Promise<Report> {
  const { window, today } = SETTING;
  const asked = { region: '640423', window, asOf: '2020-02-29', cutoff: null, today, ...more };
  const report = await consolidateFolder(folder, asked);
  report.issues.forEach(speak);
  return report;
}

/** `路径 state reason` of each file. */
export function filesOf(report: Report): readonly string[] {
  return report.files.map(({ path: name, state, reason }) =>
    reason === null ? `${name} ${state}` : `${name} ${state} ${reason}`,
  );
}

/** Codes of the issues of one file. */
export function codesOf(report: Report, file: string): readonly string[] {
  return report.issues.flatMap((issue) => (issue.file === file ? [issue.code] : [])).sort();
}

/** How many disputes a report counts for the town. */
export function countOf(report: Report, code = TOWN): number | undefined {
  return report.totals[code]?.['dispute-register.found'];
}

/** The workbook with one part of it changed. */
export function edit(
  bytes: Uint8Array,
  part: string,
  change: (xml: string) => string,
  more: Readonly<Record<string, string>> = {},
): Uint8Array {
  const parts = unzipSync(bytes);
  const before = strFromU8(parts[part] ?? new Uint8Array());
  const after = change(before);
  if (before === after) throw new Error(`nothing to change in ${part}`);
  parts[part] = strToU8(after);
  for (const [name, text] of Object.entries(more)) parts[name] = strToU8(text);
  return zipSync(parts);
}
