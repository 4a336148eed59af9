import { found, thing } from '../kind.ts';
import type { Args, Kind, Scalar } from '../kind.ts';
import { cellsOf } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import { readColor } from '../model/format.ts';
import type { Trait } from '../model/format.ts';
import { guardSheet } from '../model/guard.ts';
import { noteFormat, oneOf, shared } from './cells.ts';
import type { Cells } from './cells.ts';

interface Border {
  readonly cells: Cells;
  readonly side: string;
}

interface Edge {
  readonly area: Area;
  readonly own: string;
}

const EDGES: Readonly<Record<string, (area: Area) => readonly Edge[]>> = {
  EdgeTop: (area) => [{ area: { ...area, bottom: area.top }, own: 'Top' }],
  EdgeBottom: (area) => [{ area: { ...area, top: area.bottom }, own: 'Bottom' }],
  EdgeLeft: (area) => [{ area: { ...area, right: area.left }, own: 'Left' }],
  EdgeRight: (area) => [{ area: { ...area, left: area.right }, own: 'Right' }],
  InsideHorizontal: (area) => [
    { area: { ...area, bottom: area.bottom - 1 }, own: 'Bottom' },
    { area: { ...area, top: area.top + 1 }, own: 'Top' },
  ],
  InsideVertical: (area) => [
    { area: { ...area, right: area.right - 1 }, own: 'Right' },
    { area: { ...area, left: area.left + 1 }, own: 'Left' },
  ],
  DiagonalDown: (area) => [{ area, own: 'DiagonalDown' }],
  DiagonalUp: (area) => [{ area, own: 'DiagonalUp' }],
};

/** Which side of which cells a border of the range is. A range of one row has no inside. */
function edgesOf({ cells, side }: Border): readonly Edge[] {
  return cells.areas
    .flatMap((area) => EDGES[side]?.(area) ?? [])
    .filter(({ area }) => area.top <= area.bottom && area.left <= area.right && cellsOf(area) > 0);
}

function get(border: Border, name: string): Trait {
  const { formats } = border.cells.sheet;
  return shared(
    edgesOf(border).flatMap(({ area, own }) =>
      [...formats.values(area)].map((format) => format[`${own}.${name}`] ?? null),
    ),
  );
}

function set(border: Border, name: string, value: Trait): void {
  const { cells } = border;
  guardSheet(cells.sheet, 'allowFormatCells');
  // A colour or weight given to a missing line draws it.
  const draws = (name === 'Color' || name === 'Weight') && get(border, 'Style') === 'None';
  for (const { area, own } of edgesOf(border)) {
    cells.sheet.format(area, {
      [`${own}.${name}`]: value,
      ...(draws ? { [`${own}.Style`]: 'Continuous' } : {}),
    });
  }
  noteFormat(cells);
}

function line(name: string, read: (value: unknown) => Trait, since?: string): Scalar<Border> {
  return {
    get: (border) => get(border, name),
    set: (border, value) => set(border, name, read(value)),
    ...(since === undefined ? {} : { since }),
  };
}

const STYLES = [
  'None',
  'Continuous',
  'Dash',
  'DashDot',
  'DashDotDot',
  'Dot',
  'Double',
  'SlantDashDot',
];

export const BORDER: Kind<Border> = {
  name: 'RangeBorder',
  id: ({ side }) => ({ _Id: side }),
  scalars: {
    SideIndex: { get: ({ side }) => side },
    Style: line('Style', (value) => oneOf(value, STYLES)),
    Weight: line('Weight', (value) => oneOf(value, ['Hairline', 'Thin', 'Medium', 'Thick'])),
    Color: line('Color', readColor),
    TintAndShade: line('TintAndShade', Number, '1.9'),
  },
};

const SIDES = Object.keys(EDGES);

function side(cells: Cells, args: Args): ReturnType<typeof thing> {
  return thing('RangeBorder', { cells, side: oneOf(args.key(0), SIDES) });
}

export const BORDERS: Kind<Cells> = {
  name: 'RangeBorderCollection',
  scalars: { Count: { get: () => SIDES.length } },
  items: (cells) => SIDES.map((one) => thing('RangeBorder', { cells, side: one })),
  item: side,
  methods: {
    GetItemAt: (cells, args) =>
      thing('RangeBorder', { cells, side: found(SIDES[args.whole(0)], 'the border') }),
  },
};
