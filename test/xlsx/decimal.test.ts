import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/xlsx/decimal.ts';

/** Cuts digits as the reader does: fifteen, then the rest. */
function read(digits: string, decimals: number): number {
  const rest = digits.slice(15);
  return decimal(Number(digits.slice(0, 15)), rest.length, Number(rest), decimals);
}

function written(digits: string, decimals: number): number {
  return Number(`${digits}e-${decimals}`);
}

describe('decimal', () => {
  it('gives what Number gives for any double that was written in full', () => {
    let doubtful = 0;
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 1e16, noNaN: true }), (number) => {
        const text = number.toPrecision(17).replace(/^0\.0*/, '0.');
        if (text.includes('e')) return;
        const digits = text.replace('.', '').replace(/^0+(?=\d)/, '');
        const decimals = number.toPrecision(17).split('.')[1]?.length ?? 0;
        const made = read(digits, decimals);
        if (Number.isNaN(made)) doubtful++;
        else expect(made).toBe(written(digits, decimals));
      }),
      { numRuns: 20_000 },
    );
    expect(doubtful).toBeLessThan(20);
  });

  it('gives what Number gives for any 1 to 19 digits', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }),
        fc.integer({ min: 0, max: 22 }),
        (digits, decimals) => {
          const made = read(String(digits), decimals);
          if (!Number.isNaN(made)) expect(made).toBe(written(String(digits), decimals));
        },
      ),
      { numRuns: 20_000 },
    );
  });

  it('leaves a number in doubt to others if it lies half way between two doubles', () => {
    expect(read('9007199254740993', 0)).toBeNaN();
  });
});
