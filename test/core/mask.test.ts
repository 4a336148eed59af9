import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/core/fields/index.ts';
import { mask, maskNumbers } from '../../src/core/mask.ts';

const kinds = Object.keys(FIELDS) as (keyof typeof FIELDS)[];

describe('masks', () => {
  it.each([
    ['identity-document', '640402190801010019', '640402********0019'],
    ['identity-document', 'H00000001', 'H******01'],
    ['phone', '13000000001', '130****0001'],
    ['phone', '09542000000', '0954*****00'],
    ['plate', '宁D00011', '宁D0***1'],
    ['plate', '宁DF00001', '宁DF****1'],
    ['name', '张三', '张*'],
    ['name', '张某一', '张**'],
    ['temperature', '37.3', '***'],
    ['choice', '发热', '***'],
  ] as const)('shows of a %s %s only %s', (kind, text, masked) => {
    expect(FIELDS[kind].mask(text)).toBe(masked);
  });

  it.each(kinds)('hides two characters or more of a %s, whatever stands in the cell', (kind) => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'张三宁D019xX'), minLength: 3 }), (text) => {
        const masked = FIELDS[kind].mask(text);
        const shown = [...masked].filter((sign) => sign !== '*').length;
        expect(masked.length - shown).toBeGreaterThanOrEqual(2);
        expect(shown).toBeLessThanOrEqual(text.length - 2);
      }),
    );
  });

  it.each([
    ['张三13900000001', '张三139******01'],
    ['640402190801010019。', '640*************19。'],
    ['64040219080101001X', '640*************1X'],
    ['车宁D00011来', '车宁D*****来'],
    ['宁D·00011', '宁D******'],
    ['2020-02-20 14:30', '2020-02-20 14:30'],
    ['20200220', '20200220'],
    ['640423100', '640423100'],
    ['0954-2000001', '0954-2000001'],
    ['A1、B2C3D4E5', 'A1、B2C3D4E5'],
  ])('shows of %s, where nobody expects a number, only %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  it('shows nothing of a text too short to hide a part of', () => {
    expect(mask('ab', 1, 1)).toBe('**');
    expect(mask('a', 6, 4)).toBe('**');
    expect(FIELDS.name.mask('张')).toBe('**');
  });
});
