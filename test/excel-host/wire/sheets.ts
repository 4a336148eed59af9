import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import type { Book } from '../model/book.ts';
import { EVENT, WORKBOOK } from '../model/events.ts';
import { guardStructure } from '../model/guard.ts';
import { Sheet } from '../model/sheet.ts';
import { listeners } from './listen.ts';

interface Owner {
  readonly book: Book;
}

/** At most 31 characters, none of `: \ / ? * [ ]`, no apostrophe at an end, not the reserved "History". */
function checkName(book: Book, name: unknown, self: Sheet | null): string {
  if (typeof name !== 'string' || name === '' || name.length > 31 || /[:\\/?*[\]]/.test(name)) {
    throw new Fault('InvalidArgument', `"${String(name)}" cannot name a sheet.`);
  }
  if (/^'|'$/.test(name) || /^history$/i.test(name)) {
    throw new Fault('InvalidArgument', `"${name}" cannot name a sheet.`);
  }
  const twin = book.sheets.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (twin && twin !== self) {
    throw new Fault('ItemAlreadyExists', `There is a sheet "${twin.name}" already.`);
  }
  return name;
}

function freeName(book: Book): string {
  let number = book.sheets.length + 1;
  while (book.sheet(`Sheet${number}`)) number += 1;
  return `Sheet${number}`;
}

export function addSheet(book: Book, name: unknown): Sheet {
  guardStructure(book);
  const sheet = new Sheet(book.sheetId(), checkName(book, name ?? freeName(book), null));
  book.sheets.push(sheet);
  book.touch();
  book.events.raise(EVENT.added, WORKBOOK, { source: 'Local', worksheetId: sheet.id });
  return sheet;
}

export function renameSheet(book: Book, sheet: Sheet, name: unknown): void {
  guardStructure(book);
  const text = checkName(book, name, sheet);
  const before = sheet.name;
  sheet.name = text;
  book.rename(before, text);
}

function leave(book: Book, sheet: Sheet): void {
  const others = book.sheets.filter((one) => one !== sheet && one.visibility === 'Visible');
  const at = book.sheets.indexOf(sheet);
  const next = others.find((one) => book.sheets.indexOf(one) > at) ?? others.at(-1);
  if (!next) throw new Fault('InvalidOperation', 'A workbook must keep a visible sheet.');
  if (book.active === sheet) book.activate(next);
}

export function showSheet(book: Book, sheet: Sheet, visibility: string): void {
  guardStructure(book);
  if (visibility !== 'Visible') leave(book, sheet);
  sheet.visibility = visibility;
  book.touch();
}

export function deleteSheet(book: Book, sheet: Sheet): void {
  guardStructure(book);
  // As documented: a very hidden sheet must be shown before it can go.
  if (sheet.visibility === 'VeryHidden') {
    throw new Fault('GeneralException', 'A very hidden sheet cannot be deleted.');
  }
  if (sheet.visibility === 'Visible') leave(book, sheet);
  book.sheets = book.sheets.filter((one) => one !== sheet);
  book.names = book.names.filter(({ scope }) => scope !== sheet);
  book.tables = book.tables.filter((table) => table.sheet !== sheet);
  book.touch();
  book.events.raise(EVENT.deleted, WORKBOOK, { source: 'Local', worksheetId: sheet.id });
}

function wrap(book: Book, sheet: Sheet | null | undefined): Thing | null {
  return sheet ? thing('Worksheet', { book, sheet }) : null;
}

function listed(book: Book, args: Args): readonly Sheet[] {
  return args.flag(0) ? book.sheets.filter((one) => one.visibility === 'Visible') : book.sheets;
}

export const SHEETS: Kind<Owner> = {
  name: 'WorksheetCollection',
  items: ({ book }) => book.sheets.map((sheet) => thing('Worksheet', { book, sheet })),
  item: ({ book }, args) => found(wrap(book, book.sheet(args.key(0))), `sheet ${args.key(0)}`),
  methods: {
    ...listeners<Owner>(
      () => WORKBOOK,
      ({ book }) => book,
      {
        DataChanged: EVENT.changed,
        Activated: EVENT.activated,
        Deactivated: EVENT.deactivated,
        SelectionChanged: EVENT.selectionChanged,
        FormatChanged: EVENT.formatChanged,
        ProtectionChanged: EVENT.protectionChanged,
        Added: EVENT.added,
        Deleted: EVENT.deleted,
      },
    ),
    Add: ({ book }, args) => wrap(book, addSheet(book, args.at(0))),
    GetActiveWorksheet: ({ book }) => wrap(book, book.active),
    GetCount: ({ book }, args) => listed(book, args).length,
    GetFirst: ({ book }, args) => wrap(book, listed(book, args)[0]),
    GetLast: ({ book }, args) => wrap(book, listed(book, args).at(-1)),
    GetItemOrNullObject: ({ book }, args) => wrap(book, book.sheet(args.key(0))),
  },
};
