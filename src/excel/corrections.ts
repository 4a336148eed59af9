import type { Correction } from '../core/host.ts';
import { address } from '../core/sheet.ts';
import { guardsOf, unlocked } from './protect.ts';
import { run } from './run.ts';
import { setFormat, writeValue } from './values.ts';

function bySheet(corrections: readonly Correction[]): ReadonlyMap<string, Correction[]> {
  const sheets = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const own = sheets.get(correction.sheet);
    if (own) own.push(correction);
    else sheets.set(correction.sheet, [correction]);
  }
  return sheets;
}

/** Formats of cells that get a text and keep their format: `@` takes a text as it stands. */
function formatsOf(
  name: string,
  corrections: readonly Correction[],
): Promise<ReadonlyMap<Correction, string>> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const cells = corrections
      .filter(({ value, format }) => typeof value === 'string' && format === undefined)
      .map((correction) => {
        const cell = sheet.getRange(address(correction.row, correction.column));
        cell.load('numberFormat');
        return { correction, cell };
      });
    await context.sync();
    return new Map(
      cells.map(({ correction, cell }) => [correction, String(cell.numberFormat[0]?.[0])]),
    );
  }, name);
}

/**
 * Writes values, sheet by sheet; the protection of a sheet is taken away for it and put back. A sheet
 * with a password stops it as `protected`; sheets before it are then written.
 */
export async function writeCorrections(corrections: readonly Correction[]): Promise<void> {
  const sheets = bySheet(corrections);
  const guards = await guardsOf(sheets.keys());
  for (const [name, own] of sheets) {
    const formats = await formatsOf(name, own);
    await unlocked(name, guards.get(name) ?? null, (sheet) => {
      for (const correction of own) {
        const { row, column, value, format } = correction;
        const cell = sheet.getRange(address(row, column));
        if (format !== undefined) setFormat(cell, format);
        cell.values = [[writeValue(value, format ?? formats.get(correction))]];
      }
    });
  }
}
