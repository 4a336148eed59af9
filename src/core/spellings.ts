import { fold } from './fold.ts';
import type { Region } from './region.ts';
import { simplify } from './simplify.ts';

/** Endings of a residents' committee's name, longest first; without one the name is a village's. */
const RESIDENTS = ['社区居民委员会', '社区居委会', '居民委员会', '居委会', '社区'] as const;
const VILLAGERS = ['村民委员会', '村委会', '村'] as const;

/** Offices that bear a town's or county's name without being another place. */
const OFFICES = /(?:人民政府|党委政府|政府|办事处|党工委|党委)$/;

/** A name as names are compared: half-width, simplified characters, without any space. */
export function plainName(text: string): string {
  return simplify(fold(text)).replace(/\s/g, '');
}

/** The part of a village's official name that tells it from its neighbours: 张堡塬 of 张堡塬村委会. */
export function villageStem(name: string): string {
  return withoutEnding(name, isResidents(name) ? RESIDENTS : VILLAGERS);
}

/**
 * What lists show: 张堡塬村 for 张堡塬村委会, 南寺巷社区 for both spellings of its committee. 峡口居委会 stays
 * whole, since 峡口 may be a village as well.
 */
export function villageLabel(name: string): string {
  if (name.includes('社区')) return `${villageStem(name)}社区`;
  return isResidents(name) ? name : `${villageStem(name)}村`;
}

/** Everything a region may be called among its neighbours, in plain form. */
export function spellingsOf(region: Region): readonly string[] {
  return [...new Set([region.short, ...fullSpellings(region)].map(plainName))];
}

function fullSpellings(region: Region): readonly string[] {
  if (region.own) return ownSpellings(region);
  const { name, short } = region;
  if (region.level !== 'village') return [name];
  if (isResidents(name)) return [name, ...RESIDENTS.map((ending) => short + ending)];
  return [name, ...VILLAGERS.map((ending) => short + ending), ...doubled(short)];
}

/** Clerks also keep 村 before 村委会: 张堡塬村村委会. */
function doubled(stem: string): readonly string[] {
  return VILLAGERS.map((ending) => `${stem}村${ending}`).slice(0, 2);
}

function ownSpellings(region: Region): readonly string[] {
  const kinds = region.level === 'city' ? ['市'] : ['县', '区'];
  return [region.name, '本级', ...kinds.map((kind) => `${kind}本级`)];
}

/** The name without 人民政府 or 办事处 behind it. */
export function withoutOffice(name: string): string {
  return name.replace(OFFICES, '');
}

function isResidents(name: string): boolean {
  return RESIDENTS.some((ending) => name.endsWith(ending));
}

function withoutEnding(name: string, endings: readonly string[]): string {
  const ending = endings.find((end) => name.endsWith(end) && name.length > end.length);
  return ending ? name.slice(0, -ending.length) : name;
}
