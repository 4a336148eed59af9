import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Kind, Scalar, Thing } from '../kind.ts';
import { cellAt } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import { guardStructure } from '../model/guard.ts';
import { oneOf, rangeThing } from './cells.ts';

interface Owner {
  readonly book: Book;
}

interface Created extends Owner {
  readonly base64: string;
}

function changed(book: Book, id: string): Thing | null {
  const range = book.changes.get(id);
  return range && book.sheets.includes(range.sheet)
    ? rangeThing({ book, sheet: range.sheet }, range.area)
    : null;
}

function version(get: (book: Book) => unknown, since: string): Scalar<Owner> {
  return { get: ({ book }) => get(book), since };
}

export const WORKBOOK_KIND: Kind<Owner> = {
  name: 'Workbook',
  scalars: {
    Name: version(() => 'Book1.xlsx', '1.7'),
    ReadOnly: version(() => false, '1.8'),
    IsDirty: {
      get: ({ book }) => book.isDirty,
      set: ({ book }, value) => {
        book.isDirty = value === true;
      },
      since: '1.9',
    },
    AutoSave: version(() => false, '1.9'),
    PreviouslySaved: version(() => false, '1.9'),
  },
  links: {
    Application: ({ book }) => thing('Application', { book }),
    Comments: ({ book }) => thing('CommentCollection', { book, sheets: book.sheets }),
    Names: ({ book }) => thing('NamedItemCollection', { book, scope: null }),
    Properties: ({ book }) => thing('DocumentProperties', { book, bag: book.properties }),
    Protection: ({ book }) => thing('WorkbookProtection', { book }),
    Settings: ({ book }) => thing('SettingCollection', { book }),
    Tables: ({ book }) => thing('TableCollection', { book, sheet: null }),
    Worksheets: ({ book }) => thing('WorksheetCollection', { book }),
    _Runtime: ({ book }) => thing('Runtime', { book }),
  },
  methods: {
    GetSelectedRange: ({ book }) => rangeThing({ book, sheet: book.active }, book.active.selection),
    GetActiveCell: ({ book }) => {
      const { top, left } = book.active.selection;
      return rangeThing({ book, sheet: book.active }, cellAt(top, left));
    },
    _GetRangeForEventByReferenceId: ({ book }, args) =>
      found(changed(book, args.text(0)), 'the changed range'),
    _GetRangeOrNullObjectForEventByReferenceId: ({ book }, args) => changed(book, args.text(0)),
    _RemoveReference: (_owner, args, session) => session.release(args.text(0)),
    _RemoveAllReferences: (_owner, _args, session) => session.releaseAll(),
  },
};

export const WORKBOOK_PROTECTION: Kind<Owner> = {
  name: 'WorkbookProtection',
  scalars: { Protected: { get: ({ book }) => book.structure !== null } },
  methods: {
    Protect: ({ book }, args) => {
      guardStructure(book);
      book.structure = { password: args.text(0, '') };
    },
    Unprotect: ({ book }, args) => {
      if (book.structure && book.structure.password !== args.text(0, '')) {
        throw new Fault('AccessDenied', 'The password is not correct.');
      }
      book.structure = null;
    },
  },
};

export const APPLICATION: Kind<Owner> = {
  name: 'Application',
  scalars: {
    CalculationMode: {
      get: ({ book }) => book.application['CalculationMode'],
      set: ({ book }, value) => {
        const modes = ['Automatic', 'AutomaticExceptTables', 'Manual'];
        book.application['CalculationMode'] = oneOf(value, modes);
      },
    },
    CalculationState: { get: () => 'Done', since: '1.9' },
    CalculationEngineVersion: { get: () => 191_029, since: '1.9' },
    DecimalSeparator: { get: () => '.', since: '1.11' },
    ThousandsSeparator: { get: () => ',', since: '1.11' },
    UseSystemSeparators: { get: () => true, since: '1.11' },
  },
  methods: {
    Calculate: ({ book }, args) => {
      oneOf(args.text(0), ['Recalculate', 'Full', 'FullRebuild']);
      book.touch();
    },
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
    CreateWorkbook: ({ book }, args) =>
      thing('WorkbookCreated', { book, base64: args.text(0, '') }),
  },
};

export const WORKBOOK_CREATED: Kind<Created> = {
  name: 'WorkbookCreated',
  since: '1.8',
  scalars: { Id: { get: () => 'created' } },
  methods: { Open: ({ book, base64 }) => void book.opened.push(base64) },
};

export const RUNTIME: Kind<Owner> = {
  name: 'Runtime',
  scalars: {
    EnableEvents: {
      get: ({ book }) => book.events.enabled,
      set: ({ book }, value) => {
        book.events.enabled = value === true;
      },
      since: '1.8',
    },
  },
};

/** Answers office.js itself, which tells every host that it is ready for actions. */
export const ADDIN_SERVICE: Kind<Owner> = {
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => null },
};
