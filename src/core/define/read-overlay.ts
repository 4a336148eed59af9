import type { Form } from '../form.ts';
import type { Workbook } from '../sheet.ts';
import {
  makeDraft,
  placeOf,
  readRecords,
  settle,
  sheetIn,
  type Definition,
  type Draft,
} from './draft.ts';
import { readSettings, type Record } from './grid.ts';
import { BASE, CHOICE_SHEET, FORM_SHEET, NEW_NAME } from './layout.ts';
import { readList } from './list.ts';
import { applyOverlay, type Renamed, type RenamedOption } from './overlay.ts';

const COLUMN_HEADINGS = ['列名', NEW_NAME, '别名'];
const CHOICE_HEADINGS = ['列名', '选项', NEW_NAME, '别名'];

/** The id a workbook is based on, or null where it defines a register of its own. */
export function baseOf(workbook: Workbook): string | null {
  const sheet = sheetIn(workbook, FORM_SHEET);
  const base = sheet ? (readSettings(sheet).get(BASE)?.text ?? '') : '';
  return base === '' ? null : base;
}

/** The register a workbook renames columns and choices of, in the county's words. */
export function readOverlay(workbook: Workbook, base: Form): Definition {
  const draft = makeDraft();
  const columns: Renamed[] = [];
  for (const row of rowsOf(workbook, '列', COLUMN_HEADINGS, draft)) {
    const path = `columns.${columns.length}`;
    place(draft, '列', row, path, { column: '列名', title: NEW_NAME, aliases: '别名' });
    columns.push({ column: textIn(row, '列名'), ...wordsIn(row) });
  }
  for (const row of rowsOf(workbook, CHOICE_SHEET, CHOICE_HEADINGS, draft)) {
    const column = textIn(row, '列名');
    let index = columns.findIndex((renamed) => renamed.column === column);
    if (index < 0) index = columns.push({ column }) - 1;
    const renamed = columns[index] ?? { column };
    const options: RenamedOption[] = [...(renamed.options ?? [])];
    const path = `columns.${index}.options.${options.length}`;
    place(draft, CHOICE_SHEET, row, path, { option: '选项', title: NEW_NAME, aliases: '别名' });
    const whole = `columns.${index}`;
    if (!draft.places.has(whole)) draft.places.set(whole, placeOf(CHOICE_SHEET, row, '列名'));
    options.push({ option: textIn(row, '选项'), ...wordsIn(row) });
    columns[index] = { ...renamed, options };
  }
  const { form, faults } = applyOverlay(base, { base: base.id, columns });
  return settle(form, [...draft.faults, ...faults], draft);
}

function rowsOf(
  workbook: Workbook,
  name: string,
  headings: readonly string[],
  draft: Draft,
): readonly Record[] {
  const sheet = sheetIn(workbook, name);
  return sheet ? readRecords(sheet, headings, name, draft) : [];
}

function place(
  draft: Draft,
  sheet: string,
  row: Record,
  path: string,
  members: Readonly<{ [member: string]: string }>,
): void {
  const [first = ''] = Object.values(members);
  draft.places.set(path, placeOf(sheet, row, first));
  for (const [member, heading] of Object.entries(members)) {
    draft.places.set(`${path}.${member}`, placeOf(sheet, row, heading));
  }
}

function wordsIn(row: Record): { readonly title?: string; readonly aliases?: readonly string[] } {
  const title = textIn(row, NEW_NAME);
  const aliases = readList(textIn(row, '别名'));
  return { ...(title === '' ? {} : { title }), ...(aliases.length > 0 ? { aliases } : {}) };
}

function textIn(row: Record, heading: string): string {
  return row.get(heading)?.text ?? '';
}
