import type { Area, Sheet, Workbook } from './sheet.ts';

/** A workbook with the rows of one area as they now stand. */
export function patch(workbook: Workbook, changed: Sheet, area: Area): Workbook {
  const sheets = workbook.sheets.map((sheet) => {
    if (sheet.name !== changed.name) return sheet;
    const rows = [...sheet.rows];
    for (let row = area.top; row <= area.bottom; row += 1) rows[row] = changed.rows[row] ?? [];
    // An edit far below the last row leaves holes; a hole is an empty row.
    return { ...sheet, rows: Array.from(rows, (row) => row ?? []) };
  });
  return { ...workbook, sheets };
}
