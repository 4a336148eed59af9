import { found, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import { fullName } from '../model/address.ts';
import { columnsOf, rowsOf } from '../model/area.ts';
import { shown } from '../model/content.ts';
import { guardSheet } from '../model/guard.ts';
import type { Chart, Series } from '../model/sheet.ts';
import { oneOf, rangeArgument } from './cells.ts';
import type { Owned, Range } from './cells.ts';
import { part, reference, scalarsOf } from './drawn.ts';
import type { Drawn } from './drawn.ts';
import { offset } from './range.ts';

function isText({ book, sheet }: Owned, row: number, column: number): boolean {
  const value = book.value(sheet, row, column);
  return value === null || typeof value === 'string';
}

/** Names from the first row and categories from the first column, where these hold text. */
function seriesOf(source: Range, by: string): Series[] {
  const { sheet, area, book } = source;
  const columns = by === 'Columns' || (by === 'Auto' && rowsOf(area) >= columnsOf(area));
  const named = isText(source, columns ? area.top : area.bottom, columns ? area.right : area.left);
  const labelled = isText(source, area.bottom, area.left) && columnsOf(area) * rowsOf(area) > 1;
  const head = columns ? named : labelled;
  const side = columns ? labelled : isText(source, area.top, area.right);
  const inner = {
    ...area,
    top: area.top + Number(head && columns) + Number(side && !columns),
    left: area.left + Number(side && columns) + Number(head && !columns),
  };
  const count = columns ? columnsOf(inner) : rowsOf(inner);
  return Array.from({ length: Math.max(0, count) }, (_, index) => {
    const line = columns
      ? { ...inner, left: inner.left + index, right: inner.left + index }
      : { ...inner, top: inner.top + index, bottom: inner.top + index };
    const categories = columns
      ? { ...inner, left: area.left, right: area.left }
      : { ...inner, top: area.top, bottom: area.top };
    const title = columns
      ? book.value(sheet, area.top, line.left)
      : book.value(sheet, line.top, area.left);
    return {
      name: head ? String(shown(title)) : `Series${index + 1}`,
      values: reference(sheet, line),
      categories: side ? reference(sheet, categories) : '',
      bag: {},
    };
  });
}

function add(owner: Owned, args: Args): Thing {
  guardSheet(owner.sheet, 'allowEditObjects');
  const source = rangeArgument(args, 1, owner);
  const by = oneOf(args.text(2, 'Auto'), ['Auto', 'Columns', 'Rows']);
  const series = seriesOf(source, by);
  const number = owner.sheet.charts.length + 1;
  const chart: Chart = {
    id: `{${owner.book.nextId().toString(16).toUpperCase().padStart(8, '0')}-0000-0000-0000-000000000001}`,
    sheet: owner.sheet,
    series,
    bags: {
      chart: { Name: `Chart ${number}`, ChartType: args.text(0) },
      title: { Text: series.length === 1 ? (series[0]?.name ?? '') : 'Chart Title' },
    },
  };
  owner.sheet.charts.push(chart);
  owner.book.touch();
  return thing('Chart', { book: owner.book, chart });
}

function find({ book, sheet }: Owned, key: string): Thing | null {
  const chart = sheet.charts.find(
    ({ id, bags }) =>
      id === key || String(bags['chart']?.['Name']).toLowerCase() === key.toLowerCase(),
  );
  return chart ? thing('Chart', { book, chart }) : null;
}

function setPosition({ book, chart }: Drawn, args: Args): void {
  guardSheet(chart.sheet, 'allowEditObjects');
  const owner = { book, sheet: chart.sheet };
  const first = rangeArgument(args, 0, owner);
  const last = args.at(1) === null ? first : rangeArgument(args, 1, owner);
  const bag = part({ book, chart }, 'chart').bag;
  const [top, left] = [
    offset(first, 'rows', first.area.top),
    offset(first, 'columns', first.area.left),
  ];
  Object.assign(bag, {
    Top: top,
    Left: left,
    cells: `${fullName(chart.sheet.name, first.area)}:${fullName(chart.sheet.name, last.area)}`,
  });
  if (args.at(1) === null) return;
  bag['Height'] = offset(last, 'rows', last.area.bottom + 1) - top;
  bag['Width'] = offset(last, 'columns', last.area.right + 1) - left;
}

export const CHARTS: Kind<Owned> = {
  name: 'ChartCollection',
  scalars: { Count: { get: ({ sheet }) => sheet.charts.length } },
  items: ({ book, sheet }) => sheet.charts.map((chart) => thing('Chart', { book, chart })),
  item: (owner, args) => found(find(owner, args.key(0)), 'the chart'),
  methods: {
    Add: add,
    GetCount: ({ sheet }) => sheet.charts.length,
    GetItem: (owner, args) => found(find(owner, args.text(0)), `the chart ${args.text(0)}`),
    GetItemAt: ({ book, sheet }, args) =>
      thing('Chart', { book, chart: found(sheet.charts[args.whole(0)], 'the chart') }),
    GetItemOrNullObject: (owner, args) => find(owner, args.text(0)),
  },
};

const LINKS = ['Title', 'Legend', 'DataLabels', 'Format', 'PlotArea'];
const KIND_OF: Readonly<Record<string, string>> = {
  Title: 'ChartTitle',
  Legend: 'ChartLegend',
  DataLabels: 'ChartDataLabels',
  Format: 'ChartAreaFormat',
  PlotArea: 'ChartPlotArea',
};

export const CHART: Kind<Drawn> = {
  name: 'Chart',
  id: ({ chart }) => ({ Id: chart.id }),
  scalars: {
    Id: { get: ({ chart }) => chart.id, since: '1.7' },
    ...scalarsOf<Drawn>('Chart', (drawn) => part(drawn, 'chart').bag),
  },
  links: {
    ...Object.fromEntries(
      LINKS.map((name) => [
        name,
        (drawn: Drawn) => thing(KIND_OF[name] ?? name, part(drawn, name.toLowerCase())),
      ]),
    ),
    Axes: (drawn) => thing('ChartAxes', drawn),
    Series: (drawn) => thing('ChartSeriesCollection', drawn),
    Worksheet: ({ book, chart }) => thing('Worksheet', { book, sheet: chart.sheet }),
  },
  methods: {
    Delete: ({ book, chart }) => {
      guardSheet(chart.sheet, 'allowEditObjects');
      chart.sheet.charts = chart.sheet.charts.filter((one) => one !== chart);
      book.touch();
    },
    SetPosition: setPosition,
    SetData: ({ book, chart }, args) => {
      const source = rangeArgument(args, 0, { book, sheet: chart.sheet });
      const by = oneOf(args.text(1, 'Auto'), ['Auto', 'Columns', 'Rows']);
      chart.series.splice(0, chart.series.length, ...seriesOf(source, by));
    },
  },
};
