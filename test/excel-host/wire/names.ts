import { Fault } from '../fault.ts';
import { Thing, found, thing } from '../kind.ts';
import type { Args, Kind } from '../kind.ts';
import { quoteSheet } from '../model/address.ts';
import { shown } from '../model/content.ts';
import type { Book, Name } from '../model/book.ts';
import { evaluate } from '../model/formula.ts';
import { fixedName } from '../model/sheet.ts';
import type { Sheet } from '../model/sheet.ts';
import { readFormula } from '../model/syntax.ts';
import { Range, rangeThing } from './cells.ts';

interface Scoped {
  readonly book: Book;
  readonly scope: Sheet | null;
}

interface Item {
  readonly book: Book;
  readonly name: Name;
}

const NAME = /^[\p{L}_\\][\p{L}\p{N}_.\\?]{0,254}$/u;

function checkName(name: string): void {
  if (!NAME.test(name) || /^(?:[A-Z]{1,3}\d+|R\d*C\d*|R|C)$/i.test(name)) {
    throw new Fault('InvalidArgument', `"${name}" cannot name a range.`);
  }
}

function formulaOf(value: unknown): string {
  if (value instanceof Thing && value.target instanceof Range) {
    const { sheet, area } = value.target;
    return `=${quoteSheet(sheet.name)}!${fixedName(area)}`;
  }
  const formula =
    typeof value === 'string' && !value.startsWith('=') ? `="${value}"` : String(value);
  if (readFormula(formula) === null) throw new Fault('InvalidArgument', 'Excel cannot read that.');
  return formula;
}

function target({ book, name }: Item): ReturnType<Book['resolve']> {
  return book.resolve(name.formula, name.scope ?? book.active);
}

function range(item: Item): Thing | null {
  const reference = target(item);
  return reference && rangeThing({ book: item.book, sheet: reference.sheet }, reference.area);
}

function valueOf(item: Item): unknown {
  const { book, name } = item;
  // A name for a range answers the reference, any other its value.
  if (target(item)) return name.formula;
  return shown(evaluate(name.formula, book.scene(name.scope ?? book.active, 0, 0)));
}

export const NAMED_ITEM: Kind<Item> = {
  name: 'NamedItem',
  id: ({ name }) => ({ _Id: name.name }),
  scalars: {
    Name: { get: ({ name }) => name.name },
    Type: {
      get: (item) => {
        if (target(item)) return 'Range';
        const value = valueOf(item);
        if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
        return typeof value === 'boolean' ? 'Boolean' : 'String';
      },
    },
    Value: { get: valueOf },
    Visible: {
      get: ({ name }) => name.visible,
      set: ({ name }, value) => {
        name.visible = value === true;
      },
    },
    Comment: {
      get: ({ name }) => name.comment,
      set: ({ name }, value) => {
        name.comment = String(value);
      },
    },
    Scope: { get: ({ name }) => (name.scope ? 'Worksheet' : 'Workbook') },
    Formula: {
      get: ({ name }) => name.formula,
      set: ({ name }, value) => {
        name.formula = formulaOf(value);
      },
      since: '1.7',
    },
  },
  links: {
    Worksheet: ({ book, name }) =>
      thing('Worksheet', { book, sheet: found(name.scope, 'a sheet') }),
    WorksheetOrNullObject: ({ book, name }) =>
      name.scope && thing('Worksheet', { book, sheet: name.scope }),
  },
  methods: {
    Delete: ({ book, name }) => {
      book.names = book.names.filter((one) => one !== name);
      book.touch();
    },
    GetRange: (item) => found(range(item), 'a range of that name'),
    GetRangeOrNullObject: range,
  },
};

function listed({ book, scope }: Scoped): readonly Name[] {
  return book.names.filter((name) => name.scope === scope);
}

function find(owner: Scoped, args: Args): Thing | null {
  const wanted = args.key(0).toLowerCase();
  const name = listed(owner).find((one) => one.name.toLowerCase() === wanted);
  return name ? thing('NamedItem', { book: owner.book, name }) : null;
}

function add(owner: Scoped, args: Args): Thing {
  const name = args.text(0);
  checkName(name);
  if (find(owner, args)) throw new Fault('ItemAlreadyExists', `The name ${name} exists already.`);
  const formula = formulaOf(args.at(1));
  const made = { name, formula, scope: owner.scope, visible: true, comment: args.text(2, '') };
  owner.book.names.push(made);
  owner.book.touch();
  return thing('NamedItem', { book: owner.book, name: made });
}

export const NAMED_ITEMS: Kind<Scoped> = {
  name: 'NamedItemCollection',
  items: (owner) => listed(owner).map((name) => thing('NamedItem', { book: owner.book, name })),
  item: (owner, args) => found(find(owner, args), `the name ${args.key(0)}`),
  methods: {
    Add: add,
    AddFormulaLocal: add,
    GetCount: (owner) => listed(owner).length,
    GetItemOrNullObject: find,
  },
};
