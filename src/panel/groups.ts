import { severityOf, type Code, type Issue, type Severity } from '../core/issue.ts';
import type { Place } from '../core/host.ts';
import type { Chosen } from './engine.ts';

export interface Kind {
  readonly code: Code;
  readonly severity: Severity;
  readonly issues: readonly Issue[];
}

/** The issues of one register (or of one file), kind by kind. */
export interface Group {
  /** A sheet or a path; empty for what concerns the whole workbook. */
  readonly name: string;
  readonly count: number;
  readonly kinds: readonly Kind[];
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Groups in the order of the issues; within a group errors come first, then the more frequent kinds. */
export function groupIssues(
  issues: readonly Issue[],
  nameOf: (issue: Issue) => string,
): readonly Group[] {
  const groups = new Map<string, Map<Code, Issue[]>>();
  for (const issue of issues) {
    const name = nameOf(issue);
    const kinds = groups.get(name) ?? new Map<Code, Issue[]>();
    groups.set(name, kinds);
    const same = kinds.get(issue.code);
    if (same) same.push(issue);
    else kinds.set(issue.code, [issue]);
  }
  return [...groups].map(([name, byCode]) => {
    const kinds = [...byCode].map(([code, list]): Kind => ({
      code,
      severity: severityOf(code),
      issues: list,
    }));
    kinds.sort((a, b) => RANK[a.severity] - RANK[b.severity] || b.issues.length - a.issues.length);
    return { name, kinds, count: kinds.reduce((sum, kind) => sum + kind.issues.length, 0) };
  });
}

/** The cell to go to, or as near as the issue says; null where it names no sheet. */
export function placeOf({ sheet, row = 1, cell }: Issue): Place | null {
  if (sheet === undefined) return null;
  const letters = /^([A-Z]{1,3})(\d+)$/.exec(cell ?? '');
  if (!letters) return { sheet, row: row - 1, column: 0 };
  return { sheet, row: Number(letters[2]) - 1, column: columnOf(letters[1] ?? 'A') };
}

function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** Cells to be coloured: an issue without a cell has none, and an error outranks a warning. */
export function marksOf(issues: readonly Issue[]) {
  const marks = new Map<string, Place & { severity: 'error' | 'warning' }>();
  for (const issue of issues) {
    const severity = severityOf(issue.code);
    const place = issue.cell === undefined ? null : placeOf(issue);
    if (!place || severity === 'note') continue;
    const key = `${place.sheet} ${issue.cell}`;
    if (marks.get(key)?.severity !== 'error') marks.set(key, { ...place, severity });
  }
  return [...marks.values()];
}

/** Files with a new list added; a path that is there already is replaced. */
export function addFiles(old: readonly Chosen[], more: readonly Chosen[]): readonly Chosen[] {
  const files = new Map([...old, ...more].map((file) => [file.path, file]));
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
