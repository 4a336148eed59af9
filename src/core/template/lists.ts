import { absolute, quoteSheet, type Cell, type Sheet } from '../sheet.ts';

export const LISTS_SHEET = '_选项';

/** Options too long for a rule stand on a hidden sheet, a column each; the same list is written once. */
export interface Lists {
  /** The range to point at, with its sheet: `'_选项'!$A$2:$A$14`. */
  readonly list: (name: string, options: readonly string[]) => string;
  readonly sheet: () => Sheet;
}

export function makeLists(): Lists {
  const columns: { name: string; options: readonly string[] }[] = [];
  return {
    list: (name, options) => {
      const key = options.join('\n');
      let column = columns.findIndex((known) => known.options.join('\n') === key);
      if (column < 0) column = columns.push({ name, options }) - 1;
      const area = { top: 1, left: column, bottom: Math.max(1, options.length), right: column };
      return `${quoteSheet(LISTS_SHEET)}!${absolute(area)}`;
    },
    sheet: () => ({ name: LISTS_SHEET, visibility: 'very-hidden', rows: gridOf(columns) }),
  };
}

function gridOf(columns: readonly { name: string; options: readonly string[] }[]): Cell[][] {
  const height = Math.max(0, ...columns.map((column) => column.options.length)) + 1;
  return Array.from({ length: height }, (_, row) =>
    columns.map(({ name, options }) => (row === 0 ? name : (options[row - 1] ?? null))),
  );
}
