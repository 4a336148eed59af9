import path from 'node:path';
import type { Code, Issue } from '../core/issue.ts';
import { makeReport, type Report } from '../core/report.ts';
import type { Period } from '../core/setting.ts';
import { emptyRecord, merge, NOTHING, type FileState, type Tally } from '../core/tally.ts';
import type { Found, Kind } from './discover.ts';
import { tallyGroup } from './group.ts';
import { settingOf, treeOf, type Order } from './order.ts';
import { peek, type Peek } from './peek.ts';
import { tallyReports } from './reports.ts';

/** What a consolidation is asked for; days that are not given are taken from the returns. */
export interface Request {
  readonly files: readonly Found[];
  readonly region: string;
  readonly window: Period | null;
  readonly asOf: string | null;
  readonly cutoff: string | null;
  /** `YYYY-MM-DD`, from the caller's clock. */
  readonly today: string;
  readonly forms?: Order['forms'];
}

export interface Progress {
  readonly stage: 'looking' | 'reading';
  readonly done: number;
  readonly total: number;
}

/** One unit's files, to be read together. */
export interface Group {
  readonly unit: string | null;
  readonly files: readonly Found[];
}

/** Runs groups and hands back their tallies, in any order. */
export type Runner = (
  groups: readonly Group[],
  order: Order,
  done: (tally: Tally, group: Group) => void,
) => Promise<void>;

export const runHere: Runner = async (groups, order, done) => {
  const setting = settingOf(order);
  for (const group of groups) done(await tallyGroup(group.files, group.unit, setting), group);
};

/** Reads every file and adds up what they hold. The result does not depend on their order. */
export async function consolidate(
  request: Request,
  run: Runner = runHere,
  report: (progress: Progress) => void = () => undefined,
): Promise<Report> {
  const tree = treeOf(request.region);
  if (!tree) throw new RangeError(`no region ${request.region}`);
  const found = request.files;
  const { first, repeated } = byContent(found.filter((file) => file.kind === 'workbook'));
  const peeks: Peek[] = [];
  for (const file of first) {
    peeks.push(await peek(file, tree));
    report({ stage: 'looking', done: peeks.length, total: first.length });
  }
  const period = request.window ?? union(peeks);
  const order: Order = {
    region: request.region,
    window: request.window,
    today: request.asOf ?? request.today,
    asOf: request.asOf ?? earlier(request.today, period?.to ?? request.today),
    cutoff: request.cutoff,
    ...(request.forms ? { forms: request.forms } : {}),
  };
  const tallies: Tally[] = [
    setAside(found),
    ...repeated.map(duplicate),
    ...tallyReports(peeks, tree.get(request.region)?.code ?? '', request.window, tree),
  ];
  let done = 0;
  await run(groupsOf(peeks.filter((one) => !one.isReport)), order, (tally, group) => {
    tallies.push(tally);
    done += group.files.length;
    report({ stage: 'reading', done, total: first.length });
  });
  const setting = settingOf(order);
  const tally = mergeAll(tallies);
  return makeReport(tally, setting, period ?? { from: order.asOf, to: order.asOf });
}

/** Pairs first: adding each to a growing sum would copy what is there again for every file. */
export function mergeAll(tallies: readonly Tally[]): Tally {
  if (tallies.length < 2) return tallies[0] ?? NOTHING;
  const half = Math.ceil(tallies.length / 2);
  return merge(mergeAll(tallies.slice(0, half)), mergeAll(tallies.slice(half)));
}

/** Of files with the same bytes the one with the plainest name stands for all: copies get longer names. */
function byContent(files: readonly Found[]): {
  readonly first: readonly Found[];
  readonly repeated: readonly { readonly file: Found; readonly of: Found }[];
} {
  const seen = new Map<string, Found>();
  const repeated: { file: Found; of: Found }[] = [];
  for (const file of [...files].sort(plainest)) {
    const same = seen.get(file.sha256);
    if (same) repeated.push({ file, of: same });
    else seen.set(file.sha256, file);
  }
  return { first: [...seen.values()], repeated };
}

function plainest(a: Found, b: Found): number {
  return a.path.length - b.path.length || (a.path < b.path ? -1 : 1);
}

function duplicate({ file, of }: { readonly file: Found; readonly of: Found }): Tally {
  const issue: Issue = { code: 'file-duplicate', file: file.path, detail: { first: of.path } };
  return { ...NOTHING, files: [recordOf(file, 'duplicate', 'file-duplicate')], issues: [issue] };
}

function recordOf(file: Found, state: FileState, reason: Code) {
  return emptyRecord({ path: file.path, sha256: file.sha256, state, reason, region: null });
}

const ASIDE: Readonly<
  Record<Exclude<Kind, 'workbook'>, { state: FileState; code: Code; told: boolean }>
> = {
  lock: { state: 'ignored', code: 'file-lock', told: true },
  sent: { state: 'ignored', code: 'file-not-workbook', told: true },
  other: { state: 'ignored', code: 'file-not-workbook', told: false },
  unreadable: { state: 'refused', code: 'file-unreadable', told: true },
};

/** Files that are no workbooks: each is named, and what a township may have sent by mistake is an issue. */
function setAside(found: readonly Found[]): Tally {
  const aside = found.flatMap((file) => {
    return file.kind === 'workbook' ? [] : [{ file, ...ASIDE[file.kind] }];
  });
  return {
    ...NOTHING,
    files: aside.map(({ file, state, code }) => recordOf(file, state, code)),
    issues: aside.flatMap(({ file, code, told }): readonly Issue[] =>
      told ? [{ code, file: file.path, detail: { format: path.extname(file.path) } }] : [],
    ),
  };
}

/** Files of one unit together; what says nothing of its unit is read by itself. */
function groupsOf(peeks: readonly Peek[]): readonly Group[] {
  const groups = new Map<string, Found[]>();
  for (const { file, unit } of peeks) {
    const key = unit ?? `? ${file.path}`;
    const same = groups.get(key);
    if (same) same.push(file);
    else groups.set(key, [file]);
  }
  return [...groups].map(([key, files]) => ({ unit: key.startsWith('?') ? null : key, files }));
}

function union(peeks: readonly Peek[]): Period | null {
  const periods = peeks.flatMap((one) => (one.period ? [one.period] : []));
  const froms = periods.map((period) => period.from).sort();
  const tos = periods.map((period) => period.to).sort();
  const [from, to] = [froms[0], tos.at(-1)];
  return from && to ? { from, to } : null;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
