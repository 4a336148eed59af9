import type { Correction } from '../core/host.ts';
import { range } from '../core/sheet.ts';
import { guardsOf, unlocked } from './protect.ts';
import { run } from './run.ts';
import { setFormat, writeValue } from './values.ts';

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

/** Of two corrections of one cell the later one counts. */
function stripsOf(corrections: readonly Correction[]): readonly Strip[] {
  const cells = new Map(corrections.map((one) => [`${one.row} ${one.column}`, one]));
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

/** Formats of cells that get a text and keep their format: `@` takes a text as it stands. */
function formatsOf(
  name: string,
  strips: readonly Strip[],
): Promise<ReadonlyMap<Strip, readonly unknown[]>> {
  return run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(name);
    const asked = strips.map((strip) => {
      const cells = sheet.getRange(strip.address);
      cells.load('numberFormat');
      return { strip, cells };
    });
    await context.sync();
    return new Map(
      asked.map(({ strip, cells }) => [strip, cells.numberFormat.map((row) => row[0] as unknown)]),
    );
  }, name);
}

function keepsFormat({ format, corrections }: Strip): boolean {
  return format === undefined && corrections.some(({ value }) => typeof value === 'string');
}

/**
 * Writes values, sheet by sheet, in two round trips each and one for all; the protection of a sheet is
 * taken away for it and put back. A sheet with a password stops it as `protected`; sheets before it
 * are then written.
 */
export async function writeCorrections(corrections: readonly Correction[]): Promise<void> {
  const sheets = bySheet(corrections);
  if (sheets.size === 0) return;
  const guards = await guardsOf(sheets.keys());
  for (const [name, own] of sheets) {
    const strips = stripsOf(own);
    const asked = strips.filter(keepsFormat);
    const formats = asked.length > 0 ? await formatsOf(name, asked) : new Map<Strip, never>();
    await unlocked(name, guards.get(name) ?? null, (sheet) => {
      for (const strip of strips) {
        const cells = sheet.getRange(strip.address);
        if (strip.format !== undefined) setFormat(cells, strip.format);
        cells.values = strip.corrections.map(({ value, format }, index) => {
          const found = formats.get(strip)?.[index];
          return [writeValue(value, format ?? (typeof found === 'string' ? found : undefined))];
        });
      }
    });
  }
}
