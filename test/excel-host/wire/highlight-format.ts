import { found, thing } from '../kind.ts';
import type { Kind, Scalar, Thing } from '../kind.ts';
import { readColor } from '../model/format.ts';
import type { Bag } from '../model/sheet.ts';
import { stored } from './bag.ts';
import type { Stored } from './bag.ts';
import { oneOf } from './cells.ts';

const optional = (value: unknown): unknown => (value === '' ? '' : readColor(value));

const FONT: Kind<Stored> = {
  name: 'ConditionalRangeFont',
  scalars: renamed('Font', {
    Color: '',
    Italic: null,
    Bold: null,
    Underline: null,
    Strikethrough: null,
  }),
  methods: { Clear: ({ bag }) => drop(bag, 'Font.') },
};

const FILL: Kind<Stored> = {
  name: 'ConditionalRangeFill',
  scalars: renamed('Fill', { Color: '' }),
  methods: { Clear: ({ bag }) => drop(bag, 'Fill.') },
};

function drop(bag: Bag, prefix: string): void {
  for (const name of Object.keys(bag)) if (name.startsWith(prefix)) delete bag[name];
}

/** Scalars kept in the one bag of the highlight under `Font.Color` and the like. */
function renamed(prefix: string, defaults: Bag): Readonly<Record<string, Scalar<Stored>>> {
  const long = Object.fromEntries(
    Object.entries(defaults).map(([name, value]) => [`${prefix}.${name}`, value]),
  );
  const scalars = stored({ defaults: long, check: { [`${prefix}.Color`]: optional } });
  return Object.fromEntries(
    Object.entries(scalars).map(([name, scalar]) => [name.slice(prefix.length + 1), scalar]),
  );
}

const SIDES = ['Top', 'Bottom', 'Left', 'Right'];

interface Edge extends Stored {
  readonly side: string;
}

function line(name: string): Scalar<Edge> {
  const scalars = new Map(SIDES.map((side) => [side, renamed(side, { [name]: null })[name]]));
  const of = ({ side }: Edge): Scalar<Stored> => found(scalars.get(side), side);
  return { get: (edge) => of(edge).get(edge), set: (edge, value) => of(edge).set?.(edge, value) };
}

const BORDER: Kind<Edge> = {
  name: 'ConditionalRangeBorder',
  scalars: {
    SideIndex: { get: ({ side }) => `Edge${side}` },
    Style: line('Style'),
    Color: line('Color'),
  },
};

function border(part: Stored, index: string): Thing {
  const side = oneOf(index.replace(/^Edge/, ''), SIDES);
  return thing('ConditionalRangeBorder', { ...part, side });
}

const BORDERS: Kind<Stored> = {
  name: 'ConditionalRangeBorderCollection',
  scalars: { Count: { get: () => SIDES.length } },
  links: Object.fromEntries(SIDES.map((side) => [side, (part: Stored) => border(part, side)])),
  items: (part) => SIDES.map((side) => border(part, side)),
  item: (part, args) => border(part, args.key(0)),
  methods: { GetItemAt: (part, args) => border(part, SIDES[args.whole(0)] ?? '') },
};

const FORMAT: Kind<Stored> = {
  name: 'ConditionalRangeFormat',
  scalars: stored({ defaults: { NumberFormat: '' } }),
  links: {
    Font: (bag) => thing('ConditionalRangeFont', bag),
    Fill: (bag) => thing('ConditionalRangeFill', bag),
    Borders: (bag) => thing('ConditionalRangeBorderCollection', bag),
  },
};

/** What a conditional format does to its cells. */
export const FORMAT_PARTS: readonly Kind<never>[] = [FORMAT, FONT, FILL, BORDER, BORDERS];
