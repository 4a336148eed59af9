import { found, thing } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import type { Area } from '../model/area.ts';
import type { Bag } from '../model/sheet.ts';
import { bagKind, stored } from './bag.ts';
import type { Stored } from './bag.ts';
import { oneOf, rangeArgument, rangeThing } from './cells.ts';
import type { Owned } from './cells.ts';

/** Points of one unit of `Excel.PrintMarginUnit`. */
const POINTS: Readonly<Record<string, number>> = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 };

const SIDES = ['top', 'bottom', 'left', 'right', 'header', 'footer'];

function bagOf({ sheet }: Owned, name: string): Bag {
  return (sheet.page[name] ??= {});
}

const LAYOUT = stored({
  defaults: {
    Orientation: 'Portrait',
    PaperSize: 'Letter',
    BlackAndWhite: false,
    PrintErrors: 'AsDisplayed',
    Zoom: { scale: 100 },
    CenterHorizontally: false,
    CenterVertically: false,
    PrintHeadings: false,
    PrintGridlines: false,
    LeftMargin: 50.4,
    RightMargin: 50.4,
    TopMargin: 54,
    BottomMargin: 54,
    HeaderMargin: 21.6,
    FooterMargin: 21.6,
    PrintComments: 'NoComments',
    DraftMode: false,
    FirstPageNumber: '',
    PrintOrder: 'DownThenOver',
  },
  check: { Orientation: (value) => oneOf(value, ['Portrait', 'Landscape']) },
});

type Part = 'titleRows' | 'titleColumns' | 'area';

function get(owner: Owned, part: Part): Thing | null {
  const area = owner.sheet.print[part];
  if (!area) return null;
  if (part !== 'area') return rangeThing(owner, area);
  return thing('RangeAreas', { book: owner.book, sheet: owner.sheet, areas: [area] });
}

function put(owner: Owned, part: Part, area: Area): void {
  owner.sheet.print[part] = area;
  owner.book.touch();
}

export const PAGE_LAYOUT: Kind<Owned> = {
  name: 'PageLayout',
  since: '1.9',
  scalars: Object.fromEntries(
    Object.entries(LAYOUT).map(([name, scalar]) => [
      name,
      {
        get: (owner: Owned) => scalar.get({ bag: bagOf(owner, 'layout') }),
        set: (owner: Owned, value: unknown) => scalar.set?.({ bag: bagOf(owner, 'layout') }, value),
      },
    ]),
  ),
  links: { HeadersFooters: (owner) => thing('HeaderFooterGroup', owner) },
  methods: {
    SetPrintArea: (owner, args) => put(owner, 'area', rangeArgument(args, 0, owner).area),
    SetPrintTitleRows: (owner, args) => put(owner, 'titleRows', rangeArgument(args, 0, owner).area),
    SetPrintTitleColumns: (owner, args) =>
      put(owner, 'titleColumns', rangeArgument(args, 0, owner).area),
    SetPrintMargins: (owner, args) => {
      const factor = found(POINTS[args.text(0)], 'the unit');
      for (const [name, value] of Object.entries(args.record(1))) {
        const side = oneOf(name, SIDES);
        const margin = `${side.slice(0, 1).toUpperCase()}${side.slice(1)}Margin`;
        if (typeof value === 'number') bagOf(owner, 'layout')[margin] = value * factor;
      }
    },
    GetPrintArea: (owner) => found(get(owner, 'area'), 'a print area'),
    GetPrintAreaOrNullObject: (owner) => get(owner, 'area'),
    GetPrintTitleRows: (owner) => found(get(owner, 'titleRows'), 'rows to repeat'),
    GetPrintTitleRowsOrNullObject: (owner) => get(owner, 'titleRows'),
    GetPrintTitleColumns: (owner) => found(get(owner, 'titleColumns'), 'columns to repeat'),
    GetPrintTitleColumnsOrNullObject: (owner) => get(owner, 'titleColumns'),
  },
};

const GROUP = stored({
  defaults: { State: 'Default', UseSheetMargins: true, UseSheetScale: true },
});

export const HEADER_FOOTER_GROUP: Kind<Owned> = {
  name: 'HeaderFooterGroup',
  since: '1.9',
  scalars: Object.fromEntries(
    Object.entries(GROUP).map(([name, scalar]) => [
      name,
      {
        get: (owner: Owned) => scalar.get({ bag: bagOf(owner, 'group') }),
        set: (owner: Owned, value: unknown) => scalar.set?.({ bag: bagOf(owner, 'group') }, value),
      },
    ]),
  ),
  links: Object.fromEntries(
    ['DefaultForAllPages', 'EvenPages', 'FirstPage', 'OddPages'].map((name) => [
      name,
      (owner: Owned) => thing('HeaderFooter', { bag: bagOf(owner, name) }),
    ]),
  ),
};

export const HEADER_FOOTER: Kind<Stored> = bagKind('HeaderFooter', {
  defaults: {
    LeftHeader: '',
    CenterHeader: '',
    RightHeader: '',
    LeftFooter: '',
    CenterFooter: '',
    RightFooter: '',
  },
});
