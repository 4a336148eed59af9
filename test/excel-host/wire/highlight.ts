import { Fault, notImplemented } from '../fault.ts';
import { found, isRecord, thing } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import { cellAt, overlap } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { guardSheet } from '../model/guard.ts';
import type { Bag, Highlight, Sheet } from '../model/sheet.ts';
import { readFormula } from '../model/syntax.ts';
import { stored } from './bag.ts';
import type { Stored } from './bag.ts';
import { noteFormat, rangeThing } from './cells.ts';
import type { Cells } from './cells.ts';
import { FORMAT_PARTS } from './highlight-format.ts';

interface Placed {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly highlight: Highlight;
}

function part(bag: Bag, { book, sheet }: Placed): Stored {
  return {
    bag,
    guard: () => {
      guardSheet(sheet, 'allowFormatCells');
      book.touch();
    },
  };
}

function checkFormula(value: unknown): unknown {
  if (typeof value !== 'string' || readFormula(value) === null) {
    throw new Fault('InvalidArgument', `Excel cannot read the formula ${String(value)}.`);
  }
  return value;
}

const RULE: Kind<Stored> = {
  name: 'ConditionalFormatRule',
  scalars: stored({
    defaults: { Formula: '', FormulaLocal: '' },
    check: { Formula: checkFormula, FormulaLocal: checkFormula },
  }),
};

const CUSTOM: Kind<Placed> = {
  name: 'CustomConditionalFormat',
  links: {
    Format: (placed) => thing('ConditionalRangeFormat', part(placed.highlight.traits, placed)),
    Rule: (placed) => thing('ConditionalFormatRule', part(placed.highlight.rule, placed)),
  },
};

/** Rules given as one object: `{formula1, operator}`, `{operator, text}`. */
function objectRule(name: string): Kind<Placed> {
  return {
    name,
    scalars: {
      Rule: {
        get: ({ highlight }) => highlight.rule['Rule'] ?? {},
        set: (placed, value) => {
          if (!isRecord(value)) throw new Fault('InvalidArgument', 'A rule is an object.');
          part(placed.highlight.rule, placed).guard?.();
          placed.highlight.rule['Rule'] = value;
        },
      },
    },
    links: {
      Format: (placed) => thing('ConditionalRangeFormat', part(placed.highlight.traits, placed)),
    },
  };
}

const CELL_VALUE = objectRule('CellValueConditionalFormat');
const TEXT = objectRule('TextConditionalFormat');

const BY_TYPE: Readonly<Record<string, Kind<Placed>>> = {
  Custom: CUSTOM,
  CellValue: CELL_VALUE,
  ContainsText: TEXT,
};

function typed(type: string, link: string): NonNullable<Kind<Placed>['links']> {
  const { name } = found(BY_TYPE[type], type);
  return {
    [link]: (placed) => {
      if (placed.highlight.type === type) return thing(name, placed);
      throw new Fault('InvalidOperation', `The conditional format is no ${link}.`);
    },
    [`${link}OrNullObject`]: (placed) =>
      placed.highlight.type === type ? thing(name, placed) : null,
  };
}

function remove({ book, sheet, highlight }: Placed): void {
  guardSheet(sheet, 'allowFormatCells');
  sheet.highlights = sheet.highlights.filter((one) => one !== highlight);
  book.touch();
}

export const HIGHLIGHT: Kind<Placed> = {
  name: 'ConditionalFormat',
  id: ({ highlight }) => ({ Id: highlight.id }),
  scalars: {
    Id: { get: ({ highlight }) => highlight.id },
    Type: { get: ({ highlight }) => highlight.type },
    StopIfTrue: {
      get: ({ highlight }) => highlight.stopIfTrue,
      set: ({ highlight }, value) => {
        highlight.stopIfTrue = value === true;
      },
    },
    Priority: {
      get: ({ sheet, highlight }) => sheet.highlights.indexOf(highlight),
      set: ({ sheet, highlight }, value) => {
        const others = sheet.highlights.filter((one) => one !== highlight);
        others.splice(Number(value), 0, highlight);
        sheet.highlights = others;
      },
    },
  },
  links: {
    ...typed('Custom', 'Custom'),
    ...typed('CellValue', 'CellValue'),
    ...typed('ContainsText', 'TextComparison'),
  },
  methods: {
    Delete: remove,
    GetRange: (placed) => {
      const area = found(placed.highlight.areas[0], 'its range');
      // Excel refuses where the format lies on more than one rectangle.
      if (placed.highlight.areas.length > 1) {
        throw new Fault('InvalidOperation', 'The conditional format lies on several ranges.');
      }
      return rangeThing(placed, area);
    },
    GetRangeOrNullObject: (placed) => {
      const [area, more] = placed.highlight.areas;
      return area && !more ? rangeThing(placed, area) : null;
    },
  },
};

function listed({ book, sheet, areas }: Cells): readonly Placed[] {
  return sheet.highlights
    .filter((one) => one.areas.some((area) => areas.some((wanted) => overlap(area, wanted))))
    .map((highlight) => ({ book, sheet, highlight }));
}

function add(cells: Cells, type: string): Thing {
  guardSheet(cells.sheet, 'allowFormatCells');
  if (!BY_TYPE[type]) throw notImplemented(`conditional formats of the type ${type}`);
  const origin = cells.areas[0] ?? cellAt(0, 0);
  const { areas } = cells;
  const id = `{${cells.book.nextId().toString(16).toUpperCase().padStart(8, '0')}-0000-0000-0000-000000000000}`;
  const highlight = { id, type, areas, origin, stopIfTrue: false, traits: {}, rule: {} };
  // A new conditional format goes first.
  cells.sheet.highlights.unshift(highlight);
  noteFormat(cells);
  return thing('ConditionalFormat', { book: cells.book, sheet: cells.sheet, highlight });
}

function item(cells: Cells, id: string): Thing | null {
  const placed = listed(cells).find(({ highlight }) => highlight.id === id);
  return placed ? thing('ConditionalFormat', placed) : null;
}

export const HIGHLIGHTS: Kind<Cells> = {
  name: 'ConditionalFormatCollection',
  items: (cells) => listed(cells).map((placed) => thing('ConditionalFormat', placed)),
  item: (cells, args) => found(item(cells, args.key(0)), 'the conditional format'),
  methods: {
    Add: (cells, args) => add(cells, args.text(0)),
    ClearAll: (cells) => {
      guardSheet(cells.sheet, 'allowFormatCells');
      for (const area of cells.areas) cells.sheet.dropHighlights(area);
      noteFormat(cells);
    },
    GetCount: (cells) => listed(cells).length,
    GetItemAt: (cells, args) =>
      thing('ConditionalFormat', found(listed(cells)[args.whole(0)], 'the conditional format')),
    GetItemOrNullObject: (cells, args) => item(cells, args.key(0)),
  },
};

export const HIGHLIGHT_KINDS: readonly Kind<never>[] = [
  HIGHLIGHT,
  HIGHLIGHTS,
  CUSTOM,
  CELL_VALUE,
  TEXT,
  ...FORMAT_PARTS,
  RULE,
];
