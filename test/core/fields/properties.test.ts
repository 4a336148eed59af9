import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS, type Field } from '../../../src/core/fields/index.ts';
import { readChineseInteger } from '../../../src/core/fields/chinese-number.ts';
import { makeRandom } from '../../../src/core/random.ts';
import { COLUMNS, around, isSound, kindOf, read } from './surroundings.ts';

const kinds = Object.keys(FIELDS) as Field['kind'][];
const TYPES = [
  '居民身份证',
  '港澳台居民居住证',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
  '护照',
  '户口簿',
  null,
];
const units = ['640422209', '640423207', '640422000', '640400000'];

describe.each(kinds)('a field of kind %s', (kind) => {
  const column: Field = COLUMNS[kind];

  it('accepts its own samples, and reads their normal forms as themselves', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.constantFrom(...TYPES),
        fc.constantFrom(...units),
        fc.boolean(),
        (seed, type, unit, date1904) => {
          const place = { ...around, unit, date1904 };
          const sample = kindOf(column).sample(column, makeRandom(seed), place, () => type);
          const reading = read(column, sample, place, type);
          expect([sample, ...reading.findings]).toEqual([sample]);
          expect(reading.value).not.toBeNull();
          const again = read(column, reading.value ?? '', place, type);
          expect(again).toEqual(reading);
        },
      ),
    );
  });

  it('returns a value or an error for any text, and never throws', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789.-/年月日时点上下午宁DXx张、*约余十百 　') }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const reading = read(column, text);
        expect(isSound(reading)).toBe(reading.value !== null);
      }),
    );
  });

  it('reads the normal form of whatever it accepts as itself', () => {
    const texts = fc.string({
      unit: fc.constantFrom(...'0123456789.-/年月日时宁DXAF张某一是否人十百 '),
      maxLength: 10,
    });
    fc.assert(
      fc.property(texts, (text) => {
        const { value } = read(column, text);
        if (value !== null) expect(read(column, value).value).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('takes a number as what it is, or refuses it', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        const reading = read(column, number);
        expect(isSound(reading)).toBe(reading.value !== null);
      }),
    );
  });

  it('states its rule in sixty characters', () => {
    expect(kindOf(column).hint(column).length).toBeLessThanOrEqual(60);
    expect(kindOf(column).hint(column)).not.toBe('');
  });
});

describe('numbers in Chinese', () => {
  it('are read back from how they are spoken', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99999999 }), (number) => {
        expect(readChineseInteger(spell(number))).toBe(number);
      }),
    );
  });
});

/** A number below 100 million as it is spoken. */
function spell(number: number): string {
  if (number === 0) return '零';
  const [high, low] = [Math.floor(number / 10000), number % 10000];
  if (high === 0) return section(low);
  const gap = low > 0 && low < 1000 ? '零' : '';
  return `${section(high)}万${gap}${low === 0 ? '' : section(low)}`;
}

function section(number: number): string {
  const digits = [...String(number)].map((digit) => '零一二三四五六七八九'.charAt(Number(digit)));
  const units = ['', '十', '百', '千'];
  return digits
    .map((digit, at) => (digit === '零' ? digit : digit + units[digits.length - 1 - at]))
    .join('')
    .replace(/零+/g, '零')
    .replace(/零$/, '');
}
