import { isCover } from './cover.ts';
import type { Entry } from './entry.ts';
import type { Heading } from './heading.ts';
import type { Issue } from './issue.ts';
import { valueOf, type Area, type Sheet } from './sheet.ts';

/** A register's sheet, and what came of its rows. */
export interface RegisterRead {
  readonly sheet: Sheet;
  readonly heading: Heading;
  readonly entries: readonly Entry[];
}

/** What a sheet has wrong as a whole. `stamped`: it is our template, which has a rule in every cell. */
export function sheetIssues(read: RegisterRead, file: string, stamped: boolean): readonly Issue[] {
  const { sheet, heading, entries } = read;
  const at = { file, sheet: sheet.name };
  const issues: Issue[] = heading.findings.map((finding) => ({
    ...finding,
    ...at,
    row: heading.row + 1,
  }));
  const hiddenSheet = (sheet.visibility ?? 'visible') !== 'visible';
  if (hiddenSheet && entries.length > 0) {
    issues.push({ code: 'sheet-hidden', ...at, detail: { count: entries.length } });
  }
  const { observed } = sheet;
  if (!observed) return issues;
  const hidden = observed.hiddenRows.filter((row) => row > heading.row).length;
  if (hidden > 0) issues.push({ code: 'rows-hidden', ...at, detail: { count: hidden } });
  const { comments } = observed;
  const pictures = observed.pictures - (observed.cellPictures?.length ?? 0);
  if (comments + pictures > 0) {
    issues.push({ code: 'sheet-drawings', ...at, detail: { comments, pictures } });
  }
  if (stamped && observed.validated && hasLost(observed.validated, entries)) {
    issues.push({ code: 'validation-lost', ...at });
  }
  return issues;
}

/** Whether rows stand where the rules are gone; below the last rule there never were any. */
function hasLost(validated: readonly Area[], entries: readonly Entry[]): boolean {
  const spans = joined(validated);
  const last = spans.at(-1)?.bottom ?? Infinity;
  let at = 0;
  // Entries come from the top down, and so do the spans.
  for (const { row } of entries) {
    if (row - 1 > last) continue;
    while ((spans[at]?.bottom ?? Infinity) < row - 1) at += 1;
    if ((spans[at]?.top ?? Infinity) > row - 1) return true;
  }
  return false;
}

/** Rows with a rule, as spans from the top down that do not touch. */
function joined(
  areas: readonly Area[],
): readonly { readonly top: number; readonly bottom: number }[] {
  const spans: { top: number; bottom: number }[] = [];
  for (const { top, bottom } of [...areas].sort((a, b) => a.top - b.top)) {
    const last = spans.at(-1);
    if (last && top <= last.bottom + 1) last.bottom = Math.max(last.bottom, bottom);
    else spans.push({ top, bottom });
  }
  return spans;
}

/** Sheets that hold the same register; each that has rows is told of, but the first. */
export function repeatedSheets(reads: readonly RegisterRead[], file: string): readonly Issue[] {
  const seen = new Set<string>();
  return reads.flatMap(({ sheet, heading, entries }): readonly Issue[] => {
    if (entries.length === 0) return [];
    const known = seen.has(heading.form.id);
    seen.add(heading.form.id);
    return known ? [{ code: 'sheet-twice', file, sheet: sheet.name }] : [];
  });
}

/** Explains or lists choices, as its name says. */
const EXPLAINS = /^_|说明|须知|选项|字典|guide|instruction/i;

/** A row of a table has several values; so many rows are no caption. */
const WIDE = 2;
const TABLE = 2;

/** Whether a sheet that is no register holds a table all the same: somebody may have meant to report it. */
export function isTable(sheet: Sheet, least = TABLE): boolean {
  if (EXPLAINS.test(sheet.name) || isCover(sheet)) return false;
  let rows = 0;
  for (const cells of sheet.rows) {
    const values = cells.filter((cell) => (valueOf(cell) ?? '') !== '').length;
    if (values >= WIDE && ++rows >= least) return true;
  }
  return false;
}
