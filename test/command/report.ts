import { readFileSync } from 'node:fs';
import path from 'node:path';
import { taizhang, type Outcome } from './build.ts';
import { FORMS, PERIOD } from './folder.ts';

/** The report as DESIGN.md promises it; what else stands in it is not looked at. */
export interface Report {
  readonly format: string;
  readonly region: string;
  readonly period: Readonly<Record<'from' | 'to' | 'cutoff' | 'asOf', string>>;
  readonly indicators: readonly Readonly<Record<'id' | 'title' | 'register' | 'unit', string>>[];
  readonly totals: Readonly<Record<string, Figures>>;
  readonly daily: Readonly<Record<string, Readonly<Record<string, Figures>>>>;
  readonly states: readonly StateRow[];
  readonly files: readonly FileRow[];
  readonly issues: readonly Issue[];
}

export type Figures = Readonly<Record<string, number>>;
export type StateRow = Readonly<Record<'region' | 'register' | 'state', string>> & {
  readonly file: string | null;
};

export interface FileRow {
  readonly path: string;
  readonly sha256: string;
  readonly state: string;
  readonly reason: string | null;
  readonly region: string | null;
  readonly rows: {
    readonly read: number;
    readonly counted: number;
    readonly excluded: Figures;
    readonly blank: number;
  };
}

export interface Issue {
  readonly code: string;
  readonly severity: string;
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
  readonly cell?: string;
  readonly message: string;
  readonly mend: string;
}

export interface Run extends Outcome {
  readonly out: string;
  readonly json: string;
}

export const CUTOFF = ['--cutoff', '16:00', '--as-of', '2020-02-29'];

/** Consolidates a folder of 隆德县 into `<name>.xlsx` and `<name>.json` beside it. */
export function consolidate(folder: string, name: string, options = CUTOFF): Run {
  const work = path.dirname(folder);
  const [out, json] = [path.join(work, `${name}.xlsx`), path.join(work, `${name}.json`)];
  const place = ['--region', '640423', ...PERIOD, '--forms', FORMS, ...options];
  const outcome = taizhang(['consolidate', folder, ...place, '--out', out, '--json', json], work);
  return { ...outcome, out, json };
}

export function readReport(run: Pick<Run, 'json'>): Report {
  return JSON.parse(readFileSync(run.json, 'utf8')) as Report;
}

/** Figures by the titles people read; what nobody reported is absent. */
export function byTitle(report: Report, figures: Figures | undefined): Figures {
  const titles = new Map(report.indicators.map(({ id, title }) => [id, title]));
  return Object.fromEntries(
    Object.entries(figures ?? {}).map(([id, value]) => [titles.get(id) ?? id, value]),
  );
}

export function sumOf(figures: Figures): number {
  return Object.values(figures).reduce((sum, figure) => sum + figure, 0);
}
