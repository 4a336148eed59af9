import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startKernel } from '../../src/xlsx/kernel.ts';

const kernel = startKernel()!;

/** Digits with so many behind the point, as the kernel reads them. */
function read(digits: string, decimals: number): number {
  return kernel.decimal(BigInt(digits), digits.length, decimals);
}

function written(digits: string, decimals: number): number {
  return Number(`${digits}e-${decimals}`);
}

describe('a decimal in the kernel', () => {
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
