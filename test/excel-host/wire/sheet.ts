import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Args, Kind, Scalar, Thing } from '../kind.ts';
import { LAST_COLUMN, WHOLE, cellAt } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import { EVENT } from '../model/events.ts';
import { readColor } from '../model/format.ts';
import { guardStructure } from '../model/guard.ts';
import { oneOf, rangeThing, textRange } from './cells.ts';
import type { Owned } from './cells.ts';
import { listeners } from './listen.ts';
import { deleteSheet, renameSheet, showSheet } from './sheets.ts';

type Simple = 'enableCalculation' | 'showGridlines' | 'showHeadings' | 'standardWidth';

function plain(name: Simple, since: string): Scalar<Owned> {
  return {
    get: ({ sheet }) => sheet[name],
    set: ({ book, sheet }, value) => {
      if (typeof value !== typeof sheet[name]) throw new Fault('InvalidArgument', `Bad ${name}.`);
      Object.assign(sheet, { [name]: value });
      if (name === 'standardWidth')
        sheet.widths.update(0, LAST_COLUMN, () => Number(value) * 5.25 + 3.75);
      book.touch();
    },
    since,
  };
}

function neighbour({ book, sheet }: Owned, step: 1 | -1, args: Args): Thing | null {
  const visible = args.flag(0);
  let at = book.sheets.indexOf(sheet) + step;
  while (visible && book.sheets[at] && book.sheets[at]?.visibility !== 'Visible') at += step;
  const next = book.sheets[at];
  return next ? thing('Worksheet', { book, sheet: next }) : null;
}

function usedThing(owner: Owned, valuesOnly: boolean): Thing | null {
  const used = owner.sheet.used(valuesOnly);
  return used && rangeThing(owner, used);
}

function byIndexes(args: Args): Area {
  const [top, left] = [args.whole(0), args.whole(1)];
  return { top, left, bottom: top + args.whole(2) - 1, right: left + args.whole(3) - 1 };
}

export const SHEET: Kind<Owned> = {
  name: 'Worksheet',
  id: ({ sheet }) => ({ Id: sheet.id }),
  scalars: {
    Id: { get: ({ sheet }) => sheet.id },
    Name: {
      get: ({ sheet }) => sheet.name,
      set: ({ book, sheet }, value) => renameSheet(book, sheet, value),
    },
    Position: {
      get: ({ book, sheet }) => book.sheets.indexOf(sheet),
      set: ({ book, sheet }, value) => {
        guardStructure(book);
        const to = Number(value);
        if (!Number.isInteger(to) || to < 0 || to >= book.sheets.length) {
          throw new Fault('InvalidArgument', 'There is no such position.');
        }
        book.sheets = book.sheets.filter((one) => one !== sheet);
        book.sheets.splice(to, 0, sheet);
        book.touch();
      },
    },
    Visibility: {
      get: ({ sheet }) => sheet.visibility,
      set: ({ book, sheet }, value) =>
        showSheet(book, sheet, oneOf(value, ['Visible', 'Hidden', 'VeryHidden'])),
    },
    TabColor: {
      get: ({ sheet }) => sheet.tabColor,
      set: ({ book, sheet }, value) => {
        sheet.tabColor = value === '' ? '' : readColor(value);
        book.touch();
      },
      since: '1.7',
    },
    StandardWidth: plain('standardWidth', '1.7'),
    StandardHeight: { get: () => 15, since: '1.7' },
    ShowGridlines: plain('showGridlines', '1.8'),
    ShowHeadings: plain('showHeadings', '1.8'),
    // The client sets the two above under these names.
    Gridlines: plain('showGridlines', '1.8'),
    Headings: plain('showHeadings', '1.8'),
    EnableCalculation: plain('enableCalculation', '1.9'),
  },
  links: {
    AutoFilter: (owner) => thing('AutoFilter', owner),
    Charts: (owner) => thing('ChartCollection', owner),
    Comments: ({ book, sheet }) => thing('CommentCollection', { book, sheets: [sheet] }),
    CustomProperties: (owner) => thing('WorksheetCustomPropertyCollection', owner),
    FreezePanes: (owner) => thing('WorksheetFreezePanes', owner),
    Names: ({ book, sheet }) => thing('NamedItemCollection', { book, scope: sheet }),
    PageLayout: (owner) => thing('PageLayout', owner),
    Protection: (owner) => thing('WorksheetProtection', owner),
    Tables: ({ book, sheet }) => thing('TableCollection', { book, sheet }),
    VerticalPageBreaks: (owner) => thing('PageBreakCollection', owner),
  },
  methods: {
    ...listeners<Owned>(
      ({ sheet }) => sheet.id,
      ({ book }) => book,
      {
        DataChanged: EVENT.changed,
        Activated: EVENT.activated,
        Deactivated: EVENT.deactivated,
        SelectionChanged: EVENT.selectionChanged,
        FormatChanged: EVENT.formatChanged,
        ProtectionChanged: EVENT.protectionChanged,
      },
    ),
    Activate: ({ book, sheet }) => {
      if (sheet.visibility !== 'Visible') {
        throw new Fault('InvalidOperation', 'A hidden sheet cannot be activated.');
      }
      book.activate(sheet);
    },
    Calculate: ({ book }) => book.touch(),
    Delete: ({ book, sheet }) => deleteSheet(book, sheet),
    GetCell: (owner, args) => rangeThing(owner, cellAt(args.whole(0), args.whole(1))),
    GetRange: (owner, args) => {
      const address = args.at(0) ?? '';
      if (address === '') return rangeThing(owner, WHOLE);
      const range = textRange(args.text(0), owner);
      if (range.sheet !== owner.sheet) {
        throw new Fault('InvalidArgument', 'The address lies on another sheet.');
      }
      return thing('Range', range);
    },
    GetRangeByIndexes: (owner, args) => rangeThing(owner, byIndexes(args)),
    GetRanges: ({ book, sheet }, args) => {
      const areas = args
        .text(0)
        .split(',')
        .map((part) => textRange(part.trim(), { book, sheet }).area);
      return thing('RangeAreas', { book, sheet, areas });
    },
    // Nothing used: Excel answers A1.
    GetUsedRange: (owner, args) =>
      usedThing(owner, args.flag(0)) ?? rangeThing(owner, cellAt(0, 0)),
    GetUsedRangeOrNullObject: (owner, args) => usedThing(owner, args.flag(0)),
    GetNext: (owner, args) => found(neighbour(owner, 1, args), 'the next sheet'),
    GetNextOrNullObject: (owner, args) => neighbour(owner, 1, args),
    GetPrevious: (owner, args) => found(neighbour(owner, -1, args), 'the previous sheet'),
    GetPreviousOrNullObject: (owner, args) => neighbour(owner, -1, args),
  },
};
