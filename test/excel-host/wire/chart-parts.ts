import { thing } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { readColor } from '../model/format.ts';
import type { Bag } from '../model/sheet.ts';
import { bagKind } from './bag.ts';
import type { Shape, Stored } from './bag.ts';

function since(version: string, ...names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, version]));
}

/** Properties of the parts of a chart that this host stores, with Excel's first values. */
export const PART_DEFAULTS: Readonly<Record<string, Shape>> = {
  Chart: {
    defaults: {
      Name: '',
      Top: 0,
      Left: 0,
      Width: 360,
      Height: 216,
      ChartType: 'ColumnClustered',
      Style: 201,
      PlotVisibleOnly: true,
      DisplayBlanksAs: 'NotPlotted',
    },
    since: {
      ...since('1.7', 'ChartType'),
      ...since('1.8', 'Style', 'PlotVisibleOnly', 'DisplayBlanksAs'),
    },
  },
  ChartSeries: {
    defaults: {
      ChartType: 'ColumnClustered',
      HasDataLabels: false,
      GapWidth: 150,
      MarkerSize: 5,
      MarkerStyle: 'Automatic',
      Smooth: false,
      Overlap: 0,
      PlotOrder: 0,
    },
    since: {
      ...since(
        '1.7',
        'ChartType',
        'HasDataLabels',
        'GapWidth',
        'MarkerSize',
        'MarkerStyle',
        'Smooth',
        'PlotOrder',
      ),
      ...since('1.8', 'Overlap'),
    },
  },
};

const inner =
  (kind: string, name: string): ((of: Stored) => ReturnType<typeof thing>) =>
  ({ bag, ...rest }) =>
    thing(kind, { ...rest, bag: (bag[name] ??= {}) as Bag });

const fill = inner('ChartFill', 'fill');
const font = inner('ChartFont', 'font');
const border = inner('ChartBorder', 'border');

function formatted(name: string, links: NonNullable<Kind<Stored>['links']>): Kind<Stored> {
  return { name, links };
}

const lineShape: Shape = {
  defaults: { Color: '#000000', LineStyle: 'Continuous', Weight: 0.75 },
  check: { Color: readColor },
};

export const CHART_PARTS: readonly Kind<Stored>[] = [
  bagKind(
    'ChartTitle',
    {
      defaults: {
        Visible: true,
        Text: '',
        Overlay: false,
        HorizontalAlignment: 'Center',
        Position: 'Top',
      },
      since: since('1.7', 'HorizontalAlignment', 'Position'),
    },
    { links: { Format: inner('ChartTitleFormat', 'format') } },
  ),
  bagKind(
    'ChartLegend',
    { defaults: { Visible: true, Position: 'Bottom', Overlay: false } },
    { links: { Format: inner('ChartLegendFormat', 'format') } },
  ),
  bagKind(
    'ChartDataLabels',
    {
      defaults: {
        Position: null,
        ShowValue: true,
        ShowSeriesName: false,
        ShowCategoryName: false,
        ShowLegendKey: false,
        ShowPercentage: false,
        ShowBubbleSize: false,
        Separator: null,
        NumberFormat: 'General',
      },
      since: since('1.8', 'NumberFormat'),
    },
    { links: { Format: inner('ChartDataLabelFormat', 'format') } },
  ),
  bagKind(
    'ChartAxis',
    {
      defaults: {
        MajorUnit: '',
        Maximum: '',
        Minimum: '',
        MinorUnit: '',
        Visible: true,
        ReversePlotOrder: false,
        TickLabelPosition: 'NextToAxis',
        NumberFormat: 'General',
      },
      since: {
        ...since('1.7', 'Visible', 'ReversePlotOrder', 'TickLabelPosition'),
        ...since('1.8', 'NumberFormat'),
      },
    },
    {
      links: {
        Title: inner('ChartAxisTitle', 'title'),
        MajorGridlines: inner('ChartGridlines', 'major'),
        MinorGridlines: inner('ChartGridlines', 'minor'),
        Format: inner('ChartAxisFormat', 'format'),
      },
    },
  ),
  bagKind('ChartAxisTitle', { defaults: { Text: '', Visible: false } }),
  bagKind('ChartGridlines', { defaults: { Visible: false } }),
  bagKind('ChartFont', {
    defaults: {
      Bold: false,
      Color: '#595959',
      Italic: false,
      Name: 'Calibri',
      Size: 10,
      Underline: 'None',
    },
    check: { Color: readColor },
  }),
  bagKind('ChartBorder', lineShape),
  bagKind(
    'ChartLineFormat',
    { ...lineShape, since: since('1.7', 'LineStyle', 'Weight') },
    {
      methods: { Clear: ({ bag }) => void (bag['LineStyle'] = 'None') },
    },
  ),
  {
    name: 'ChartFill',
    methods: {
      Clear: ({ bag }) => void (bag['Color'] = ''),
      SetSolidColor: ({ bag }, args) => void (bag['Color'] = readColor(args.at(0))),
    },
  },
  formatted('ChartAreaFormat', { Fill: fill, Font: font, Border: border }),
  formatted('ChartTitleFormat', { Fill: fill, Font: font, Border: border }),
  formatted('ChartLegendFormat', { Fill: fill, Font: font, Border: border }),
  formatted('ChartDataLabelFormat', { Fill: fill, Font: font, Border: border }),
  formatted('ChartAxisFormat', { Fill: fill, Font: font, Line: inner('ChartLineFormat', 'line') }),
  formatted('ChartSeriesFormat', { Fill: fill, Line: inner('ChartLineFormat', 'line') }),
];
