import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areaName, readArea } from './address.ts';
import { LAST_COLUMN, LAST_ROW, cellsOf, overlap, without } from './area.ts';
import type { Area } from './area.ts';
import { dayOf, serialOf } from './days.ts';
import { evaluate } from './formula.ts';
import { readTyped } from './parse.ts';
import { copyFormula, renameIn, shiftFormula } from './rewrite.ts';
import { Layer, Runs } from './runs.ts';
import { textOf } from './text.ts';

function areas(limit: number): fc.Arbitrary<Area> {
  const line = fc.integer({ min: 0, max: limit });
  return fc.tuple(line, line, line, line).map(([a, b, c, d]) => ({
    top: Math.min(a, b),
    bottom: Math.max(a, b),
    left: Math.min(c, d),
    right: Math.max(c, d),
  }));
}

describe('runs and layers', () => {
  const step = fc.record({
    kind: fc.constantFrom('update', 'insert', 'remove'),
    at: fc.integer({ min: 0, max: 19 }),
    count: fc.integer({ min: 1, max: 5 }),
    value: fc.integer({ min: 0, max: 3 }),
  });

  it('hold what a plain list of 20 lines would hold', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const runs = new Runs(0, 19);
        let plain = Array.from({ length: 20 }, () => 0);
        for (const { kind, at, count, value } of steps) {
          if (kind === 'update') {
            const to = Math.min(19, at + count);
            runs.update(at, to, () => value);
            plain.fill(value, at, to + 1);
          } else if (kind === 'insert') {
            runs.insert(at, count);
            const filling = plain[Math.max(0, at - 1)] ?? 0;
            plain.splice(at, 0, ...Array.from({ length: count }, () => filling));
            plain = plain.slice(0, 20);
          } else {
            const last = plain[19] ?? 0;
            runs.remove(at, count);
            plain.splice(at, count);
            while (plain.length < 20) plain.push(last);
          }
          expect(plain.map((_, line) => runs.at(line))).toEqual(plain);
        }
      }),
    );
  });

  it('find in an area the values that its cells have', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(areas(6), fc.integer()), { maxLength: 8 }),
        areas(6),
        (paints, area) => {
          const layer = new Layer(0);
          for (const [own, value] of paints) layer.update(own, () => value);
          const cells = new Set<number>();
          for (let row = area.top; row <= area.bottom; row++) {
            for (let column = area.left; column <= area.right; column++) {
              const last = paints
                .filter(([own]) =>
                  overlap(own, { top: row, bottom: row, left: column, right: column }),
                )
                .at(-1);
              cells.add(last?.[1] ?? 0);
              expect(layer.at(row, column)).toBe(last?.[1] ?? 0);
            }
          }
          expect(layer.values(area)).toEqual(cells);
        },
      ),
    );
  });
});

describe('areas', () => {
  it('are found again by their name', () => {
    fc.assert(
      fc.property(areas(200), (area) => {
        expect(readArea(areaName(area))).toEqual(area);
      }),
    );
  });

  it.each([
    ['A:C', { top: 0, bottom: LAST_ROW, left: 0, right: 2 }],
    ['$2:4', { top: 1, bottom: 3, left: 0, right: LAST_COLUMN }],
    ['xfd1048576', { top: LAST_ROW, bottom: LAST_ROW, left: LAST_COLUMN, right: LAST_COLUMN }],
    ['XFE1', null],
    ['A0', null],
    ['A', null],
    ['A1:B', null],
    ['A1:B2:C3', null],
  ])('reads %s', (text, area) => {
    expect(readArea(text)).toEqual(area);
  });

  it('lose exactly the cells of the hole', () => {
    fc.assert(
      fc.property(areas(9), areas(9), (area, hole) => {
        const rests = without(area, hole);
        const cut = overlap(area, hole);
        const left = rests.reduce((sum, rest) => sum + cellsOf(rest), 0);
        expect(left).toBe(cellsOf(area) - (cut ? cellsOf(cut) : 0));
        expect(rests.some((rest) => overlap(rest, hole))).toBe(false);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    [{ year: 1900, month: 1, day: 1 }, 1],
    [{ year: 1900, month: 2, day: 28 }, 59],
    [{ year: 1900, month: 3, day: 1 }, 61],
    [{ year: 2020, month: 2, day: 29 }, 43890],
    [{ year: 2021, month: 2, day: 29 }, null],
  ])('gives %o the serial %o', (day, serial) => {
    expect(serialOf(day)).toBe(serial);
    if (serial !== null) expect(dayOf(serial)).toEqual(day);
  });
});

describe('typed values', () => {
  const us = { format: 'General', year: 2020, locale: 'en-US' } as const;

  it.each([
    ['1/2', 43832, 'd-mmm'],
    ['2-Mar-20', 43892, 'd-mmm-yy'],
    ['10:30', 0.4375, 'h:mm'],
    ['$5', 5, '$#,##0'],
    ['1e3', 1000, '0.00E+00'],
    [' 12 ', 12, undefined],
    ['1,23', '1,23', undefined],
    ['１２', '１２', undefined],
    ['#N/A', { error: '#N/A' }, undefined],
    ['2020年2月20日', '2020年2月20日', undefined],
  ])('reads %s', (typed, value, format) => {
    const read = readTyped(typed, us);
    expect([read.content?.value, read.format]).toEqual([value, format]);
  });
});

describe('texts', () => {
  it.each([
    [1234.5, '#,##0.00', '1,234.50'],
    [-3, '0;(0)', '(3)'],
    [0.256, '0.0%', '25.6%'],
    [43881, 'yyyy-mm-dd', '2020-02-20'],
    [43881.5, 'yyyy/m/d h:mm', '2020/2/20 12:00'],
    [7, '000', '007'],
    [7, '0"人"', '7人'],
    [0, '0;-0;;@', ''],
    [123456789012, 'General', '1.23457E+11'],
    [0.1 + 0.2, 'General', '0.3'],
  ])('shows %s in %s', (value, format, text) => {
    expect(textOf(value, format)).toBe(text);
  });
});

describe('formulas', () => {
  const cells = [
    [1, 'x', true],
    [2, null, { error: '#N/A' }],
  ];
  const scene = {
    sheet: 'S',
    rows: 0,
    columns: 0,
    find: (name: string) => (name === 'S' ? 'S' : null),
    value: (_: string, row: number, column: number) => cells[row]?.[column] ?? null,
    used: () => ({ top: 0, left: 0, bottom: 1, right: 2 }),
    name: (name: string) =>
      name === 'all' ? { sheet: 'S', area: { top: 0, left: 0, bottom: 1, right: 0 } } : null,
    today: 43881,
  };

  it.each([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['="a"&1', 'a1'],
    ['=SUM(A:A)', 3],
    ['=SUM(all)', 3],
    ['=SUM(S!$A$1:$A$2,"4")', 7],
    ['=COUNTA(A1:C2)', 5],
    ['=COUNTIF(A:A,">1")', 1],
    ['=SUMIF(A1:A2,">=1",A1:A2)', 3],
    ['=IF(AND(A1=1,B1="X"),"yes","no")', 'yes'],
    ['=LEN(MID("640423",3,2))', 2],
    ['=IFERROR(C2,"none")', 'none'],
    ['=C2+1', { error: '#N/A' }],
    ['=B1+1', { error: '#VALUE!' }],
    ['=Nowhere!A1', { error: '#REF!' }],
    ['=unnamed', { error: '#NAME?' }],
    ['=DATE(2020,14,1)', 44228],
    ['=50%', 0.5],
    ['=TODAY()-1', 43880],
  ])('give %s the value %o', (formula, value) => {
    expect(evaluate(formula, scene)).toEqual(value);
  });

  it.each([
    ['=A1+$B$2+C$3', '=B3+$B$2+D$3'],
    ['="A1"&A1', '="A1"&B3'],
    ["='A 1'!A1:B2", "='A 1'!B3:C4"],
    ['=SUM(A:A)', '=SUM(A:A)'],
  ])('are copied two rows down and one column on: %s', (before, after) => {
    expect(copyFormula(before, 2, 1)).toBe(after);
  });

  it.each([
    ['=SUM(A1:A5)', 2, '=SUM(A1:A7)'],
    ['=A3+$A$2', 2, '=A5+$A$2'],
    ['=SUM(A1:A5)', -2, '=SUM(A1:A3)'],
    ['=A3', -2, '=#REF!'],
    ['=Other!A3', 2, '=Other!A3'],
    ['=SUM(B:B)', 2, '=SUM(B:B)'],
  ])('follow rows at row 3: %s and %i rows', (before, count, after) => {
    expect(shiftFormula(before, 'S', { sheet: 'S', axis: 'rows', at: 2, count })).toBe(after);
  });

  it('follow the new name of a sheet', () => {
    expect(renameIn('=old!A1&"old!A1"', 'OLD', 'new one')).toBe('=\'new one\'!A1&"old!A1"');
  });
});
