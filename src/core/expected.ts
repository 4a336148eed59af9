import type { Issue } from './issue.ts';
import type { Setting } from './setting.ts';
import { isConfirmed, type StateRow } from './state.ts';
import type { Tally } from './tally.ts';

/**
 * Figures of counties and cities that should equal the number of their towns and do not. The published
 * account of 2020 counts 12 members in a county of 13 towns and leaves 8 for one of 7: such a difference
 * is a question to the county, never a correction. Where towns are still to report (`isWhole`) there is nothing to hold
 * against anything.
 */
export function checkFigures(
  totals: ReadonlyMap<string, Readonly<Record<string, number>>>,
  setting: Setting,
  isWhole: (region: string, form: string) => boolean = () => true,
): readonly Issue[] {
  const indicators = setting.forms.flatMap((form) =>
    form.indicators
      .filter((indicator) => indicator.expected === 'towns')
      .map((indicator) => ({ ...indicator, form: form.id })),
  );
  return [...totals].flatMap(([code, figures]) => {
    const region = setting.tree.get(code);
    if (!region || region.own || (region.level !== 'county' && region.level !== 'city')) return [];
    const expected = setting.tree.towns(code).length;
    return indicators.flatMap(({ id, title, unit, form }): readonly Issue[] => {
      const actual = figures[id];
      if (actual === undefined || actual === expected || !isWhole(code, form)) return [];
      const detail = { region: region.name, indicator: title, actual, unit, expected };
      return [{ code: 'figure-differs-from-towns', detail }];
    });
  });
}

/** Whether a region has said all it will of a register: its own office has, or whoever reports below it. */
export function wholeIn(
  { handed, carried }: Pick<Tally, 'handed' | 'carried'>,
  states: readonly StateRow[],
  { tree }: Pick<Setting, 'tree'>,
): (region: string, form: string) => boolean {
  const told = new Set([
    ...handed.map(({ unit, form }) => `${unit} ${form}`),
    ...states.flatMap(({ region, register, state }) =>
      isConfirmed(state) ? [`${region} ${register}`] : [],
    ),
  ]);
  const reports = new Set(carried.map(({ region }) => region));
  const isWhole = (region: string, form: string): boolean => {
    const by = (unit: string): boolean => told.has(`${unit} ${form}`);
    if (reports.has(region) || by(region) || by(`${region}000`)) return true;
    if (tree.get(region)?.level === 'town') return false;
    return tree.children(region).every(({ code }) => isWhole(code, form));
  };
  return isWhole;
}
