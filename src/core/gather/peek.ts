import type { Carried } from '../carried.ts';
import { CARRY_SHEET, isReport, readCarried } from '../carry.ts';
import { readClaims } from '../claims.ts';
import { COVER_SHEET } from '../cover.ts';
import type { Tree } from '../region.ts';
import type { Period } from '../setting.ts';
import type { Workbook } from '../sheet.ts';
import { readStamp, STAMP_SHEET } from '../stamp.ts';
import { unitNamed, type Found } from './found.ts';

/** Whose a file seems to be: enough to bring the files of one unit together before they are read. */
export interface Peek<F extends Found = Found> {
  readonly file: F;
  readonly unit: string | null;
  readonly period: Period | null;
  /** What it carries, if it is a report of a region below; `unit` is then that region. */
  readonly carried: Carried | null;
  readonly isReport: boolean;
}

/** The sheets a peek needs; the others need not be read. */
export function isPeeked(sheet: string): boolean {
  return sheet === STAMP_SHEET || sheet === CARRY_SHEET || sheet.trim() === COVER_SHEET;
}

/** How a workbook is opened: whole, or only the sheets that are wanted. */
type Open = (sheets?: (name: string) => boolean) => Promise<Workbook>;

/**
 * What a workbook says of itself; it is settled when the file is read as a whole, and so is what is wrong
 * with it: of one that cannot be read only the name speaks here.
 */
export async function peekAt<F extends Found>(file: F, tree: Tree, open: Open): Promise<Peek<F>> {
  try {
    return await peekInto(file, tree, open);
  } catch {
    return onlyNamed(file, tree);
  }
}

/** The same, but throws what `open` and reading throw. */
export async function peekInto<F extends Found>(file: F, tree: Tree, open: Open): Promise<Peek<F>> {
  // The properties alone are enough where the stamp was kept there; no sheet and no text is read for them.
  const bare = await open(() => false);
  const stamp = readStamp(bare);
  if (stamp && !isReport(bare)) {
    const { from, to, region } = stamp;
    return { ...nothingSeen(file), unit: region, period: { from, to } };
  }
  const workbook = await open(isPeeked);
  if (isReport(workbook)) return peekReport(file, readCarried(workbook));
  const brief = readClaims(workbook, readStamp(workbook), file.path, tree);
  // Without a cover the unit stands above the heading of a register: all files of a unit meet in one tally.
  const claims = brief.units.length > 0 ? brief : readClaims(await open(), null, file.path, tree);
  const unit = claims.units[0]?.what.code ?? null;
  return { ...nothingSeen(file), unit, period: claims.periods[0]?.what ?? null };
}

/** The peek at a file of which only its name is known. */
export function onlyNamed<F extends Found>(file: F, tree: Tree): Peek<F> {
  return { ...nothingSeen(file), unit: unitNamed(file.path, tree) };
}

/** The peek at a file that says nothing of itself. */
export function nothingSeen<F extends Found>(file: F): Peek<F> {
  return { file, unit: null, period: null, carried: null, isReport: false };
}

function peekReport<F extends Found>(file: F, carried: Carried | null): Peek<F> {
  const { region = null, period = null } = carried ?? {};
  return { file, unit: region, period, carried, isReport: true };
}
