import type { Entry } from './entry.ts';
import type { Heading } from './heading.ts';
import type { Issue } from './issue.ts';
import { isEmpty } from './reader.ts';
import { address, columnName, valueOf, type Sheet } from './sheet.ts';

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
  const titled = new Map(heading.extras.map(({ at, title }) => [at, title]));
  return filledBeside(known, entries, sheet).map((at) => ({
    code: 'heading-extra',
    file,
    sheet: sheet.name,
    row: heading.row + 1,
    column: titled.get(at) ?? columnName(at),
    cell: address(heading.row, at),
  }));
}

/** In one pass, if any column is left at all: a sheet may be as wide as Excel has columns. */
function filledBeside(
  known: ReadonlySet<number | undefined>,
  entries: readonly Entry[],
  sheet: Sheet,
): readonly number[] {
  let width = 0;
  for (const { row } of entries) width = Math.max(width, sheet.rows[row - 1]?.length ?? 0);
  const found = new Set<number>();
  if (Array.from({ length: width }).every((_, at) => known.has(at))) return [];
  for (const { row } of entries) {
    sheet.rows[row - 1]?.forEach((cell, at) => {
      if (!known.has(at) && !isEmpty(valueOf(cell))) found.add(at);
    });
  }
  return [...found].sort((a, b) => a - b);
}
