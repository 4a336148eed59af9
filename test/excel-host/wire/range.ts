import { Fault } from '../fault.ts';
import { thing } from '../kind.ts';
import type { Kind, Scalar } from '../kind.ts';
import { fullName } from '../model/address.ts';
import { cellsOf, columnsOf, hasColumns, hasRows, rowsOf } from '../model/area.ts';
import { shown, typeName } from '../model/content.ts';
import { CELL_LIMIT, matrix, putValues } from '../model/edit.ts';
import { guardSheet } from '../model/guard.ts';
import { NORMAL } from '../model/format.ts';
import { textOf } from '../model/text.ts';
import type { Range } from './cells.ts';
import { noteFormat, shared } from './cells.ts';
import { setNumberFormats, setTraits, traitOf, truth } from './format.ts';
import { getLink, setLink } from './link.ts';
import { RANGE_METHODS } from './range-methods.ts';

/** One value per cell, row by row; null above the limit, as Excel answers. */
function grid(range: Range, value: (row: number, column: number) => unknown): unknown[][] | null {
  const { area } = range;
  if (cellsOf(area) > CELL_LIMIT) return null;
  return Array.from({ length: rowsOf(area) }, (_, row) =>
    Array.from({ length: columnsOf(area) }, (_, column) =>
      value(area.top + row, area.left + column),
    ),
  );
}

function formatAt({ sheet }: Range, row: number, column: number): string {
  return String(sheet.formats.at(row, column)['NumberFormat']);
}

function formulas(since?: string): Scalar<Range> {
  return {
    get: (range) =>
      grid(range, (row, column) => {
        const content = range.sheet.grid.at(row, column);
        return content?.formula ?? shown(content?.value ?? null);
      }),
    set: (range, value) => putValues(range.book, range.sheet, range.area, value, 'addin'),
    ...(since === undefined ? {} : { since }),
  };
}

function numberFormat(since?: string): Scalar<Range> {
  return {
    get: (range) => grid(range, (row, column) => formatAt(range, row, column)),
    set: (range, value) =>
      // One format for all cells, which may be whole columns, need not be looked at cell by cell.
      typeof value === 'string'
        ? setTraits(range, { NumberFormat: value })
        : setNumberFormats(range, matrix(value, range.area)),
    ...(since === undefined ? {} : { since }),
  };
}

function hidden(axis: 'rows' | 'columns'): Scalar<Range> {
  const rows = axis === 'rows';
  return {
    get: ({ sheet, area }) =>
      shared(
        [
          ...(rows
            ? sheet.hiddenRows.over(area.top, area.bottom)
            : sheet.hiddenColumns.over(area.left, area.right)),
        ].map(({ value }) => value),
      ),
    set: (range, value) => {
      guardSheet(range.sheet, rows ? 'allowFormatRows' : 'allowFormatColumns');
      const hide = truth(value);
      const { sheet, area } = range;
      if (rows) sheet.hiddenRows.update(area.top, area.bottom, () => hide);
      else sheet.hiddenColumns.update(area.left, area.right, () => hide);
      noteFormat(range);
    },
  };
}

/** Points from the top or left edge of the sheet to the start of the line; hidden lines take none. */
export function offset(range: Range, axis: 'rows' | 'columns', line: number): number {
  const { sheet } = range;
  const rows = axis === 'rows';
  let points = 0;
  if (line === 0) return 0;
  for (const run of (rows ? sheet.heights : sheet.widths).over(0, line - 1)) {
    const hiding = rows ? sheet.hiddenRows : sheet.hiddenColumns;
    for (const part of hiding.over(run.from, run.to)) {
      if (!part.value) points += run.value * (part.to - part.from + 1);
    }
  }
  return points;
}

function extent(range: Range, axis: 'rows' | 'columns'): number {
  const { area } = range;
  const [first, last] = axis === 'rows' ? [area.top, area.bottom] : [area.left, area.right];
  return offset(range, axis, last + 1) - offset(range, axis, first);
}

function style(): Scalar<Range> {
  return {
    get: (range) => traitOf(range, 'Style'),
    set: (range, value) => {
      if (value !== 'Normal') throw new Fault('NotImplemented', `The style ${String(value)}.`);
      setTraits(range, NORMAL);
    },
    since: '1.7',
  };
}

export const RANGE: Kind<Range> = {
  name: 'Range',
  scalars: {
    Values: {
      get: (range) =>
        grid(range, (row, column) => shown(range.book.value(range.sheet, row, column))),
      set: (range, value) => putValues(range.book, range.sheet, range.area, value, 'addin'),
    },
    Formulas: formulas(),
    FormulasLocal: formulas(),
    NumberFormat: numberFormat(),
    NumberFormatLocal: numberFormat('1.7'),
    Text: {
      get: (range) =>
        grid(range, (row, column) =>
          textOf(range.book.value(range.sheet, row, column), formatAt(range, row, column)),
        ),
    },
    ValueTypes: {
      get: (range) =>
        grid(range, (row, column) => typeName(range.book.value(range.sheet, row, column))),
    },
    RowIndex: { get: ({ area }) => area.top },
    ColumnIndex: { get: ({ area }) => area.left },
    RowCount: { get: ({ area }) => rowsOf(area) },
    ColumnCount: { get: ({ area }) => columnsOf(area) },
    // Excel answers -1 where the count does not fit 31 bits.
    CellCount: { get: ({ area }) => (cellsOf(area) > 2_147_483_647 ? -1 : cellsOf(area)) },
    Address: { get: ({ sheet, area }) => fullName(sheet.name, area) },
    AddressLocal: { get: ({ sheet, area }) => fullName(sheet.name, area) },
    RowHidden: hidden('rows'),
    ColumnHidden: hidden('columns'),
    Hidden: {
      get: (range) => {
        const parts = [hidden('rows').get(range), hidden('columns').get(range)];
        return parts.includes(true) ? true : parts.includes(null) ? null : false;
      },
    },
    IsEntireColumn: { get: ({ area }) => hasRows(area), since: '1.7' },
    IsEntireRow: { get: ({ area }) => hasColumns(area), since: '1.7' },
    Hyperlink: { get: getLink, set: setLink, since: '1.7' },
    Style: style(),
    Top: { get: (range) => offset(range, 'rows', range.area.top), since: '1.10' },
    Left: { get: (range) => offset(range, 'columns', range.area.left), since: '1.10' },
    Height: { get: (range) => extent(range, 'rows'), since: '1.10' },
    Width: { get: (range) => extent(range, 'columns'), since: '1.10' },
  },
  links: {
    Worksheet: ({ book, sheet }) => thing('Worksheet', { book, sheet }),
    Format: (range) => thing('RangeFormat', range),
    DataValidation: (range) => thing('DataValidation', range),
    ConditionalFormats: (range) => thing('ConditionalFormatCollection', range),
  },
  methods: RANGE_METHODS,
};
