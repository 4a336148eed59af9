import { range } from '../core/sheet.ts';
import type { Area, Chart } from '../core/sheet.ts';
import { supports } from './run.ts';

const TYPES = { bar: 'BarClustered', column: 'ColumnClustered', line: 'Line' } as const;

/** With more points than this, figures above the columns would run into each other. */
const LABELLED = 16;

function corner({ top, left }: Area): string {
  return range({ top, left, bottom: top, right: left });
}

function end({ bottom, right }: Area): string {
  return range({ top: bottom, left: right, bottom, right });
}

/** A chart that lies on the sheet, with the series that Excel guessed for it. */
export interface Drawn {
  readonly chart: Chart;
  readonly name: string;
  readonly guessed: number;
}

/**
 * Charts over figures of their own sheet, drawn as Excel guesses them: what it has guessed can be asked
 * after the round trip.
 */
export function drawCharts(sheet: Excel.Worksheet, charts: readonly Chart[]): () => Drawn[] {
  const added = charts.flatMap((chart) => {
    const [first] = chart.series;
    if (!first) return [];
    const by = first.values.right > first.values.left ? 'Rows' : 'Columns';
    const drawn = sheet.charts.add(TYPES[chart.type], sheet.getRange(range(first.values)), by);
    drawn.load('name');
    drawn.series.load('items/name');
    return [{ chart, drawn }];
  });
  return () =>
    added.map(({ chart, drawn: { name, series } }) => ({
      chart,
      name,
      guessed: series.items.length,
    }));
}

/**
 * Takes over or completes what Excel guessed. It guesses series from the cells it is given, none where the
 * first of them is empty.
 */
export function finishCharts(sheet: Excel.Worksheet, charts: readonly Drawn[]): void {
  for (const { chart, name, guessed } of charts) {
    const drawn = sheet.charts.getItem(name);
    for (let index = guessed - 1; index > 0; index--) drawn.series.getItemAt(index).delete();
    finish(sheet, chart, drawn, guessed > 0 ? drawn.series.getItemAt(0) : undefined);
  }
}

function finish(
  sheet: Excel.Worksheet,
  chart: Chart,
  drawn: Excel.Chart,
  guessed: Excel.ChartSeries | undefined,
): void {
  drawn.title.text = chart.title;
  drawn.legend.visible = chart.series.length > 1;
  drawn.legend.position = 'Bottom';
  drawn.setPosition(corner(chart.area), end(chart.area));
  const names = sheet.getRange(range(chart.categories));
  const { categories } = chart;
  const points = Math.max(categories.bottom - categories.top, categories.right - categories.left);
  chart.series.forEach((series, index) => {
    const line = (index === 0 && guessed) || drawn.series.add(series.name);
    line.name = series.name;
    line.setValues(sheet.getRange(range(series.values)));
    line.setXAxisValues(names);
    if (chart.series.length === 1 && points < LABELLED) line.hasDataLabels = true;
  });
  if (chart.categoryFormat !== undefined && supports('1.8')) {
    drawn.axes.categoryAxis.numberFormat = chart.categoryFormat;
  }
  // The first category of a bar chart stands on top, as in the table.
  if (chart.type === 'bar') drawn.axes.categoryAxis.reversePlotOrder = true;
}
