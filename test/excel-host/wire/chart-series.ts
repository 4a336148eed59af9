import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import type { Series } from '../model/sheet.ts';
import { rangeArgument } from './cells.ts';
import { part, reference, scalarsOf } from './drawn.ts';
import type { Drawn } from './drawn.ts';

interface Plotted extends Drawn {
  readonly series: Series;
}

export const CHART_AXES: Kind<Drawn> = {
  name: 'ChartAxes',
  links: {
    CategoryAxis: (drawn) => thing('ChartAxis', part(drawn, 'category')),
    ValueAxis: (drawn) => thing('ChartAxis', part(drawn, 'value')),
    SeriesAxis: (drawn) => thing('ChartAxis', part(drawn, 'seriesaxis')),
  },
};

export const CHART_SERIES: Kind<Plotted> = {
  name: 'ChartSeries',
  scalars: {
    Name: {
      get: ({ series }) => series.name,
      set: ({ series }, value) => {
        series.name = String(value);
      },
    },
    ...scalarsOf<Plotted>('ChartSeries', ({ series }) => series.bag),
  },
  links: {
    Format: (plotted) =>
      thing(
        'ChartSeriesFormat',
        part(plotted, `format of ${plotted.chart.series.indexOf(plotted.series)}`),
      ),
    DataLabels: (plotted) =>
      thing(
        'ChartDataLabels',
        part(plotted, `labels of ${plotted.chart.series.indexOf(plotted.series)}`),
      ),
  },
  methods: {
    Delete: ({ chart, series }) => void chart.series.splice(chart.series.indexOf(series), 1),
    SetValues: ({ book, chart, series }, args) => {
      const { sheet, area } = rangeArgument(args, 0, { book, sheet: chart.sheet });
      series.values = reference(sheet, area);
    },
    SetXAxisValues: ({ book, chart, series }, args) => {
      const { sheet, area } = rangeArgument(args, 0, { book, sheet: chart.sheet });
      series.categories = reference(sheet, area);
    },
  },
};

function at({ book, chart }: Drawn, index: number): Thing {
  return thing('ChartSeries', { book, chart, series: found(chart.series[index], 'the series') });
}

export const CHART_SERIES_LIST: Kind<Drawn> = {
  name: 'ChartSeriesCollection',
  scalars: { Count: { get: ({ chart }) => chart.series.length } },
  items: (drawn) => drawn.chart.series.map((_, index) => at(drawn, index)),
  methods: {
    Add: (drawn, args) => {
      const { series } = drawn.chart;
      const index = args.at(1) === null ? series.length : args.whole(1);
      if (index < 0 || index > series.length) throw new Fault('InvalidArgument', 'No such index.');
      const name = args.text(0, `Series${series.length + 1}`);
      series.splice(index, 0, { name, values: '', categories: '', bag: {} });
      return at(drawn, index);
    },
    GetCount: ({ chart }) => chart.series.length,
    GetItemAt: (drawn, args) => at(drawn, args.whole(0)),
  },
};
