import { Fault } from '../fault.ts';
import { found, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import type { Book } from '../model/book.ts';
import { bagKind } from './bag.ts';

interface Owner {
  readonly book: Book;
}

interface Entry extends Owner {
  readonly key: string;
}

export const DOCUMENT_PROPERTIES = bagKind(
  'DocumentProperties',
  {
    defaults: {
      Title: '',
      Subject: '',
      Author: '',
      Keywords: '',
      Comments: '',
      LastAuthor: '',
      RevisionNumber: 0,
      CreationDate: '2020-01-01T00:00:00Z',
      Category: '',
      Manager: '',
      Company: '',
    },
    readOnly: ['LastAuthor', 'CreationDate'],
  },
  // The target also carries its book; see the kind of the workbook.
  { links: { Custom: (properties) => thing('CustomPropertyCollection', properties) } },
);

function keyOf(map: ReadonlyMap<string, unknown>, key: string): string | null {
  return [...map.keys()].find((one) => one.toLowerCase() === key.toLowerCase()) ?? null;
}

function custom({ book }: Owner, args: Args): Thing | null {
  const key = keyOf(book.custom, args.key(0));
  return key === null ? null : thing('CustomProperty', { book, key });
}

function checkValue(value: unknown): unknown {
  if (!['string', 'number', 'boolean'].includes(typeof value)) {
    throw new Fault('InvalidArgument', 'A custom property is a text, a number or a truth value.');
  }
  // A text property holds 255 characters.
  if (typeof value === 'string' && value.length > 255) {
    throw new Fault('InvalidArgument', 'The text of a custom property is too long.');
  }
  return value;
}

export const CUSTOM_PROPERTY: Kind<Entry> = {
  name: 'CustomProperty',
  id: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.custom.get(key) ?? null,
      set: ({ book, key }, value) => book.custom.set(key, checkValue(value)),
    },
    Type: {
      get: ({ book, key }) => {
        const value = book.custom.get(key);
        if (typeof value === 'number') return Number.isInteger(value) ? 'Number' : 'Float';
        return typeof value === 'boolean' ? 'Boolean' : 'String';
      },
    },
  },
  methods: {
    Delete: ({ book, key }) => {
      book.custom.delete(key);
      book.touch();
    },
  },
};

export const CUSTOM_PROPERTIES: Kind<Owner> = {
  name: 'CustomPropertyCollection',
  items: ({ book }) => [...book.custom.keys()].map((key) => thing('CustomProperty', { book, key })),
  item: (owner, args) => found(custom(owner, args), `the property ${args.key(0)}`),
  methods: {
    // Adding a known key replaces its value.
    Add: ({ book }, args) => {
      const key = keyOf(book.custom, args.text(0)) ?? args.text(0);
      book.custom.set(key, checkValue(args.at(1)));
      book.touch();
      return thing('CustomProperty', { book, key });
    },
    DeleteAll: ({ book }) => book.custom.clear(),
    GetCount: ({ book }) => book.custom.size,
    GetItemOrNullObject: custom,
  },
};

function setting({ book }: Owner, args: Args): Thing | null {
  const key = args.key(0);
  return book.settings.has(key) ? thing('Setting', { book, key }) : null;
}

export const SETTING: Kind<Entry> = {
  name: 'Setting',
  id: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ book, key }) => book.settings.get(key) ?? null,
      set: ({ book, key }, value) => book.settings.set(key, value),
    },
  },
  methods: { Delete: ({ book, key }) => void book.settings.delete(key) },
};

export const SETTINGS: Kind<Owner> = {
  name: 'SettingCollection',
  items: ({ book }) => [...book.settings.keys()].map((key) => thing('Setting', { book, key })),
  item: (owner, args) => found(setting(owner, args), `the setting ${args.key(0)}`),
  methods: {
    Add: ({ book }, args) => {
      book.settings.set(args.text(0), args.at(1));
      book.touch();
      return thing('Setting', { book, key: args.text(0) });
    },
    GetCount: ({ book }) => book.settings.size,
    GetItemOrNullObject: setting,
  },
};
