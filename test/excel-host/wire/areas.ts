import { found, thing } from '../kind.ts';
import type { Kind } from '../kind.ts';
import { fullName } from '../model/address.ts';
import { cellsOf, hasColumns, hasRows } from '../model/area.ts';
import { rangeThing } from './cells.ts';
import type { Cells } from './cells.ts';

export const RANGES: Kind<Cells> = {
  name: 'RangeCollection',
  items: (cells) => cells.areas.map((area) => rangeThing(cells, area)),
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: (cells, args) =>
      rangeThing(cells, found(cells.areas[args.whole(0)], 'the area of that index')),
  },
};

function address({ sheet, areas }: Cells): string {
  return areas.map((area) => fullName(sheet.name, area)).join(',');
}

export const AREAS: Kind<Cells> = {
  name: 'RangeAreas',
  since: '1.9',
  scalars: {
    Address: { get: address },
    AddressLocal: { get: address },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellsOf(area), 0) },
    IsEntireColumn: { get: ({ areas }) => areas.every(hasRows) },
    IsEntireRow: { get: ({ areas }) => areas.every(hasColumns) },
  },
  links: {
    Areas: (cells) => thing('RangeCollection', cells),
    Format: (cells) => thing('RangeFormat', cells),
    DataValidation: (cells) => thing('DataValidation', cells),
    ConditionalFormats: (cells) => thing('ConditionalFormatCollection', cells),
  },
};
