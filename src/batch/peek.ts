import type { Carried } from '../core/carried.ts';
import { CARRY_SHEET, isReport, readCarried } from '../core/carry.ts';
import { readClaims } from '../core/claims.ts';
import { COVER_SHEET } from '../core/cover.ts';
import { Refusal } from '../core/issue.ts';
import type { Tree } from '../core/region.ts';
import type { Period } from '../core/setting.ts';
import { readStamp, STAMP_SHEET } from '../core/stamp.ts';
import type { Found } from './discover.ts';
import { openWorkbook } from './open.ts';

/** Whose a file seems to be: enough to bring the files of one unit together before they are read. */
export interface Peek {
  readonly file: Found;
  readonly unit: string | null;
  readonly period: Period | null;
  /** What it carries, if it is a report of a region below; `unit` is then that region. */
  readonly carried: Carried | null;
  readonly isReport: boolean;
}

/** Reads only the stamp and the cover; what they say is settled when the file is read as a whole. */
export async function peek(file: Found, tree: Tree): Promise<Peek> {
  try {
    const workbook = await openWorkbook(file.absolute, {
      sheets: (name) => name === STAMP_SHEET || name === CARRY_SHEET || name.trim() === COVER_SHEET,
    });
    if (isReport(workbook)) return peekReport(file, readCarried(workbook));
    const claims = readClaims(workbook, readStamp(workbook), file.path, tree);
    return {
      file,
      unit: claims.units[0]?.what.code ?? null,
      period: claims.periods[0]?.what ?? null,
      carried: null,
      isReport: false,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const name = /^\d{9}(?!\d)/.exec(file.path.split('/').at(-1) ?? '')?.[0] ?? '';
    return {
      file,
      unit: tree.get(name)?.code ?? null,
      period: null,
      carried: null,
      isReport: false,
    };
  }
}

function peekReport(file: Found, carried: Carried | null): Peek {
  const { region = null, period = null } = carried ?? {};
  return { file, unit: region, period, carried, isReport: true };
}
