import { dayOfSerial, momentOfSerial, clock } from '../days.ts';
import { bareTitle } from '../heading.ts';
import type { Form } from '../form.ts';
import type { Sheet, Workbook } from '../sheet.ts';
import { checkForm } from './check.ts';
import {
  makeDraft,
  placeOf,
  readRecords,
  readSlot,
  settle,
  sheetIn,
  type Definition,
  type Draft,
} from './draft.ts';
import { readSettings, type Box, type Record } from './grid.ts';
import {
  CHOICE_HEADINGS,
  CHOICE_SHEET,
  FORM_SHEET,
  headingsOf,
  TABLES,
  type Table,
} from './layout.ts';
import { readList } from './list.ts';
import { makeNames, type Named, type Names } from './names.ts';
import { FORM_SLOTS, type Slot } from './slots.ts';

/**
 * The register a definition workbook describes, and everything that is wrong with it, each at its cell.
 * `others` are the registers it will stand beside.
 */
export function readForm(workbook: Workbook, others: readonly Form[] = []): Definition {
  const draft = makeDraft();
  const sheetOf = (name: string): Sheet | undefined => sheetIn(workbook, name);
  for (const name of [FORM_SHEET, '列']) {
    if (!sheetOf(name))
      return { form: null, issues: [{ code: 'form-sheet-missing', detail: { name } }] };
  }
  const tables = TABLES.map((table) => ({
    table,
    rows: readRows(sheetOf(table.sheet), table, draft),
  }));
  const settings = readSettings(sheetOf(FORM_SHEET) ?? { name: '', rows: [] });
  const id = settings.get('标识')?.text ?? '';
  if (id !== '') draft.members['id'] = id;
  for (const { table, rows } of tables) startParts(table, rows, draft);
  readChoices(sheetOf(CHOICE_SHEET), draft);
  const names = namesOf(draft);
  readFormMembers(settings, names, draft);
  for (const { table, rows } of tables) {
    rows.forEach((row, index) => readPart(table, row, index, names, draft));
  }
  const told = new Set(draft.faults.map((fault) => fault.path));
  // What could not be read is not missing as well.
  const found = checkForm(draft.members, others).filter((fault) => !told.has(fault.path));
  return settle(draft.members, [...draft.faults, ...found], draft);
}

function readRows(sheet: Sheet | undefined, table: Table, draft: Draft): readonly Record[] {
  const headings = headingsOf(table);
  return sheet ? readRecords(sheet, headings, table.sheet, draft) : [];
}

/** Parts with nothing but what others call them by: a column may be spoken of before it is read. */
function startParts(table: Table, rows: readonly Record[], draft: Draft): void {
  draft.members[table.list] = rows.map((row, index) => {
    if (table.list === 'checks') return {};
    const written = row.get('标识')?.text ?? '';
    const title = row.get(table.list === 'columns' ? '列名' : '名称')?.text ?? '';
    return { id: idOf(table, written, index, draft), title: title === '' ? undefined : title };
  });
}

/** An indicator's id is given without the form's; a column's may be left out. */
function idOf(table: Table, written: string, index: number, draft: Draft): string | undefined {
  const form = String(draft.members['id']);
  if (table.list === 'columns') return written === '' ? `column-${index + 1}` : written;
  if (written === '') return undefined;
  return written.startsWith(`${form}.`) ? written : `${form}.${written}`;
}

type Parts = { [member: string]: unknown }[];

function readChoices(sheet: Sheet | undefined, draft: Draft): void {
  if (!sheet) return;
  const columns = draft.members['columns'] as Parts;
  for (const row of readRecords(sheet, CHOICE_HEADINGS, CHOICE_SHEET, draft)) {
    const [of, option] = [row.get('列名'), row.get('选项')];
    const index = columns.findIndex(({ title, id }) => of?.text === title || of?.text === id);
    const column = columns[index];
    const place = (path: string, title: string): void =>
      void draft.places.set(path, placeOf(CHOICE_SHEET, row, title));
    if (!column) {
      const path = `${CHOICE_SHEET}!${of?.cell ?? ''}`;
      place(path, '列名');
      draft.faults.push({ path, code: 'form-column-unknown', detail: { name: of?.text ?? '' } });
      continue;
    }
    const options = (column['options'] ??= []) as string[];
    const path = `columns.${index}.options.${options.length}`;
    place(path, '选项');
    place(`${path}.别名`, '别名');
    if ((option?.text ?? '') === '') draft.faults.push({ path, code: 'form-required' });
    options.push(option?.text ?? '');
    const word = option?.text ?? '';
    for (const alias of readList(row.get('别名')?.text ?? ''))
      addTo(column, 'synonyms', alias, word);
    const code = row.get('代码')?.text ?? '';
    if (code !== '') addTo(column, 'codes', word, code);
  }
}

function addTo(
  part: { [member: string]: unknown },
  member: string,
  key: string,
  value: string,
): void {
  const record = (part[member] ??= {}) as { [key: string]: string };
  record[key] = value;
}

function namesOf(draft: Draft): Names {
  const named = (list: unknown): readonly Named[] =>
    (list as Parts).map((part) => ({ id: '', title: '', ...definedIn(part) }));
  return makeNames(named(draft.members['columns']), named(draft.members['indicators']));
}

function readFormMembers(settings: ReadonlyMap<string, Box>, names: Names, draft: Draft): void {
  draft.places.set('', { sheet: FORM_SHEET });
  draft.members['identity'] = {};
  for (const slot of FORM_SLOTS) {
    const box = settings.get(bareTitle(slot.heading));
    draft.places.set(slot.path, {
      sheet: FORM_SHEET,
      title: slot.heading,
      ...(box ? { box } : {}),
    });
    readSlot(slot, box, draft.members, '', names, draft);
  }
}

function readPart(table: Table, row: Record, index: number, names: Names, draft: Draft): void {
  const part = (draft.members[table.list] as Parts)[index] ?? {};
  const path = `${table.list}.${index}`;
  const first = [...row.values()].find((box) => box.text !== '');
  draft.places.set(path, { sheet: table.sheet, ...(first ? { box: first } : {}) });
  draft.places.set(`${path}.kind`, placeOf(table.sheet, row, table.kind));
  const word = row.get(table.kind)?.text ?? '';
  const kind = Object.keys(table.kinds).find((name) => table.kinds[name]?.word === word);
  if (kind !== undefined) part['kind'] = kind;
  else if (word !== '') {
    const expected = Object.values(table.kinds)
      .map((one) => one.word)
      .join('、');
    draft.faults.push({ path: `${path}.kind`, code: 'form-value', detail: { expected } });
  }
  const own = kind === undefined ? [] : (table.kinds[kind]?.slots ?? []);
  const slots = [...table.base, ...own].filter((slot) => slot.heading !== '');
  for (const slot of slots) {
    draft.places.set(`${path}.${slot.path}`, placeOf(table.sheet, row, slot.heading));
    if (slot.path === 'id' || slot.path === 'title') continue;
    readSlot(slot, exampleBox(slot, row.get(slot.heading), kind), part, `${path}.`, names, draft);
  }
  if (kind !== undefined) checkIdle(table, row, slots, path, draft);
}

/** Cells filled under headings that mean nothing to this kind: a smallest value of a text. */
function checkIdle(
  table: Table,
  row: Record,
  slots: readonly Slot[],
  path: string,
  draft: Draft,
): void {
  const used = new Set([table.kind, ...slots.map((slot) => slot.heading)]);
  for (const [heading, box] of row) {
    if (box.text === '' || used.has(heading)) continue;
    draft.places.set(`${path}.${heading}`, { sheet: table.sheet, box, title: heading });
    draft.faults.push({
      path: `${path}.${heading}`,
      code: 'form-member-unknown',
      detail: { name: heading },
    });
  }
}

/** A day that Excel took for a date is shown as it was typed. */
function exampleBox(slot: Slot, box: Box | undefined, kind: string | undefined): Box | undefined {
  if (slot.path !== 'example' || typeof box?.value !== 'number') return box;
  if (kind === 'date') return { ...box, text: dayOfSerial(box.value) };
  if (kind !== 'datetime') return box;
  const { day, minutes } = momentOfSerial(box.value);
  return { ...box, text: `${day} ${clock(minutes)}` };
}

function definedIn(part: Parts[number]): Partial<Named> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
