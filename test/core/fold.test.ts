import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold, foldCode, halfWidth, tidy } from '../../src/core/fold.ts';

describe('folding', () => {
  it.each([
    ['１２３', '123'],
    ['（ａ）', '(a)'],
    [' 1\u00a02\u30003\t4\n5 ', '12345'],
    ['\u202a130\u202c\u200b\ufeff', '130'],
    ['宁 D', '宁D'],
    ['ｘ', 'x'],
    ['①㈱', '①㈱'],
  ])('folds %j to %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing when done twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(tidy(tidy(text))).toBe(tidy(text));
      }),
    );
  });

  it('keeps inner space and lines of text', () => {
    expect(tidy('\u3000张三\n李 四\u200b ')).toBe('张三\n李 四');
  });

  it('takes the apostrophe off a code and writes it in capitals', () => {
    expect(foldCode("'11010519491231002x")).toBe('11010519491231002X');
  });

  it('leaves spaces of full width to those who ask for spaces', () => {
    expect(halfWidth('Ａ\u3000Ｂ')).toBe('A\u3000B');
  });
});
