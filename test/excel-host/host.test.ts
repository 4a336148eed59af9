import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from './index.ts';
import { loadOffice } from './node.ts';

let host: ExcelHost;

beforeEach(async () => {
  host = await loadOffice({ sheets: ['Sheet1', '登记表'] });
});

async function failure(
  work: (context: Excel.RequestContext) => unknown,
): Promise<OfficeExtension.Error> {
  try {
    await Excel.run(async (context) => {
      await work(context);
      await context.sync();
    });
  } catch (reason) {
    return reason as OfficeExtension.Error;
  }
  throw new Error('nothing failed');
}

describe('office.js on the host', () => {
  it('is told the host, the languages and the requirement sets', () => {
    expect(Office.context.host).toBe('Excel');
    expect(Office.context.displayLanguage).toBe('zh-CN');
    const supported = ['1.7', '1.8'].map((version) =>
      Office.context.requirements.isSetSupported('ExcelApi', version),
    );
    expect(supported).toEqual([true, false]);
  });

  it('counts one round trip for one sync', async () => {
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('Sheet1');
      sheet.getRange('A1').values = [[1]];
      await context.sync();
      sheet.getRange('A2').values = [[2]];
      await context.sync();
    });
    expect(host.stats.syncs).toBe(2);
  });

  it('loads by text, by array, by object and through a collection', async () => {
    const seen = await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load('items/name,items/visibility');
      const range = worksheets.getItem('Sheet1').getRange('B2:C3');
      range.load({ address: true, format: { font: { bold: true }, fill: { color: true } } });
      const other = worksheets.getItem('登记表').getRange('A1');
      other.load(['rowCount', 'columnIndex']);
      await context.sync();
      const names = worksheets.items.map(({ name, visibility }) => [name, visibility]);
      const { font, fill } = range.format;
      return [names, range.address, font.bold, fill.color, other.rowCount, other.columnIndex];
    });
    const names = [
      ['Sheet1', 'Visible'],
      ['登记表', 'Visible'],
    ];
    expect(seen).toEqual([names, 'Sheet1!B2:C3', false, '#FFFFFF', 1, 0]);
  });

  it('refuses to read what was not loaded', async () => {
    const error = await failure((context) => context.workbook.worksheets.getItem('Sheet1').name);
    expect(error.code).toBe('PropertyNotLoaded');
  });

  it('keeps a range usable over several syncs and drops it after the run', async () => {
    const range = await Excel.run(async (context) => {
      const own = context.workbook.worksheets.getItem('Sheet1').getRange('A1');
      await context.sync();
      own.values = [['kept']];
      await context.sync();
      return own;
    });
    expect(host.valueAt('Sheet1!A1')).toBe('kept');
    expect(() => range.load('values')).toThrow(
      expect.objectContaining({ code: 'InvalidObjectPath' }),
    );
  });

  it('gives null objects for what is missing, with null children', async () => {
    const seen = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject('none');
      const cell = sheet.getRange('A1');
      const used = context.workbook.worksheets.getItem('Sheet1').getUsedRangeOrNullObject(true);
      await context.sync();
      return [sheet.isNullObject, cell.isNullObject, used.isNullObject];
    });
    expect(seen).toEqual([true, true, true]);
  });

  it('keeps the effects of actions before the failing one', async () => {
    const error = await failure((context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem('Sheet1').getRange('A1').values = [['before']];
      worksheets.getItem('none').activate();
      worksheets.getItem('Sheet1').getRange('A2').values = [['after']];
    });
    expect(error.code).toBe('ItemNotFound');
    expect(error.debugInfo.errorLocation).toBe('WorksheetCollection.getItem');
    expect([host.valueAt('A1'), host.valueAt('A2')]).toEqual(['before', '']);
  });

  it('names the member that it does not implement', async () => {
    const error = await failure((context) =>
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').getSurroundingRegion().select(),
    );
    expect([error.code, error.message]).toEqual([
      'NotImplemented',
      'The simulated host does not implement Range.getSurroundingRegion().',
    ]);
  });

  it('refuses a property that no object of Excel has', async () => {
    const error = await failure((context) => {
      context.workbook.worksheets.getItem('Sheet1').load('colour');
    });
    expect(error.message).toContain('Worksheet.colour');
  });

  it('has the client refuse members above the offered requirement set', async () => {
    const error = await failure((context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').dataValidation.clear();
    });
    expect(error.code).toBe('ApiNotFound');
  });

  it('refuses newer properties that the client lets through', async () => {
    const set = await failure((context) => {
      context.runtime.enableEvents = false;
    });
    const load = await failure((context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').load('dataValidation/rule');
    });
    expect([set.code, load.code]).toEqual(['ApiNotFound', 'ApiNotFound']);
  });

  it('runs a ribbon command', async () => {
    const called = new Promise<string>((resolve) => {
      Office.actions.associate('CHECK', (event: Office.AddinCommands.Event) => {
        event.completed();
        resolve(event.source.id);
      });
    });
    host.invokeCommand('CHECK', 'CheckButton');
    expect(await called).toBe('CheckButton');
    expect(host.bridge.completed).toBe(1);
  });

  it('saves document settings as the add-in sees them', async () => {
    Office.context.document.settings.set('town', { code: '640423100' });
    await new Promise((resolve) => Office.context.document.settings.saveAsync(resolve));
    expect([...host.documentSettings]).toHaveLength(1);
    expect(Office.context.document.settings.get('town')).toEqual({ code: '640423100' });
  });
});

describe('the levers for faults', () => {
  const write = (context: Excel.RequestContext) => {
    context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [[1]];
  };

  it.each([
    ['busy', 'ActivityLimitReached'],
    ['requestTooLarge', 'RequestPayloadSizeLimitExceeded'],
    ['responseTooLarge', 'ResponsePayloadSizeLimitExceeded'],
    ['accessDenied', 'AccessDenied'],
    ['cellEditMode', 'InvalidOperationInCellEditMode'],
  ] as const)('fail the next request as %s', async (lever, code) => {
    host.failNext(lever);
    expect((await failure(write)).code).toBe(code);
    expect(host.valueAt('A1')).toBe('');
    await Excel.run(async (context) => {
      write(context);
      await context.sync();
    });
    expect(host.valueAt('A1')).toBe(1);
  });

  it('fail every second request', async () => {
    host.failEvery(2);
    const codes: string[] = [];
    for (let turn = 0; turn < 4; turn++) {
      const result = Excel.run(async (context) => {
        write(context);
        await context.sync();
      });
      codes.push(
        await result.then(
          () => 'done',
          (reason: OfficeExtension.Error) => reason.code,
        ),
      );
    }
    expect(codes).toEqual(['done', 'ActivityLimitReached', 'done', 'ActivityLimitReached']);
  });

  it('refuse everything while a cell is being edited', async () => {
    host.enterCellEdit();
    expect((await failure(write)).code).toBe('InvalidOperationInCellEditMode');
    host.leaveCellEdit();
    await Excel.run(async (context) => {
      write(context);
      await context.sync();
    });
    expect(host.valueAt('A1')).toBe(1);
  });

  it('hold back a request that may wait for the end of editing', async () => {
    host.enterCellEdit();
    let done = false;
    const run = Excel.run({ delayForCellEdit: true }, async (context) => {
      write(context);
      await context.sync();
      done = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(done).toBe(false);
    host.leaveCellEdit();
    await run;
    expect(host.valueAt('A1')).toBe(1);
  });

  it('refuse what is longer than the limit of Excel on the web', async () => {
    host.reset({ payloadLimit: 2000 });
    const big = await failure((context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1').values = [['x'.repeat(3000)]];
    });
    const long = await failure((context) => {
      context.workbook.worksheets.getItem('Sheet1').getRange('A1:Z100').load('valueTypes');
    });
    expect([big.code, long.code]).toEqual([
      'RequestPayloadSizeLimitExceeded',
      'ResponsePayloadSizeLimitExceeded',
    ]);
  });

  it('close the workbook', async () => {
    host.closeWorkbook();
    expect((await failure(write)).code).toBe('InvalidOrTimedOutSession');
  });
});
