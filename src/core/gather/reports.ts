import type { Carried } from '../carried.ts';
import type { Code, Detail } from '../issue.ts';
import type { Tree } from '../region.ts';
import type { Period } from '../setting.ts';
import { emptyRecord, NOTHING, type FileRecord, type FileState, type Tally } from '../tally.ts';
import type { Peek } from './peek.ts';

/**
 * What becomes of reports that lie among the returns. A county's report is added as it stands where
 * none of the returns it was made from are here; where they are, they are the better source and nothing
 * is counted twice. Of several reports of one county the newest counts.
 */
export function tallyReports(
  peeks: readonly Peek[],
  region: string,
  window: Period | null,
  tree: Tree,
): readonly Tally[] {
  const returns = peeks.filter((one) => !one.isReport).map((one) => one.unit);
  const reports = peeks.filter((one) => one.isReport).sort(newestFirst);
  const taken = new Set<string>();
  return reports.map(({ file, carried }) => {
    const put = (state: FileState, code: Code | null, detail: Detail = {}): Tally =>
      setDown(
        emptyRecord({ ...file, state, reason: code, region: carried?.region ?? null }),
        detail,
      );
    if (!carried || !speaksOfItself(carried, tree)) {
      return put('refused', 'file-report-unreadable');
    }
    if (carried.region === region || !tree.within(carried.region, region)) {
      return put('ignored', 'file-report');
    }
    const unit = tree.get(carried.region)?.name ?? carried.region;
    if (returns.some((code) => code !== null && tree.within(code, carried.region))) {
      return put('ignored', 'file-report-unneeded', { unit });
    }
    if (taken.has(carried.region)) return put('superseded', 'file-superseded', { first: unit });
    if (window && !sameDays(carried.period, window)) {
      const [first, second] = [show(carried.period), show(window)];
      return put('refused', 'file-period-outside', { first, second });
    }
    taken.add(carried.region);
    return { ...put('counted', null), carried: [carried satisfies Carried] };
  });
}

/** A report may speak of its own region and what lies in it; figures of others would be added to theirs. */
function speaksOfItself(
  { region, totals, daily, states, dailyStates }: Carried,
  tree: Tree,
): boolean {
  return [
    ...[totals, daily, dailyStates].flatMap((record) => Object.keys(record)),
    ...states.map((row) => row.region),
  ].every((code) => tree.get(code) !== undefined && tree.within(code, region));
}

function setDown(record: FileRecord, detail: Detail): Tally {
  const { reason, path } = record;
  return {
    ...NOTHING,
    files: [record],
    issues: reason === null ? [] : [{ code: reason, file: path, detail }],
  };
}

function newestFirst(a: Peek, b: Peek): number {
  const [x, y] = [`${a.file.time} ${a.file.path}`, `${b.file.time} ${b.file.path}`];
  return x < y ? 1 : -1;
}

/** A report's days cannot be cut: its figures are sums over all of them. */
function sameDays(a: Period, b: Period): boolean {
  return a.from === b.from && a.to === b.to;
}

function show(period: Period): string {
  return `${period.from}至${period.to}`;
}
