import type { Damage } from '../core/host.ts';
import { range } from '../core/sheet.ts';
import type { Sheet } from '../core/sheet.ts';
import { entryColumns } from './entry.ts';
import type { EntryColumn } from './entry.ts';
import { guardsOf, unlocked } from './protect.ts';
import { typeOfRule, writeRule } from './rules.ts';
import { run, supports } from './run.ts';
import { setFormat } from './values.ts';

/**
 * What a format is for. Excel spells formats its own way (`yyyy\-mm\-dd`), and a clerk who prefers
 * 2020/2/1 has done no damage; an ID in a column that is no longer text loses its zeros.
 */
function purposeOf(format: string): 'text' | 'general' | 'date' | 'number' {
  const plain = format.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase();
  if (plain === '@') return 'text';
  if (plain === 'general') return 'general';
  return /[ymdhs]/.test(plain) ? 'date' : 'number';
}

interface Seen {
  readonly entry: EntryColumn;
  /** The filled rows of the column. */
  readonly cells: Excel.Range;
  readonly rule: Excel.DataValidation | null;
}

/** Only rows that are filled: below them a deleted row moves the end of every rule up. */
function look(sheet: Excel.Worksheet, columns: readonly EntryColumn[]): readonly Seen[] {
  const used = sheet.getUsedRangeOrNullObject(true).getEntireRow();
  return columns.map((entry) => {
    const cells = used.getIntersectionOrNullObject(range(entry.area));
    cells.load('numberFormat');
    cells.format.protection.load('locked');
    const rule = supports('1.8') ? cells.dataValidation : null;
    rule?.load('type');
    return { entry, cells, rule };
  });
}

function isMisformatted({ entry, cells }: Seen): boolean {
  const { format } = entry;
  if (format === undefined || !Array.isArray(cells.numberFormat)) return false;
  const wanted = purposeOf(format);
  return cells.numberFormat.some((row) => purposeOf(String(row[0])) !== wanted);
}

/** Rules differ where cells have none (`Inconsistent`) or another column's (`MixedCriteria`). */
function isUnruled({ entry, rule }: Seen): boolean {
  return rule !== null && String(rule.type) !== String(typeOfRule(entry.validation.rule));
}

function isLocked({ entry, cells }: Seen): boolean {
  return !entry.locked && cells.format.protection.locked !== false;
}

function damagesOf(sheet: string, seen: readonly Seen[]): readonly Damage[] {
  const filled = seen.filter(({ cells }) => !cells.isNullObject);
  const tests = [
    ['validation', isUnruled],
    ['locked', isLocked],
    ['format', isMisformatted],
  ] as const;
  return tests.flatMap(([kind, test]) => {
    const columns = filled.filter(test).map(({ entry }) => entry.column);
    return columns.length > 0 ? [{ sheet, kind, columns }] : [];
  });
}

/** What pastes did to the entry areas, one round trip a sheet; sheets that are not there are left out. */
export async function findDamages(template: readonly Sheet[]): Promise<readonly Damage[]> {
  const damages: Damage[] = [];
  for (const source of template) {
    const columns = entryColumns(source);
    if (columns.length === 0) continue;
    const found = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(source.name);
      const seen = look(sheet, columns);
      await context.sync();
      return sheet.isNullObject ? [] : damagesOf(source.name, seen);
    }, source.name);
    damages.push(...found);
  }
  return damages;
}

const SAME_NAMES: ReadonlyMap<string, string> = new Map();

export function mend(sheet: Excel.Worksheet, entry: EntryColumn, kind: Damage['kind']): void {
  const cells = sheet.getRange(range(entry.area));
  if (kind === 'locked') cells.format.protection.locked = entry.locked;
  else if (kind === 'format') setFormat(cells, entry.format ?? 'General');
  else if (supports('1.8')) {
    // The old rule would keep its messages.
    cells.dataValidation.clear();
    writeRule(sheet, { ...entry.validation, area: entry.area }, SAME_NAMES);
  }
}

/** Puts rules, locks and formats of the damaged columns back, over the whole entry area. */
export async function repairDamages(
  template: readonly Sheet[],
  damages: readonly Damage[],
): Promise<void> {
  const guards = await guardsOf(damages.map(({ sheet }) => sheet));
  for (const [name, guard] of guards) {
    const source = template.find((one) => one.name === name);
    if (!source) continue;
    const columns = entryColumns(source);
    await unlocked(name, guard, (sheet) => {
      for (const damage of damages) {
        if (damage.sheet !== name) continue;
        for (const entry of columns) {
          if (damage.columns.includes(entry.column)) mend(sheet, entry, damage.kind);
        }
      }
    });
  }
}
