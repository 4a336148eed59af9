import { fold } from './fold.ts';
import { bareTitle, type Heading } from './heading.ts';
import { valueOf, type Cell } from './sheet.ts';

/** What a row below the heading is. Everything that is not an entry is named by its code. */
export type RowSort =
  'blank' | 'entry' | 'row-subtotal' | 'row-heading-repeated' | 'row-note' | 'row-example';

const SUBTOTAL = /^(合计|小计|总计|累计|共计|总和)[::]?$/;
const NOTE =
  /^(备?注[::]|说明[::]|填表说明|填报说明|单位负责人|审核人[::]|填表人[::]|填报人[::]|制表)/;
const EXAMPLE = /^[(〔【[]?(示例|样例|填写示例|例如|例)[)〕】\]]?[::]?$/;

/**
 * Sorts a row. Columns that the program fills do not make a record: a list prefilled with numbers down to
 * row 500 has no 500 entries. `before` is the sort of the row above: notes go on over several rows.
 */
export function sortRow(cells: readonly Cell[], heading: Heading, before: RowSort): RowSort {
  let texts = 0;
  let filled = 0;
  let first = '';
  for (let at = 0; at < cells.length; at += 1) {
    const value = valueOf(cells[at]);
    if (value === null || value === '') continue;
    if (typeof value === 'string') {
      if (value.trim() === '') continue;
      if (texts === 0) first = value;
      texts += 1;
    }
    if (isAsked(heading, at)) filled += 1;
  }
  if (texts > 0 && first.length < 40) {
    const special = wordOf(first, filled, before);
    if (special) return special;
  }
  if (filled === 0) return 'blank';
  if (texts > 1 && repeatsHeading(cells, heading)) return 'row-heading-repeated';
  return 'entry';
}

function wordOf(first: string, filled: number, before: RowSort): RowSort | null {
  const word = fold(first).replace(/\s/g, '');
  if (SUBTOTAL.test(word)) return 'row-subtotal';
  if (EXAMPLE.test(word)) return 'row-example';
  if (NOTE.test(word) && filled <= 2) return 'row-note';
  return before === 'row-note' && filled === 1 ? 'row-note' : null;
}

/** A column the clerk fills; what stands outside the register's columns makes no record either. */
function isAsked(heading: Heading, at: number): boolean {
  const index = heading.columns.indexOf(at);
  return index >= 0 && heading.form.columns[index]?.required !== 'generated';
}

/** Whether a row repeats the heading, as printed lists do on every page. */
function repeatsHeading(cells: readonly Cell[], heading: Heading): boolean {
  let same = 0;
  let filled = 0;
  heading.columns.forEach((at, index) => {
    const value = at === undefined ? null : valueOf(cells[at]);
    if (typeof value !== 'string' || value === '') return;
    filled += 1;
    if (bareTitle(value) === bareTitle(heading.form.columns[index]?.title ?? '')) same += 1;
  });
  return filled > 1 && same * 2 > filled;
}
