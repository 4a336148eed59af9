import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** A Python with openpyxl, or null: Debian's own first, because another one on the path may lack it. */
export const python: string | null =
  ['/usr/bin/python3', 'python3'].find(
    (program) => spawnSync(program, ['-c', 'import openpyxl']).status === 0,
  ) ?? null;

/** Text is written as text; a day or a moment must be marked to become an Excel date. */
export type Value =
  string | number | boolean | null | { readonly date: string } | { readonly moment: string };

/** By column title, without the `*` of required ones. */
export type Row = Readonly<Record<string, Value>>;

/** What `fill.py` does to one workbook; times are UTC, `YYYY-MM-DDTHH:MM:SSZ`. */
export interface Plan {
  readonly template: string;
  readonly out: string;
  readonly modified?: string;
  readonly written?: string;
  readonly cover?: Row;
  readonly drop?: readonly string[];
  readonly sheets?: Readonly<Record<string, readonly Row[]>>;
}

function run(script: string, args: readonly string[], input = ''): string {
  if (python === null) throw new Error('Python with openpyxl is not installed');
  const options = { input, encoding: 'utf8', maxBuffer: 1 << 28 } as const;
  return execFileSync(python, [path.join(FIXTURES, script), ...args], options);
}

/** Fills workbooks with openpyxl, all in one process. */
export function fill(plans: readonly Plan[]): void {
  run('fill.py', [], JSON.stringify(plans));
}

/** Every cell that is not empty, by sheet and address; days come as text. */
export function cellsOf(
  file: string,
  what: 'values' | 'formulas',
): Record<string, Record<string, string | number | boolean>> {
  return JSON.parse(run('cells.py', [what, file])) as ReturnType<typeof cellsOf>;
}

/** A sheet as openpyxl sees it; a cell is its value, its kind, a name for its format, and its colour. */
export interface Look {
  readonly cells: Readonly<Record<string, readonly [string, string, string, string]>>;
  readonly [part: string]: unknown;
}

/** The sheets of each workbook with everything a clerk sees or feels of them. */
export function looksOf(files: readonly string[]): readonly Readonly<Record<string, Look>>[] {
  return JSON.parse(run('looks.py', files)) as ReturnType<typeof looksOf>;
}

/** A workbook made by openpyxl, new or from another one, with these values in its cells. */
export function put(plan: {
  readonly from?: string;
  readonly out: string;
  readonly cells: Readonly<Record<string, Readonly<Record<string, string | number | null>>>>;
}): void {
  run('put.py', [], JSON.stringify(plan));
}

export type DirtyValue = Value | { readonly formula: string };

/** What `dirty.py` puts on a sheet; rows and places as Excel counts. */
export interface DirtySheet {
  readonly name: string;
  readonly state?: 'hidden' | 'veryHidden';
  readonly rows?: readonly (readonly DirtyValue[])[];
  readonly at?: number;
  readonly merges?: readonly string[];
  readonly hidden?: readonly number[];
  readonly filter?: string;
  readonly struck?: readonly string[];
  readonly red?: readonly string[];
  readonly comments?: Readonly<Record<string, string>>;
  readonly format?: Readonly<Record<string, string>>;
}

export interface DirtyPlan {
  readonly out: string;
  readonly from?: string;
  readonly epoch?: 1904;
  readonly modified?: string;
  readonly sheets: readonly DirtySheet[];
}

/** Builds untidy workbooks with openpyxl, all in one process. */
export function build(plans: readonly DirtyPlan[]): void {
  run('dirty.py', [], JSON.stringify(plans));
}
