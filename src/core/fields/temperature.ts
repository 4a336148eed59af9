import { fold } from '../fold.ts';
import { maskWhole } from '../mask.ts';
import { roundTo } from './decimal.ts';
import type { ColumnBase, FieldKind, Reading } from './kind.ts';
import { accept, finding, refuse } from './reading.ts';

export interface TemperatureField extends ColumnBase {
  readonly kind: 'temperature';
}

/** Degrees Celsius from which a person counts as feverish, this one included. */
export const FEVER = 37.3;
const LOWEST = 34;
const HIGHEST = 42;
/** Below this a thermometer is more likely wrong than the person cold. */
const LOW = 35;

const WRITTEN = /^(\d{1,3}(?:\.\d+)?)(?:℃|°C|度|C)?$/;
const SPOKEN = /^(\d{2})度(\d)$/;

/** A body temperature in degrees Celsius with one digit after the point. */
export const temperature: FieldKind<TemperatureField> = {
  read: (value) => {
    if (typeof value === 'number') return judge(value);
    if (typeof value === 'boolean') return refuse('temp-format');
    const text = fold(value)
      .replace(/[。．·]/, '.')
      .replace('º', '°')
      .toUpperCase();
    const match = WRITTEN.exec(text.replace(SPOKEN, '$1.$2'));
    return match ? judge(Number(match[1])) : refuse('temp-format');
  },
  rule: (_column, { cell }) => ({
    type: 'custom',
    formula: `AND(ISNUMBER(${cell}),${cell}>=${LOWEST},${cell}<=${HIGHEST},ROUND(${cell},1)=${cell})`,
  }),
  format: () => '0.0',
  width: 9,
  notable: (cell) => `AND(ISNUMBER(${cell}),${cell}>=${FEVER})`,
  mask: maskWhole,
  hint: () => `填体温数字 ${LOWEST}.0–${HIGHEST}.0，一位小数，如 36.5；不写“正常”`,
  sample: (_column, random) => random.integer(360, 369) / 10,
};

function judge(number: number): Reading {
  if (!(number >= LOWEST && number <= HIGHEST)) {
    // 365 is 36.5 without its point: said as advice, never taken.
    const near = number >= LOWEST * 10 && number <= HIGHEST * 10 ? number / 10 : '';
    return refuse('temp-range', { min: LOWEST, max: HIGHEST, suggestion: near });
  }
  const degrees = roundTo(number, 1);
  if (degrees === null) return refuse('decimal-places', { places: 1 });
  return accept(degrees, degrees < LOW ? [finding('temp-low', { low: LOW })] : []);
}
