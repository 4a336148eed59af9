import type { Form } from '../form.ts';
import { leftOut, reasonWords, sumOf, type LeftOut } from '../left-out.ts';
import { COLOR, pageBreaks, SLACK, STYLE, wrappedHeights } from '../look.ts';
import type { Region } from '../region.ts';
import type { Report } from '../report.ts';
import type { Setting } from '../setting.ts';
import type { Cell, Layout, Sheet } from '../sheet.ts';
import { say, type CountyWords, type Words } from '../words.ts';
import {
  figureCell,
  figureColumns,
  figureStyle,
  isRate,
  LEAD,
  totalCell,
  type FigureColumn,
} from './columns.ts';
import { ABOVE, LINE, push, rowArea, startGrid, type Grid } from './grid.ts';

const PRINT = { landscape: true, repeatRows: ABOVE + 2, repeatColumns: LEAD } as const;

type Note = NonNullable<Layout['notes']>[number];

/** 汇总: places as rows, indicators grouped by register as columns, the total as live formulas at the foot. */
export function makeTotalsSheet(report: Report, setting: Setting, all: Words): Sheet {
  const { county: words } = all;
  const columns = figureColumns(report, setting.forms);
  const width = LEAD + columns.length;
  const grid = startGrid(words.totalsTitle, width, report, words);
  const widths = [14, 11, ...columns.map(() => 10)];
  const breakColumns = pageBreaks(widths, LEAD, partsOf(columns));
  pushHeadings(grid, columns, setting.forms, [words.unit, words.code], breakColumns);
  const places = placesOf(report, setting);
  const from = grid.rows.length;
  for (const place of places) {
    const row = grid.rows.length;
    const figures = report.totals[place.code] ?? {};
    const cells = columns.map((column) =>
      figureCell(column, columns, figures[column.info.id], row),
    );
    push(grid, [place.name, place.code, ...cells], LINE);
  }
  const at = grid.rows.length;
  const rows = { from, to: at - 1, at };
  const sums = report.totals[report.region.code] ?? {};
  const totals = columns.map((column) => totalCell(column, columns, sums[column.info.id], rows));
  push(grid, [words.total, report.region.code, ...totals], { ...STYLE.total, align: 'left' });
  styleFigures(grid, columns, from, at);
  const codes = [...places.map(({ code }) => code), report.region.code];
  const incomplete = markIncomplete(
    grid,
    codes,
    columns,
    leftOut(report.files, setting.forms, setting.tree),
    all,
  );
  return {
    name: words.tabs.totals,
    rows: grid.rows,
    layout: {
      widths,
      heights: headingHeights(grid, widths),
      styles: grid.styles,
      merges: grid.merges,
      freeze: { rows: ABOVE + 2, columns: LEAD },
      notes: [...incomplete, ...distinctNotes(columns, at, incomplete, words)],
      print: { ...PRINT, breakColumns, footer: words.footer },
    },
  };
}

/** Heights of the title, the register names and the indicator names. */
export function headingHeights({ rows }: Grid, widths: readonly number[]) {
  const at = ABOVE + 1;
  // Han text breaks anywhere: no part of a line stays free.
  const rooms = widths.map((width) => width + SLACK);
  const { [at]: wrapped = 0 } = wrappedHeights(rows.slice(0, at + 1), rooms, at);
  return { 0: 30, [ABOVE]: 32, [at]: Math.max(48, wrapped) };
}

/** Own offices that reported stand above the towns, as the division lists them. */
function placesOf(report: Report, setting: Setting): readonly Region[] {
  const { tree } = setting;
  if (report.region.level === 'city') {
    const counties = tree.children(report.region.code);
    const own = tree.get(`${report.region.code}000`);
    return [...(own && report.totals[own.code] ? [own] : []), ...counties];
  }
  return tree
    .units(report.region.code)
    .filter((unit) => unit.level === 'town' || report.totals[unit.code] !== undefined);
}

/** Two heading rows: registers over their indicators, named again on each page that `breaks` begin. */
export function pushHeadings(
  grid: Grid,
  columns: readonly FigureColumn[],
  forms: readonly Form[],
  lead: readonly string[],
  breaks: readonly number[],
): void {
  const top = grid.rows.length;
  const groups: Cell[] = [...lead];
  for (const form of forms) {
    const own = columns.filter((column) => column.info.register === form.id);
    const [first, last] = [own[0]?.at, own.at(-1)?.at];
    if (first === undefined || last === undefined) continue;
    const starts = [first, ...breaks.filter((at) => at > first && at <= last)];
    starts.forEach((start, index) => {
      const end = (starts[index + 1] ?? last + 1) - 1;
      groups[start] = form.title;
      if (end > start) grid.merges.push(rowArea(top, start, end));
    });
  }
  const width = lead.length + columns.length;
  const cells = Array.from({ length: width }, (_, index) => groups[index] ?? null);
  push(grid, cells, STYLE.heading);
  push(grid, [...lead.map(() => null), ...columns.map(headingOf)], STYLE.heading);
  lead.forEach((_, index) => grid.merges.push({ top, left: index, bottom: top + 1, right: index }));
}

/** The unit follows the title; a rate shows its own sign in every cell. */
function headingOf(column: FigureColumn): string {
  const { title, unit } = column.info;
  return isRate(column) ? title : `${title}\n(${unit})`;
}

export function styleFigures(
  grid: Grid,
  columns: readonly FigureColumn[],
  from: number,
  to: number,
): void {
  for (const column of columns) {
    const area = { top: from, left: column.at, bottom: to, right: column.at };
    grid.styles.push({ area, style: figureStyle(column) });
  }
}

/** Marks the figures from which rows are missing, and says so above the table, since paper shows no notes. */
function markIncomplete(
  grid: Grid,
  codes: readonly string[],
  columns: readonly FigureColumn[],
  missing: LeftOut,
  words: Words,
): readonly Note[] {
  const top = grid.rows.length - codes.length;
  const notes: readonly Note[] = codes.flatMap((code, index) =>
    columns.flatMap(({ info, at }) => {
      const reasons = missing(code, info.id);
      if (!reasons) return [];
      const said = { count: sumOf(reasons), reasons: reasonWords(reasons, words).join('、') };
      return [{ row: top + index, column: at, text: say(words.county.leftOutNote, said) }];
    }),
  );
  for (const { row, column } of notes) {
    const style = { fill: COLOR.warning, color: COLOR.warningText };
    grid.styles.push({ area: rowArea(row, column, column), style });
  }
  if (notes.length > 0) {
    grid.rows[ABOVE - 1] = [words.county.leftOutLegend];
    const style = { ...STYLE.subtitle, wrap: false, color: COLOR.warningText };
    grid.styles.push({ area: rowArea(ABOVE - 1, 0, 0), style });
  }
  return notes;
}

/** A cell has one note: what is missing is said first. */
function distinctNotes(
  columns: readonly FigureColumn[],
  row: number,
  taken: readonly Note[],
  words: CountyWords,
): readonly Note[] {
  const others = new Set(taken.filter((note) => note.row === row).map(({ column }) => column));
  return columns
    .filter(({ info, derived, at }) => !info.additive && !derived && !others.has(at))
    .map((column) => ({ row, column: column.at, text: words.distinctNote }));
}

/** How many neighbouring columns belong together: a register, or its breakdown by kind. */
export function partsOf(columns: readonly FigureColumn[]): readonly number[] {
  const parts: number[] = [];
  let last = '';
  for (const { info } of columns) {
    const part = `${info.register} ${info.id.includes(':')}`;
    if (part === last) parts[parts.length - 1] = (parts.at(-1) ?? 0) + 1;
    else parts.push(1);
    last = part;
  }
  return parts;
}
