import type { Figures } from '../carried.ts';
import { serialOfDay } from '../days.ts';
import { pageBreaks, STYLE } from '../look.ts';
import type { Report } from '../report.ts';
import type { Setting } from '../setting.ts';
import type { Cell, Chart, Sheet } from '../sheet.ts';
import type { CountyWords } from '../words.ts';
import { figureCell, figureColumns, totalCell, type FigureColumn } from './columns.ts';
import { ABOVE, LINE, push, startGrid } from './grid.ts';
import { headingHeights, partsOf, pushHeadings, styleFigures } from './totals.ts';

/** Sums of hundredths, in whatever order they are added, differ by less. */
const NOTHING = 1e-6;

/** 逐日: the whole region day by day. What has no day (sites, workforce) stands only in 汇总. */
export function makeDailySheet(report: Report, setting: Setting, words: CountyWords): Sheet {
  const dated = setting.forms.filter((form) => form.day !== undefined);
  const columns = figureColumns(report, dated).map((column) => ({ ...column, at: column.at - 1 }));
  const grid = startGrid(words.dailyTitle, columns.length + 1, report, words);
  const widths = [13, ...columns.map(() => 10)];
  const breakColumns = pageBreaks(widths, 1, partsOf(columns));
  pushHeadings(grid, columns, dated, [words.day], breakColumns);
  const from = grid.rows.length;
  const daily = report.daily[report.region.code] ?? {};
  const days = Object.keys(daily).sort();
  for (const day of days) {
    const row = grid.rows.length;
    const figures = daily[day] ?? {};
    const cells = columns.map((column) =>
      figureCell(column, columns, figures[column.info.id], row),
    );
    push(grid, [serialOfDay(day), ...cells], LINE);
  }
  const at = grid.rows.length;
  const all = report.totals[report.region.code] ?? {};
  const rows = { from, to: Math.max(from, at - 1), at };
  const totals = columns.map((column) => dayTotal(column, columns, { daily, all, rows }));
  push(grid, [words.total, ...totals], { ...STYLE.total, align: 'left' });
  styleFigures(grid, columns, from, at);
  if (days.length > 0) {
    const area = { top: from, left: 0, bottom: at - 1, right: 0 };
    grid.styles.push({ area, style: { format: 'yyyy-mm-dd', align: 'left' } });
  }
  return {
    name: words.tabs.daily,
    rows: grid.rows,
    layout: {
      widths,
      heights: headingHeights(grid, widths),
      styles: grid.styles,
      merges: grid.merges,
      freeze: { rows: ABOVE + 2, columns: 1 },
      charts: days.length > 1 ? dayCharts(columns, all, from, at) : [],
      print: {
        landscape: true,
        repeatRows: ABOVE + 2,
        repeatColumns: 1,
        breakColumns,
        // Charts are for the screen: on paper they would be cut by the page.
        area: { top: 0, left: 0, bottom: at, right: columns.length },
        footer: words.footer,
      },
    },
  };
}

interface Days {
  readonly daily: Readonly<Record<string, Figures>>;
  readonly all: Figures;
  readonly rows: Parameters<typeof totalCell>[3];
}

/**
 * A live sum where the days add up to the total. The most of a month is no sum of its days, and an entry
 * without a day is in none of them: there a sum would turn into another figure when Excel works it out.
 */
function dayTotal(
  column: FigureColumn,
  columns: readonly FigureColumn[],
  { daily, all, rows }: Days,
): Cell {
  const { id } = column.info;
  const total = all[id];
  const sum = Object.values(daily).reduce((part, figures) => part + (figures[id] ?? 0), 0);
  const adds = column.derived || Math.abs(sum - (total ?? 0)) < NOTHING;
  return adds ? totalCell(column, columns, total, rows) : (total ?? null);
}

/** One line a register, of its largest figure: the shape of the weeks at a glance. */
function dayCharts(
  columns: readonly FigureColumn[],
  all: Figures,
  from: number,
  to: number,
): readonly Chart[] {
  const shown = new Map<string, FigureColumn>();
  for (const column of columns) {
    const { register, id, additive } = column.info;
    const best = shown.get(register);
    const size = (one: FigureColumn | undefined): number => (one ? (all[one.info.id] ?? 0) : 0);
    if (additive && !id.includes(':') && size(column) > size(best)) shown.set(register, column);
  }
  return [...shown.values()].map((column, index) => ({
    type: 'line' as const,
    title: column.info.title,
    area: { top: to + 2, left: 1 + index * 6, bottom: to + 16, right: 6 + index * 6 },
    categories: { top: from, left: 0, bottom: to - 1, right: 0 },
    categoryFormat: 'm-d',
    series: [
      {
        name: column.info.title,
        values: { top: from, left: column.at, bottom: to - 1, right: column.at },
      },
    ],
  }));
}
