import { found, thing } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import type { Owned } from './cells.ts';

function listed({ book, sheet }: Owned): readonly Thing[] {
  return [...sheet.properties.keys()].map((key) =>
    thing('WorksheetCustomProperty', { book, sheet, key }),
  );
}

function property(owner: Owned, key: string): Thing | null {
  const own = [...owner.sheet.properties.keys()].find(
    (one) => one.toLowerCase() === key.toLowerCase(),
  );
  return own === undefined ? null : thing('WorksheetCustomProperty', { ...owner, key: own });
}

interface Keyed extends Owned {
  readonly key: string;
}

export const SHEET_PROPERTY: Kind<Keyed> = {
  name: 'WorksheetCustomProperty',
  id: ({ key }) => ({ _Id: key }),
  scalars: {
    Key: { get: ({ key }) => key },
    Value: {
      get: ({ sheet, key }) => sheet.properties.get(key) ?? null,
      set: ({ sheet, key }, value) => sheet.properties.set(key, String(value)),
    },
  },
  methods: { Delete: ({ sheet, key }) => void sheet.properties.delete(key) },
};

export const SHEET_PROPERTIES: Kind<Owned> = {
  name: 'WorksheetCustomPropertyCollection',
  since: '1.12',
  items: listed,
  item: (owner, args) => found(property(owner, args.key(0)), 'the property'),
  methods: {
    Add: (owner, args) => {
      owner.sheet.properties.set(args.text(0), args.text(1));
      return property(owner, args.text(0));
    },
    GetCount: ({ sheet }) => sheet.properties.size,
    GetItemOrNullObject: (owner, args) => property(owner, args.key(0)),
  },
};
