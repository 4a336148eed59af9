import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from './index.ts';
import { loadOffice } from './node.ts';

let host: ExcelHost;

beforeEach(async () => {
  host = await loadOffice({ excelApi: '1.15', sheets: ['A', 'B'] });
});

async function run<T>(work: (context: Excel.RequestContext) => Promise<T> | T): Promise<T> {
  return Excel.run(async (context) => {
    const result = await work(context);
    await context.sync();
    return result;
  });
}

async function code(work: (context: Excel.RequestContext) => unknown): Promise<string> {
  return run(work).then(
    () => 'done',
    (reason: OfficeExtension.Error) => reason.code,
  );
}

/** A handler as office.js wants it: one that gives a promise. */
function heard<T>(note: (args: T) => unknown): (args: T) => Promise<void> {
  return (args) => {
    note(args);
    return Promise.resolve();
  };
}

/** Long enough for events to be delivered and for handlers to end. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe('worksheets', () => {
  it('are added, named, moved, hidden, coloured and deleted', async () => {
    await run(({ workbook: { worksheets } }) => {
      const sheet = worksheets.add('汇总');
      sheet.position = 0;
      sheet.tabColor = '#00b050';
      sheet.showGridlines = false;
      worksheets.getItem('B').visibility = 'VeryHidden';
      worksheets.getItem('A').delete();
      worksheets.add();
    });
    const seen = host.book.sheets.map(({ name, visibility, tabColor }) => [
      name,
      visibility,
      tabColor,
    ]);
    expect(seen).toEqual([
      ['汇总', 'Visible', '#00B050'],
      ['B', 'VeryHidden', ''],
      ['Sheet3', 'Visible', ''],
    ]);
    expect(host.sheet('汇总').showGridlines).toBe(false);
  });

  it.each([
    ['a', 'ItemAlreadyExists'],
    ['a/b', 'InvalidArgument'],
    ['', 'InvalidArgument'],
    ['x'.repeat(32), 'InvalidArgument'],
    ["'x", 'InvalidArgument'],
    ['History', 'InvalidArgument'],
  ])('refuse the name "%s"', async (name, expected) => {
    expect(
      await code(({ workbook }) => {
        workbook.worksheets.getItem('B').name = name;
      }),
    ).toBe(expected);
  });

  it('keep one visible sheet', async () => {
    expect(
      await code(({ workbook: { worksheets } }) => {
        worksheets.getItem('A').delete();
        worksheets.getItem('B').visibility = 'Hidden';
      }),
    ).toBe('InvalidOperation');
  });

  it('freeze panes and lay out the page', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('A');
      sheet.freezePanes.freezeRows(3);
      const frozen = sheet.freezePanes.getLocationOrNullObject().load('address');
      sheet.pageLayout.orientation = 'Landscape';
      sheet.pageLayout.paperSize = 'A4';
      sheet.pageLayout.zoom = { horizontalFitToPages: 1 };
      sheet.pageLayout.setPrintTitleRows('$3:$3');
      sheet.pageLayout.headersFooters.defaultForAllPages.centerFooter = '&P';
      const titles = sheet.pageLayout.getPrintTitleRows().load('address');
      sheet.load(
        'pageLayout/orientation,pageLayout/headersFooters/defaultForAllPages/centerFooter',
      );
      await context.sync();
      const { orientation, headersFooters } = sheet.pageLayout;
      return [
        frozen.address,
        titles.address,
        orientation,
        headersFooters.defaultForAllPages.centerFooter,
      ];
    });
    expect(seen).toEqual(['A!1:3', 'A!3:3', 'Landscape', '&P']);
  });
});

describe('protection', () => {
  it('refuses locked cells and formats, lets unlocked cells and allowed options through', async () => {
    await run(({ workbook }) => {
      const sheet = workbook.worksheets.getItem('A');
      sheet.getRange('B:B').format.protection.locked = false;
      sheet.protection.protect({ allowFormatColumns: true }, 'secret');
    });
    const on = (work: (sheet: Excel.Worksheet) => void) =>
      code(({ workbook }) => work(workbook.worksheets.getItem('A')));
    expect([
      await on((sheet) => {
        sheet.getRange('A1').values = [[1]];
      }),
      await on((sheet) => {
        sheet.getRange('B1').values = [[1]];
      }),
      await on((sheet) => {
        sheet.getRange('B1').format.fill.color = 'red';
      }),
      await on((sheet) => {
        sheet.getRange('B1').format.columnWidth = 80;
      }),
      await on((sheet) => {
        sheet.getRange('B1').dataValidation.clear();
      }),
      await on((sheet) => sheet.charts.add('Line', sheet.getRange('A1:B2'))),
      await on((sheet) => sheet.protection.protect()),
      await on((sheet) => sheet.protection.unprotect('wrong')),
      await on((sheet) => sheet.protection.unprotect('secret')),
    ]).toEqual([
      'AccessDenied',
      'done',
      'AccessDenied',
      'done',
      'AccessDenied',
      'AccessDenied',
      'AccessDenied',
      'AccessDenied',
      'done',
    ]);
  });

  it('is loaded with its options, and told when somebody changes it by hand', async () => {
    const told: boolean[] = [];
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('A');
      sheet.onProtectionChanged.add(heard(({ isProtected }) => told.push(isProtected)));
      await context.sync();
      host.userProtect('A', { allowSort: true });
      const { protection } = sheet;
      protection.load('protected,options');
      await context.sync();
      return [
        protection.protected,
        protection.options.allowSort,
        protection.options.allowInsertRows,
      ];
    });
    await settle();
    expect(seen).toEqual([true, true, false]);
    expect(told).toEqual([true]);
  });

  it('of the structure keeps sheets as they are', async () => {
    const codes = [
      await code(({ workbook }) => workbook.protection.protect('x')),
      await code(({ workbook }) => workbook.worksheets.add('C')),
      await code(({ workbook }) => workbook.protection.unprotect('y')),
      await code(({ workbook }) => workbook.protection.unprotect('x')),
    ];
    expect(codes).toEqual(['done', 'AccessDenied', 'AccessDenied', 'done']);
  });
});

describe('names, properties and settings', () => {
  it('are added, found and listed', async () => {
    const seen = await run(async (context) => {
      const { names, properties, settings, worksheets } = context.workbook;
      names.add('towns', worksheets.getItem('B').getRange('A1:A3'), '乡镇');
      properties.title = '登记表';
      properties.custom.add('taizhang-id', 'abc');
      properties.custom.add('Taizhang-Id', 'def');
      properties.custom.add('count', 3);
      settings.add('state', { step: 2 });
      await context.sync();
      const name = names.getItemOrNullObject('TOWNS').load('name,formula,type,scope');
      const missing = names.getItemOrNullObject('nothing');
      properties.load('title');
      properties.custom.load('items/key,items/value,items/type');
      const setting = settings.getItem('state').load('value');
      await context.sync();
      const custom = properties.custom.items.map(({ key, value, type }) => [
        key,
        value as unknown,
        type,
      ]);
      return [
        name.formula as unknown,
        name.type,
        name.scope,
        missing.isNullObject,
        properties.title,
        custom,
        setting.value as unknown,
      ];
    });
    const custom = [
      ['taizhang-id', 'def', 'String'],
      ['count', 3, 'Number'],
    ];
    expect(seen).toEqual([
      '=B!$A$1:$A$3',
      'Range',
      'Workbook',
      true,
      '登记表',
      custom,
      { step: 2 },
    ]);
  });

  it('refuse a name that looks like a cell and one that exists', async () => {
    const add = (name: string) => code(({ workbook }) => workbook.names.add(name, '=1'));
    expect([await add('AB12'), await add('rate'), await add('Rate')]).toEqual([
      'InvalidArgument',
      'done',
      'ItemAlreadyExists',
    ]);
  });

  it('follow a sheet that gets another name', async () => {
    await run(({ workbook: { names, worksheets } }) => {
      names.add('towns', worksheets.getItem('B').getRange('A1:A3'));
      worksheets.getItem('A').getRange('A1').formulas = [['=SUM(B!A1:A3)']];
      worksheets.getItem('B').name = '乡 镇';
    });
    expect(host.book.names[0]?.formula).toBe("='乡 镇'!$A$1:$A$3");
    expect(host.sheet('A').grid.at(0, 0)?.formula).toBe("=SUM('乡 镇'!A1:A3)");
  });
});

describe('charts, tables, comments and the application', () => {
  it('takes series from headed columns and lies where it is put', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('A');
      const data = sheet.getRange('A1:C3');
      data.values = [
        ['Town', 'Count', 'Rate'],
        ['x', 1, 2],
        ['y', 3, 4],
      ];
      const chart = sheet.charts.add('ColumnClustered', data, 'Columns');
      chart.title.text = '各乡镇';
      chart.setPosition('E2', 'H9');
      chart.axes.valueAxis.title.text = '人';
      chart.load('id,name,top,left,width,height,title/text,series/items/name');
      await context.sync();
      return [
        chart.name,
        chart.top,
        chart.left,
        chart.width,
        chart.height,
        chart.title.text,
        chart.series.items.map(({ name }) => name),
      ];
    });
    expect(seen).toEqual(['Chart 1', 15, 192, 192, 120, '各乡镇', ['Count', 'Rate']]);
    expect(host.sheet('A').charts[0]?.series[0]).toMatchObject({
      values: '=A!$B$2:$B$3',
      categories: '=A!$A$2:$A$3',
    });
  });

  it('makes a table and adds rows at its end', async () => {
    const seen = await run(async (context) => {
      const sheet = context.workbook.worksheets.getItem('A');
      sheet.getRange('A1:B2').values = [
        ['k', 'v'],
        ['a', 1],
      ];
      const table = sheet.tables.add('A1:B2', true);
      table.name = 'Cases';
      await context.sync();
      table.rows.add(undefined, [['b', 2]]);
      const body = table.getDataBodyRange().load('address,values');
      const column = table.columns.getItem('v').getDataBodyRange().load('address');
      await context.sync();
      return [body.address, body.values, column.address];
    });
    expect(seen).toEqual([
      'A!A2:B3',
      [
        ['a', 1],
        ['b', 2],
      ],
      'A!B2:B3',
    ]);
  });

  it('keeps one comment a cell', async () => {
    const add = () => code(({ workbook }) => workbook.comments.add('A!B2', '原因'));
    expect([await add(), await add()]).toEqual(['done', 'InvalidArgument']);
    expect(host.sheet('A').comments).toMatchObject([{ content: '原因' }]);
  });

  it('opens a new workbook and calculates', async () => {
    await Excel.createWorkbook('UEsDBA==');
    await run(({ application }) => {
      application.suspendApiCalculationUntilNextSync();
      application.suspendScreenUpdatingUntilNextSync();
      application.calculate('Full');
    });
    expect(host.book.opened).toEqual(['UEsDBA==']);
  });
});

describe('the user', () => {
  it('pastes over formats, rules, highlights and locks', async () => {
    await run(({ workbook }) => {
      const sheet = workbook.worksheets.getItem('A');
      const column = sheet.getRange('A:A');
      column.format.protection.locked = false;
      column.numberFormat = '@' as unknown as string[][];
      column.dataValidation.rule = { textLength: { formula1: 18, operator: 'EqualTo' } };
      sheet.getRange('A1:A9').conditionalFormats.add('Custom').custom.rule.formula = '=A1=""';
      sheet.protection.protect();
    });
    expect(host.userPaste('A1', [[{ value: 12 }], [{ value: '034' }]])).toEqual({ accepted: true });
    const sheet = host.sheet('A');
    expect([
      sheet.rules.at(0, 0),
      host.traitAt('A1', 'Protection.Locked'),
      host.traitAt('A1', 'NumberFormat'),
    ]).toEqual([null, true, 'General']);
    expect(sheet.highlights[0]?.areas).toEqual([{ top: 2, left: 0, bottom: 8, right: 0 }]);
    expect(host.userEdit('A1', '5')).toEqual({ accepted: false, reason: 'protected' });
    expect(host.userPaste('A3', [['007']])).toEqual({ accepted: true });
    expect([host.valueAt('A3'), host.traitAt('A3', 'Protection.Locked')]).toEqual(['007', false]);
  });

  it('is heard: details for one cell, none for several', async () => {
    const told: unknown[] = [];
    await run(({ workbook }) => {
      workbook.worksheets.getItem('A').onChanged.add(
        heard(({ address, details, triggerSource }) => {
          told.push([
            address,
            details?.valueBefore as unknown,
            details?.valueAfter as unknown,
            triggerSource as unknown,
          ]);
        }),
      );
    });
    host.userEdit('A!B2', '1');
    host.userEdit('A!B2', '2');
    host.userPaste('A!C3', [[1, 2]]);
    host.userEdit('B!A1', 'other sheet');
    await settle();
    expect(told).toEqual([
      ['B2', '', 1, 'Unknown'],
      ['B2', 1, 2, 'Unknown'],
      ['C3:D3', undefined, undefined, 'Unknown'],
    ]);
  });

  it('is not heard while events are off or after the handler went', async () => {
    const told: string[] = [];
    const handler = await run((context) =>
      context.workbook.worksheets.onChanged.add(heard(({ address }) => told.push(address))),
    );
    await run((context) => {
      context.runtime.enableEvents = false;
    });
    host.userEdit('A1', 'unheard');
    await run((context) => {
      context.runtime.enableEvents = true;
    });
    host.userEdit('A2', 'heard');
    await settle();
    await Excel.run(handler.context, async (context) => {
      handler.remove();
      await context.sync();
    });
    host.userEdit('A3', 'unheard');
    await settle();
    expect(told).toEqual(['A2']);
  });

  it('moves between sheets and cells, adds and deletes sheets', async () => {
    const told: string[] = [];
    await run(({ workbook: { worksheets } }) => {
      worksheets.onActivated.add(heard(() => told.push('activated')));
      worksheets.onDeactivated.add(heard(() => told.push('deactivated')));
      worksheets.onAdded.add(heard(() => told.push('added')));
      worksheets.onDeleted.add(heard(() => told.push('deleted')));
      worksheets.onSelectionChanged.add(heard(({ address }) => told.push(address)));
    });
    host.userActivateSheet('B');
    host.userSelect('B!C4:D5');
    host.userAddSheet('C');
    host.userDeleteSheet('C');
    await settle();
    expect(told).toEqual(['deactivated', 'activated', 'C4:D5', 'added', 'deleted']);
    const selected = await run(async (context) => {
      const range = context.workbook.getSelectedRange().load('address');
      await context.sync();
      return range.address;
    });
    expect(selected).toBe('B!C4:D5');
  });

  it('types dates as a Chinese Excel reads them, where the host is set so', () => {
    host.reset({ locale: 'zh-CN' });
    host.userEdit('A1', '2020年2月20日');
    host.userEdit('A2', '20-2-3');
    expect([host.valueAt('A1'), host.valueAt('A2'), host.textAt('A1')]).toEqual([
      43881,
      43864,
      '2020年2月20日',
    ]);
  });

  it('inserts rows, and the range of the event follows', async () => {
    const told: unknown[] = [];
    await run(({ workbook }) => {
      workbook.worksheets
        .getItem('A')
        .onChanged.add(heard(({ changeType, address }) => told.push([changeType, address])));
    });
    host.userEdit('A!A2', 'x');
    host.userInsert('1:2');
    await settle();
    expect(told).toEqual([
      ['RangeEdited', 'A2'],
      ['RowInserted', '1:2'],
    ]);
    expect(host.valueAt('A!A4')).toBe('x');
  });
});
