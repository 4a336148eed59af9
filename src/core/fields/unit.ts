import { fold } from '../fold.ts';
import { mask } from '../mask.ts';
import type { Region } from '../region.ts';
import { simplify } from '../simplify.ts';
import type { ColumnBase, FieldKind, Surroundings } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface UnitField extends ColumnBase {
  readonly kind: 'unit';
}

/** Offices the tree does not take off a name itself. */
const OFFICE = /(党委|党工委|县委|区委|市委)?(政法委员会|政法委|综治中心|委员会|党委|党工委)?$/;

/** The unit whose return this is, as its code. */
export const unit: FieldKind<UnitField> = {
  read: (value, column, around) => {
    const words = simplify(fold(String(value)));
    if (words === '') return readBlank(column);
    if (words === around.unit) return accept(around.unit);
    const found = findUnit(words, around);
    if (found?.code === around.unit) return accept(around.unit);
    const missing = found ? null : readMissing(words, column);
    if (missing) return missing;
    const expected = around.tree.get(around.unit)?.label ?? around.unit;
    return refuse('unit-other', { expected, found: found?.label ?? '' });
  },
  // The cell is filled from the cover and locked.
  rule: () => null,
  format: () => '@',
  width: 12,
  mask: (text) => mask(text, 1, 0),
  hint: () => '与封面的填报单位一致，不用填',
  sample: (_column, _random, around) => around.tree.get(around.unit)?.name ?? around.unit,
};

/** The unit that the words name: among its neighbours first, else by its full name from the top. */
function findUnit(words: string, around: Surroundings): Region | null {
  const { tree } = around;
  const own = tree.get(around.unit);
  const parent = tree.get(own?.parent ?? '') ?? tree.root;
  const bare = words.replace(OFFICE, '');
  // 隆德县 on the county's own return is the office, not the county with its towns.
  if (own?.own && [parent.name, parent.short].includes(bare)) return own;
  for (const above of [parent, tree.root]) {
    for (const text of [words, bare]) {
      const resolution = tree.resolve(text, above.code);
      if (resolution.kind === 'found') return resolution.region;
    }
  }
  return null;
}
