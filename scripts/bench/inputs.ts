import path from 'node:path';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { makeTown, type Rows, type Variant } from './corpus.ts';
import { filesIn, keep, link, put } from './folder.ts';
import { dailyPeriods, makeReturn, MONTH, towns } from './returns.ts';

export interface Plan {
  readonly towns: number;
  readonly rows: Rows;
  readonly runs: number;
  /** Of so many files slow peers read one. */
  readonly sample: number;
  /** Days for which each town sends a workbook of its own, in turn: as many files as towns times these. */
  readonly days: readonly number[];
  /** Peers that are not on this machine. */
  readonly missing: readonly string[];
}

/** A folder with the two registers of each town, as Excel spells them. */
export function readingFolder({ towns: count, rows }: Plan, variant: Variant): Promise<string> {
  return keep(`reading-${variant}-${count}x${rows.log}`, (into) => {
    for (let town = 0; town < count; town++) {
      put(into, `${String(town + 1).padStart(3, '0')}.xlsx`, makeTown(town, variant, rows));
    }
  });
}

/** A folder with the return of each town for a month. */
export function monthFolder({ towns: count, rows }: Plan): Promise<string> {
  return keep(`month-${count}x${rows.log}`, async (into) => {
    for (const town of towns().slice(0, count)) {
      put(into, `${town.code}.xlsx`, await writeWorkbook(makeReturn(town, rows, MONTH)));
    }
  });
}

/** The files of a folder in as many folders, in turn. */
export function partsOf(folder: string, parts: number): Promise<readonly string[]> {
  const files = filesIn(folder);
  return Promise.all(
    Array.from({ length: parts }, (_, part) =>
      keep(`${path.basename(folder)}-${part + 1}-of-${parts}`, (into) => {
        files.filter((__, index) => index % parts === part).forEach((file) => link(file, into));
      }),
    ),
  );
}

/** A folder with a return of each town for each of so many days; all days together have a month's rows. */
export async function dailyFolder(plan: Plan, days: number): Promise<string> {
  const { rows } = plan;
  const most = Math.max(...plan.days);
  const daily = { log: Math.ceil(rows.log / most), disputes: Math.ceil(rows.disputes / most) };
  const shape = `${plan.towns}x${daily.log}`;
  const all = await keep(`daily-${shape}-${most}`, async (into) => {
    for (const town of towns().slice(0, plan.towns)) {
      for (const [at, period] of dailyPeriods(most).entries()) {
        const bytes = await writeWorkbook(makeReturn(town, daily, period));
        put(into, `${town.code}-${String(at).padStart(2, '0')}.xlsx`, bytes);
      }
    }
  });
  if (days === most) return all;
  return keep(`daily-${shape}-${days}-of-${most}`, (into) => {
    for (const file of filesIn(all)) {
      if (Number(path.basename(file, '.xlsx').split('-')[1]) < days) link(file, into);
    }
  });
}
