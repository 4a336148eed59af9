import { countEntries, measuresAt, type Counts } from './count.ts';
import { valueIn, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import { addFigures, emptyCell, gaugesOf } from './gauge.ts';
import type { Code, Issue } from './issue.ts';
import { chinaTime } from './moments.ts';
import { tellFiles } from './resent.ts';
import type { Return } from './return.ts';
import type { Setting } from './setting.ts';
import { declares, issueAt, settle, type Settled } from './settle.ts';
import { emptyRecord, type FileRecord, type Handed, type Span, type Tally } from './tally.ts';

/** A return, and what the folder knows of its file. */
export interface Received {
  readonly part: Return;
  readonly sha256: string;
  /** When the file was last written, in any form that sorts by time. */
  readonly fileTime: string;
}

/**
 * The tally of one unit out of all its files: of revisions the newest counts, different returns add up
 * entry by entry, and of an entry that stands in several what the newest says of it. The order in which the files are given makes no difference.
 */
export function tallyUnit(received: readonly Received[], setting: Setting): Tally {
  const { current, superseded } = newest(received);
  const parts = current.map((file) => file.part);
  const settled = settle(parts, setting);
  const unit = received[0]?.part.unit.code ?? '';
  const periods = new Map(parts.map((part) => [part.file, part.period]));
  const counts = countEntries(settled, unit, periods, setting);
  const handed = setting.forms
    .filter((form) => !declares(form))
    .map((form) => handedIn(form, unit, parts, counts, settled, setting));
  writeZeros(handed, counts, setting.forms);
  return {
    places: counts.places,
    files: [
      ...current.map((file) => currentRecord(file, settled, counts)),
      ...superseded.map(({ file }) =>
        emptyRecord({
          path: file.part.file,
          sha256: file.sha256,
          state: 'superseded',
          reason: 'file-superseded',
          region: unit,
        }),
      ),
    ],
    handed,
    issues: [
      ...parts.flatMap((part) => part.issues),
      ...tellFiles(parts, settled),
      ...outsideIssues(counts),
      ...superseded.map(({ file, by }) => supersededIssue(file, by)),
      ...superseded.flatMap((one) => longerIssues(one, setting.forms)),
    ],
    spans: spansOf(settled, setting, unit),
    carried: [],
  };
}

interface Superseded {
  readonly file: Received;
  readonly by: Received;
}

/** By the last-modified stamp inside the workbook, then by file time. */
function newerFirst(a: Received, b: Received): number {
  return compare(b.part.modified ?? '', a.part.modified ?? '') || compare(b.fileTime, a.fileTime);
}

function byPath(a: Received, b: Received): number {
  return compare(a.part.file, b.part.file);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function newest(received: readonly Received[]): {
  readonly current: readonly Received[];
  readonly superseded: readonly Superseded[];
} {
  const byId = new Map<string, Received[]>();
  for (const file of received) {
    const same = byId.get(file.part.id);
    if (same) same.push(file);
    else byId.set(file.part.id, [file]);
  }
  const current: Received[] = [];
  const superseded: Superseded[] = [];
  for (const revisions of byId.values()) {
    const [by, ...older] = revisions.sort((a, b) => newerFirst(a, b) || byPath(b, a));
    if (!by) continue;
    current.push(by);
    superseded.push(...older.map((file) => ({ file, by })));
  }
  return { current: current.sort((a, b) => newerFirst(a, b) || byPath(a, b)), superseded };
}

function currentRecord(file: Received, settled: Settled, counts: Counts): FileRecord {
  const { part } = file;
  const excluded: Partial<Record<Code, number>> = { ...part.ledger.excluded };
  for (const [entry, code] of settled.excluded) {
    if (entry.file === part.file) excluded[code] = (excluded[code] ?? 0) + 1;
  }
  const outside = counts.outside.get(part.file) ?? 0;
  if (outside > 0) excluded['row-outside-period'] = outside;
  const out = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  const { read, blank } = part.ledger;
  return {
    path: part.file,
    sha256: file.sha256,
    state: 'counted',
    reason: null,
    region: part.unit.code,
    period: part.period,
    rows: { read, counted: read - out, excluded, blank },
    withheld: counts.withheld.get(part.file) ?? {},
  };
}

function supersededIssue(file: Received, by: Received): Issue {
  return { code: 'file-superseded', file: file.part.file, detail: { first: by.part.file } };
}

/** Two clerks may have filled copies of one template: rows that the newer one lacks are told of. */
function longerIssues({ file, by }: Superseded, forms: readonly Form[]): readonly Issue[] {
  return forms.flatMap(({ id, title }) => {
    const before = file.part.entries[id]?.length ?? 0;
    const now = by.part.entries[id]?.length ?? 0;
    if (before <= now) return [];
    const detail = { form: title, before, now, first: by.part.file };
    return [{ code: 'file-superseded-longer', file: file.part.file, detail }];
  });
}

function outsideIssues(counts: Counts): readonly Issue[] {
  return [...counts.outside].map(([file, count]) => ({
    code: 'row-outside-period',
    file,
    detail: { count },
  }));
}

function handedIn(
  form: Form,
  unit: string,
  parts: readonly Return[],
  counts: Counts,
  settled: Settled,
  setting: Setting,
): Handed {
  const files = parts.filter((part) => part.entries[form.id]);
  const statements = statementsOn(form, settled, setting);
  return {
    unit,
    form: form.id,
    files: files.map((part) => part.file),
    entries: counts.entries.get(form.id) ?? 0,
    days: [...(counts.days.get(form.id) ?? [])].sort(),
    zeroDays: daysOf(statements.filter((statement) => statement.zero)),
    lateDays: daysOf(statements.filter((statement) => statement.late)),
    late: files.length > 0 && files.every((part) => isLate(part, setting)),
  };
}

/** After the hour set, on the day reported for; without an hour nothing is late. */
function isLate(part: Return, setting: Setting): boolean {
  if (setting.cutoff === null || part.modified === null) return false;
  return chinaTime(part.modified) > `${setting.asOf} ${setting.cutoff}`;
}

interface Statement {
  readonly day: string;
  readonly zero: boolean;
  readonly late: boolean;
}

/** What the daily return says of a register, day by day; a row that contradicts the register says nothing. */
function statementsOn(form: Form, settled: Settled, setting: Setting): readonly Statement[] {
  return setting.forms.flatMap((declaring) =>
    declaring.checks.flatMap((check) => {
      if (check.kind !== 'declaration') return [];
      return (settled.entries.get(declaring.id) ?? [])
        .filter((entry) => valueIn(entry, check.register) === form.id && !settled.wrongs.has(entry))
        .map((entry): Statement => {
          const day = String(valueIn(entry, check.day) ?? '');
          const at = check.confirmed === undefined ? null : valueIn(entry, check.confirmed);
          return {
            day,
            zero: valueIn(entry, check.state) === check.zero,
            late: at !== null && setting.cutoff !== null && String(at) > `${day} ${setting.cutoff}`,
          };
        })
        .filter((statement) => isAsked(statement.day, setting));
    }),
  );
}

function daysOf(statements: readonly Statement[]): readonly string[] {
  return [...new Set(statements.map((statement) => statement.day))].sort();
}

function isAsked(day: string, setting: Setting): boolean {
  const { window } = setting;
  return day !== '' && (!window || (window.from <= day && day <= window.to));
}

/** A declared zero is a figure: 0, at the unit, on that day. */
function writeZeros(handed: readonly Handed[], counts: Counts, forms: readonly Form[]): void {
  for (const one of handed) {
    const form = forms.find((candidate) => candidate.id === one.form);
    if (!form) continue;
    const gauges = gaugesOf(form);
    for (const day of one.zeroDays) {
      addFigures(measuresAt(counts.places, one.unit, day), emptyCell(gauges), gauges.ids);
    }
  }
}

function spansOf(settled: Settled, setting: Setting, unit: string): readonly Span[] {
  return setting.forms.flatMap((form) =>
    form.checks.flatMap((check) =>
      check.kind === 'span-overlap'
        ? (settled.entries.get(form.id) ?? []).flatMap((entry) => spanOf(form, check, entry, unit))
        : [],
    ),
  );
}

function spanOf(
  form: Form,
  check: { readonly person: string; readonly from: string; readonly to: string },
  entry: Entry,
  unit: string,
): readonly Span[] {
  const [person, from] = [valueIn(entry, check.person), valueIn(entry, check.from)];
  if (person === null || from === null) return [];
  const to = String(valueIn(entry, check.to) ?? '9999-12-31');
  const issue = issueAt(form, entry, { column: check.person, code: 'span-overlap' });
  return [{ person: String(person), from: String(from), to, unit, issue }];
}
