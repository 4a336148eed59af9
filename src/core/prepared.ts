import type { Heading } from './heading.ts';
import { isEmpty } from './reader.ts';
import { textOf, valueOf, type Cell, type Sheet } from './sheet.ts';

/** So many rows with the same few values were filled in at one stroke. */
const PREPARED = 3;
/** And so few: a unit and a day, of all that an entry asks for. */
const FEW = 2;

/** What is the same in many entries, and so pulled down; names and figures are not. */
const REPEATED: ReadonlySet<string> = new Set(['choice', 'unit', 'village', 'date', 'datetime']);

/**
 * The row from which every row down to the last holds the same one or two values, too few for an entry: a clerk pulled
 * them down for entries to come. Behind the last row where there are none.
 */
export function preparedFrom({ rows }: Sheet, { form, row, columns }: Heading): number {
  const kinds: (string | undefined)[] = [];
  columns.forEach((at, index) => {
    const column = form.columns[index];
    if (at !== undefined && column?.required !== 'generated') kinds[at] = column?.kind;
  });
  const last = rows.at(-1) ?? [];
  const few = fewValues(last, kinds);
  const isShort = form.columns.some(({ required }, index) => {
    const at = columns[index];
    return required === 'yes' && at !== undefined && isEmpty(valueOf(last[at]));
  });
  if (few === null || !isShort) return rows.length;
  let from = rows.length;
  while (from > row + 1 && fewValues(rows[from - 1] ?? [], kinds) === few) from -= 1;
  return rows.length - from >= PREPARED ? from : rows.length;
}

/** What a row holds in the columns that a clerk fills, if that is little enough, and may be pulled down. */
function fewValues(cells: readonly Cell[], kinds: readonly (string | undefined)[]): string | null {
  const found: string[] = [];
  for (let at = 0; at < cells.length && found.length <= FEW; at += 1) {
    const value = valueOf(cells[at]);
    const kind = kinds[at];
    if (isEmpty(value) || kind === undefined) continue;
    if (!REPEATED.has(kind)) return null;
    found.push(`${at} ${textOf(value)}`);
  }
  return found.length > 0 && found.length <= FEW ? found.join('\n') : null;
}
