import type { Entry } from './entry.ts';
import type { Heading } from './heading.ts';
import type { Issue } from './issue.ts';
import { isEmpty } from './reader.ts';
import { address, columnName, valueOf, type Cell, type Sheet } from './sheet.ts';

/** Columns beside the register in which entries hold something: it is not read, and somebody should know. */
export function extraColumns(
  entries: readonly Entry[],
  sheet: Sheet,
  heading: Heading,
  file: string,
): readonly Issue[] {
  const known = new Set([
    ...heading.columns,
    ...heading.ignored,
    ...[...heading.rivals.values()].flat(),
  ]);
  const width = widthOf(entries, sheet);
  const titled = new Map(heading.extras.map(({ at, title }) => [at, title]));
  return Array.from({ length: width }, (_, at) => at)
    .filter((at) => !known.has(at) && entries.some(({ row }) => isFilled(sheet.rows[row - 1], at)))
    .map((at) => ({
      code: 'heading-extra',
      file,
      sheet: sheet.name,
      row: heading.row + 1,
      column: titled.get(at) ?? columnName(at),
      cell: address(heading.row, at),
    }));
}

function widthOf(entries: readonly Entry[], sheet: Sheet): number {
  let width = 0;
  for (const { row } of entries) width = Math.max(width, sheet.rows[row - 1]?.length ?? 0);
  return width;
}

function isFilled(cells: readonly Cell[] | undefined, at: number): boolean {
  return !isEmpty(valueOf(cells?.[at]));
}
