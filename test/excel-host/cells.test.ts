import { beforeEach, describe, expect, it } from 'vitest';
import type { ExcelHost } from './index.ts';
import { loadOffice } from './node.ts';

let host: ExcelHost;

beforeEach(async () => {
  host = await loadOffice({ excelApi: '1.15', sheets: ['登记表', 'Second sheet'] });
});

async function run<T>(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T> | T,
): Promise<T> {
  return Excel.run(async (context) => {
    const result = await work(context.workbook.worksheets.getItem('登记表'), context);
    await context.sync();
    return result;
  });
}

async function code(
  work: (sheet: Excel.Worksheet, context: Excel.RequestContext) => unknown,
): Promise<string> {
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

describe('values', () => {
  it.each([
    ['1/2/2020', 43832, 'm/d/yyyy', '1/2/2020'],
    ['2020-02-20', 43881, 'm/d/yyyy', '2/20/2020'],
    ['2.2', 2.2, 'General', '2.2'],
    ["'001", '001', 'General', '001'],
    ['50%', 0.5, '0%', '50%'],
    ['1,234', 1234, '#,##0', '1,234'],
    ['TRUE', true, 'General', 'TRUE'],
    ['13/45/2020', '13/45/2020', 'General', '13/45/2020'],
    ['640423199001011234', 640423199001011000, 'General', '6.40423E+17'],
    ['约30', '约30', 'General', '约30'],
  ])('reads %s as Excel does in the United States', async (typed, value, format, text) => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange('A1');
      range.values = [[typed]];
      range.load('values,numberFormat,text');
      await context.sync();
      return [range.values, range.numberFormat, range.text];
    });
    expect(seen).toEqual([[[value]], [[format]], [[text]]]);
  });

  it('keeps what is typed into a cell formatted as text', async () => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:A3');
      range.numberFormat = [['@'], ['@'], ['@']];
      range.values = [['640423199001011234'], [5], ['=A1']];
      range.load('values,valueTypes');
      await context.sync();
      return [range.values.flat(), range.valueTypes.flat()];
    });
    expect(seen).toEqual([
      ['640423199001011234', '5', '=A1'],
      ['String', 'String', 'String'],
    ]);
  });

  it('leaves a cell for null and empties it for an empty text', async () => {
    await run((sheet) => {
      sheet.getRange('A1:B1').values = [[1, 2]];
    });
    await run((sheet) => {
      sheet.getRange('A1:B1').values = [[null, '']];
    });
    expect([host.valueAt('A1'), host.valueAt('B1')]).toEqual([1, '']);
  });

  it('computes simple formulas and shows them', async () => {
    const seen = await run(async (sheet, context) => {
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      const range = sheet.getRange('B1:B3');
      range.formulas = [['=SUM(A1:A3)'], ['=IF(COUNTIF(A:A,2)=1,"one","many")'], ['=1/0']];
      range.load('values,formulas,valueTypes');
      await context.sync();
      return [range.values.flat(), range.formulas[0], range.valueTypes.flat()];
    });
    expect(seen).toEqual([[6, 'one', '#DIV/0!'], ['=SUM(A1:A3)'], ['Double', 'String', 'Error']]);
  });

  it('refuses an array of another shape', async () => {
    expect(
      await code((sheet) => {
        sheet.getRange('A1:B2').values = [[1, 2]];
      }),
    ).toBe('InvalidArgument');
  });

  it('answers null for more than five million cells', async () => {
    const values = await run(async (sheet, context) => {
      const range = sheet.getRange('A:F');
      range.load('values');
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toBeNull();
  });

  it('takes a large write in parts and tells of one change', async () => {
    const told: string[] = [];
    const rows = Array.from({ length: 3000 }, (_, index) => [index, `行${index}`]);
    await run(async (sheet, context) => {
      sheet.onChanged.add(heard(({ address }) => told.push(address)));
      await context.sync();
      sheet.getRange('A1:B3000').values = rows;
      await context.sync();
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(told).toEqual(['A1:B3000']);
    expect(host.valueAt('B3000')).toBe('行2999');
  });
});

describe('ranges', () => {
  it.each([
    ['A1', '登记表!A1'],
    ['$B$2:A1', '登记表!A1:B2'],
    ['C:C', '登记表!C:C'],
    ['3:5', '登记表!3:5'],
  ])('finds %s', async (address, full) => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange(address).load('address');
      await context.sync();
      return range.address;
    });
    expect(seen).toBe(full);
  });

  it('quotes a sheet name with a space', async () => {
    const seen = await run(async (_, context) => {
      const range = context.workbook.worksheets
        .getItem('Second sheet')
        .getRange('A1')
        .load('address');
      await context.sync();
      return range.address;
    });
    expect(seen).toBe("'Second sheet'!A1");
  });

  it('finds neighbours', async () => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRangeByIndexes(1, 1, 2, 3);
      const all = [
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, 0),
        range.getCell(0, 2),
        range.getBoundingRect('F9'),
        range.getEntireColumn(),
        range.getEntireRow(),
        range.getIntersectionOrNullObject('C1:C2'),
        range.getIntersectionOrNullObject('Z1'),
        range.getRowsBelow(2),
        range.getLastCell(),
      ].map((one) => one.load('address'));
      await context.sync();
      return all.map((one) => (one.isNullObject ? null : one.address.split('!')[1]));
    });
    expect(seen).toEqual([
      'A3:C4',
      'B2:D4',
      'D2',
      'B2:F9',
      'B:D',
      '2:3',
      'C2',
      null,
      'B4:D5',
      'D3',
    ]);
  });

  it('counts formats in the used range unless only values are asked for', async () => {
    const seen = await run(async (sheet, context) => {
      sheet.getRange('B2').values = [['x']];
      sheet.getRange('D9').format.fill.color = 'yellow';
      sheet.getRange('A:A').numberFormat = [['@']];
      const used = sheet.getUsedRange().load('address');
      const filled = sheet.getUsedRange(true).load('address');
      await context.sync();
      return [used.address, filled.address];
    }).catch((reason: OfficeExtension.Error) => reason.code);
    // One format in an array does not fit a column; a single text would.
    expect(seen).toBe('InvalidArgument');
    const again = await run(async (sheet, context) => {
      const used = sheet.getUsedRange().load('address');
      const filled = sheet.getUsedRange(true).load('address');
      await context.sync();
      return [used.address, filled.address];
    });
    expect(again).toEqual(['登记表!B2:D9', '登记表!B2']);
  });

  it('formats whole columns at once and mixes to null', async () => {
    const seen = await run(async (sheet, context) => {
      const column = sheet.getRange('A:C');
      column.format.protection.locked = false;
      column.numberFormat = '@' as unknown as string[][];
      sheet.getRange('B5').format.font.bold = true;
      const row = sheet
        .getRange('A5:C5')
        .load('format/font/bold,format/protection/locked,numberFormat');
      const outside = sheet.getRange('D5').load('format/protection/locked');
      await context.sync();
      return [
        row.format.font.bold,
        row.format.protection.locked,
        row.numberFormat,
        outside.format.protection.locked,
      ];
    });
    expect(seen).toEqual([null, false, [['@', '@', '@']], true]);
  });

  it('draws borders on edges and inside', async () => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B2');
      range.format.borders.getItem('EdgeBottom').style = 'Continuous';
      range.format.borders.getItem('InsideVertical').color = '#ff0000';
      const edge = sheet.getRange('A2').format.borders.getItem('EdgeBottom').load('style');
      const top = sheet.getRange('A1').format.borders.getItem('EdgeBottom').load('style');
      const inside = sheet.getRange('B1').format.borders.getItem('EdgeLeft').load('style,color');
      await context.sync();
      return [edge.style, top.style, inside.style, inside.color];
    });
    expect(seen).toEqual(['Continuous', 'None', 'Continuous', '#FF0000']);
  });

  it('merges, keeps the first value and unmerges', async () => {
    const area = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:C1');
      range.values = [['a', 'b', 'c']];
      range.merge();
      range.load('values');
      await context.sync();
      range.unmerge();
      return range.values;
    });
    expect(area).toEqual([['a', '', '']]);
    expect(host.sheet('登记表').merges).toEqual([]);
  });

  it('copies values, formats and rules', async () => {
    await run((sheet) => {
      const source = sheet.getRange('A1:B1');
      source.formulas = [[1, '=A1*2']];
      source.format.fill.color = '#FFFF00';
      source.dataValidation.rule = { wholeNumber: { formula1: 0, operator: 'GreaterThan' } };
      sheet.getRange('A3:B4').copyFrom('A1:B1');
    });
    expect([host.valueAt('B4'), host.traitAt('B4', 'Fill.Color')]).toEqual([2, '#FFFF00']);
    expect(host.sheet('登记表').rules.at(3, 1)?.type).toBe('WholeNumber');
  });

  it('moves formulas, names, formats and held ranges when rows are inserted', async () => {
    const seen = await run(async (sheet, context) => {
      sheet.getRange('A1:A3').formulas = [[1], [2], ['=SUM(A1:A2)']];
      sheet.getRange('A3').format.font.bold = true;
      context.workbook.names.add('total', sheet.getRange('A3'));
      const held = sheet.getRange('A3');
      await context.sync();
      sheet.getRange('2:3').insert('Down');
      held.load('address,formulas,format/font/bold');
      const named = context.workbook.names.getItem('total').getRange().load('address');
      await context.sync();
      return [held.address, held.formulas, held.format.font.bold, named.address];
    });
    expect(seen).toEqual(['登记表!A5', [['=SUM(A1:A4)']], true, '登记表!A5']);
  });

  it('clears contents, formats or all', async () => {
    await run((sheet) => {
      sheet.getRange('A1:A3').values = [[1], [2], [3]];
      sheet.getRange('A1:A3').format.fill.color = '#FF0000';
      sheet.getRange('A1').clear('Contents');
      sheet.getRange('A2').clear('Formats');
      sheet.getRange('A3').clear();
    });
    expect(
      ['A1', 'A2', 'A3'].map((cell) => [host.valueAt(cell), host.traitAt(cell, 'Fill.Color')]),
    ).toEqual([
      ['', '#FF0000'],
      [2, ''],
      ['', ''],
    ]);
  });
});

describe('data validation', () => {
  it('stores rules, messages and a list from a range', async () => {
    const seen = await run(async (sheet, context) => {
      const other = context.workbook.worksheets.getItem('Second sheet');
      const cell = sheet.getRange('B2:B9').dataValidation;
      cell.rule = { list: { inCellDropDown: true, source: other.getRange('A1:A3') } };
      cell.prompt = { title: '提示', message: '请选择', showPrompt: true };
      cell.errorAlert = { title: '错误', message: '不在表中', showAlert: true, style: 'Stop' };
      const part = sheet
        .getRange('B3')
        .dataValidation.load('type,rule,prompt,errorAlert,ignoreBlanks,valid');
      const mixed = sheet.getRange('A1:B9').dataValidation.load('type');
      await context.sync();
      return [
        part.type,
        part.rule.list?.source,
        part.prompt.title,
        part.errorAlert.style,
        part.valid,
        mixed.type,
      ];
    });
    expect(seen).toEqual([
      'List',
      "='Second sheet'!$A$1:$A$3",
      '提示',
      'Stop',
      true,
      'Inconsistent',
    ]);
  });

  it('takes anything from the API but refuses the user what a stop rule refuses', async () => {
    await run((sheet) => {
      const cells = sheet.getRange('A1:A9').dataValidation;
      cells.rule = { wholeNumber: { formula1: 0, formula2: 150, operator: 'Between' } };
      cells.errorAlert = { title: '年龄', message: '0到150', showAlert: true, style: 'Stop' };
      sheet.getRange('A1').values = [[999]];
    });
    expect(host.userEdit('A2', '200')).toEqual({
      accepted: false,
      reason: 'invalid',
      alert: { title: '年龄', message: '0到150', style: 'Stop' },
    });
    expect(host.userEdit('A2', '20').accepted).toBe(true);
    expect([host.valueAt('A1'), host.valueAt('A2'), host.invalidCells('登记表')]).toEqual([
      999,
      20,
      ['登记表!A1'],
    ]);
  });

  it('judges a custom formula from each cell', async () => {
    const seen = await run(async (sheet, context) => {
      const cells = sheet.getRange('A1:A3');
      cells.dataValidation.rule = { custom: { formula: '=COUNTIF($A$1:$A$3,A1)=1' } };
      cells.values = [['x'], ['y'], ['x']];
      const wrong = cells.dataValidation.getInvalidCellsOrNullObject().load('address');
      await context.sync();
      return wrong.address;
    });
    expect(seen).toBe('登记表!A1,登记表!A3');
  });

  it.each([
    [
      'two kinds of rule at once',
      { list: { inCellDropDown: true, source: 'a' }, custom: { formula: '=TRUE' } },
    ],
    [
      'a list longer than 255 characters',
      { list: { inCellDropDown: true, source: 'x'.repeat(256) } },
    ],
    ['a formula without =', { custom: { formula: 'TRUE' } }],
  ])('refuses %s', async (_, rule) => {
    expect(
      await code((sheet) => {
        sheet.getRange('A1').dataValidation.rule = rule;
      }),
    ).toBe('InvalidArgument');
  });
});

describe('conditional formats', () => {
  it('adds on top, counts, reads and clears part of a range', async () => {
    const seen = await run(async (sheet, context) => {
      const range = sheet.getRange('A1:B9');
      const first = range.conditionalFormats.add('Custom');
      first.custom.rule.formula = '=$A1=""';
      first.custom.format.fill.color = '#FFC7CE';
      await context.sync();
      const second = range.conditionalFormats.add('Custom');
      second.custom.rule.formula = '=$B1>5';
      sheet.getRange('A1:A9').conditionalFormats.clearAll();
      const left = sheet.getRange('A1:A9').conditionalFormats.getCount();
      const right = sheet.getRange('B1').conditionalFormats;
      right.load('items/type,items/custom/rule/formula,items/custom/format/fill/color');
      await context.sync();
      return [
        left.value,
        right.items.map(({ type, custom }) => [
          type,
          custom.rule.formula,
          custom.format.fill.color,
        ]),
      ];
    });
    expect(seen).toEqual([
      0,
      [
        ['Custom', '=$B1>5', ''],
        ['Custom', '=$A1=""', '#FFC7CE'],
      ],
    ]);
  });
});
