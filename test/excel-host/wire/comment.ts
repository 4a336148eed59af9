import { Fault } from '../fault.ts';
import { found, isRecord, thing } from '../kind.ts';
import type { Args, Kind, Thing } from '../kind.ts';
import { wordOf } from '../model/content.ts';
import { equal } from '../model/area.ts';
import type { Book } from '../model/book.ts';
import type { Comment, Sheet } from '../model/sheet.ts';
import { rangeArgument, rangeThing } from './cells.ts';
import type { Owned } from './cells.ts';

interface Owner {
  readonly book: Book;
  readonly sheets: readonly Sheet[];
}

interface Item extends Owned {
  readonly comment: Comment;
}

function listed({ book, sheets }: Owner): readonly Item[] {
  return sheets.flatMap((sheet) => sheet.comments.map((comment) => ({ book, sheet, comment })));
}

function byCell(owner: Owner, args: Args): Item | undefined {
  const sheet = owner.sheets.length === 1 ? owner.sheets[0] : owner.book.active;
  const cell = rangeArgument(args, 0, { book: owner.book, sheet: sheet ?? owner.book.active });
  return listed(owner).find(
    (item) => item.sheet === cell.sheet && equal(item.comment.cell, cell.area),
  );
}

function add(owner: Owner, args: Args): Thing {
  if (byCell(owner, args)) {
    throw new Fault('InvalidArgument', 'The cell has a comment already.');
  }
  const home = owner.sheets.length === 1 ? owner.sheets[0] : owner.book.active;
  const { book, sheet, area } = rangeArgument(args, 0, {
    book: owner.book,
    sheet: home ?? owner.book.active,
  });
  const given = args.at(1);
  const content = isRecord(given) ? wordOf(given['richContent']) : args.text(1);
  const comment = { id: `{C-${book.nextId()}}`, cell: area, content, resolved: false };
  sheet.comments.push(comment);
  book.touch();
  return thing('Comment', { book, sheet, comment });
}

function find(owner: Owner, id: string): Thing | null {
  const item = listed(owner).find(({ comment }) => comment.id === id);
  return item ? thing('Comment', item) : null;
}

export const COMMENT: Kind<Item> = {
  name: 'Comment',
  since: '1.10',
  id: ({ comment }) => ({ Id: comment.id }),
  scalars: {
    Id: { get: ({ comment }) => comment.id },
    Content: {
      get: ({ comment }) => comment.content,
      set: ({ comment }, value) => {
        comment.content = String(value);
      },
    },
    AuthorName: { get: () => 'Test' },
    AuthorEmail: { get: () => '' },
    Resolved: {
      get: ({ comment }) => comment.resolved,
      set: ({ comment }, value) => {
        comment.resolved = value === true;
      },
      since: '1.11',
    },
  },
  methods: {
    Delete: ({ sheet, comment }) => {
      sheet.comments = sheet.comments.filter((one) => one !== comment);
    },
    GetLocation: ({ book, sheet, comment }) => rangeThing({ book, sheet }, comment.cell),
  },
};

export const COMMENTS: Kind<Owner> = {
  name: 'CommentCollection',
  since: '1.10',
  items: (owner) => listed(owner).map((item) => thing('Comment', item)),
  item: (owner, args) => found(find(owner, args.key(0)), 'the comment'),
  methods: {
    Add: add,
    GetCount: (owner) => listed(owner).length,
    GetItemAt: (owner, args) =>
      thing('Comment', found(listed(owner)[args.whole(0)], 'the comment')),
    GetItemByCell: (owner, args) => thing('Comment', found(byCell(owner, args), 'the comment')),
    GetItemOrNullObject: (owner, args) => find(owner, args.key(0)),
  },
};
