import { isEmpty } from './reader.ts';
import { textOf, valueOf, type Cell, type Sheet } from './sheet.ts';

/** So many rows with the same few values were filled in at one stroke. */
const PREPARED = 3;
/** And so few: a unit and a day, of all that an entry asks for. */
const FEW = 2;

/**
 * The row from which every row down to the last holds the same one or two values, too few for an entry: a clerk pulled
 * them down for entries to come. Behind the last row where there are none.
 */
export function preparedFrom(
  rows: Sheet['rows'],
  first: number,
  parts: readonly string[],
  needed: readonly number[],
): number {
  const last = rows.at(-1) ?? [];
  const few = fewValues(last, parts);
  const isShort = needed.some((at) => isEmpty(valueOf(last[at])));
  if (few === null || !isShort) return rows.length;
  let from = rows.length;
  while (from > first && fewValues(rows[from - 1] ?? [], parts) === few) from -= 1;
  return rows.length - from >= PREPARED ? from : rows.length;
}

/** What a row holds in the columns that a clerk fills, if that is little enough. */
function fewValues(cells: readonly Cell[], parts: readonly string[]): string | null {
  const found: string[] = [];
  for (let at = 0; at < cells.length && found.length <= FEW; at += 1) {
    const value = valueOf(cells[at]);
    if (isEmpty(value) || (parts[at] ?? 'none') === 'none') continue;
    found.push(`${at} ${textOf(value)}`);
  }
  return found.length > 0 && found.length <= FEW ? found.join('\n') : null;
}
