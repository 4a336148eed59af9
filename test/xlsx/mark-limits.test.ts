import { expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/xlsx/limits.ts';
import { writeMarked } from '../../src/xlsx/mark.ts';
import { markWords } from '../../src/core/marks.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { makeParts, makeSheet, zip } from './make-zip.ts';

// The true limit is half a gigabyte.
vi.mock(import('../../src/xlsx/limits.ts'), async (original) => {
  const limits = await original();
  return { ...limits, LIMITS: { ...limits.LIMITS, inflated: 100_000 } };
});

it('marks a workbook that its reader takes, though it needs most of what a workbook may', async () => {
  const rows = Array.from({ length: 2000 }, (_, at) => `<row><c><v>${at}</v></c></row>`).join('');
  const sheet = makeSheet(`<sheetData>${rows}</sheetData>`);
  expect(sheet.length).toBeGreaterThan(LIMITS.inflated / 2);
  const file = zip(
    makeParts('', {
      '[Content_Types].xml': '<Types></Types>',
      'xl/worksheets/sheet1.xml': sheet,
      'xl/styles.xml':
        '<styleSheet><fills count="1"><fill/></fills><cellXfs><xf fillId="0"/></cellXfs></styleSheet>',
    }),
  );
  expect(readWorkbook(file).sheets[0]?.rows).toHaveLength(2000);
  const mark = { sheet: '台账', row: 0, column: 0, text: '错', severity: 'error' } as const;
  const marked = await writeMarked(file, [mark], markWords(zhCN));
  expect(readWorkbook(marked, { limits: { inflated: 200_000 } }).sheets).toHaveLength(2);
});
