import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convert, soffice } from '../libreoffice.ts';
import { cellsOf, fill, python } from '../python.ts';
import { build } from './build.ts';
import { FILES, makeMonth } from './folder.ts';
import { byTitle, consolidate, readReport, type Figures, type Report, type Run } from './report.ts';

type Cells = Readonly<Record<string, string | number | boolean>>;

/** Cells by row and column letter. */
function table(cells: Cells): Map<number, Map<string, string | number | boolean>> {
  const rows = new Map<number, Map<string, string | number | boolean>>();
  for (const [address, value] of Object.entries(cells)) {
    const [, column, row] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
    const at = Number(row);
    const cellsOfRow = rows.get(at) ?? new Map<string, string | number | boolean>();
    rows.set(at, cellsOfRow.set(column ?? '', value));
  }
  return rows;
}

/**
 * The figures of a sheet, by what stands in its first column and by indicator title. A heading is known
 * by the titles in it; it may carry the unit in brackets.
 */
function figuresOf(cells: Cells, report: Report): Map<string, Figures> {
  const titles = new Map(report.indicators.map(({ title, unit }) => [`${title}(${unit})`, title]));
  for (const { title } of report.indicators) titles.set(title, title);
  const plain = (value: unknown): string | undefined =>
    titles.get(String(value).replace(/（/g, '(').replace(/）/g, ')').replace(/\s/g, ''));
  const rows = [...table(cells)].sort(([a], [b]) => a - b);
  const [at, heading] =
    rows.find(([, row]) => [...row.values()].some((value) => plain(value))) ?? [];
  const found = new Map<string, Figures>();
  for (const [row, values] of rows) {
    if (!heading || row <= (at ?? 0)) continue;
    const figures: Record<string, number> = {};
    for (const [column, value] of values) {
      const title = plain(heading.get(column));
      if (title && typeof value === 'number') figures[title] = value;
    }
    found.set(String(values.get('A')), figures);
  }
  return found;
}

/** Numbers as a sheet may round them: twelve digits. */
function rounded(figures: Figures | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(figures ?? {}).map(([title, value]) => [title, Number(value.toPrecision(12))]),
  );
}

function registersOnly(report: Report, figures: Figures | undefined): Record<string, number> {
  const registers = new Set(
    report.indicators
      .filter(({ register }) => /^(checkpoint-log|dispute-register)$/.test(register))
      .map(({ title }) => title),
  );
  const named = Object.entries(rounded(byTitle(report, figures)));
  return Object.fromEntries(named.filter(([title]) => registers.has(title)));
}

describe.skipIf(python === null)('the county workbook, read with openpyxl (needs Python)', () => {
  const work = mkdtempSync(path.join(tmpdir(), 'taizhang-county-'));
  let run: Run;
  let report: Report;
  let values: ReturnType<typeof cellsOf>;
  let formulas: ReturnType<typeof cellsOf>;

  beforeAll(async () => {
    build();
    run = consolidate(await makeMonth(work, false), '县');
    report = readReport(run);
    values = cellsOf(run.out, 'values');
    formulas = cellsOf(run.out, 'formulas');
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const town = (code: string): string =>
    ({
      '640423100': '城关镇',
      '640423102': '联财镇',
      '640423200': '陈靳乡',
      '640423201': '好水乡',
      '640423207': '山河乡',
    })[code] ?? '合计';

  it('has its five sheets', () => {
    const names = Object.keys(values);
    expect(names).toEqual(expect.arrayContaining(['汇总', '报送情况', '逐日', '问题清单', '来源']));
  });

  it.each(['640423', '640423100', '640423102', '640423200', '640423201', '640423207'])(
    'shows for %s the figures of the report',
    (code) => {
      const shown = figuresOf(values['汇总'] ?? {}, report).get(town(code));
      const wanted = registersOnly(report, report.totals[code]);
      expect(rounded(shown)).toMatchObject(wanted);
      // What nobody reported stays blank.
      const missing = Object.keys(shown ?? {}).filter((title) => title.startsWith('查验'));
      expect(missing.length > 0).toBe('查验人次' in wanted);
    },
  );

  it('adds up its towns with formulas, and divides anew what is a rate', () => {
    const total = [...table(formulas['汇总'] ?? {}).values()].find(
      (row) => row.get('A') === '合计',
    );
    const written = [...(total?.values() ?? [])].map(String).filter((text) => text.startsWith('='));
    // Of 28 figures of the registers only the distinct persons cannot be a sum.
    expect(written.length).toBeGreaterThanOrEqual(27);
    expect(written.filter((formula) => /SUM\(/.test(formula)).length).toBeGreaterThanOrEqual(26);
    expect(written.some((formula) => formula.includes('/'))).toBe(true);
    expect(written.join()).not.toMatch(/AVERAGE|#REF|\[/);
  });

  it('shows each day of the period once, with the figures of the report', () => {
    const shown = figuresOf(values['逐日'] ?? {}, report);
    for (const [day, figures] of Object.entries(report.daily['640423'] ?? {})) {
      const row = [...shown].find(([label]) => label.startsWith(day));
      expect(rounded(row?.[1]), day).toMatchObject(registersOnly(report, figures));
    }
  });

  it('tells the state of every town for every register', () => {
    const states = [...table(values['报送情况'] ?? {}).values()].map((row) => [...row.values()]);
    const wanted: Record<string, readonly string[]> = {
      陈靳乡: ['零报告', '零报告'],
      好水乡: ['空表未声明', '空表未声明'],
      观庄乡: ['未报', '未报'],
      杨河乡: ['不可读', '不可读'],
      温堡乡: ['迟报', '迟报'],
      奠安乡: ['已报', '零报告'],
    };
    for (const [name, both] of Object.entries(wanted)) {
      const row = states.find((cells) => cells[0] === name);
      expect([name, ...(row ?? [])]).toEqual(expect.arrayContaining([name, ...both]));
      expect(row?.filter((cell) => both.includes(String(cell)))).toHaveLength(2);
    }
    const codes = states.map((row) => String(row[1])).filter((code) => /^640423\d{3}$/.test(code));
    expect(new Set(codes).size).toBe(13);
  });

  it('lists every issue of the report', () => {
    const codes = new Set(report.issues.map(({ code }) => code));
    const cells = [...table(values['问题清单'] ?? {}).values()].map((row) => [...row.values()]);
    const listed = cells.flatMap((row) => row.filter((cell) => codes.has(String(cell))));
    expect(listed.map(String).sort()).toEqual(report.issues.map(({ code }) => code).sort());
  });

  it('lists every file once, its rows and the reasons', () => {
    const rows = [...table(values['来源'] ?? {}).values()];
    for (const name of Object.keys(FILES)) {
      const shown = rows.filter((row) => row.get('A') === name);
      expect([name, shown.length]).toEqual([name, 1]);
      const file = report.files.find((candidate) => candidate.path === name);
      const numbers = [...(shown[0]?.values() ?? [])].filter((cell) => typeof cell === 'number');
      expect([name, ...numbers.slice(0, 2)]).toEqual([name, file?.rows.read, file?.rows.counted]);
    }
  });

  it.skipIf(soffice === null)(
    'comes to the same figures where LibreOffice recalculates it',
    async () => {
      // openpyxl writes formulas without their results, so what is read afterwards was calculated.
      const bare = path.join(work, '无值', '县.xlsx');
      fill([{ template: run.out, out: bare }]);
      expect(cellsOf(bare, 'values')['汇总']).not.toEqual(values['汇总']);
      const recalculated = cellsOf(await convert(bare, 'xlsx', path.join(work, '重算')), 'values');
      for (const name of ['汇总', '逐日']) {
        const [own, theirs] = [values, recalculated].map((sheets) =>
          [...figuresOf(sheets[name] ?? {}, report)].map(
            ([label, figures]) => [label, rounded(figures)] as const,
          ),
        );
        expect(theirs).toEqual(own);
      }
      const errors = Object.values(recalculated).flatMap((cells) =>
        Object.values(cells).filter((cell) => /^(#|Err:)/.test(String(cell))),
      );
      expect(errors).toEqual([]);
    },
  );
});
