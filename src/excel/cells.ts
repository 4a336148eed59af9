import { isFormula, range } from '../core/sheet.ts';
import type { Cell, Sheet } from '../core/sheet.ts';
import { renamed } from './names.ts';
import { writeValue } from './values.ts';

/** Characters of a request; Excel on the web takes 5 MB, and a Han character is three bytes. */
const TRIP = 1_200_000;

/** Rows that go into one round trip. */
export interface Band {
  readonly top: number;
  readonly values: readonly (readonly (string | number | boolean | null)[])[];
}

type Formats = (row: number, column: number) => string | undefined;

/** The number format a cell gets from the styles; later ones win. Built once, asked for every text. */
function formatsOf({ layout }: Sheet): Formats {
  const styles = (layout?.styles ?? []).filter(({ style }) => style.format !== undefined).reverse();
  return (row, column) =>
    styles.find(
      ({ area }) =>
        row >= area.top && row <= area.bottom && column >= area.left && column <= area.right,
    )?.style.format;
}

function cellOf(cell: Cell, given: ReadonlyMap<string, string>): Cell {
  return isFormula(cell) ? { ...cell, formula: renamed(cell.formula, given) } : cell;
}

/**
 * The values of a sheet in bands of rows, each small enough for one request; formats must be set
 * before. Null leaves a cell as it is.
 */
export function bandsOf(sheet: Sheet, given: ReadonlyMap<string, string>): readonly Band[] {
  const formats = formatsOf(sheet);
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const bands: { top: number; values: (string | number | boolean | null)[][] }[] = [];
  let room = 0;
  sheet.rows.forEach((cells, row) => {
    const values = Array.from({ length: width }, (_, column) => {
      const cell = cells[column] ?? null;
      return cell === null ? null : writeValue(cellOf(cell, given), formats(row, column));
    });
    const size = values.reduce<number>((sum, value) => sum + String(value).length + 3, 0);
    if (room < size) {
      bands.push({ top: row, values: [] });
      room = TRIP;
    }
    room -= size;
    bands.at(-1)?.values.push(values);
  });
  return width === 0 ? [] : bands;
}

export function writeBand(sheet: Excel.Worksheet, { top, values }: Band): void {
  const right = (values[0]?.length ?? 1) - 1;
  const area = { top, left: 0, bottom: top + values.length - 1, right };
  sheet.getRange(range(area)).values = values.map((row) => [...row]);
}
