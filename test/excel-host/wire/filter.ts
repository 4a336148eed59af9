import { found } from '../kind.ts';
import type { Kind, Thing } from '../kind.ts';
import { guardSheet } from '../model/guard.ts';
import { rangeArgument, rangeThing } from './cells.ts';
import type { Owned } from './cells.ts';

function range(owner: Owned): Thing | null {
  return owner.sheet.filter && rangeThing(owner, owner.sheet.filter.area);
}

/** The criteria are kept, but no rows are hidden by them. */
export const AUTO_FILTER: Kind<Owned> = {
  name: 'AutoFilter',
  since: '1.9',
  scalars: {
    Enabled: { get: ({ sheet }) => sheet.filter !== null },
    IsDataFiltered: {
      get: ({ sheet }) => Object.keys(sheet.filter?.criteria ?? {}).length > 0,
    },
  },
  methods: {
    Apply: (owner, args) => {
      guardSheet(owner.sheet, 'allowAutoFilter');
      const { area } = rangeArgument(args, 0, owner);
      const criteria = args.at(1) === null ? {} : { [args.whole(1)]: args.at(2) };
      owner.sheet.filter = { area, criteria };
    },
    ClearCriteria: ({ sheet }) => {
      if (sheet.filter) sheet.filter = { ...sheet.filter, criteria: {} };
    },
    Remove: ({ sheet }) => {
      guardSheet(sheet, 'allowAutoFilter');
      sheet.filter = null;
    },
    GetRange: (owner) => found(range(owner), 'the filter'),
    GetRangeOrNullObject: range,
  },
};
