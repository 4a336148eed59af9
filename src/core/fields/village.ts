import { fold } from '../fold.ts';
import { mask } from '../mask.ts';
import type { Region } from '../region.ts';
import { simplify } from '../simplify.ts';
import type { ColumnBase, FieldKind, Reading, Surroundings } from './kind.ts';
import { readMissing } from './missing.ts';
import { accept, readBlank, refuse } from './reading.ts';

export interface VillageField extends ColumnBase {
  readonly kind: 'village';
}

/** A villagers' group behind the village's name: 3组, 第三组, (二社). */
const GROUP = /[(]?第?[\d一二三四五六七八九十]+(村民小组|小组|组|社|队)[)]?$/;

/** A village of the unit, as its 12-digit code. Sixty names stand twice in the city: other units are never searched. */
export const village: FieldKind<VillageField> = {
  read: (value, column, around) => {
    const words = simplify(fold(String(value)));
    if (words === '') return readBlank(column);
    const bare = words.replace(GROUP, '') || words;
    const named = lookUp(bare, around);
    const whole = named.found.length > 0 || bare === words ? named : lookUp(words, around);
    const { found } = whole;
    if (found.length === 1) return accept(found[0]?.code ?? null);
    if (found.length === 0) return readMissing(words, column) ?? unknown(whole.near, around);
    const places = found.map((place) => placeOf(place, around)).join('、');
    return refuse('village-ambiguous', { places });
  },
  rule: (_column, site) => {
    const labels = labelsOf(site.around);
    if (labels.length === 0) return null;
    return { type: 'list-range', range: site.list('村(社区)', labels) };
  },
  format: () => '@',
  width: 12,
  mask: (text) => mask(text, 1, 0),
  hint: () => '从下拉列表中选本乡镇(街道)的村(社区)',
  sample: (_column, random, around) => {
    const labels = labelsOf(around);
    return labels.length > 0 ? random.pick(labels) : '';
  },
};

/** The unit itself for a town; for a county's or city's own office the towns below it. */
function townsOf({ tree, unit }: Surroundings): readonly Region[] {
  const own = tree.get(unit);
  if (!own) return [];
  return own.own ? tree.towns(own.parent ?? tree.root.code) : [own];
}

/** Villages as the list offers them, with their town where several towns are in question. */
function labelsOf(around: Surroundings): readonly string[] {
  const towns = townsOf(around);
  return towns.flatMap((town) =>
    around.tree
      .children(town.code)
      .map((place) => (towns.length > 1 ? town.name + place.label : place.label)),
  );
}

interface Found {
  readonly found: readonly Region[];
  readonly near: readonly Region[];
}

/** Every village of the unit that the words may mean, else those with a name near to them. */
function lookUp(words: string, around: Surroundings): Found {
  const found: Region[] = [];
  const near: Region[] = [];
  for (const town of townsOf(around)) {
    const resolution = around.tree.resolve(words, town.code);
    if (resolution.kind === 'found') found.push(resolution.region);
    else if (resolution.kind === 'ambiguous') found.push(...resolution.regions);
    else near.push(...resolution.near);
  }
  return { found, near };
}

function unknown(near: readonly Region[], around: Surroundings): Reading {
  const names = near.slice(0, 3).map((place) => placeOf(place, around));
  const unit = around.tree.get(around.unit)?.label ?? around.unit;
  return refuse('village-unknown', { unit, near: names.join('、') });
}

/** The village with its town before it, where the unit has several. */
function placeOf(place: Region, around: Surroundings): string {
  const town = around.tree.get(place.parent ?? '');
  return town && town.code !== around.unit ? town.name + place.label : place.label;
}
