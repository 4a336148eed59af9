import { beforeEach, describe, expect, it } from 'vitest';
import { HostError } from '../../src/core/host.ts';
import type { OpenWorkbook } from '../../src/core/host.ts';
import { makeExcelHost } from '../../src/excel/index.ts';
import { troubleOf } from '../../src/excel/trouble.ts';
import type { ExcelHost, Failure } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { townTemplate, workbookOf } from './template.ts';

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

describe('a host whose every tenth call fails', () => {
  it('answers or throws a HostError, and stays whole', async () => {
    await workbook.insert(template.sheets, {});
    excel.failEvery(10);
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
