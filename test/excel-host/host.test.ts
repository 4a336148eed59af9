import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from './index.ts';
import { loadOffice } from './node.ts';

let host: ExcelHost;

beforeEach(async () => {
  host = await loadOffice({ excelApi: '1.15' });
});

describe('the real office.js on the simulated host', () => {
  it('reads back what it wrote', async () => {
    const seen = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem('Sheet1').getRange('A1:B2');
      range.values = [
        ['Name', 'Count'],
        ['Town', 3],
      ];
      range.load('values,address,format/fill/color');
      await context.sync();
      return [range.address, range.values];
    });
    expect(seen).toEqual([
      'Sheet1!A1:B2',
      [
        ['Name', 'Count'],
        ['Town', 3],
      ],
    ]);
    expect(host.stats.syncs).toBe(1);
  });
});
