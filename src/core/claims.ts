import { readCover } from './cover.ts';
import { arePeriod } from './days.ts';
import { date, type DateField } from './fields/date.ts';
import type { Code, Detail } from './issue.ts';
import type { Region, Tree } from './region.ts';
import type { Period } from './setting.ts';
import type { Value, Workbook } from './sheet.ts';
import { plainName } from './spellings.ts';
import type { Stamp } from './stamp.ts';
import { readWrittenPeriod } from './written-period.ts';

/** What a workbook says about whose it is and of which days, from every place that says it. */
export interface Claims {
  readonly units: readonly Claim<Region>[];
  readonly periods: readonly Claim<Period>[];
}

export interface Claim<T> {
  /** A month in the file's name says what the name's days say, but of a return for a week of it nothing wrong. */
  readonly by: 'stamp' | 'cover' | 'name' | 'month';
  readonly what: T;
}

export interface Contradiction {
  readonly code: Code;
  readonly detail: Detail;
}

export function readClaims(
  workbook: Workbook,
  stamp: Stamp | null,
  path: string,
  tree: Tree,
): Claims {
  const cover = readCover(workbook);
  const name = path.split('/').at(-1) ?? path;
  const units: Claim<Region>[] = [];
  const claim = (by: Claim<Region>['by'], text: Value | undefined): void => {
    const named = typeof text === 'string' || typeof text === 'number';
    const region = named ? unitNamed(String(text), tree) : null;
    if (region) units.push({ by, what: region });
  };
  claim('stamp', stamp?.region);
  claim('cover', cover.code);
  for (const unit of cover.units) claim('cover', unit);
  claim('name', /^\d{9}(?!\d)/.exec(name)?.[0] ?? townNamed(name, tree)?.code);
  const day = (value: Value | undefined): string | null => dayIn(value, workbook, tree);
  const to = day(cover.to);
  const shown = to === null ? writtenDays(cover.days) : { from: day(cover.from) ?? to, to };
  const periods = periodClaims(stamp, shown, name).filter(({ what: { from, to } }) =>
    arePeriod(from, to),
  );
  return { units, periods };
}

function periodClaims(
  stamp: Stamp | null,
  shown: Period | null,
  name: string,
): readonly Claim<Period>[] {
  const periods: Claim<Period>[] = [];
  if (stamp) periods.push({ by: 'stamp', what: { from: stamp.from, to: stamp.to } });
  if (shown) periods.push({ by: 'cover', what: shown });
  const named = /(\d{4}-\d{2}-\d{2})-(\d{4}-\d{2}-\d{2})/.exec(name);
  const month = named ? null : monthNamed(name);
  if (named?.[1] && named[2]) periods.push({ by: 'name', what: { from: named[1], to: named[2] } });
  else if (month) periods.push({ by: 'month', what: month });
  return periods;
}

/** A whole month in a file's name: 2020年1月, and no day of it. */
function monthNamed(name: string): Period | null {
  const [month] = /\d{4}年\d{1,2}月(?!\s*\d)/.exec(name) ?? [];
  return month === undefined ? null : readWrittenPeriod(month);
}

function writtenDays(days: Value | undefined): Period | null {
  return typeof days === 'string' ? readWrittenPeriod(days) : null;
}

const COVER_DAY: DateField = {
  kind: 'date',
  id: 'cover-day',
  title: '报告期',
  required: 'no',
  level: 0,
  future: 'allowed',
};

/** A day of the cover must carry its year: there is nothing else to take it from. */
function dayIn(value: Value | undefined, workbook: Workbook, tree: Tree): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const reading = date.read(
    value,
    COVER_DAY,
    {
      today: '9999-12-31',
      period: { from: '0001-01-01', to: '9999-12-31' },
      unit: tree.root.code,
      tree,
      date1904: workbook.date1904 === true,
    },
    () => null,
  );
  const guessed = reading.findings.some((finding) => finding.code === 'date-no-year');
  return guessed || typeof reading.value !== 'string' ? null : reading.value;
}

/** The one town that a file's name names in full; of towns alike the county must be named as well. */
function townNamed(name: string, tree: Tree): Region | null {
  const plain = plainName(name);
  const towns = tree.towns(tree.root.code).filter((town) => plain.includes(town.name));
  const longest = towns.filter((town) =>
    towns.every(({ name: other }) => other === town.name || !other.includes(town.name)),
  );
  const inCounty = longest.filter((town) => {
    const county = tree.get(town.parent ?? '');
    return county !== undefined && plain.includes(county.short);
  });
  const [only, second] = longest.length > 1 ? inCounty : longest;
  return only && !second ? only : null;
}

/** A town or a county's own office by code or by name; a county's or city's name means its own office. */
export function unitNamed(text: string, tree: Tree): Region | null {
  const code = /^\s*(\d{9}|\d{6})\s*$/.exec(text)?.[1];
  const found = code ? (tree.get(code) ?? null) : unitByName(text, tree);
  if (!found || found.level === 'village') return null;
  if (found.level === 'town' || found.own) return found;
  return tree.get(`${found.code}000`) ?? null;
}

function unitByName(text: string, tree: Tree): Region | null {
  const parents = [tree.root, ...tree.children(tree.root.code)];
  const found = new Map<string, Region>();
  for (const parent of parents) {
    const resolution = tree.resolve(text, parent.code);
    if (resolution.kind === 'found') found.set(resolution.region.code, resolution.region);
  }
  return found.size === 1 ? ([...found.values()][0] ?? null) : null;
}

/** The one thing all claims say, null where none says anything; a contradiction names both sides. */
export function agreed<T>(
  claims: readonly Claim<T>[],
  same: (a: T, b: T) => boolean,
  code: Code,
  show: (claim: Claim<T>) => string,
): T | null | Contradiction {
  const [first] = claims;
  if (!first) return null;
  const other = claims.find((claim) => !same(claim.what, first.what));
  return other ? { code, detail: { first: show(first), second: show(other) } } : first.what;
}
