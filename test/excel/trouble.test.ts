import { beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/core/host.ts';
import type { OpenWorkbook } from '../../src/core/host.ts';
import { makeExcelHost } from '../../src/excel/index.ts';
import { troubleOf } from '../../src/excel/trouble.ts';
import type { ExcelHost, Failure } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { told, townTemplate, workbookOf } from './template.ts';

const template = townTemplate();
const name = template.sheets[1]?.name ?? '';
let excel: ExcelHost;
let workbook: OpenWorkbook;

beforeEach(async () => {
  excel = await loadOffice({ excelApi: '1.15' });
  workbook = workbookOf();
});

const PLACE = { sheet: 'Sheet1', row: 1, column: 1 };
const AREA = { top: 0, left: 0, bottom: 3, right: 3 };

/** Everything the panel can ask for. */
const CALLS: Readonly<Record<string, (book: OpenWorkbook) => Promise<unknown>>> = {
  read: (book) => book.read(),
  readArea: (book) => book.readArea('Sheet1', AREA),
  insert: (book) => book.insert([{ name: 'T', rows: [[1]] }], {}),
  write: (book) => book.write([{ ...PLACE, value: 1 }]),
  show: (book) => book.show(PLACE),
  mark: (book) => book.mark([{ ...PLACE, severity: 'error' }]),
  damages: (book) => book.damages(template.sheets),
  repair: (book) => book.repair(template.sheets, [{ sheet: name, kind: 'locked', columns: [1] }]),
  extend: async (book) => book.extend?.(template.sheets, 6000),
  watch: (book) => book.watch(() => undefined),
};

const FAILURES: readonly (readonly [Failure, string])[] = [
  ['cellEditMode', 'cell-edit'],
  ['sessionTimedOut', 'closed'],
  ['busy', 'busy'],
  ['requestTooLarge', 'too-large'],
  ['responseTooLarge', 'too-large'],
  ['accessDenied', 'protected'],
];

describe.each(Object.keys(CALLS))('%s', (key) => {
  const call = (): Promise<unknown> => CALLS[key]?.(workbook) ?? Promise.resolve();

  it.each(FAILURES)(
    'turns %s into the trouble %s, and works again after it',
    async (failure, trouble) => {
      excel.failEvery(1, failure);
      const error = await call().then(
        () => null,
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(HostError);
      expect(error).toMatchObject({ trouble });
      excel.failEvery(0);
      await call();
    },
  );

  it('says so while a cell is being edited, and in a closed workbook', async () => {
    excel.enterCellEdit();
    await expect(call()).rejects.toMatchObject({ trouble: 'cell-edit' });
    excel.leaveCellEdit();
    excel.closeWorkbook();
    await expect(call()).rejects.toMatchObject({ trouble: 'closed' });
  });
});

describe('a host that loses every tenth call', () => {
  it('answers or throws a HostError, and stays whole', async () => {
    await workbook.insert(template.sheets, {});
    excel.failEvery(10, 'sessionTimedOut');
    let failed = 0;
    for (let round = 0; round < 6; round++) {
      for (const [key, call] of Object.entries(CALLS)) {
        try {
          await call(workbook);
        } catch (reason) {
          failed += 1;
          expect(reason, key).toBeInstanceOf(HostError);
        }
      }
    }
    excel.failEvery(0);
    expect(failed).toBeGreaterThan(3);
    for (const sheet of template.sheets) {
      expect(excel.sheet(sheet.name).protection !== null, sheet.name).toBe(
        sheet.layout?.protected ?? false,
      );
    }
    await workbook.mark([]);
    const marks = excel.sheet('Sheet1').highlights;
    expect(marks).toEqual([]);
    expect((await workbook.read()).sheets.length).toBeGreaterThan(template.sheets.length);
  });
});

describe('a sheet that is gone', () => {
  it('is named', async () => {
    const gone = { trouble: 'closed', detail: '没有' };
    await expect(workbook.readArea('没有', AREA)).rejects.toMatchObject(gone);
    await expect(workbook.show({ ...PLACE, sheet: '没有' })).rejects.toMatchObject(gone);
    await expect(workbook.write([{ ...PLACE, sheet: '没有', value: 1 }])).rejects.toMatchObject(
      gone,
    );
  });
});

describe('the trouble of', () => {
  it.each([
    [{ code: 'GeneralException' }, 'unknown', 'GeneralException'],
    [{ code: 'ApiNotFound' }, 'unsupported', ''],
    [{ code: 'InactiveWorkbook' }, 'closed', ''],
    [new TypeError('x'), 'unknown', ''],
    [
      { code: 'InvalidArgument', debugInfo: { errorLocation: 'WorksheetProtection.unprotect' } },
      'protected',
      '',
    ],
    [new HostError('cancelled', 'a'), 'cancelled', 'a'],
  ])('%o is %s', (reason, trouble, detail) => {
    expect(troubleOf(reason)).toMatchObject({ trouble, detail });
  });

  it('keeps the name of a sheet', () => {
    expect(troubleOf({ code: 'AccessDenied' }, '表').detail).toBe('表');
  });
});

describe('the host', () => {
  it('says what place it is and which day it is in China', () => {
    const now = () => Date.UTC(2020, 1, 20, 16, 30);
    const host = makeExcelHost({ write: () => Promise.resolve(new Uint8Array()), now });
    expect(host).toMatchObject({ place: 'excel', language: 'zh-CN', save: null, folders: true });
    expect(host.today()).toBe('2020-02-21');
  });

  it('opens a finished workbook as a new one, or puts its sheets here', async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => index % 256);
    const host = makeExcelHost({ write: () => Promise.resolve(bytes) });
    const finished = { sheets: [{ name: '汇总', rows: [[1]] }], properties: { a: 'b' } };
    await host.deliver(finished, 'x.xlsx', 'new');
    expect(excel.book.opened).toEqual([Buffer.from(bytes).toString('base64')]);
    await host.deliver(finished, 'x.xlsx', 'here');
    expect(excel.book.sheets.map((sheet) => sheet.name)).toEqual(['Sheet1', '汇总']);
    expect(excel.book.custom.size).toBe(0);
  });
});

const sheets = () => excel.book.sheets.map(({ name: own }) => own);

describe('an Excel that refuses every tenth request as too many', () => {
  it('is asked again, so that everything is done, and done once', async () => {
    excel.failEvery(10);
    const before = sheets().length;
    await workbook.insert(template.sheets, {});
    expect(sheets()).toHaveLength(before + template.sheets.length);
    for (let round = 0; round < 6; round++) {
      for (const call of Object.values(CALLS)) await call(workbook);
    }
    excel.failEvery(0);
    for (const sheet of template.sheets) {
      expect(excel.sheet(sheet.name).protection !== null, sheet.name).toBe(
        sheet.layout?.protected ?? false,
      );
    }
    await workbook.mark([]);
    expect(excel.sheet('Sheet1').highlights).toEqual([]);
  });

  it('corrects a protected sheet, whichever of its requests is refused', async () => {
    await workbook.insert(template.sheets, {});
    const sheet = template.sheets.find(({ layout }) => layout?.protected)?.name ?? '';
    for (const call of [1, 2, 3]) {
      for (let asked = 1; asked < call; asked++) excel.letPass();
      excel.failNext('busy');
      await workbook.write([{ sheet, row: 0, column: 0, value: call }]);
      expect(excel.valueAt(`${sheet}!A1`), `request ${call}`).toBe(call);
      expect(excel.sheet(sheet).protection, `request ${call}`).not.toBeNull();
    }
  });

  it('draws each chart once', async () => {
    const values = { top: 0, left: 1, bottom: 1, right: 1 };
    const series = [{ name: '合计', values }];
    const categories = { ...values, left: 0, right: 0 };
    const area = { top: 4, left: 0, bottom: 12, right: 4 };
    const chart = { type: 'column' as const, title: '图', area, categories, series };
    const rows = [
      ['甲', 1],
      ['乙', 2],
    ];
    for (const call of [1, 2, 3, 4]) {
      excel.failEvery(0);
      const own = `图${call}`;
      for (let asked = 0; asked < call - 1; asked++) excel.letPass();
      excel.failNext('busy');
      await workbook.insert([{ name: own, rows, layout: { charts: [chart] } }], {});
      expect(excel.sheet(own).charts, own).toHaveLength(1);
      expect(excel.sheet(own).charts[0]?.series, own).toHaveLength(1);
    }
  });

  it('tells of an edit once, though watching was refused at first', async () => {
    const heard: string[] = [];
    excel.letPass();
    excel.failNext('busy');
    const stop = await workbook.watch(({ sheet }) => heard.push(sheet));
    excel.userEdit('Sheet1!A1', 5);
    await told();
    expect(heard).toEqual(['Sheet1']);
    excel.failNext('busy');
    await stop();
    excel.userEdit('Sheet1!A1', 6);
    await told();
    expect(heard).toEqual(['Sheet1']);
  });
});
