import { kindOfCheck } from './checks/index.ts';
import type { Found, Judge, Placed } from './checks/kind.ts';
import { shown } from './reader.ts';
import { placesIn, positionOf, rowNamed, titleIn, type Entry } from './entry.ts';
import type { Form } from './form.ts';
import { alike, identityColumns, keyOf } from './identity.ts';
import { severityOf, type Code, type Issue } from './issue.ts';
import type { Return } from './return.ts';
import type { Setting } from './setting.ts';
import { address } from './sheet.ts';

/** What a check found wrong with cells that could be read, by column index. */
export type Wrongs = ReadonlyMap<Entry, ReadonlyMap<number, Code>>;

/** The entries of one unit after its files were put beside each other. */
export interface Settled {
  /** Entries that count, by form id. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly wrongs: Wrongs;
  /** Entries that do not count, with the reason. */
  readonly excluded: ReadonlyMap<Entry, Code>;
  /** Entries that were seen before, each with the one that counts. */
  readonly firsts: ReadonlyMap<Entry, Entry>;
  readonly issues: readonly Issue[];
}

/**
 * Puts the returns of one unit side by side: an entry whose identity cannot be read, or was seen before,
 * does not count; the others are checked alone, beside each other and across registers.
 */
export function settle(returns: readonly Return[], setting: Setting): Settled {
  const excluded = new Map<Entry, Code>();
  const firsts = new Map<Entry, Entry>();
  const issues: Issue[] = [];
  const entries = new Map<string, readonly Entry[]>();
  for (const form of setting.forms) {
    const rows = returns.flatMap((part) => part.entries[form.id] ?? []);
    entries.set(form.id, keep(form, rows, excluded, firsts, issues));
  }
  const wrongs = new Map<Entry, Map<number, Code>>();
  const missed = new Set<string>();
  const blame = (form: Form, found: Found): void => {
    const issue = issueAt(form, found.entry, found.placed);
    const isMissed = issue.code === 'cell-required-when' && issue.cell === undefined;
    if (!isMissed) issues.push(issue);
    else if (!missed.has(placeName(issue))) {
      missed.add(placeName(issue));
      issues.push(withoutRow(issue));
    }
    if (severityOf(found.placed.code) !== 'error') return;
    const wrong = wrongs.get(found.entry) ?? new Map<number, Code>();
    wrong.set(positionOf(found.entry.form, found.placed.column), found.placed.code);
    wrongs.set(found.entry, wrong);
  };
  for (const form of setting.forms) {
    checkForm(form, entries, setting, (found) => blame(form, found));
  }
  return { entries, wrongs, excluded, firsts, issues };
}

/** The column of a sheet that an issue is of. */
function placeName({ file, sheet, column }: Issue): string {
  return JSON.stringify([file, sheet, column]);
}

/** Of a column that a sheet does not have: said once, and not for every row. */
function withoutRow({ row: _row, ...issue }: Issue): Issue {
  return { ...issue, code: 'heading-missing', detail: {} };
}

/** Leaves out, by name, what cannot be told apart and what was seen before. */
function keep(
  form: Form,
  rows: readonly Entry[],
  excluded: Map<Entry, Code>,
  firsts: Map<Entry, Entry>,
  issues: Issue[],
): readonly Entry[] {
  const key = keyOf(form, form.identity);
  for (const entry of rows) {
    if (entry.unreadable.size === 0) continue;
    // The unit is a part of what an entry is: a row of another one is none of this.
    if ([...entry.unreadable.values()].includes('unit-other')) excluded.set(entry, 'unit-other');
    else if (key.whole(entry) === null) excluded.set(entry, unreadableCode(form, entry));
  }
  const own = without(rows, excluded);
  for (const [first, ...others] of alike(own, key)) {
    for (const entry of others) {
      excluded.set(entry, 'entry-duplicate');
      firsts.set(entry, first);
      issues.push(duplicateIssue(form, entry, first));
    }
  }
  return without(own, excluded);
}

/** The very same list where nothing is taken from it: what was grouped for one question is for the next. */
function without(rows: readonly Entry[], excluded: ReadonlyMap<Entry, Code>): readonly Entry[] {
  return excluded.size === 0 ? rows : rows.filter((entry) => !excluded.has(entry));
}

function duplicateIssue(form: Form, entry: Entry, first: Entry): Issue {
  const place = rowNamed(first, entry);
  const column = form.identity.columns[0] ?? '';
  const different = differences(form, entry, first);
  if (different.length === 0) {
    return issueAt(form, entry, { column, code: 'entry-duplicate', detail: { first: place } });
  }
  const detail = { first: place, titles: different.slice(0, NAMED).join('、') };
  return issueAt(form, entry, { column, code: 'entry-duplicate-differs', detail });
}

/** So many titles are named; more make nothing clearer. */
const NAMED = 4;

/** The titles of the columns that a clerk filled differently in two rows of one thing; what names it is the same. */
function differences(form: Form, entry: Entry, first: Entry): readonly string[] {
  const naming = new Set(identityColumns(form.identity));
  return form.columns.flatMap(({ id, title, required }, index) => {
    if (required === 'generated' || naming.has(id)) return [];
    return entry.values[index] === first.values[index] ? [] : [title];
  });
}

function unreadableCode(form: Form, entry: Entry): Code {
  for (const column of identityColumns(form.identity)) {
    const code = entry.unreadable.get(positionOf(form, column));
    if (code) return code;
  }
  return 'cell-required';
}

export function issueAt(form: Form, entry: Entry, placed: Placed): Issue {
  const { column: id, ...finding } = placed;
  const index = positionOf(form, id);
  const column = form.columns[index];
  const at = entry.at[index];
  const value = entry.values[index] ?? null;
  return {
    ...finding,
    file: entry.file,
    sheet: entry.sheet,
    row: entry.row,
    ...(column ? { column: column.title } : {}),
    ...(at === undefined ? {} : { cell: address(entry.row - 1, at) }),
    ...(column && value !== null ? { value: shown(column, value) } : {}),
  };
}

function checkForm(
  form: Form,
  entries: ReadonlyMap<string, readonly Entry[]>,
  setting: Setting,
  blame: (found: Found) => void,
): void {
  const title = titleIn(form);
  const rows = entries.get(form.id) ?? [];
  const others = (id: string): readonly Entry[] | null => entries.get(id) ?? null;
  const areSound = rows.every(isSound);
  for (const check of form.checks) {
    const kind = kindOfCheck(check);
    if (kind.scope === 'entry') continue;
    const sound = areSound ? rows : readableRows(form, rows, kind.columns(check));
    const found =
      kind.scope === 'rows'
        ? kind.check(check, sound, title)
        : kind.check(check, sound, others, title);
    found.forEach(blame);
  }
  checkSingle(form, rows, setting.asOf, blame);
}

function readableRows(
  form: Form,
  rows: readonly Entry[],
  columns: readonly string[],
): readonly Entry[] {
  const needs = columns.map((column) => positionOf(form, column));
  return rows.filter((entry) => isReadableAt(entry, needs));
}

function isSound({ unreadable }: Entry): boolean {
  return unreadable.size === 0;
}

function isReadableAt({ unreadable }: Entry, needs: readonly number[]): boolean {
  return unreadable.size === 0 || !needs.some((index) => unreadable.has(index));
}

/** A check of single entries, ready for many: the columns it needs, by index, and its verdict. */
interface Single {
  readonly needs: readonly number[];
  readonly judge: Judge;
}

const singles = new WeakMap<Form, readonly Single[]>();

/**
 * Made once for a register: functions made anew for every file would be compiled anew as well, since the
 * engine forgets what it compiled with the last of them.
 */
function singlesOf(form: Form): readonly Single[] {
  let made = singles.get(form);
  if (!made) {
    made = form.checks.flatMap((check) => {
      const kind = kindOfCheck(check);
      if (kind.scope !== 'entry') return [];
      const at = placesIn(form);
      return [{ needs: kind.columns(check).map(at), judge: kind.judge(check, at, titleIn(form)) }];
    });
    singles.set(form, made);
  }
  return made;
}

/** Check by check, each of all rows. */
function checkSingle(
  form: Form,
  rows: readonly Entry[],
  asOf: string,
  blame: (found: Found) => void,
): void {
  if (rows.length === 0) return;
  for (const single of singlesOf(form)) judgeRows(single, rows, asOf, blame);
}

function judgeRows(
  { needs, judge }: Single,
  rows: readonly Entry[],
  asOf: string,
  blame: (found: Found) => void,
): void {
  for (const entry of rows) {
    if (!isReadableAt(entry, needs)) continue;
    const placed = judge(entry.values, asOf);
    if (placed) blame({ entry, placed });
  }
}

/** Whether a register declares for the others: its own rows are statements, not events. */
export function declares(form: Form): boolean {
  return form.checks.some((check) => check.kind === 'declaration');
}
