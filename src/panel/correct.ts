import type { Correction, OpenWorkbook } from '../core/host.ts';
import { valueOf, type Value } from '../core/sheet.ts';

/** A correction, and the value its cell must still hold for it to be made. */
export interface Swap {
  readonly correction: Correction;
  readonly before: Value;
}

/**
 * Writes where the cell still holds what is expected; a cell that was typed into since then, here or by
 * somebody else, is left alone. Swapping what comes back puts everything as it was, with its format.
 */
export async function swap(
  workbook: OpenWorkbook,
  swaps: readonly Swap[],
): Promise<readonly Swap[]> {
  const present = await readCells(
    workbook,
    swaps.map(({ correction }) => correction),
  );
  const wanted = swaps
    .filter(({ correction, before }) => present.get(keyOf(correction)) === before)
    .map(({ correction }) => correction);
  const former = await workbook.write(wanted);
  return former.map((correction, index) => ({
    correction,
    before: wanted[index]?.value ?? null,
  }));
}

async function readCells(
  workbook: OpenWorkbook,
  corrections: readonly Correction[],
): Promise<ReadonlyMap<string, Value>> {
  const values = new Map<string, Value>();
  for (const name of new Set(corrections.map(({ sheet }) => sheet))) {
    const own = corrections.filter(({ sheet }) => sheet === name);
    const rows = own.map(({ row }) => row);
    const columns = own.map(({ column }) => column);
    const area = {
      top: Math.min(...rows),
      left: Math.min(...columns),
      bottom: Math.max(...rows),
      right: Math.max(...columns),
    };
    const sheet = await workbook.readArea(name, area);
    for (const one of own) {
      values.set(keyOf(one), valueOf(sheet.rows[one.row]?.[one.column]));
    }
  }
  return values;
}

function keyOf({ sheet, row, column }: Correction): string {
  return `${sheet} ${row} ${column}`;
}
