import type { Issue } from './issue.ts';
import type { Span } from './tally.ts';

/**
 * The same person held in two units at once. Only the rows are named, to the county; who it is stays in
 * the townships' own workbooks. Overlaps inside one unit were found with its other entries.
 */
export function crossUnitSpans(spans: readonly Span[]): readonly Issue[] {
  const byPerson = new Map<string, Span[]>();
  for (const span of spans) {
    const same = byPerson.get(span.person);
    if (same) same.push(span);
    else byPerson.set(span.person, [span]);
  }
  const issues: Issue[] = [];
  for (const same of byPerson.values()) {
    if (same.length > 1 && new Set(same.map((span) => span.unit)).size > 1)
      issues.push(...overlaps(same));
  }
  return issues;
}

function overlaps(spans: readonly Span[]): readonly Issue[] {
  const order = (span: Span): string => `${span.from} ${span.issue.file} ${span.issue.row}`;
  const sorted = [...spans].sort((a, b) => (order(a) < order(b) ? -1 : 1));
  return sorted.flatMap((span, index) => {
    const before = sorted[index - 1];
    if (!before || before.unit === span.unit || span.from >= before.to) return [];
    const first = `${before.issue.file} ${before.issue.sheet} 第${before.issue.row}行`;
    return [{ ...span.issue, detail: { first } }];
  });
}
