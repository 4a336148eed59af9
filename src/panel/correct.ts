import type { Correction, OpenWorkbook } from '../core/host.ts';
import type { Mend } from '../core/mend.ts';
import { valueOf, type Value } from '../core/sheet.ts';

export interface Corrected {
  readonly done: number;
  /** Writing these puts everything back. */
  readonly undo: readonly Correction[];
}

/**
 * Writes corrections where the cell still holds what was checked (`before`); a cell that was typed into
 * since then is left alone.
 */
export async function correct(
  workbook: OpenWorkbook,
  mends: readonly Mend[],
  before: (mend: Mend) => Value,
): Promise<Corrected> {
  const present = await readCells(workbook, mends);
  const sound = mends.filter((mend) => present.get(keyOf(mend)) === before(mend));
  await workbook.write(
    sound.map(({ sheet, row, column, value, format }) => ({
      sheet,
      row,
      column,
      value,
      ...(format === undefined ? {} : { format }),
    })),
  );
  const undo = sound.map((mend): Correction => {
    const { sheet, row, column } = mend;
    // A text that looks like a number would not come back as it was without the text format.
    return { sheet, row, column, value: before(mend), format: '@' };
  });
  return { done: sound.length, undo };
}

async function readCells(
  workbook: OpenWorkbook,
  mends: readonly Mend[],
): Promise<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>();
  for (const name of new Set(mends.map(({ sheet }) => sheet))) {
    const own = mends.filter(({ sheet }) => sheet === name);
    const rows = own.map(({ row }) => row);
    const columns = own.map(({ column }) => column);
    const area = {
      top: Math.min(...rows),
      left: Math.min(...columns),
      bottom: Math.max(...rows),
      right: Math.max(...columns),
    };
    const sheet = await workbook.readArea(name, area);
    for (const mend of own) {
      values.set(keyOf(mend), valueOf(sheet.rows[mend.row]?.[mend.column]));
    }
  }
  return values;
}

function keyOf({ sheet, row, column }: Correction): string {
  return `${sheet} ${row} ${column}`;
}
