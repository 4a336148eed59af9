import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Kind, Scalar } from '../kind.ts';
import { columnsOf, overlap, rowsOf } from '../model/area.ts';
import { wordOf } from '../model/content.ts';
import { readColor } from '../model/format.ts';
import type { Trait } from '../model/format.ts';
import { guardSheet } from '../model/guard.ts';
import { textOf } from '../model/text.ts';
import { noteFormat, oneOf, shared } from './cells.ts';
import type { Cells } from './cells.ts';

type Reader = (value: unknown) => Trait;

export function truth(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Fault('InvalidArgument', 'Want true or false.');
  return value;
}

export function amount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) {
    throw new Fault('InvalidArgument', 'Want a number.');
  }
  return value;
}

const words =
  (...allowed: readonly string[]): Reader =>
  (value) =>
    oneOf(value, allowed);

/** The trait that all cells share, null where they differ. */
export function traitOf(cells: Cells, key: string): Trait {
  return shared(
    cells.areas.flatMap((area) =>
      [...cells.sheet.formats.values(area)].map((format) => format[key] ?? null),
    ),
  );
}

export function setTraits(cells: Cells, traits: Readonly<Record<string, Trait>>): void {
  guardSheet(cells.sheet, 'allowFormatCells');
  for (const area of cells.areas) cells.sheet.format(area, traits);
  noteFormat(cells);
}

function trait(key: string, read: Reader, since?: string): Scalar<Cells> {
  return {
    get: (cells) => traitOf(cells, key),
    set: (cells, value) => setTraits(cells, { [key]: read(value) }),
    ...(since === undefined ? {} : { since }),
  };
}

const RANGE_FILL: Kind<Cells> = {
  name: 'RangeFill',
  scalars: {
    Color: {
      get: (cells) => {
        const color = traitOf(cells, 'Fill.Color');
        // A cell without fill answers white.
        return color === '' ? '#FFFFFF' : color;
      },
      set: (cells, value) =>
        setTraits(cells, { 'Fill.Color': readColor(value), 'Fill.Pattern': 'Solid' }),
    },
    TintAndShade: trait('Fill.TintAndShade', amount, '1.9'),
    PatternTintAndShade: trait('Fill.PatternTintAndShade', amount, '1.9'),
    Pattern: trait('Fill.Pattern', String, '1.9'),
    PatternColor: trait('Fill.PatternColor', readColor, '1.9'),
  },
  methods: {
    Clear: (cells) => setTraits(cells, { 'Fill.Color': '', 'Fill.Pattern': 'None' }),
  },
};

const RANGE_FONT: Kind<Cells> = {
  name: 'RangeFont',
  scalars: {
    Name: trait('Font.Name', String),
    Size: trait('Font.Size', amount),
    Color: trait('Font.Color', readColor),
    Italic: trait('Font.Italic', truth),
    Bold: trait('Font.Bold', truth),
    Underline: trait(
      'Font.Underline',
      words('None', 'Single', 'Double', 'SingleAccountant', 'DoubleAccountant'),
    ),
    Strikethrough: trait('Font.Strikethrough', truth, '1.9'),
    Subscript: trait('Font.Subscript', truth, '1.9'),
    Superscript: trait('Font.Superscript', truth, '1.9'),
    TintAndShade: trait('Font.TintAndShade', amount, '1.9'),
  },
};

function locking(key: string): Scalar<Cells> {
  return {
    get: (cells) => traitOf(cells, key),
    set: (cells, value) => {
      // No option of a protected sheet lets anybody unlock cells.
      guardSheet(cells.sheet);
      setTraits(cells, { [key]: truth(value) });
    },
  };
}

const FORMAT_PROTECTION: Kind<Cells> = {
  name: 'FormatProtection',
  scalars: {
    Locked: locking('Protection.Locked'),
    FormulaHidden: locking('Protection.FormulaHidden'),
  },
};

function size(axis: 'rows' | 'columns'): Scalar<Cells> {
  const rows = axis === 'rows';
  return {
    get: ({ sheet, areas }) =>
      shared(
        areas.flatMap(({ top, bottom, left, right }) =>
          [...(rows ? sheet.heights.over(top, bottom) : sheet.widths.over(left, right))].map(
            ({ value }) => value,
          ),
        ),
      ),
    set: (cells, value) => {
      const points = amount(value);
      // Excel's limits: 409 points high, 255 characters wide.
      if (points < 0 || points > (rows ? 409 : 1342)) {
        throw new Fault('InvalidArgument', `${points} points is out of range.`);
      }
      guardSheet(cells.sheet, rows ? 'allowFormatRows' : 'allowFormatColumns');
      for (const { top, bottom, left, right } of cells.areas) {
        if (rows) cells.sheet.heights.update(top, bottom, () => points);
        else cells.sheet.widths.update(left, right, () => points);
      }
      noteFormat(cells);
    },
  };
}

function standard(axis: 'rows' | 'columns', usual: number): Scalar<Cells> {
  const own = size(axis);
  return {
    get: (cells) => own.get(cells) === usual,
    set: (cells, value) => {
      if (value === true) own.set?.(cells, usual);
    },
    since: '1.7',
  };
}

/** Wide characters take two places; 5.25 points a place in the standard font, 5 points of margin. */
function fitted(text: string): number {
  const places = [...text].reduce((sum, sign) => sum + (sign > '\u2E7F' ? 2 : 1), 0);
  return Math.min(1342, Math.round((places * 5.25 + 5) * 100) / 100);
}

function autofitColumns(cells: Cells): void {
  guardSheet(cells.sheet, 'allowFormatColumns');
  const widest = new Map<number, number>();
  for (const area of cells.areas) {
    for (const { row, column } of cells.sheet.grid.within(area)) {
      const format = String(cells.sheet.formats.at(row, column)['NumberFormat']);
      const width = fitted(textOf(cells.book.value(cells.sheet, row, column), format));
      widest.set(column, Math.max(widest.get(column) ?? 0, width));
    }
  }
  for (const [column, width] of widest) cells.sheet.widths.update(column, column, () => width);
  noteFormat(cells);
}

export const RANGE_FORMAT: Kind<Cells> = {
  name: 'RangeFormat',
  scalars: {
    WrapText: trait('WrapText', truth),
    HorizontalAlignment: trait(
      'HorizontalAlignment',
      words(
        'General',
        'Left',
        'Center',
        'Right',
        'Fill',
        'Justify',
        'CenterAcrossSelection',
        'Distributed',
      ),
    ),
    VerticalAlignment: trait(
      'VerticalAlignment',
      words('Top', 'Center', 'Bottom', 'Justify', 'Distributed'),
    ),
    ColumnWidth: size('columns'),
    RowHeight: size('rows'),
    TextOrientation: trait('TextOrientation', amount, '1.7'),
    UseStandardHeight: standard('rows', 15),
    UseStandardWidth: standard('columns', 48),
    ReadingOrder: trait('ReadingOrder', words('Context', 'LeftToRight', 'RightToLeft'), '1.9'),
    ShrinkToFit: trait('ShrinkToFit', truth, '1.9'),
    IndentLevel: trait('IndentLevel', amount, '1.9'),
    AutoIndent: trait('AutoIndent', truth, '1.9'),
  },
  links: {
    Fill: (cells) => thing('RangeFill', cells),
    Font: (cells) => thing('RangeFont', cells),
    Protection: (cells) => thing('FormatProtection', cells),
    Borders: (cells) => thing('RangeBorderCollection', cells),
  },
  methods: {
    AutofitColumns: autofitColumns,
    // Without text measuring a row keeps its height; only the permission is checked.
    AutofitRows: (cells) => guardSheet(cells.sheet, 'allowFormatRows'),
  },
};

export const FORMAT_KINDS: readonly Kind<Cells>[] = [
  RANGE_FORMAT,
  RANGE_FILL,
  RANGE_FONT,
  FORMAT_PROTECTION,
];

/** Number formats one by one, equal neighbours in a column in one go. */
export function setNumberFormats(cells: Cells, at: (row: number, column: number) => unknown): void {
  guardSheet(cells.sheet, 'allowFormatCells');
  const area = found(cells.areas[0], 'the range');
  for (let column = 0; column < columnsOf(area); column++) {
    let from = 0;
    for (let row = 1; row <= rowsOf(area); row++) {
      const format = at(from, column);
      if (row < rowsOf(area) && at(row, column) === format) continue;
      const part = {
        top: area.top + from,
        bottom: area.top + row - 1,
        left: area.left + column,
        right: area.left + column,
      };
      if (format !== null && format !== undefined && overlap(part, area)) {
        cells.sheet.format(part, { NumberFormat: wordOf(format) });
      }
      from = row;
    }
  }
  noteFormat(cells);
}
