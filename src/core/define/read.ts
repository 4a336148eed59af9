import { dayOfSerial, momentOfSerial, clock } from '../days.ts';
import { bareTitle } from '../heading.ts';
import type { Form } from '../form.ts';
import { severityOf, type Issue } from '../issue.ts';
import type { Sheet, Workbook } from '../sheet.ts';
import { checkForm } from './check.ts';
import type { Fault } from './fault.ts';
import { readGrid, readSettings, type Box, type Record } from './grid.ts';
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

export interface Definition {
  /** Null where something is wrong that keeps the register from being used. */
  readonly form: Form | null;
  readonly issues: readonly Issue[];
}

/** A form while it is put together: whatever the cells gave. */
export interface Draft {
  readonly members: { [member: string]: unknown };
  /** Where each member stands, by path. */
  readonly places: Map<string, Place>;
  readonly faults: Fault[];
}

export interface Place {
  readonly sheet: string;
  readonly box?: Box;
  /** The heading, or the setting's name. */
  readonly title?: string;
}

/**
 * The register a definition workbook describes, and everything that is wrong with it, each at its cell.
 * `others` are the registers it will stand beside.
 */
export function readForm(workbook: Workbook, others: readonly Form[] = []): Definition {
  const draft: Draft = { members: {}, places: new Map(), faults: [] };
  const sheetOf = (name: string): Sheet | undefined =>
    workbook.sheets.find((sheet) => bareTitle(sheet.name) === name);
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
  return settle(draft, others);
}

function settle(draft: Draft, others: readonly Form[]): Definition {
  const told = new Set(draft.faults.map((fault) => fault.path));
  // What could not be read is not missing as well.
  const found = checkForm(draft.members, others).filter((fault) => !told.has(fault.path));
  const issues = [...draft.faults, ...found].map((fault) => issueOf(fault, draft.places));
  const sound = issues.every((issue) => severityOf(issue.code) !== 'error');
  return { form: sound ? (draft.members as unknown as Form) : null, issues };
}

/** A fault at the cell of its member, or at what the member is part of. */
function issueOf({ path, code, detail }: Fault, places: ReadonlyMap<string, Place>): Issue {
  let at = path;
  while (!places.has(at) && at !== '') at = at.slice(0, Math.max(0, at.lastIndexOf('.')));
  const place = places.get(at) ?? { sheet: FORM_SHEET };
  const { box, title = path.split('.').at(-1) ?? '' } = place;
  return {
    code,
    sheet: place.sheet,
    column: title,
    ...(box ? { row: box.row + 1, cell: box.cell, value: box.text } : {}),
    ...(detail ? { detail } : {}),
  };
}

function readRows(sheet: Sheet | undefined, table: Table, draft: Draft): readonly Record[] {
  const headings = headingsOf(table);
  return sheet ? readRecords(sheet, headings, table.sheet, draft) : [];
}

export function readRecords(
  sheet: Sheet,
  headings: readonly string[],
  name: string,
  draft: Draft,
): readonly Record[] {
  const grid = readGrid(sheet, headings);
  if (!grid) {
    const path = `${name}!`;
    draft.places.set(path, { sheet: name });
    draft.faults.push({
      path,
      code: 'form-heading-missing',
      detail: { name: headings.join('、') },
    });
    return [];
  }
  for (const box of grid.unknown) {
    const path = `${name}!${box.cell}`;
    draft.places.set(path, { sheet: name, box, title: box.text });
    draft.faults.push({ path, code: 'form-heading-unknown', detail: { name: box.text } });
  }
  return grid.records;
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

function placeOf(sheet: string, row: Record, title: string): Place {
  const box = row.get(title) ?? [...row.values()][0];
  return { sheet, title, ...(box ? { box } : {}) };
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

function readSlot(
  slot: Slot,
  box: Box | undefined,
  members: { [member: string]: unknown },
  path: string,
  names: Names,
  draft: Draft,
): void {
  const [head = '', tail] = slot.path.split('.');
  const set = (value: unknown): void => {
    if (tail === undefined) members[head] = value;
    else ((members[head] ??= {}) as { [member: string]: unknown })[tail] = value;
  };
  if (!box || box.text === '') {
    if (slot.blank !== undefined) set(slot.blank);
    return;
  }
  const told = slot.type.read(box.text, names);
  if ('value' in told) set(told.value);
  else draft.faults.push({ path: `${path}${slot.path}`, code: told.code, detail: told.detail });
}

function definedIn(part: Parts[number]): Partial<Named> {
  return Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
}
