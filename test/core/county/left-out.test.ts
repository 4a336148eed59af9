import { copyFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeCountyWorkbook } from '../../../src/core/county/index.ts';
import { leftOut } from '../../../src/core/left-out.ts';
import type { Report } from '../../../src/core/report.ts';
import { textOf, valueOf, type Sheet } from '../../../src/core/sheet.ts';
import { zhCN } from '../../../src/words/zh-CN/index.ts';
import { python } from '../../python.ts';
import { cover, entry, gather, register, SETTING, Shelf, TOWN } from '../../dirty/town.ts';

const COUNTY = '640423';
const shelf = new Shelf();
let report: Report;
let totals: Sheet;
let sources: Sheet;

function sheetCalled(name: string): Sheet {
  const { sheets } = makeCountyWorkbook(report, SETTING, zhCN);
  const sheet = sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The note and the fill of a figure of 汇总, by the place's code and the indicator's title. */
function markOf(place: string, title: string) {
  const headings = totals.rows[4]?.map((cell) => textOf(valueOf(cell)).split('\n')[0]) ?? [];
  const column = headings.indexOf(title);
  const row = totals.rows.findIndex((cells) => valueOf(cells[1]) === place);
  const { notes = [], styles = [] } = totals.layout ?? {};
  return {
    note: notes.find((note) => note.row === row && note.column === column)?.text,
    filled: styles.some(
      ({ area, style }) => area.top === row && area.left === column && style.fill === 'FFE9B8',
    ),
  };
}

describe.skipIf(python === null)('figures from which rows are missing', () => {
  beforeAll(async () => {
    const rows = [entry(0), entry(2, { 状态: '差不多了' }), entry(4, { 状态: '快了' })];
    const file = shelf.add([cover(), register(rows)]);
    shelf.build();
    const folder = shelf.returns('left-out');
    copyFileSync(file, path.join(folder, '山河乡.xlsx'));
    report = await gather(folder);
    totals = sheetCalled(zhCN.county.tabs.totals);
    sources = sheetCalled(zhCN.county.tabs.sources);
  });
  afterAll(() => {
    shelf.remove();
  });

  it('are told of by place and figure, those worked out from others included', () => {
    const missing = leftOut(report.files, SETTING.forms, SETTING.tree);
    const two = { 'choice-unknown': 2 };
    for (const place of [TOWN, COUNTY, '640400']) {
      expect(missing(place, 'dispute-register.resolved')).toEqual(two);
      expect(missing(place, 'dispute-register.resolution-rate')).toEqual(two);
      expect(missing(place, 'dispute-register.found')).toBeNull();
    }
    expect(missing('640423100', 'dispute-register.resolved')).toBeNull();
  });

  it('are coloured and carry a note, the town’s and the county’s', () => {
    for (const place of [TOWN, COUNTY]) {
      const { note, filled } = markOf(place, '化解纠纷');
      expect(note).toContain('另有 2 行');
      expect(note).toContain(`${zhCN.short['choice-unknown'] ?? ''} 2`);
      expect(filled).toBe(true);
      expect(markOf(place, '化解率').filled).toBe(true);
      expect(markOf(place, '排查纠纷')).toEqual({ note: undefined, filled: false });
    }
    expect(valueOf(totals.rows[2]?.[0] ?? null)).toBe(zhCN.county.leftOutLegend);
  });

  it('are not those for which a row is not meant, whatever the wrong cell should say', () => {
    for (const place of [TOWN, COUNTY]) expect(markOf(place, '冲卡谩骂类化解').filled).toBe(false);
  });

  it('are named beside the file with the rows they lack', () => {
    const heading = sources.rows[3]?.map(valueOf) ?? [];
    const at = heading.indexOf('缺行的指标与行数');
    expect(textOf(valueOf(sources.rows[4]?.[at] ?? null)).split('\n')).toContain('化解纠纷 2');
  });
});
