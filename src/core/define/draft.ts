import { bareTitle } from '../heading.ts';
import type { Form } from '../form.ts';
import { severityOf, type Issue } from '../issue.ts';
import type { Sheet, Workbook } from '../sheet.ts';
import type { Fault } from './fault.ts';
import { readGrid, type Box, type Record } from './grid.ts';
import { FORM_SHEET, SHEETS } from './layout.ts';
import type { Names } from './names.ts';
import type { Slot } from './slots.ts';

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

export function makeDraft(): Draft {
  return { members: {}, places: new Map(), faults: [] };
}

export function sheetIn(workbook: Workbook, name: string): Sheet | undefined {
  return workbook.sheets.find((sheet) => bareTitle(sheet.name) === name);
}

/** The faults at their cells, in the order of sheets and rows, and the form if none of them is an error. */
export function settle(form: unknown, faults: readonly Fault[], draft: Draft): Definition {
  const issues = faults.map((fault) => issueOf(fault, draft.places)).sort(inOrder);
  return { form: isUsable(issues) ? (form as Form) : null, issues };
}

export function isUsable(issues: readonly Issue[]): boolean {
  return issues.every((issue) => severityOf(issue.code) !== 'error');
}

function inOrder(a: Issue, b: Issue): number {
  const sheet = (issue: Issue): number => SHEETS.indexOf(issue.sheet ?? '');
  return sheet(a) - sheet(b) || (a.row ?? 0) - (b.row ?? 0) || column(a) - column(b);
}

/** Where the cell's column stands: AA comes after Z. */
function column({ cell = '' }: Issue): number {
  return [...cell.replace(/\d/g, '')].reduce((sum, sign) => sum * 26 + sign.charCodeAt(0) - 64, 0);
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

/** The rows of a sheet by heading; headings nobody knows are told. */
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

/** Where a member of a row stands: under its heading, or at the row where the sheet has no such heading. */
export function placeOf(sheet: string, row: Record, title: string): Place {
  const box = row.get(title) ?? [...row.values()][0];
  return { sheet, title, ...(box ? { box } : {}) };
}

/** Puts what a cell says into the member; an empty cell says what the slot says it does. */
export function readSlot(
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
