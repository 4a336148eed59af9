import { Fault, notImplemented } from '../fault.ts';
import type { Args, Kind } from '../kind.ts';
import {
  LAST_COLUMN,
  LAST_ROW,
  around,
  cellAt,
  columnsOf,
  hasColumns,
  hasRows,
  moved,
  overlap,
  rowsOf,
} from '../model/area.ts';
import type { Area } from '../model/area.ts';
import { clearContents, matrixFits, shiftLines } from '../model/edit.ts';
import { NORMAL } from '../model/format.ts';
import { guardContents, guardSheet } from '../model/guard.ts';
import { noteFormat, oneOf, rangeArgument, rangeThing } from './cells.ts';
import type { Range } from './cells.ts';
import { copyFrom } from './copy.ts';
import { dropLinks } from './link.ts';

function usedIn(range: Range, valuesOnly: boolean): Area | null {
  const used = range.sheet.used(valuesOnly);
  return used && overlap(used, range.area);
}

function other(range: Range, args: Args): Range {
  const value = rangeArgument(args, 0, range);
  if (value.sheet !== range.sheet) {
    throw new Fault('InvalidArgument', 'The ranges lie on different sheets.');
  }
  return value;
}

function merge(range: Range, args: Args): void {
  const { book, sheet, area } = range;
  guardSheet(sheet, 'allowFormatCells');
  const lines = args.flag(0)
    ? Array.from({ length: rowsOf(area) }, (_, row) => ({
        ...area,
        top: area.top + row,
        bottom: area.top + row,
      }))
    : [area];
  for (const line of lines) {
    sheet.merges = sheet.merges.filter((one) => !overlap(one, line));
    if (rowsOf(line) * columnsOf(line) === 1) continue;
    // Only the upper left value stays.
    for (const { row, column } of [...sheet.grid.within(line)]) {
      if (row !== line.top || column !== line.left) sheet.grid.put(row, column, null);
    }
    sheet.merges.push(line);
  }
  book.touch();
}

function unmerge({ book, sheet, area }: Range): void {
  guardSheet(sheet, 'allowFormatCells');
  sheet.merges = sheet.merges.filter((one) => !overlap(one, area));
  book.touch();
}

function clear(range: Range, args: Args): void {
  const { book, sheet, area } = range;
  const what = oneOf(args.text(0, 'All'), [
    'All',
    'Formats',
    'Contents',
    'Hyperlinks',
    'RemoveHyperlinks',
  ]);
  if (what === 'All' || what === 'Contents') guardContents(sheet, area);
  if (what !== 'Contents') guardSheet(sheet, 'allowFormatCells');
  if (what !== 'Contents' && what !== 'Formats') dropLinks(range);
  if (what === 'All' || what === 'Formats') {
    sheet.format(area, NORMAL);
    sheet.dropHighlights(area);
    unmerge(range);
    noteFormat(range);
  }
  if (what === 'All') sheet.changeRules(area, () => null);
  if (what === 'All' || what === 'Contents') clearContents(book, sheet, area, 'addin');
}

function shiftCells(range: Range, shift: string, way: 'insert' | 'delete'): void {
  const { book, sheet, area } = range;
  const rows = hasColumns(area);
  if (!rows && !hasRows(area))
    throw notImplemented(`Range.${way} of cells that are no whole rows or columns`);
  const word = way === 'insert' ? 'Insert' : 'Delete';
  guardSheet(sheet, `allow${word}${rows ? 'Rows' : 'Columns'}`);
  oneOf(shift, way === 'insert' ? ['Down', 'Right'] : ['Up', 'Left']);
  shiftLines(book, sheet, area, rows ? 'rows' : 'columns', way, 'addin');
}

/** Only what is asked of the neighbours of a range: so many lines before or after it. */
function beside(range: Range, axis: 'rows' | 'columns', count: number): Area {
  const { area } = range;
  if (count === 0) throw new Fault('InvalidArgument', 'The count must not be 0.');
  if (axis === 'rows') {
    return count > 0
      ? { ...area, top: area.bottom + 1, bottom: area.bottom + count }
      : { ...area, top: area.top + count, bottom: area.top - 1 };
  }
  return count > 0
    ? { ...area, left: area.right + 1, right: area.right + count }
    : { ...area, left: area.left + count, right: area.left - 1 };
}

const row = ({ top }: Area, index: number) => ({ top: top + index, bottom: top + index });
const column = ({ left }: Area, index: number) => ({ left: left + index, right: left + index });

const FINDING: Kind<Range>['methods'] = {
  GetCell: (range, args) =>
    rangeThing(range, cellAt(range.area.top + args.whole(0), range.area.left + args.whole(1))),
  GetRow: (range, args) => rangeThing(range, { ...range.area, ...row(range.area, args.whole(0)) }),
  GetColumn: (range, args) =>
    rangeThing(range, { ...range.area, ...column(range.area, args.whole(0)) }),
  GetEntireColumn: (range) => rangeThing(range, { ...range.area, top: 0, bottom: LAST_ROW }),
  GetEntireRow: (range) => rangeThing(range, { ...range.area, left: 0, right: LAST_COLUMN }),
  GetLastCell: (range) => rangeThing(range, cellAt(range.area.bottom, range.area.right)),
  GetLastRow: (range) => rangeThing(range, { ...range.area, top: range.area.bottom }),
  GetLastColumn: (range) => rangeThing(range, { ...range.area, left: range.area.right }),
  GetOffsetRange: (range, args) =>
    rangeThing(range, moved(range.area, args.whole(0), args.whole(1))),
  GetResizedRange: (range, args) =>
    rangeThing(range, {
      ...range.area,
      bottom: range.area.bottom + args.whole(0),
      right: range.area.right + args.whole(1),
    }),
  GetAbsoluteResizedRange: (range, args) =>
    rangeThing(range, {
      ...range.area,
      bottom: range.area.top + args.whole(0) - 1,
      right: range.area.left + args.whole(1) - 1,
    }),
  GetRowsAbove: (range, args) => rangeThing(range, beside(range, 'rows', -args.whole(0, 1))),
  GetRowsBelow: (range, args) => rangeThing(range, beside(range, 'rows', args.whole(0, 1))),
  GetColumnsBefore: (range, args) => rangeThing(range, beside(range, 'columns', -args.whole(0, 1))),
  GetColumnsAfter: (range, args) => rangeThing(range, beside(range, 'columns', args.whole(0, 1))),
  GetBoundingRect: (range, args) => rangeThing(range, around(range.area, other(range, args).area)),
  GetIntersection: (range, args) => {
    const both = overlap(range.area, other(range, args).area);
    if (!both) throw new Fault('ItemNotFound', 'The ranges do not meet.');
    return rangeThing(range, both);
  },
  GetIntersectionOrNullObject: (range, args) => {
    const both = overlap(range.area, other(range, args).area);
    return both && rangeThing(range, both);
  },
  // Nothing used: Excel answers the first cell of the range.
  GetUsedRange: (range, args) =>
    rangeThing(range, usedIn(range, args.flag(0)) ?? cellAt(range.area.top, range.area.left)),
  GetUsedRangeOrNullObject: (range, args) => {
    const used = usedIn(range, args.flag(0));
    return used && rangeThing(range, used);
  },
};

export const RANGE_METHODS: NonNullable<Kind<Range>['methods']> = {
  ...FINDING,
  _ValidateArraySize: ({ area }, args) => {
    matrixFits(area, args.whole(0), args.whole(1));
    return null;
  },
  Clear: clear,
  Merge: merge,
  Unmerge: unmerge,
  CopyFrom: copyFrom,
  Select: ({ book, sheet, area }) => {
    if (sheet.visibility !== 'Visible') {
      throw new Fault('InvalidOperation', 'Cells of a hidden sheet cannot be selected.');
    }
    book.select(sheet, area);
  },
  Calculate: ({ book }) => book.touch(),
  Insert: (range, args) => {
    const { area } = range;
    shiftCells(range, args.text(0), 'insert');
    return rangeThing(range, area);
  },
  Delete: (range, args) => shiftCells(range, args.text(0), 'delete'),
};
