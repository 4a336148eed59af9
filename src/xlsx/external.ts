/**
 * A reference into another workbook, `[1]Sheet!A1`: digits in brackets between no name and a name, unlike
 * the columns of a table, `Table1[[2019]:[2020]]`. The 0th is the workbook itself. Old LibreOffice writes
 * the address.
 */
const EXTERNAL = /(?<![\p{L}\p{N}_.\][\\])\[((?!0\])\d+|'?file:[^\][]+)\](?=[^\],:])/u;

/** Whether a formula takes a value from another workbook; what stands in its texts is none. */
export function readsOutside(formula: string): boolean {
  return formula.includes('[') && EXTERNAL.test(formula.replace(/"[^"]*"/g, '""'));
}
