import type { Issue } from './issue.ts';
import type { Setting } from './setting.ts';

/**
 * Figures of counties and cities that should equal the number of their towns and do not. The published
 * account of 2020 counts 12 members in a county of 13 towns and leaves 8 for one of 7: such a difference
 * is a question to the county, never a correction. Where nothing was reported there is nothing to hold
 * against anything.
 */
export function checkFigures(
  totals: ReadonlyMap<string, Readonly<Record<string, number>>>,
  setting: Setting,
): readonly Issue[] {
  const indicators = setting.forms.flatMap((form) =>
    form.indicators.filter((indicator) => indicator.expected === 'towns'),
  );
  return [...totals].flatMap(([code, figures]) => {
    const region = setting.tree.get(code);
    if (!region || region.own || (region.level !== 'county' && region.level !== 'city')) return [];
    const expected = setting.tree.towns(code).length;
    return indicators.flatMap(({ id, title, unit }): readonly Issue[] => {
      const actual = figures[id];
      if (actual === undefined || actual === expected) return [];
      const detail = { region: region.name, indicator: title, actual, unit, expected };
      return [{ code: 'figure-differs-from-towns', detail }];
    });
  });
}
