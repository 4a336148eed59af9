import { Fault } from '../fault.ts';
import type { Args } from '../kind.ts';
import { columnsOf, rowsOf } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import type { Content } from '../model/content.ts';
import { noteChange } from '../model/edit.ts';
import type { Format } from '../model/format.ts';
import { guardContents, guardSheet } from '../model/guard.ts';
import { copyFormula } from '../model/rewrite.ts';
import type { Rule } from '../model/rule.ts';
import { Range, noteFormat, oneOf, rangeArgument } from './cells.ts';

interface Copied {
  readonly content: Content | null;
  readonly format: Format;
  readonly rule: Rule | null;
}

/** The copied block, read before anything is written, so that ranges may overlap. */
function pick(source: Range, values: boolean): readonly (readonly Copied[])[] {
  const { book, sheet, area } = source;
  return Array.from({ length: rowsOf(area) }, (_, down) =>
    Array.from({ length: columnsOf(area) }, (_, along) => {
      const [row, column] = [area.top + down, area.left + along];
      const own = sheet.grid.at(row, column);
      const value = own && book.value(sheet, row, column);
      const content = values && own ? (value === null ? null : { value }) : own;
      return { content, format: sheet.formats.at(row, column), rule: sheet.rules.at(row, column) };
    }),
  );
}

function targetArea(range: Range, rows: number, columns: number): Area {
  const { area } = range;
  const fits = rowsOf(area) % rows === 0 && columnsOf(area) % columns === 0;
  // A target that is no multiple of the source grows or shrinks to the size of the source.
  return fits ? area : { ...area, bottom: area.top + rows - 1, right: area.left + columns - 1 };
}

/** `range.copyFrom`: formats and rules come along with `All`, as with a paste. */
export function copyFrom(range: Range, args: Args): void {
  const source = rangeArgument(args, 0, range);
  const what = oneOf(args.text(1, 'All'), ['All', 'Formulas', 'Values', 'Formats']);
  if (args.flag(3)) throw new Fault('NotImplemented', 'Range.copyFrom with transpose');
  const block = pick(source, what === 'Values');
  const [rows, columns] = [block.length, block[0]?.length ?? 0];
  const area = targetArea(range, rows, columns);
  const { book, sheet } = new Range(range.book, range.sheet, area);
  if (what !== 'Formats') guardContents(sheet, area);
  if (what === 'All' || what === 'Formats') guardSheet(sheet, 'allowFormatCells');
  const before = book.value(sheet, area.top, area.left);
  for (let row = area.top; row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const down = (row - area.top) % rows;
      const along = (column - area.left) % columns;
      const copied = block[down]?.[along];
      if (!copied || (args.flag(2) && !copied.content)) continue;
      const cell = { top: row, bottom: row, left: column, right: column };
      const moved = [row - source.area.top - down, column - source.area.left - along] as const;
      if (what !== 'Formats') sheet.grid.put(row, column, move(copied.content, ...moved));
      if (what === 'All' || what === 'Formats') sheet.format(cell, copied.format);
      if (what === 'All') sheet.changeRules(cell, () => copied.rule);
    }
  }
  if (what === 'Formats') noteFormat({ book, sheet, areas: [area] });
  else noteChange(book, sheet, area, 'addin', before);
}

function move(content: Content | null, rows: number, columns: number): Content | null {
  if (!content) return null;
  return content.formula === undefined
    ? { ...content }
    : { value: content.value, formula: copyFormula(content.formula, rows, columns) };
}
