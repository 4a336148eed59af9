import { beforeEach, describe, expect, it } from 'vitest';
import type { OpenWorkbook } from '../../src/core/host.ts';
import { columnName, range } from '../../src/core/sheet.ts';
import type { Rule, Sheet } from '../../src/core/sheet.ts';
import type { ExcelHost } from '../excel-host/index.ts';
import { loadOffice } from '../excel-host/node.ts';
import { shown } from '../excel-host/model/content.ts';
import { sheetOf, styleAt, townTemplate, workbookOf } from './template.ts';

const template = townTemplate();
let excel: ExcelHost;
let workbook: OpenWorkbook;

beforeEach(async () => {
  excel = await loadOffice({ excelApi: '1.15' });
  workbook = workbookOf();
});

function isEmpty(cell: unknown): boolean {
  return cell === null || cell === '' || (Array.isArray(cell) && cell.length === 0);
}

function cutEnd<Item>(items: readonly Item[]): readonly Item[] {
  let length = items.length;
  while (length > 0 && isEmpty(items[length - 1])) length -= 1;
  return items.slice(0, length);
}

/** Rows without empty cells at their ends and empty rows at the end, as a reader gives them. */
function trimmed(rows: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  return cutEnd(rows.map(cutEnd));
}

/** The first and last cell of every styled area. */
function corners({ layout }: Sheet): readonly (readonly [number, number])[] {
  return (layout?.styles ?? []).flatMap(({ area }) => [
    [area.top, area.left] as const,
    [area.bottom, area.right] as const,
  ]);
}

const NATIVE = {
  list: 'List',
  'list-range': 'List',
  custom: 'Custom',
  whole: 'WholeNumber',
  decimal: 'Decimal',
  'text-length': 'TextLength',
  any: 'None',
} as const satisfies Record<Rule['type'], string>;

describe('an inserted template', () => {
  beforeEach(async () => {
    await workbook.insert(template.sheets, template.properties);
  });

  it('reads back with the values and the stamp it was made with', async () => {
    const back = await workbook.read();
    expect(back.sheets.map(({ name }) => name)).toEqual([
      'Sheet1',
      ...template.sheets.map(({ name }) => name),
    ]);
    for (const sheet of template.sheets) {
      expect(trimmed(sheetOf(back, sheet.name).rows), sheet.name).toEqual(trimmed(sheet.rows));
      expect(sheetOf(back, sheet.name).visibility).toBe(sheet.visibility ?? 'visible');
    }
    expect(back.properties).toEqual(template.properties);
    expect(back.date1904).toBe(false);
  });

  it.each(template.sheets.map((sheet) => [sheet.name, sheet] as const))(
    'has the formats of %s',
    (name, sheet) => {
      for (const [row, column] of corners(sheet)) {
        const style = styleAt(sheet, row, column);
        const traits = excel.sheet(name).formats.at(row, column);
        const place = `${row},${column}`;
        expect(traits['NumberFormat'], place).toBe(style.format ?? 'General');
        expect(traits['Protection.Locked'], place).toBe(style.locked ?? true);
        expect(traits['Fill.Color'], place).toBe(style.fill ? `#${style.fill}` : '');
        expect(traits['Font.Bold'], place).toBe(style.bold ?? false);
        expect(traits['WrapText'], place).toBe(style.wrap ?? false);
        expect(traits['Top.Style'], place).toBe(style.border === 'thin' ? 'Continuous' : 'None');
        expect(traits['Font.Name'], place).toBe('宋体');
      }
    },
  );

  it.each(template.sheets.map((sheet) => [sheet.name, sheet] as const))(
    'has the rules and highlights of %s',
    (name, sheet) => {
      const native = excel.sheet(name);
      for (const { area, rule, prompt, error } of sheet.layout?.validations ?? []) {
        const given = native.rules.at(area.bottom, area.left);
        expect(given?.type).toBe(NATIVE[rule.type]);
        expect(native.rules.at(area.bottom + 1, area.left)).toBeNull();
        expect(given?.prompt['title']).toBe(prompt?.title);
        expect(given?.errorAlert['title']).toBe(rule.type === 'any' ? '' : error?.title);
        if (rule.type === 'list-range') {
          expect(given?.rule['list']?.['source']).toBe(`=${rule.range}`);
        }
      }
      const highlights = sheet.layout?.highlights ?? [];
      expect(native.highlights.map(({ rule }) => rule['Formula'])).toEqual(
        highlights.map(({ formula }) => `=${formula}`),
      );
      expect(native.highlights.map(({ areas }) => areas.map(range).join())).toEqual(
        highlights.map(({ area }) => range(area)),
      );
    },
  );

  it.each(template.sheets.map((sheet) => [sheet.name, sheet] as const))(
    'has the widths, panes, print settings and locks of %s',
    (name, { layout = {} }) => {
      const native = excel.sheet(name);
      layout.widths?.forEach((width, column) => {
        expect(native.widths.at(column)).toBe((width * 8 + 5) * 0.75);
      });
      for (const [row, height] of Object.entries(layout.heights ?? {})) {
        expect(native.heights.at(Number(row))).toBe(height);
      }
      const { freeze } = native;
      expect(freeze ? freeze.bottom + 1 : 0).toBe(
        (layout.freeze?.rows ?? 0) || (freeze ? 1_048_576 : 0),
      );
      expect(native.tabColor).toBe(layout.tab ? `#${layout.tab}` : '');
      expect(native.merges.map(range)).toEqual((layout.merges ?? []).map(range));
      expect(native.protection !== null).toBe(layout.protected ?? false);
      expect(native.protection?.password ?? '').toBe('');
      if (layout.print?.repeatRows) expect(native.print.titleRows?.bottom).toBe(0);
      if (layout.print) {
        expect(native.page['layout']).toMatchObject({
          Orientation: layout.print.landscape ? 'Landscape' : 'Portrait',
          Zoom: layout.print.breakColumns ? { scale: 80 } : { horizontalFitToPages: 1 },
        });
        expect(native.page['layout']?.['PrintGridlines']).toBe(layout.print.gridLines);
        expect(native.page['verticalBreaks']?.['columns'] ?? []).toEqual(
          layout.print.breakColumns ?? [],
        );
      }
    },
  );

  it('lets a clerk type only where the form is to be filled', () => {
    const register = template.sheets[1]?.name ?? '';
    expect(excel.userEdit(`${register}!A1`, 'x')).toMatchObject({ reason: 'protected' });
    const open = template.sheets[1]?.layout?.styles?.findIndex(({ style }) => !style.locked) ?? -1;
    const column = template.sheets[1]?.layout?.styles?.[open]?.area.left ?? -1;
    expect(excel.traitAt(`${register}!${columnName(column)}5001`, 'Protection.Locked')).toBe(false);
  });

  it('shows its cover, and hides its lists', () => {
    expect(excel.book.active.name).toBe(template.sheets[0]?.name);
    expect(excel.sheet('_选项').visibility).toBe('VeryHidden');
  });

  it('links the cover to the registers', async () => {
    const cover = template.sheets[0];
    const links = cover?.layout?.links ?? [];
    expect(links.length).toBeGreaterThan(8);
    const targets = await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem(cover?.name ?? '');
      const cells = links.map(({ row, column }) => sheet.getCell(row, column).load('hyperlink'));
      await context.sync();
      return cells.map(({ hyperlink }) => hyperlink.documentReference);
    });
    expect(targets).toEqual(links.map(({ sheet }) => `'${sheet}'!A1`));
  });
});

describe('inserting', () => {
  it('counts the sheets it has done', async () => {
    const steps: string[] = [];
    await workbook.insert(template.sheets, {}, (done, total) => steps.push(`${done}/${total}`));
    const count = template.sheets.length;
    expect(steps[0]).toBe(`0/${count}`);
    expect(steps.at(-1)).toBe(`${count}/${count}`);
    expect(steps).toHaveLength(count + 1);
  });

  it('needs one round trip a sheet and four more', async () => {
    await workbook.insert(template.sheets, template.properties);
    expect(excel.stats.syncs).toBe(template.sheets.length + 4);
    expect(excel.stats.largestRequest).toBeLessThan(5_000_000);
  });

  it('gives a taken name a number, and what speaks of the sheet follows', async () => {
    await workbook.insert(template.sheets, {});
    await workbook.insert(template.sheets, {});
    const names = excel.book.sheets.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('_选项2');
    const register = template.sheets.find((sheet) =>
      sheet.layout?.validations?.some(({ rule }) => rule.type === 'list-range'),
    );
    const rule = register?.layout?.validations?.find((one) => one.rule.type === 'list-range');
    const given = excel.sheet(`${register?.name}2`).rules.at(1, rule?.area.left ?? 0);
    expect(given?.rule['list']?.['source']).toMatch(/^='_选项2'!/);
  });

  it('takes texts that look like dates, numbers and formulas as texts', async () => {
    const texts = ['2020-02-01', '007', '=1+1', '-', '+86', 'TRUE', "'q", '3/4', '@all', '#N/A?'];
    await workbook.insert([{ name: 'T', rows: [texts] }], {});
    expect((await workbook.read()).sheets[1]?.rows[0]).toEqual(texts);
    const [cells] = [texts.map((_, column) => excel.book.value(excel.sheet('T'), 0, column))];
    expect(cells.map(shown)).toEqual(texts);
  });

  it('writes formulas, errors and truth values as such', async () => {
    const row = [{ formula: 'SUM(D1:E1)', value: 3 }, true, { error: '#N/A' }, 1, 2] as const;
    await workbook.insert([{ name: 'T', rows: [row] }], {});
    const [, sheet] = (await workbook.read()).sheets;
    expect(sheet?.rows[0]).toEqual([3, true, { error: '#N/A' }, 1, 2]);
    expect(sheet?.observed?.formulas).toEqual([
      { row: 0, column: 0, cached: true, external: false },
    ]);
  });

  it('writes more values than one request can hold', async () => {
    const long = '长'.repeat(400);
    const rows = Array.from({ length: 4000 }, (_, row) => [row, long]);
    await workbook.insert([{ name: 'T', rows }], {});
    expect(excel.stats.largestRequest).toBeLessThan(1_700_000);
    expect(excel.valueAt('T!A4000')).toBe(3999);
    expect(excel.valueAt('T!B4000')).toBe(long);
  });

  it('draws a chart whose first day nobody reported', async () => {
    const column = (left: number) => ({ top: 1, left, bottom: 3, right: left });
    const rows = [
      ['日期', '人次'],
      [43862, null],
      [43863, 5],
      [43864, 7],
    ];
    const chart = {
      type: 'line' as const,
      title: '人次',
      area: { top: 5, left: 0, bottom: 15, right: 5 },
      categories: column(0),
      series: [{ name: '人次', values: column(1) }],
    };
    await workbook.insert([{ name: '逐日', rows, layout: { charts: [chart] } }], {});
    const [drawn] = excel.sheet('逐日').charts;
    expect(drawn?.series.map(({ name }) => name)).toEqual(['人次']);
    expect(drawn?.series[0]?.values).toBe('=逐日!$B$2:$B$4');
  });

  it('draws charts of all their series', async () => {
    const column = (left: number) => ({ top: 1, left, bottom: 3, right: left });
    const chart = {
      type: 'bar',
      title: '各乡镇',
      area: { top: 5, left: 0, bottom: 20, right: 5 },
      categories: column(0),
      series: [
        { name: '红事', values: column(1) },
        { name: '白事', values: column(2) },
      ],
    } as const;
    const rows = [
      ['乡镇', '红事', '白事'],
      ['甲', 1, 2],
      ['乙', 3, 4],
      ['丙', 5, 6],
    ];
    await workbook.insert([{ name: '图', rows, layout: { charts: [chart] } }], {});
    const [drawn] = excel.sheet('图').charts;
    expect(drawn?.series.map(({ name, values, categories }) => [name, values, categories])).toEqual(
      [
        ['红事', '=图!$B$2:$B$4', '=图!$A$2:$A$4'],
        ['白事', '=图!$C$2:$C$4', '=图!$A$2:$A$4'],
      ],
    );
    expect(drawn?.bags['chart']).toMatchObject({ ChartType: 'BarClustered' });
    expect(drawn?.bags['title']).toMatchObject({ Text: '各乡镇' });
  });

  it('leaves nothing behind when it fails half-way', async () => {
    const pages = template.sheets.length + 3;
    for (let call = 1; call <= template.sheets.length + 4; call++) {
      if (call === pages) continue;
      excel.reset();
      excel.failEvery(call, 'requestTooLarge');
      const done = workbook.insert(template.sheets, template.properties);
      await expect(done, `call ${call}`).rejects.toMatchObject({ trouble: 'too-large' });
      excel.failEvery(0);
      const left = excel.book.sheets.map(({ name }) => name);
      // If every call or every second fails, so does the taking back.
      if (call > 2) expect(left, `call ${call}`).toEqual(['Sheet1']);
      expect(excel.book.custom.size).toBe(0);
    }
  });

  it('does without print settings on a machine without a printer', async () => {
    excel.failEvery(template.sheets.length + 3, 'accessDenied');
    await workbook.insert(template.sheets, {});
    excel.failEvery(0);
    expect(excel.book.sheets).toHaveLength(template.sheets.length + 1);
    expect(excel.sheet(template.sheets[1]?.name ?? '').protection).not.toBeNull();
  });
});
