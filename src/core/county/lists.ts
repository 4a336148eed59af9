import { severityOf } from '../issue.ts';
import { wordsOf } from '../json.ts';
import { COLOR, STYLE, wrappedHeights } from '../look.ts';
import { reasonWords, sumOf, type Reasons } from '../left-out.ts';
import type { Report } from '../report.ts';
import type { Setting } from '../setting.ts';
import type { Cell, Sheet } from '../sheet.ts';
import type { FileRecord } from '../tally.ts';
import type { Words } from '../words.ts';
import { ABOVE, LINE, push, startGrid, type Grid } from './grid.ts';

/** Columns with names that towns gave: whoever edits such a cell makes no formula of it. */
const GIVEN = { first: 3, last: 6 };
const ISSUE_WIDTHS = [6, 7, 10, 28, 18, 8, 14, 44, 40, 24];
const SOURCE_WIDTHS = [44, 13, 36, 12, 9, 9, 10, 8, 7, 28, 22, 15];

/** 问题清单: what a person should look at, in the order in which one works through it. */
export function makeIssuesSheet(report: Report, setting: Setting, words: Words): Sheet {
  const { county } = words;
  const units = new Map(report.files.map((file) => [file.path, file.region]));
  const grid = startGrid(county.issuesTitle, county.issueHeadings.length, report, county);
  push(grid, county.issueHeadings, STYLE.heading);
  const top = grid.rows.length;
  report.issues.forEach((issue, index) => {
    const code = units.get(issue.file ?? '') ?? null;
    const { message, mend } = wordsOf(issue, words);
    grid.rows.push([
      index + 1,
      words.severity[severityOf(issue.code)],
      code ? (setting.tree.get(code)?.name ?? code) : null,
      issue.file ?? null,
      issue.sheet ?? null,
      issue.cell ?? (issue.row ? String(issue.row) : null),
      issue.column ?? null,
      message,
      mend,
      issue.code,
    ]);
  });
  const bottom = Math.max(top, grid.rows.length - 1);
  const width = county.issueHeadings.length;
  grid.styles.push({ area: { top, left: 0, bottom, right: width - 1 }, style: STYLE.body });
  grid.styles.push({
    area: { top, left: GIVEN.first, bottom, right: GIVEN.last },
    style: { ...STYLE.body, format: '@' },
  });
  return {
    name: county.tabs.issues,
    rows: grid.rows,
    layout: {
      widths: ISSUE_WIDTHS,
      heights: { ...wrappedHeights(grid.rows, ISSUE_WIDTHS, top), 0: 30, [ABOVE]: 24 },
      styles: grid.styles,
      freeze: { rows: ABOVE + 1, columns: 0 },
      filter: { top: ABOVE, left: 0, bottom, right: width - 1 },
      highlights: severityHighlights(top, bottom, words),
      print: { landscape: true, repeatRows: ABOVE + 1, footer: county.footer },
    },
  };
}

function severityHighlights(top: number, bottom: number, words: Words) {
  const area = { top, left: 1, bottom, right: 1 };
  const cell = `$B${top + 1}`;
  return [
    {
      area,
      formula: `${cell}="${words.severity.error}"`,
      style: { fill: COLOR.error, color: COLOR.errorText, bold: true },
    },
    {
      area,
      formula: `${cell}="${words.severity.warning}"`,
      style: { fill: COLOR.warning, color: COLOR.warningText },
    },
  ];
}

/** 来源: every file of the folder with what became of it, and the sum that proves that no row was lost. */
export function makeSourcesSheet(report: Report, setting: Setting, words: Words): Sheet {
  const { county } = words;
  const grid = startGrid(county.sourcesTitle, county.sourceHeadings.length, report, county);
  push(grid, county.sourceHeadings, STYLE.heading);
  const top = grid.rows.length;
  const why = new Map(report.issues.map((issue) => [`${issue.file} ${issue.code}`, issue]));
  for (const file of report.files) {
    const issue = file.reason ? why.get(`${file.path} ${file.reason}`) : undefined;
    const own = file.reason ? (issue ?? { code: file.reason, file: file.path }) : null;
    pushFile(grid, file, own ? wordsOf(own, words).message : null, { report, setting, words });
  }
  const bottom = Math.max(top, grid.rows.length - 1);
  const style = { ...LINE, wrap: true, format: '@' };
  grid.styles.push({ area: { top, left: 0, bottom, right: 0 }, style });
  pushSums(grid, top, report, words);
  return {
    name: county.tabs.sources,
    rows: grid.rows,
    layout: {
      widths: SOURCE_WIDTHS,
      heights: { ...wrappedHeights(grid.rows, SOURCE_WIDTHS, top), 0: 30, [ABOVE]: 30 },
      styles: grid.styles,
      freeze: { rows: ABOVE + 1, columns: 1 },
      print: { landscape: true, repeatRows: ABOVE + 1, footer: county.footer },
    },
  };
}

function pushFile(
  grid: Grid,
  file: FileRecord,
  reason: string | null,
  { report, setting, words }: { report: Report; setting: Setting; words: Words },
): void {
  const { rows } = file;
  const excluded = sumOf(rows.excluded);
  const unit = file.region ? (setting.tree.get(file.region)?.name ?? file.region) : null;
  const at = grid.rows.length + 1;
  push(
    grid,
    [
      file.path,
      words.files[file.state],
      reason,
      unit,
      rows.read,
      rows.counted,
      excluded,
      rows.blank,
      proof(at, rows.read === rows.counted + excluded),
      reasons(rows.excluded, words),
      partly(file, report),
      // Enough to tell files apart on paper; the JSON has all of it.
      file.sha256.slice(0, 12),
    ],
    { ...LINE, wrap: true },
  );
}

function proof(row: number, holds: boolean): Cell {
  return { formula: `IF(E${row}=F${row}+G${row},"✓","✗")`, value: holds ? '✓' : '✗' };
}

function reasons(counts: Reasons, words: Words): string | null {
  return reasonWords(counts, words).join('\n') || null;
}

/** Indicators, by title, for which some rows of a file do not count. */
function partly({ withheld }: FileRecord, report: Report): string | null {
  return (
    report.indicators
      .flatMap(({ id, title }) => {
        const held = withheld[id];
        return held ? [`${title} ${sumOf(held)}`] : [];
      })
      .join('\n') || null
  );
}

function pushSums(grid: Grid, top: number, report: Report, words: Words): void {
  const totals = [
    (file: FileRecord) => file.rows.read,
    (file: FileRecord) => file.rows.counted,
    (file: FileRecord) => sumOf(file.rows.excluded),
    (file: FileRecord) => file.rows.blank,
  ];
  const at = grid.rows.length + 1;
  const cells = totals.map((value, index): Cell => {
    const column = 'EFGH'[index] ?? 'E';
    return {
      formula: `SUM(${column}${top + 1}:${column}${Math.max(top + 1, at - 1)})`,
      value: report.files.reduce((total, file) => total + value(file), 0),
    };
  });
  const row = [words.county.total, null, null, null, ...cells, proof(at, true), null, null, null];
  push(grid, row, { ...STYLE.label });
}
