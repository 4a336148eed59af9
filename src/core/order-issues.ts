import type { Form } from './form.ts';
import type { Issue } from './issue.ts';

/**
 * As a person works through them: file by file, what concerns the whole file first, then sheet by sheet
 * in the order of the registers, from the top row down and from left to right.
 */
export function orderIssues(issues: readonly Issue[], forms: readonly Form[]): readonly Issue[] {
  const columns = new Map<string, number>();
  forms.forEach((form) =>
    form.columns.forEach((column, index) => columns.set(column.title, index)),
  );
  const sheets = new Map(forms.map((form, index) => [form.title, index]));
  const rank = (issue: Issue): readonly (string | number)[] => [
    issue.file ?? '',
    issue.sheet === undefined ? -1 : (sheets.get(issue.sheet) ?? forms.length),
    issue.sheet ?? '',
    issue.row ?? 0,
    issue.column === undefined ? -1 : (columns.get(issue.column) ?? 999),
    issue.code,
    JSON.stringify(issue.detail ?? {}),
  ];
  return issues
    .map((issue) => ({ issue, rank: rank(issue) }))
    .sort((a, b) => compare(a.rank, b.rank))
    .map(({ issue }) => issue);
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const [x, y] = [a[index] ?? '', b[index] ?? ''];
    if (x !== y) return x < y ? -1 : 1;
  }
  return 0;
}
