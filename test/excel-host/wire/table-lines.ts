import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import { columnsOf, rowsOf } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import { shown } from '../model/content.ts';
import { putValues } from '../model/edit.ts';
import { rangeThing } from './cells.ts';
import { body, head, owner } from './table.ts';
import type { Tabled } from './table.ts';

interface Column extends Tabled {
  readonly index: number;
}

function columnArea(area: Area, index: number): Area {
  return { ...area, left: area.left + index, right: area.left + index };
}

function columnName({ book, table, index }: Column): string {
  return String(shown(book.value(table.sheet, table.area.top, table.area.left + index)));
}

export const TABLE_COLUMN: Kind<Column> = {
  name: 'TableColumn',
  id: ({ index }) => ({ Id: index + 1 }),
  scalars: {
    Id: { get: ({ index }) => index + 1 },
    Index: { get: ({ index }) => index },
    Name: {
      get: columnName,
      set: ({ book, table, index }, value) =>
        putValues(book, table.sheet, columnArea(head({ book, table }), index), value, 'addin'),
    },
  },
  methods: {
    GetRange: (column) => rangeThing(owner(column), columnArea(column.table.area, column.index)),
    GetDataBodyRange: (column) => rangeThing(owner(column), columnArea(body(column), column.index)),
    GetHeaderRowRange: (column) =>
      rangeThing(owner(column), columnArea(head(column), column.index)),
  },
};

function column({ book, table }: Tabled, index: number): Thing | null {
  return index >= 0 && index < columnsOf(table.area)
    ? thing('TableColumn', { book, table, index })
    : null;
}

function columnOf(tabled: Tabled, args: Args): Thing | null {
  const key = args.key(0);
  const names = Array.from({ length: columnsOf(tabled.table.area) }, (_, index) =>
    columnName({ ...tabled, index }).toLowerCase(),
  );
  const index = typeof args.at(0) === 'number' ? Number(key) - 1 : names.indexOf(key.toLowerCase());
  return column(tabled, index);
}

export const TABLE_COLUMNS: Kind<Tabled> = {
  name: 'TableColumnCollection',
  scalars: { Count: { get: ({ table }) => columnsOf(table.area) } },
  items: (tabled) =>
    Array.from({ length: columnsOf(tabled.table.area) }, (_, index) =>
      thing('TableColumn', { ...tabled, index }),
    ),
  item: (tabled, args) => found(columnOf(tabled, args), 'the column'),
  methods: {
    GetCount: ({ table }) => columnsOf(table.area),
    GetItemAt: (tabled, args) => found(column(tabled, args.whole(0)), 'the column'),
    GetItemOrNullObject: columnOf,
  },
};

export const TABLE_ROWS: Kind<Tabled> = {
  name: 'TableRowCollection',
  scalars: { Count: { get: (tabled) => rowsOf(body(tabled)) } },
  methods: {
    /** Only at the end: the table grows over the cells below it. */
    Add: ({ book, table }, args) => {
      if (args.at(0) !== null && args.at(0) !== -1) {
        throw new Fault('NotImplemented', 'TableRowCollection.add in the middle');
      }
      const rows = args.at(1);
      const count = Array.isArray(rows) ? rows.length : 1;
      const area = { ...table.area, top: table.area.bottom + 1, bottom: table.area.bottom + count };
      table.area = { ...table.area, bottom: area.bottom };
      putValues(book, table.sheet, area, rows, 'addin');
      return thing('TableRow', { book, table, index: rowsOf(body({ book, table })) - 1 });
    },
    GetCount: (tabled) => rowsOf(body(tabled)),
  },
};

export const TABLE_ROW: Kind<Column> = {
  name: 'TableRow',
  scalars: { Index: { get: ({ index }) => index } },
};
