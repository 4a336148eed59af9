import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Cell, Sheet } from '../../src/core/sheet.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import type { Node } from './markup.ts';
import { all, parse, textOf } from './markup.ts';
import { register, sample } from './sample.ts';
import { checkStructure } from './structure.ts';

function one(sheet: Partial<Sheet>): Promise<Uint8Array> {
  return writeWorkbook({ sheets: [{ name: '表', rows: [], ...sheet }], properties: {} });
}

function sheetOf(bytes: Uint8Array, number = 1): Node {
  return parse(textOf(bytes, `xl/worksheets/sheet${number}.xml`));
}

/** ST_Xstring, ECMA-376 22.9.2.19, decoded as its text says. */
function decode(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  );
}

function textsOf(bytes: Uint8Array): readonly string[] {
  const items = [...all(parse(textOf(bytes, 'xl/sharedStrings.xml')), 't')];
  return items.map(({ text }) => decode(text));
}

async function cellsOf(rows: readonly (readonly Cell[])[]): Promise<readonly string[]> {
  const xml = textOf(await one({ rows }), 'xl/worksheets/sheet1.xml');
  return xml.match(/<c [^>]*?(?:\/>|>.*?<\/c>)/g) ?? [];
}

describe('writeWorkbook', () => {
  it('writes a workbook in which nothing is out of place', async () => {
    expect(checkStructure(await writeWorkbook(sample))).toEqual([]);
  });

  it('writes the same bytes for the same workbook, whatever the day and the place', async () => {
    const bytes = await writeWorkbook(sample);
    expect(await writeWorkbook(structuredClone(sample))).toEqual(bytes);
    const sum = createHash('sha256').update(bytes).digest('hex');
    expect(sum).toMatchInlineSnapshot(
      `"be3d837ab6d1f9ae958f54e1063a5c1b871890fbf3e4ddbcf03609d9f542b107"`,
    );
  });

  it('does not tell when it was written unless the workbook does', async () => {
    expect(textOf(await one({}), 'docProps/core.xml')).not.toContain('dcterms:modified');
    const stamped = textOf(await writeWorkbook(sample), 'docProps/core.xml');
    expect(stamped).toContain('>2020-02-01T08:00:00Z</dcterms:modified>');
  });

  it('keeps custom properties, sorted by name', async () => {
    const root = parse(textOf(await writeWorkbook(sample), 'docProps/custom.xml'));
    const pairs = root.children.map(({ attributes, children }) => [
      attributes.name,
      children[0]?.text,
    ]);
    expect(pairs).toEqual([
      ['taizhang.form', '人员 & <排查>'],
      ['taizhang.id', 'a1b2'],
    ]);
  });

  it.each<[string, Cell, string]>([
    ['a number', 1.5, '<c r="A1"><v>1.5</v></c>'],
    ['a truth value', true, '<c r="A1" t="b"><v>1</v></c>'],
    ['an error', { error: '#REF!' }, '<c r="A1" t="e"><v>#REF!</v></c>'],
    [
      'an error old Excel does not know',
      { error: '#SPILL!' },
      '<c r="A1" t="e"><v>#VALUE!</v></c>',
    ],
    ['a number that is none', Number.NaN, '<c r="A1" t="e"><v>#NUM!</v></c>'],
    [
      'a formula with a number',
      { formula: 'A2<>1', value: 3 },
      '<c r="A1"><f>A2&lt;&gt;1</f><v>3</v></c>',
    ],
    [
      'a formula with a text',
      { formula: '"a"', value: 'a' },
      '<c r="A1" t="str"><f>"a"</f><v>a</v></c>',
    ],
    [
      'a formula with no text',
      { formula: '""', value: '' },
      '<c r="A1" t="str"><f>""</f><v></v></c>',
    ],
    [
      'a formula with a truth value',
      { formula: '1=2', value: false },
      '<c r="A1" t="b"><f>1=2</f><v>0</v></c>',
    ],
    [
      'a formula with an error',
      { formula: '1/0', value: { error: '#DIV/0!' } },
      '<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c>',
    ],
    ['a formula without a result', { formula: 'A2', value: null }, '<c r="A1"><f>A2</f></c>'],
    ['a formula given with its sign', { formula: '=A2', value: null }, '<c r="A1"><f>A2</f></c>'],
  ])('writes %s', async (_, cell, xml) => {
    expect(await cellsOf([[cell]])).toEqual([xml]);
  });

  it.each([
    '=1+1',
    '+86',
    '-1',
    '@SUM(A1)',
    '00123',
    '640423202002010011',
    '2020-02-01',
    'TRUE',
    '#N/A',
  ])('leaves the text %s a text', async (text) => {
    const bytes = await one({ rows: [[text]] });
    expect(textOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('<c r="A1" t="s"><v>0</v></c>');
    expect(textsOf(bytes)).toEqual([text]);
  });

  it('gives every text back as it was, control characters and look-alike escapes included', async () => {
    const awkward = fc.constantFrom(
      '_x0041_',
      '_x005F_',
      '\u0007',
      '\r',
      '\r\n',
      '\ufffe',
      ' ',
      '&<>"',
      '𠮷',
    );
    const text = fc
      .array(fc.oneof(fc.string({ unit: 'binary' }), awkward))
      .map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(text, { maxLength: 5 }), async (texts) => {
        const bytes = await one({ rows: texts.map((cell) => [cell]) });
        expect(checkStructure(bytes)).toEqual([]);
        expect(textsOf(bytes)).toEqual(texts.filter((cell) => cell !== ''));
      }),
      { numRuns: 60 },
    );
  });

  it.each(['_x0041_', '_x005F_x0041_', '_x0041_x0042_', '__x0041_', '_X0041_'])(
    'keeps %s, which looks like an escape',
    async (text) => {
      expect(textsOf(await one({ rows: [[text]] }))).toEqual([text]);
    },
  );

  it('replaces half of a surrogate pair, which no file can hold', async () => {
    expect(textsOf(await one({ rows: [['a\ud83db']] }))).toEqual(['a\ufffdb']);
  });

  it('cuts a text at the 32,767 characters a cell holds, never inside a character', async () => {
    const [kept, cut, pair] = textsOf(
      await one({ rows: [['字'.repeat(32_767), '字'.repeat(32_768), '𠮷'.repeat(20_000)]] }),
    );
    expect(kept).toHaveLength(32_767);
    expect(cut).toBe(`${'字'.repeat(32_766)}…`);
    expect(pair).toBe(`${'𠮷'.repeat(16_383)}…`);
  });

  it('gives every sheet a legal name of its own, and links follow it', async () => {
    const names = ['a/b', 'A b', "'x'", '', 'History', '很'.repeat(40), '很'.repeat(50)];
    const bytes = await writeWorkbook({
      sheets: names.map((name) => ({
        name,
        rows: [],
        layout: { links: [{ row: 0, column: 0, sheet: 'A b' }] },
      })),
      properties: {},
    });
    const written = [...all(parse(textOf(bytes, 'xl/workbook.xml')), 'sheet')];
    expect(written.map(({ attributes }) => attributes.name)).toEqual([
      'a b',
      'A b_2',
      'x',
      'Sheet',
      'History_',
      '很'.repeat(31),
      `${'很'.repeat(29)}_2`,
    ]);
    expect([...all(sheetOf(bytes), 'hyperlink')][0]?.attributes.location).toBe("'A b_2'!A1");
    expect(checkStructure(bytes)).toEqual([]);
  });

  it('opens on the first visible sheet, and refuses a workbook without one', async () => {
    const hidden = { name: 'h', rows: [], visibility: 'hidden' } as const;
    const bytes = await writeWorkbook({
      sheets: [hidden, { name: 'v', rows: [] }],
      properties: {},
    });
    expect(textOf(bytes, 'xl/workbook.xml')).toContain('activeTab="1"');
    expect(textOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('tabSelected="1"');
    await expect(writeWorkbook({ sheets: [hidden], properties: {} })).rejects.toThrow(RangeError);
  });

  it.each(['A1', 'R1C1', '有 空格', '1x', ''])('refuses the defined name "%s"', async (name) => {
    const names = [{ name, range: "'表'!$A$1" }];
    const sheets = [{ name: '表', rows: [] }];
    await expect(writeWorkbook({ sheets, properties: {}, names })).rejects.toThrow(RangeError);
  });

  it('joins two notes on one cell and keeps the first of two merged areas that overlap', async () => {
    const bytes = await one({
      layout: {
        notes: [
          { row: 1, column: 0, text: '一' },
          { row: 0, column: 0, text: '零' },
          { row: 1, column: 0, text: '二' },
        ],
        merges: [
          { top: 0, left: 0, bottom: 1, right: 1 },
          { top: 1, left: 1, bottom: 2, right: 2 },
          { top: 5, left: 5, bottom: 5, right: 5 },
        ],
      },
    });
    const notes = [...all(parse(textOf(bytes, 'xl/comments1.xml')), 't')];
    expect(notes.map(({ text }) => text)).toEqual(['零', '一\n二']);
    expect([...all(sheetOf(bytes), 'mergeCell')].map(({ attributes }) => attributes.ref)).toEqual([
      'A1:B2',
    ]);
  });

  it('keeps shape ids apart where a sheet has more than 1,024 notes', async () => {
    const notes = Array.from({ length: 2500 }, (_, row) => ({ row, column: 0, text: 'x' }));
    const sheets = ['a', 'b'].map((name) => ({ name, rows: [], layout: { notes } }));
    expect(checkStructure(await writeWorkbook({ sheets, properties: {} }))).toEqual([]);
  });

  it('writes what the reader gives back', async () => {
    const value = fc.oneof(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('#REF!', '#N/A').map((error) => ({ error })),
    );
    const rows = fc.array(fc.array(value, { maxLength: 4 }), { maxLength: 6 });
    const trim = (cells: readonly Cell[]): readonly Cell[] => {
      const kept = [...cells];
      while (kept.at(-1) === null) kept.pop();
      return kept;
    };
    await fc.assert(
      fc.asyncProperty(rows, async (given) => {
        const [sheet] = readWorkbook(await one({ rows: given })).sheets;
        const all = given.map((_, row) => trim(sheet?.rows[row] ?? []));
        expect(all).toEqual(given.map(trim));
      }),
      { numRuns: 60 },
    );
  });

  it('writes a register of 5,000 empty rows as one row', async () => {
    const bytes = await writeWorkbook({ sheets: [register], properties: {} });
    expect([...all(sheetOf(bytes), 'c')]).toHaveLength(4);
    expect(bytes.length).toBeLessThan(12_000);
  });

  it('writes heights of 200,000 rows, as a list of so many findings has', async () => {
    const rows = Array.from({ length: 200_000 }, () => ['甲']);
    const heights = Object.fromEntries(rows.map((_, row) => [row, 30]));
    const sheet = { name: '清单', rows, layout: { heights } };
    const bytes = await writeWorkbook({ sheets: [sheet], properties: {} });
    expect(readWorkbook(bytes).sheets[0]?.rows).toHaveLength(200_000);
  });
});
