import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import { overlap } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import type { Book, Table } from '../model/book.ts';
import { noteChange, putCell } from '../model/edit.ts';
import { EVENT } from '../model/events.ts';
import { guardSheet } from '../model/guard.ts';
import type { Sheet } from '../model/sheet.ts';
import { stored } from './bag.ts';
import { rangeArgument, rangeThing } from './cells.ts';
import { listeners } from './listen.ts';

interface Owner {
  readonly book: Book;
  /** Null for all tables of the workbook. */
  readonly sheet: Sheet | null;
}

export interface Tabled {
  readonly book: Book;
  readonly table: Table;
}

/** The rows below the headings. */
export function body({ table }: Tabled): Area {
  return { ...table.area, top: table.area.top + Number(table.showHeaders) };
}

export function head(tabled: Tabled): Area {
  if (!tabled.table.showHeaders) throw new Fault('ItemNotFound', 'The table has no heading row.');
  return { ...tabled.table.area, bottom: tabled.table.area.top };
}

export function owner({ book, table }: Tabled): { book: Book; sheet: Sheet } {
  return { book, sheet: table.sheet };
}

function add({ book, sheet }: Owner, args: Args): Thing {
  const range = rangeArgument(args, 0, { book, sheet: sheet ?? book.active });
  guardSheet(range.sheet);
  const { area } = range;
  const clash = book.tables.some((one) => one.sheet === range.sheet && overlap(one.area, area));
  if (clash) throw new Fault('InvalidArgument', 'Tables cannot overlap.');
  const hasHeaders = args.flag(1);
  // Without headings of its own the table gets a row of them, and the cells move down.
  if (!hasHeaders) throw new Fault('NotImplemented', 'TableCollection.add without headings');
  const id = book.nextId();
  const table: Table = {
    id: `{T-${id}}`,
    name: `Table${book.tables.length + 1}`,
    sheet: range.sheet,
    area,
    showHeaders: true,
    bag: {},
  };
  for (let column = area.left; column <= area.right; column++) {
    if (book.value(range.sheet, area.top, column) === null) {
      putCell(book, range.sheet, area.top, column, `Column${column - area.left + 1}`, 'addin');
    }
  }
  book.tables.push(table);
  book.touch();
  return thing('Table', { book, table });
}

function listed({ book, sheet }: Owner): readonly Table[] {
  return book.tables.filter((table) => sheet === null || table.sheet === sheet);
}

function find(own: Owner, args: Args): Thing | null {
  const key = args.key(0);
  const table = listed(own).find(
    ({ id, name }) => id === key || name.toLowerCase() === key.toLowerCase(),
  );
  return table ? thing('Table', { book: own.book, table }) : null;
}

export const TABLES: Kind<Owner> = {
  name: 'TableCollection',
  scalars: { Count: { get: (own) => listed(own).length } },
  items: (own) => listed(own).map((table) => thing('Table', { book: own.book, table })),
  item: (own, args) => found(find(own, args), `the table ${args.key(0)}`),
  methods: {
    Add: add,
    GetCount: (own) => listed(own).length,
    GetItemAt: (own, args) =>
      thing('Table', { book: own.book, table: found(listed(own)[args.whole(0)], 'the table') }),
    GetItemOrNullObject: find,
  },
};

const LOOK = stored({
  defaults: {
    Style: 'TableStyleMedium2',
    ShowTotals: false,
    HighlightFirstColumn: false,
    HighlightLastColumn: false,
    ShowBandedRows: true,
    ShowBandedColumns: false,
    ShowFilterButton: true,
  },
});

export const TABLE: Kind<Tabled> = {
  name: 'Table',
  id: ({ table }) => ({ Id: table.id }),
  scalars: {
    ...Object.fromEntries(
      Object.entries(LOOK).map(([name, { get, set }]) => [
        name,
        {
          get: ({ table }: Tabled) => get(table),
          set: ({ table }: Tabled, value: unknown) => set?.(table, value),
        },
      ]),
    ),
    Id: { get: ({ table }) => table.id },
    Name: {
      get: ({ table }) => table.name,
      set: ({ book, table }, value) => {
        const name = String(value);
        const twin = book.tables.some(
          (one) => one !== table && one.name.toLowerCase() === name.toLowerCase(),
        );
        if (twin) throw new Fault('ItemAlreadyExists', `There is a table ${name} already.`);
        table.name = name;
      },
    },
    ShowHeaders: {
      get: ({ table }) => table.showHeaders,
      set: ({ table }, value) => {
        table.showHeaders = value === true;
      },
    },
  },
  links: {
    Columns: (tabled) => thing('TableColumnCollection', tabled),
    Rows: (tabled) => thing('TableRowCollection', tabled),
    Worksheet: (tabled) => thing('Worksheet', owner(tabled)),
  },
  methods: {
    ...listeners<Tabled>(
      ({ table }) => table.id,
      ({ book }) => book,
      {
        DataChanged: EVENT.tableChanged,
      },
    ),
    GetRange: (tabled) => rangeThing(owner(tabled), tabled.table.area),
    GetDataBodyRange: (tabled) => rangeThing(owner(tabled), body(tabled)),
    GetHeaderRowRange: (tabled) => rangeThing(owner(tabled), head(tabled)),
    Resize: ({ book, table }, args) => {
      table.area = rangeArgument(args, 0, { book, sheet: table.sheet }).area;
    },
    ConvertToRange: (tabled) => {
      tabled.book.tables = tabled.book.tables.filter((one) => one !== tabled.table);
      return rangeThing(owner(tabled), tabled.table.area);
    },
    Delete: ({ book, table }) => {
      guardSheet(table.sheet);
      table.sheet.grid.clear(table.area);
      book.tables = book.tables.filter((one) => one !== table);
      noteChange(book, table.sheet, table.area, 'addin', null);
    },
  },
};
