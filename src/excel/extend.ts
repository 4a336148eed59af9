import type { Area, Highlight, Sheet } from '../core/sheet.ts';
import { entryColumns } from './entry.ts';
import { guardsOf, unlocked } from './protect.ts';
import { mend } from './repair.ts';
import { writeHighlight } from './rules.ts';

/** A formula written for one row, as another row needs it; rows with `$` and texts stay. */
export function shiftRow(formula: string, from: number, to: number): string {
  const cell = new RegExp(`(?<![A-Z\\d_.])(\\$?[A-Z]{1,3})${from}(?![\\d(])`, 'g');
  return formula
    .split('"')
    .map((part, index) => (index % 2 === 0 ? part.replace(cell, `$1${to}`) : part))
    .join('"');
}

/** Highlights of the old entry area, for the new rows only: Excel cannot lengthen one. */
function below(highlights: readonly Highlight[], deepest: number, last: number): Highlight[] {
  return highlights
    .filter(({ area }) => area.bottom === deepest)
    .map((highlight) => ({
      ...highlight,
      area: { ...highlight.area, top: deepest + 1, bottom: last },
      formula: shiftRow(highlight.formula, highlight.area.top + 1, deepest + 2),
    }));
}

/**
 * Entry areas that end before row `rows` (counted from 1) go on to it, with rules, formats, locks and
 * highlights. Sheets are found by name; those that are not there are left out.
 */
export async function extendEntries(template: readonly Sheet[], rows: number): Promise<void> {
  const guards = await guardsOf(template.map(({ name }) => name));
  for (const source of template) {
    const columns = entryColumns(source);
    const deepest = Math.max(-1, ...columns.map(({ area }) => area.bottom));
    const guard = guards.get(source.name);
    if (guard === undefined || deepest < 0 || deepest >= rows - 1) continue;
    const longer = (area: Area): Area => ({ ...area, bottom: rows - 1 });
    await unlocked(source.name, guard, (sheet) => {
      for (const entry of columns.filter(({ area }) => area.bottom === deepest)) {
        const wanted = { ...entry, area: longer(entry.area) };
        for (const kind of ['format', 'locked', 'validation'] as const) mend(sheet, wanted, kind);
      }
      for (const highlight of below(source.layout?.highlights ?? [], deepest, rows - 1)) {
        writeHighlight(sheet, highlight, new Map());
      }
    });
  }
}
