import { Fault } from '../fault.ts';
import type { Area } from './area.ts';
import type { Book } from './book.ts';
import type { Sheet } from './sheet.ts';

/** `Excel.WorksheetProtectionOptions` as Excel protects without any. */
export const LOCKED_DOWN: Readonly<Record<string, unknown>> = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: 'Normal',
};

function denied(): Fault {
  return new Fault('AccessDenied', 'You cannot perform the requested operation: it is protected.');
}

/** Contents of locked cells cannot change on a protected sheet. */
export function guardContents(sheet: Sheet, area: Area): void {
  if (sheet.protection && sheet.isLocked(area)) throw denied();
}

/** Everything else on a protected sheet needs the option that allows it; without one it is refused. */
export function guardSheet(sheet: Sheet, option?: string): void {
  if (!sheet.protection) return;
  if (option === undefined || sheet.protection.options[option] !== true) throw denied();
}

/** Sheets cannot come, go, move or change names while the structure of the workbook is protected. */
export function guardStructure(book: Book): void {
  if (book.structure) throw denied();
}
