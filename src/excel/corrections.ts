import type { Correction } from '../core/host.ts';
import { range } from '../core/sheet.ts';
import { guardsOf, unlocked } from './protect.ts';
import { run } from './run.ts';
import { readValue, setFormat, writeValue } from './values.ts';

/** Corrections of cells below one another that are written in one go; Excel then tells of one edit. */
interface Strip {
  readonly address: string;
  /** The format they all get, if any. */
  readonly format: string | undefined;
  readonly corrections: readonly Correction[];
}

function bySheet(corrections: readonly Correction[]): ReadonlyMap<string, Correction[]> {
  const sheets = new Map<string, Correction[]>();
  for (const correction of corrections) {
    const own = sheets.get(correction.sheet);
    if (own) own.push(correction);
    else sheets.set(correction.sheet, [correction]);
  }
  return sheets;
}

function keyOf({ sheet, row, column }: Correction): string {
  return `${sheet} ${row} ${column}`;
}

/** Of two corrections of one cell the later one counts. */
function stripsOf(corrections: readonly Correction[]): readonly Strip[] {
  const cells = new Map(corrections.map((one) => [keyOf(one), one]));
  const sorted = [...cells.values()].sort((a, b) => a.column - b.column || a.row - b.row);
  const strips: Correction[][] = [];
  for (const next of sorted) {
    const last = strips.at(-1)?.at(-1);
    const follows =
      last?.column === next.column && last.row + 1 === next.row && last.format === next.format;
    if (follows) strips.at(-1)?.push(next);
    else strips.push([next]);
  }
  return strips.map((own) => {
    const { row: top = 0, column: left = 0, format } = own[0] ?? {};
    const area = { top, left, bottom: top + own.length - 1, right: left };
    return { address: range(area), format, corrections: own };
  });
}

/** What stands in the cells of the strips, with their formats, by cell. */
function formerOf(
  name: string,
  strips: readonly Strip[],
): Promise<ReadonlyMap<string, Correction>> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const asked = strips.map(({ address, corrections }) => {
      const cells = sheet.getRange(address);
      cells.load('values,numberFormat');
      return { corrections, cells };
    });
    await context.sync();
    const former = new Map<string, Correction>();
    for (const { corrections, cells } of asked) {
      corrections.forEach((one, index) => {
        const value = readValue(cells.values[index]?.[0]);
        const format = String(cells.numberFormat[index]?.[0]);
        former.set(keyOf(one), { ...one, value, format });
      });
    }
    return former;
  }, name);
}

/**
 * Writes values, sheet by sheet, in two round trips each and one for all; the protection of a sheet is
 * taken away for it and put back. A sheet with a password stops it as `protected`; sheets before it
 * are then written. Comes back with what stood in each cell, so that writing it puts all of it back.
 */
export async function writeCorrections(
  corrections: readonly Correction[],
): Promise<readonly Correction[]> {
  const sheets = bySheet(corrections);
  if (sheets.size === 0) return [];
  const guards = await guardsOf(sheets.keys());
  const before = new Map<string, Correction>();
  for (const [name, own] of sheets) {
    const strips = stripsOf(own);
    const former = await formerOf(name, strips);
    for (const [key, one] of former) before.set(key, one);
    await unlocked(name, guards.get(name) ?? null, (sheet) => {
      for (const strip of strips) {
        const cells = sheet.getRange(strip.address);
        if (strip.format !== undefined) setFormat(cells, strip.format);
        // A cell that keeps its format takes a text as that format has it: `@` as it stands.
        cells.values = strip.corrections.map((one) => [
          writeValue(one.value, one.format ?? former.get(keyOf(one))?.format),
        ]);
      }
    });
  }
  return corrections.map((one) => before.get(keyOf(one)) ?? one);
}
