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

/** A chart made of its first series, whose figures Excel cannot take for names, and the others added. */
export function writeChart(sheet: Excel.Worksheet, chart: Chart): void {
  const [first] = chart.series;
  if (!first) return;
  const { values } = first;
  const by = values.right > values.left ? 'Rows' : 'Columns';
  const drawn = sheet.charts.add(TYPES[chart.type], sheet.getRange(range(values)), by);
  drawn.title.text = chart.title;
  drawn.legend.visible = chart.series.length > 1;
  drawn.legend.position = 'Bottom';
  drawn.setPosition(corner(chart.area), end(chart.area));
  const names = sheet.getRange(range(chart.categories));
  const { categories } = chart;
  const points = Math.max(categories.bottom - categories.top, categories.right - categories.left);
  chart.series.forEach((series, index) => {
    const line = index === 0 ? drawn.series.getItemAt(0) : drawn.series.add(series.name);
    line.name = series.name;
    if (index > 0) line.setValues(sheet.getRange(range(series.values)));
    line.setXAxisValues(names);
    if (chart.series.length === 1 && points < LABELLED) line.hasDataLabels = true;
  });
  if (chart.categoryFormat !== undefined && supports('1.8')) {
    drawn.axes.categoryAxis.numberFormat = chart.categoryFormat;
  }
  // The first category of a bar chart stands on top, as in the table.
  if (chart.type === 'bar') drawn.axes.categoryAxis.reversePlotOrder = true;
}
