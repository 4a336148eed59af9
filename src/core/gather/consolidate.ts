import type { Form } from '../form.ts';
import type { Tree } from '../region.ts';
import { makeReport, type Report } from '../report.ts';
import type { Period, Setting } from '../setting.ts';
import { merge, NOTHING, type Tally } from '../tally.ts';
import { byContent, duplicate, setAside } from './aside.ts';
import type { Found } from './found.ts';
import type { Group } from './group.ts';
import type { Peek } from './peek.ts';
import { tallyReports } from './reports.ts';
import { tallySparing } from './spare.ts';

/** What a consolidation is asked for; days that are not given are taken from the returns. */
export interface Asked<F extends Found> {
  readonly files: readonly F[];
  readonly region: string;
  readonly tree: Tree;
  readonly forms: readonly Form[];
  readonly window: Period | null;
  readonly asOf: string | null;
  readonly cutoff: string | null;
  /** `YYYY-MM-DD`, from the caller's clock. */
  readonly today: string;
}

export interface Progress {
  readonly stage: 'looking' | 'reading';
  readonly done: number;
  readonly total: number;
}

/** How files are opened and where they are read is the platform's: all may be asked for at once, and come in any order. */
export interface Means<F extends Found> {
  readonly peek: (file: F) => Promise<Peek<F>>;
  readonly tally: (group: Group<F>, setting: Setting) => Promise<Tally>;
  readonly report?: (progress: Progress) => void;
}

/** What all files came to, from which the report is made. */
export interface Gathered {
  readonly tallies: readonly Tally[];
  readonly setting: Setting;
  readonly period: Period | null;
}

/** Reads every file and adds up what they hold. The result does not depend on their order. */
export async function consolidateFiles<F extends Found>(
  asked: Asked<F>,
  means: Means<F>,
): Promise<Report> {
  return reportOf(await gatherFiles(asked, means));
}

/** Reads every file; whoever reads them is not needed afterwards. */
export async function gatherFiles<F extends Found>(
  asked: Asked<F>,
  { peek, tally, report = () => undefined }: Means<F>,
): Promise<Gathered> {
  const { files, tree, window } = asked;
  const { first, repeated } = byContent(files.filter((file) => file.kind === 'workbook'));
  const total = first.length;
  let done = 0;
  const peeks = await Promise.all(
    first.map(async (file) => {
      const one = await peek(file);
      report({ stage: 'looking', done: ++done, total });
      return one;
    }),
  );
  const period = window ?? union(peeks);
  const setting = settingFor(asked, period);
  done = 0;
  const read = await Promise.all(
    groupsOf(peeks.filter((one) => !one.isReport)).map(async (group) => {
      const one = await tallySparing(group, (part) => tally(part, setting));
      report({ stage: 'reading', done: (done += group.files.length), total });
      return one;
    }),
  );
  const tallies = [
    setAside(files, tree),
    ...repeated.map(duplicate),
    ...tallyReports(peeks, setting.region, window, tree),
    ...read,
  ];
  return { tallies, setting, period };
}

export function reportOf({ tallies, setting, period }: Gathered): Report {
  const { asOf } = setting;
  // Sums of decimals depend on their order in the last digit, and that of groups on the order of the files.
  const inOrder = [...tallies].sort((a, b) => (firstPath(a) < firstPath(b) ? -1 : 1));
  return makeReport(mergeAll(inOrder), setting, period ?? { from: asOf, to: asOf });
}

function firstPath(tally: Tally): string {
  return tally.files[0]?.path ?? '';
}

function settingFor<F extends Found>(asked: Asked<F>, period: Period | null): Setting {
  const { tree, forms, window, asOf, cutoff, today } = asked;
  return {
    forms,
    tree,
    region: tree.get(asked.region)?.code ?? asked.region,
    window,
    today,
    asOf: asOf ?? earlier(today, period?.to ?? today),
    cutoff,
  };
}

/** Pairs first: adding each to a growing sum would copy what is there again for every file. */
export function mergeAll(tallies: readonly Tally[]): Tally {
  if (tallies.length < 2) return tallies[0] ?? NOTHING;
  const half = Math.ceil(tallies.length / 2);
  return merge(mergeAll(tallies.slice(0, half)), mergeAll(tallies.slice(half)));
}

/** Files of one unit together; what says nothing of its unit is read by itself. */
function groupsOf<F extends Found>(peeks: readonly Peek<F>[]): readonly Group<F>[] {
  const groups = new Map<string, F[]>();
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
