import { found, thing } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import { cellAt } from '../model/area.ts';
import { rangeArgument, rangeThing } from './cells.ts';
import type { Owned } from './cells.ts';

interface Break extends Owned {
  /** The first column of the new page. */
  readonly column: number;
}

/** Kept with the page settings of the sheet. */
function columnsOf({ sheet }: Owned): number[] {
  const bag = (sheet.page['verticalBreaks'] ??= { columns: [] });
  return bag['columns'] as number[];
}

function at(owner: Owned, index: number): Thing {
  const column = found(columnsOf(owner)[index], 'the page break');
  return thing('PageBreak', { ...owner, column });
}

/** Only breaks between columns. */
export const PAGE_BREAKS: Kind<Owned> = {
  name: 'PageBreakCollection',
  since: '1.9',
  items: (owner) => columnsOf(owner).map((_, index) => at(owner, index)),
  item: (owner, args) => at(owner, Number(args.key(0))),
  methods: {
    Add: (owner, args) => {
      const { left } = rangeArgument(args, 0, owner).area;
      columnsOf(owner).push(left);
      owner.book.touch();
      return thing('PageBreak', { ...owner, column: left });
    },
    GetCount: (owner) => columnsOf(owner).length,
    RemovePageBreaks: (owner) => {
      columnsOf(owner).length = 0;
      owner.book.touch();
    },
  },
};

export const PAGE_BREAK: Kind<Break> = {
  name: 'PageBreak',
  since: '1.9',
  id: ({ column }) => ({ _Id: String(column) }),
  scalars: {
    ColumnIndex: { get: ({ column }) => column },
    RowIndex: { get: () => 0 },
  },
  methods: {
    Delete: (target) => {
      const columns = columnsOf(target);
      columns.splice(columns.indexOf(target.column), 1);
    },
    GetCellAfterBreak: (target) => rangeThing(target, cellAt(0, target.column)),
  },
};
