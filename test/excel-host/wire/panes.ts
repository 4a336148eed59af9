import { found } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { WHOLE } from '../model/area.ts';
import type { Area } from '../model/area.ts';
import { rangeArgument, rangeThing } from './cells.ts';
import type { Owned } from './cells.ts';

function freeze(owner: Owned, area: Area | null): void {
  owner.sheet.freeze = area;
  owner.book.touch();
}

/** The frozen part as a range: whole rows, whole columns or a corner. */
export const FREEZE_PANES: Kind<Owned> = {
  name: 'WorksheetFreezePanes',
  methods: {
    FreezeAt: (owner, args) => {
      const { area } = rangeArgument(args, 0, owner);
      freeze(owner, { ...area, top: 0, left: 0 });
    },
    FreezeRows: (owner, args) => freeze(owner, { ...WHOLE, bottom: args.whole(0, 1) - 1 }),
    FreezeColumns: (owner, args) => freeze(owner, { ...WHOLE, right: args.whole(0, 1) - 1 }),
    Unfreeze: (owner) => freeze(owner, null),
    GetLocation: (owner) => rangeThing(owner, found(owner.sheet.freeze, 'the frozen part')),
    GetLocationOrNullObject: (owner) => owner.sheet.freeze && rangeThing(owner, owner.sheet.freeze),
  },
};
