import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Style, Styled } from '../../src/core/sheet.ts';
import { LAST_ROW, makePaint, makePalette } from '../../src/xlsx/write-paint.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { all, parse, textOf } from './markup.ts';

const style: fc.Arbitrary<Style> = fc.constantFrom<Style>(
  { locked: false },
  { locked: true },
  { format: '@' },
  { format: 'yyyy-mm-dd', border: 'thin' },
  { fill: 'FFC7CE' },
  { fill: 'DCE6F1', border: 'none' },
);

/** Bottoms in the middle, at the entry area's end, and at the sheet's end. */
const styled: fc.Arbitrary<Styled> = fc
  .record({
    top: fc.integer({ min: 0, max: 12 }),
    left: fc.integer({ min: 0, max: 5 }),
    height: fc.constantFrom(0, 1, 3, 2000, LAST_ROW),
    width: fc.integer({ min: 0, max: 3 }),
    style,
  })
  .map(({ top, left, height, width, style: given }) => ({
    area: { top, left, bottom: height < 2000 ? top + height : height, right: left + width },
    style: given,
  }));

function expected(styles: readonly Styled[], row: number, column: number): Style {
  return styles.reduce<Style>((below, { area, style: above }) => {
    const rows = row >= area.top && row <= area.bottom;
    return rows && column >= area.left && column <= area.right ? { ...below, ...above } : below;
  }, {});
}

interface Look {
  readonly format: string;
  readonly fill: string;
  readonly border: boolean;
  readonly locked: boolean;
}

function lookOf({ format = 'General', fill = '', border, locked = true }: Style): Look {
  return { format, fill: fill && `FF${fill}`, border: border === 'thin', locked };
}

/** What Excel shows for a cell: its own format, or else its column's. */
function readLooks(bytes: Uint8Array): (row: number, column: number) => Look {
  const styles = parse(textOf(bytes, 'xl/styles.xml'));
  const sheet = parse(textOf(bytes, 'xl/worksheets/sheet1.xml'));
  const list = (name: string) => [...all(styles, name)][0]?.children ?? [];
  const own = [...all(styles, 'numFmt')].map(
    ({ attributes }) => [Number(attributes.numFmtId), attributes.formatCode ?? ''] as const,
  );
  const formats = new Map<number, string>([[0, 'General'], [49, '@'], ...own]);
  const looks = list('cellXfs').map((xf): Look => ({
    format: formats.get(Number(xf.attributes.numFmtId)) ?? '?',
    fill:
      [...all(list('fills')[Number(xf.attributes.fillId)] ?? xf, 'fgColor')][0]?.attributes.rgb ??
      '',
    border: [...all(list('borders')[Number(xf.attributes.borderId)] ?? xf, 'top')].some(
      ({ attributes }) => attributes.style === 'thin',
    ),
    locked: ![...all(xf, 'protection')].some(({ attributes }) => attributes.locked === '0'),
  }));
  const cells = new Map(
    [...all(sheet, 'c')].map(({ attributes }) => [attributes.r, attributes.s ?? '0']),
  );
  const columns = [...all(sheet, 'col')].map(({ attributes }) => attributes);
  return (row, column) => {
    const cell = cells.get(`${String.fromCharCode(65 + column)}${row + 1}`);
    const col = columns.find(({ min, max }) => Number(min) <= column + 1 && Number(max) > column);
    return looks[Number(cell ?? col?.style ?? 0)] ?? lookOf({});
  };
}

describe('makePaint', () => {
  it('gives every cell down to the end of the entry area the style of the layout', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(styled, { maxLength: 8 }), fc.nat(9), async (styles, count) => {
        const rows = Array.from({ length: count }, (_, row) => [row, 'x']);
        const sheet = { name: '表', rows, layout: { styles } };
        const look = readLooks(await writeWorkbook({ sheets: [sheet], properties: {} }));
        for (const row of [...Array(18).keys(), 1999, 2000]) {
          for (let column = 0; column < 10; column++) {
            expect(look(row, column), `${row},${column}`).toEqual(
              lookOf(expected(styles, row, column)),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lets only the deepest area run on, so that none covers what lies below it', () => {
    const palette = makePalette();
    const area = (top: number, bottom: number) => ({ top, left: 0, bottom, right: 0 });
    const styles = [
      { area: area(1, 5000), style: { locked: false } },
      { area: area(1500, 3000), style: { fill: 'FFC7CE' } },
    ];
    const paint = makePaint(styles, 1, palette);
    expect(paint.last).toBe(3000);
    expect(palette.styles[paint.columns[0] ?? 0]).toEqual({ locked: false });
    expect(palette.styles[paint.row(2000)[0] ?? 0]).toEqual({ locked: false, fill: 'FFC7CE' });
  });

  it('ends an area that holds its values with its last row', () => {
    const styles = [
      { area: { top: 1, left: 0, bottom: 20_000, right: 3 }, style: { border: 'thin' } as const },
    ];
    const paint = makePaint(styles, 20_001, makePalette());
    expect(paint.columns).toEqual([]);
    expect(paint.last).toBe(20_000);
  });
});
