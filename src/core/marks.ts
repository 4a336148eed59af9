import { severityOf, type Issue } from './issue.ts';
import { wordsOf } from './json.ts';
import { cellOf } from './sheet.ts';
import type { FileState } from './tally.ts';
import type { Words } from './words.ts';

/** One finding on a cell of a file that is given back; row and column count from 0. */
export interface FileMark {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly text: string;
  readonly severity: 'error' | 'warning';
}

/** A counted workbook with something to mend. Only in an xlsx can cells be marked and all else be kept. */
export interface MarkedFile {
  readonly path: string;
  readonly marks: readonly FileMark[];
  readonly markable: boolean;
}

interface Findings {
  readonly files: readonly { readonly path: string; readonly state: FileState }[];
  readonly issues: readonly Issue[];
}

/** The workbooks to be given back to those who filled them in, with what is to be marked in each. */
export function markedFiles({ files, issues }: Findings, words: Words): readonly MarkedFile[] {
  const byFile = new Map<string, Issue[]>();
  for (const issue of issues) {
    const own = byFile.get(issue.file ?? '');
    if (own) own.push(issue);
    else byFile.set(issue.file ?? '', [issue]);
  }
  return files.flatMap(({ path, state }) => {
    const own = byFile.get(path) ?? [];
    const marks = own.flatMap((issue) => markOf(issue, words));
    if (state !== 'counted' || marks.length === 0) return [];
    return [{ path, marks, markable: !own.some(({ code }) => code === 'file-converted') }];
  });
}

/** What the list in a marked copy says beside the findings. */
export function markWords({ panel, severity }: Words) {
  return { sheet: panel.markSheet, headings: panel.markHeadings, severity };
}

function markOf(issue: Issue, words: Words): readonly FileMark[] {
  const severity = severityOf(issue.code);
  const at = issue.cell === undefined ? null : cellOf(issue.cell);
  if (severity === 'note' || issue.sheet === undefined || at === null) return [];
  const { message, mend } = wordsOf(issue, words);
  const gap = words.language.startsWith('zh') ? '' : ' ';
  return [{ sheet: issue.sheet, ...at, text: `${message}${gap}${mend}`.trim(), severity }];
}
