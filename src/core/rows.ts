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
  const { asked } = knownOf(heading);
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
    if (asked[at] === true) filled += 1;
  }
  if (texts > 0 && first.length < 40) {
    const special = wordOf(first, filled, before);
    if (special) return special;
  }
  if (filled === 0) return 'blank';
  if (texts > 1 && repeatsHeading(cells, first, heading)) return 'row-heading-repeated';
  return 'entry';
}

function wordOf(first: string, filled: number, before: RowSort): RowSort | null {
  if (before !== 'row-note' && isCode(first)) return null;
  const word = fold(first).replace(/\s/g, '');
  if (SUBTOTAL.test(word)) return 'row-subtotal';
  if (EXAMPLE.test(word)) return 'row-example';
  if (NOTE.test(word) && filled <= 2) return 'row-note';
  return before === 'row-note' && filled === 1 ? 'row-note' : null;
}

/** An entry's number or another code: most rows begin with one, and none of the words above does. */
function isCode(text: string): boolean {
  const sign = text.charCodeAt(0);
  return sign < 0x7b && sign > 0x2f;
}

/** What sorting asks of a heading for every row, worked out once. */
interface Known {
  /** By sheet column: whether the clerk fills it; what stands elsewhere makes no record either. */
  readonly asked: readonly boolean[];
  /** By sheet column: the bare title above it. */
  readonly titles: ReadonlyMap<number, string>;
  /** First texts of rows seen before that begin no heading. */
  readonly others: Set<string>;
}

const known = new WeakMap<Heading, Known>();

function knownOf(heading: Heading): Known {
  let own = known.get(heading);
  if (!own) {
    const asked: boolean[] = [];
    const titles = new Map<number, string>();
    heading.columns.forEach((at, index) => {
      const column = heading.form.columns[index];
      if (at === undefined || !column) return;
      asked[at] = column.required !== 'generated';
      titles.set(at, bareTitle(column.title));
    });
    own = { asked, titles, others: new Set() };
    known.set(heading, own);
  }
  return own;
}

/** Whether a row repeats the heading, as printed lists do on every page. */
function repeatsHeading(cells: readonly Cell[], first: string, heading: Heading): boolean {
  const { titles, others } = knownOf(heading);
  if (isCode(first) || others.has(first)) return false;
  let same = 0;
  let filled = 0;
  for (const [at, title] of titles) {
    const value = valueOf(cells[at]);
    if (typeof value !== 'string' || value === '') continue;
    filled += 1;
    if (bareTitle(value) === title) same += 1;
  }
  if (filled > 1 && same * 2 > filled) return true;
  others.add(first);
  return false;
}
