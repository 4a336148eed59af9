import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTemplate } from '../../src/core/template/index.ts';
import { FORMS } from '../../src/forms/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { makeRelations } from '../xlsx/make-zip.ts';
import { python, type DirtyPlan, type DirtySheet, type DirtyValue } from '../python.ts';
import {
  columnOf,
  cover,
  DISPUTES,
  edit,
  entry,
  inOrder,
  readBytes,
  readFile,
  register,
  Shelf,
  TITLES,
  TOWN,
  tree,
  valuesOf,
  type Outcome,
} from './town.ts';
import { checkpointLog } from '../../src/forms/checkpoint-log.ts';
import { at, passage } from '../command/rows.ts';

const shelf = new Shelf();
const SHEET = 'xl/worksheets/sheet2.xml';

/** A workbook with a cover and these sheets; read when the test asks. */
function book(
  sheets: readonly DirtySheet[],
  more: Partial<DirtyPlan> = {},
  first: DirtySheet | null = cover(),
): { readonly file: string; readonly read: () => Outcome; readonly bytes: () => Uint8Array } {
  const file = shelf.add(first ? [first, ...sheets] : sheets, more);
  return { file, read: () => readFile(file), bytes: () => readFileSync(file) };
}

/** Three good entries. */
const GOOD = [entry(0), entry(2), entry(4)];

function changed(titles: readonly string[], map: Readonly<Record<string, string>>): string[] {
  return titles.map((title) => map[title] ?? title);
}

/** A row with one cell taken out or put in. */
function without<T>(row: readonly T[], at: number): T[] {
  return row.filter((_, index) => index !== at);
}

/** A row with its last two cells the other way round. */
function turned<T>(row: readonly T[]): T[] {
  return [...row.slice(0, -2), ...row.slice(-2).reverse()];
}

function into<T>(row: readonly T[], at: number, value: T): T[] {
  return [...row.slice(0, at), value, ...row.slice(at)];
}

const CHECKPOINT_TITLES = checkpointLog.columns.map(({ title }) => title);
const PASSED = inOrder(passage(1, at(5)), CHECKPOINT_TITLES);

const EMPTY_ROW: DirtyValue[] = TITLES.map(() => null);
function only(cells: Readonly<Record<string, DirtyValue>>): DirtyValue[] {
  return TITLES.map((title) => cells[title] ?? null);
}

const books = {
  renamed: book([
    { name: 'Sheet1', rows: [[]] },
    { ...register(GOOD.slice(0, 1)), name: '台账' },
    { ...register(GOOD.slice(1)), name: '台账 (2)' },
  ]),
  other: book([
    register(GOOD),
    {
      name: '联系人',
      rows: [
        ['甲', '乙'],
        ['丙', '丁'],
      ],
    },
  ]),
  hidden: book([register(GOOD, { state: 'veryHidden' })]),
  above: book(
    [
      {
        name: '台账',
        rows: [
          ['隆德县山河乡矛盾纠纷排查化解台账'],
          ['填报单位：山河乡', null, null, '填报人', '岑甲甲', null, '日期：2020年2月29日'],
          [],
          [...TITLES],
          ...GOOD,
        ],
        merges: ['A1:X1', 'A2:C2'],
      },
    ],
    {},
    null,
  ),
  levels: book([
    {
      name: '台账',
      rows: [
        TITLES.map((title) =>
          title === '当事人甲'
            ? '当事人'
            : title === '当事人乙'
              ? null
              : title.startsWith('协议')
                ? title === '协议形式'
                  ? '协议'
                  : null
                : title,
        ),
        TITLES.map((title) =>
          title.startsWith('当事人')
            ? title.slice(3)
            : title.startsWith('协议')
              ? title.slice(2)
              : null,
        ),
        ...GOOD,
      ],
      merges: ['I1:J1', 'U1:V1', 'A1:A2', 'B1:B2', 'C1:C2', 'D1:D2'],
    },
  ]),
  repeated: book([
    {
      name: '台账',
      rows: [
        ['矛盾纠纷台账'],
        [...TITLES],
        GOOD[0]!,
        ['矛盾纠纷台账'],
        [...TITLES],
        ...GOOD.slice(1),
      ],
    },
  ]),
  turned: book([
    {
      name: '台账',
      rows: [[...TITLES], GOOD[0]!, turned(TITLES), ...GOOD.slice(1).map((row) => turned(row))],
    },
  ]),
  renamedColumns: book([
    {
      name: '台账',
      rows: [
        changed(TITLES, {
          排查日期: '登 记\n日 期',
          '村(社区)': '村（社区）*',
          涉及人数: '人数（必填）',
          当事人甲: '當事人甲',
        }).reverse(),
        ...GOOD.map((row) => [...row].reverse()),
      ],
    },
  ]),
  inserted: book([
    {
      name: '台账',
      rows: [
        ['序号', ...into(TITLES, 3, '联系人微信')],
        ...GOOD.map((row, index) => [index + 1, ...into(row, 3, index === 1 ? 'wx_jia' : null)]),
      ],
    },
  ]),
  twoAliases: book([
    {
      name: '台账',
      rows: [
        into(changed(TITLES, { 责任人: '调解员' }), columnOf('责任人'), '负责人员'),
        ...GOOD.map((row, index) => into(row, columnOf('责任人'), index === 0 ? '璩甲甲' : null)),
      ],
    },
  ]),
  sameHeading: book([
    {
      name: '台账',
      rows: [
        into(TITLES, columnOf('涉及人数'), '涉及人数'),
        into(GOOD[0]!, columnOf('涉及人数'), 2),
        into(GOOD[1]!, columnOf('涉及人数'), 9),
        into(GOOD[2]!, columnOf('涉及人数'), null),
      ],
    },
  ]),
  missing: book([
    {
      name: '台账',
      rows: [
        without(TITLES, columnOf('纠纷类型')),
        ...GOOD.map((row) => without(row, columnOf('纠纷类型'))),
      ],
    },
  ]),
  extraEmpty: book([
    { name: '台账', rows: [[...TITLES, '备用'], ...GOOD.map((row) => [...row, null])] },
  ]),
  untitled: book([
    { name: '台账', rows: [[...TITLES], GOOD[0]!, [...GOOD[1]!, null, '另有隐情'], GOOD[2]!] },
  ]),
  blanks: book([
    register([GOOD[0]!, EMPTY_ROW, EMPTY_ROW, GOOD[1]!], { format: { 'A6:X2000': '@' } }),
  ]),
  farAway: book([register(GOOD), { name: DISPUTES, at: 1_048_576, rows: [[' ']] }]),
  numbered: book([
    {
      name: '台账',
      rows: [
        ['序号', ...TITLES],
        ...Array.from({ length: 500 }, (_, index) => [index + 1, ...(GOOD[index] ?? EMPTY_ROW)]),
      ],
    },
  ]),
  prepared: book([
    register([
      ...GOOD,
      ...Array.from({ length: 200 }, () => inOrder({ 来源: '主动排查', 排查日期: '2020-02-05' })),
    ]),
  ]),
  begun: book([register([...GOOD, inOrder({ 来源: '主动排查' }), inOrder({ 来源: '主动排查' })])]),
  examples: book([
    {
      name: '台账',
      rows: [
        ['序号', ...TITLES],
        ['例', ...entry(10)],
        ['（示例）', ...entry(12)],
        ...GOOD.map((row, index) => [index + 1, ...row]),
        [
          4,
          ...inOrder({
            排查日期: '2020-02-20',
            '村(社区)': '王庄村',
            来源: '主动排查',
            纠纷类型: '邻里纠纷',
            是否涉疫情: '否',
            当事人甲: '张某一',
            当事人乙: '李某二',
            涉及人数: '2',
            事件规模: '个体性事件',
            简要情况: '因院墙滴水发生争执。',
          }),
        ],
      ],
    },
  ]),
  totals: book([
    {
      name: '台账',
      rows: [
        ['序号', ...TITLES],
        [1, ...GOOD[0]!],
        [2, ...GOOD[1]!],
        ['王庄村小计', ...only({ 涉及人数: 4 })],
        [3, ...GOOD[2]!],
        ['合　计', ...only({ 涉及人数: 7 })],
        ['总计：', ...only({ 涉及人数: { formula: 'SUM(L2:L3)' } })],
      ],
      merges: ['A6:E6'],
    },
  ]),
  remark: book([
    {
      name: '台账',
      rows: [[...TITLES], ...GOOD, [null, null, '备注-联系人电话：岑甲甲，综治中心，13900000000']],
    },
  ]),
  units: book([
    {
      name: '台账',
      rows: [
        TITLES.map((title) =>
          title.replace('涉及人数', '涉及人数（人）').replace('(元)', '(万元)'),
        ),
        ...[0, 2, 4].map((n) => entry(n, { '涉及金额(元)': 2 })),
      ],
    },
  ]),
  remarked: book([
    {
      name: '台账',
      rows: [
        ['备注', ...TITLES],
        ['备注：已核实', ...GOOD[0]!],
        ['说明：', ...GOOD[1]!],
        ['合计', ...GOOD[2]!],
        ['合计', ...only({ 涉及人数: 7 })],
      ],
    },
  ]),
  notes: book([
    {
      name: '台账',
      rows: [
        [...TITLES],
        ...GOOD,
        ['注：1. 本表由乡镇填写。'],
        [null, null, '2. 每日16时前上报。'],
        ['填表说明'],
        ['单位负责人（签字）：岑甲甲', null, '审核人：岑乙乙', '填表人：岑丙丙', '2020年2月29日'],
        [null, null, '以上情况属实，由乡镇综治中心统一汇总后报县委政法委备案'],
      ],
      merges: ['C9:N9'],
    },
  ]),
  villages: book([
    register(
      [
        GOOD[0]!,
        GOOD[1]!.map((value, index) => (index === columnOf('村(社区)') ? null : value)),
        GOOD[2]!.map((value, index) => (index === columnOf('村(社区)') ? null : value)),
        entry(6, { '村(社区)': '红旗村' }),
      ],
      { merges: ['D2:D4', 'K2:K3'] },
    ),
  ]),
  mergedSame: book([
    register(
      [
        entry(0, { 责任人: '岑甲甲' }),
        entry(2, { 责任人: '同上' }),
        entry(4, { 责任人: null }),
        entry(6, { 责任人: '岑乙乙' }),
      ],
      { merges: ['Q3:Q4'] },
    ),
  ]),
  across: book([register(GOOD, { merges: ['E3:F3', 'I4:J4'] })]),
  sideBySide: book([
    {
      name: '台账',
      rows: [[...TITLES, null, ...TITLES], [...GOOD[0]!, null, ...GOOD[1]!], GOOD[2]!],
    },
  ]),
  below: book([
    {
      name: '台账',
      rows: [[...TITLES], ...GOOD, [], CHECKPOINT_TITLES, PASSED, PASSED],
    },
  ]),
  filtered: book([register(GOOD, { hidden: [3, 4], filter: 'A1:X4' })]),
  lines: book([
    register([
      entry(0, { 责任人: '岑甲甲\n岑乙乙' }),
      entry(2, { 涉及人数: '2\n3' }),
      entry(4, { '村(社区)': '王庄村\n红旗村' }),
      entry(6, { 纠纷类型: '邻里\n纠纷' }),
      entry(8, { 责任人: '岑甲甲、岑乙乙' }),
    ]),
  ]),
  twoRows: book([
    register([GOOD[0]!, only({ 简要情况: '后经村干部劝说离去。' }), ...GOOD.slice(1)]),
  ]),
  marks: book([
    register(GOOD, { struck: ['I3', 'J3', 'N3'], red: ['I4'], comments: { I2: '此条作废' } }),
  ]),
  plain: book([register(GOOD)]),
  formulas: book([
    register([
      entry(0, { 涉及人数: { formula: '1+1' } }),
      entry(2, { '涉及金额(元)': { formula: 'A1&"12"' } }),
    ]),
  ]),
};

describe.skipIf(python === null)('sheets as townships leave them', () => {
  beforeAll(() => shelf.build());
  afterAll(() => shelf.remove());

  it('24: reads registers by their headings, whatever the sheets are called and wherever they stand', () => {
    const outcome = books.renamed.read();
    expect(outcome.entries.map(({ sheet, row }) => `${sheet} ${row}`)).toEqual([
      '台账 2',
      '台账 (2) 2',
      '台账 (2) 3',
    ]);
    expect(outcome.found).toEqual(['sheet-twice']);
    expect(books.other.read().found).toEqual(['sheet-unrecognised']);
  });

  it('25: counts a hidden sheet and says how many rows it has', () => {
    const outcome = books.hidden.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.issues.find(({ code }) => code === 'sheet-hidden')?.detail).toEqual({
      count: 3,
    });
  });

  it('26: finds the heading below titles, and the unit in a line of its own', () => {
    const outcome = books.above.read();
    expect(outcome.part.unit.code).toBe(TOWN);
    expect(outcome.entries.map(({ row }) => row)).toEqual([5, 6, 7]);
    expect(outcome.found).toEqual([]);
  });

  it('27: puts the halves of two-level headings together', () => {
    const outcome = books.levels.read();
    expect(outcome.entries.map(({ row }) => row)).toEqual([3, 4, 5]);
    expect(outcome.found).toEqual([]);
    expect(valuesOf(outcome, '当事人甲')[0]).toBe('岑甲甲');
  });

  it('28: leaves out headings and titles that are printed again', () => {
    const outcome = books.repeated.read();
    expect(outcome.entries.map(({ row }) => row)).toEqual([3, 6, 7]);
    expect(outcome.found).toEqual(['A5 row-heading-repeated']);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-heading-repeated': 1 });
  });

  it('29: reads columns in any order, renamed, broken into lines or with marks', () => {
    const outcome = books.renamedColumns.read();
    expect(outcome.found).toEqual(['heading-alias', 'heading-alias']);
    expect(valuesOf(outcome, '涉及人数')).toEqual([2, 2, 2]);
    expect(valuesOf(outcome, '排查日期')).toEqual(Array(3).fill('2020-02-05'));
    expect(books.inserted.read().found).toEqual(['E1 heading-extra']);
  });

  it('29: takes neither of two columns that may both be meant where they differ', () => {
    const outcome = books.twoAliases.read();
    expect(outcome.found).toEqual(['heading-alias', 'heading-repeated']);
    expect(valuesOf(outcome, '责任人')).toEqual([null, '鄢责戊', '鄢责戊']);
  });

  it('30: reads of two columns with one heading what both agree on, and reports an error', () => {
    const outcome = books.sameHeading.read();
    expect(outcome.found).toEqual(['heading-repeated']);
    expect(valuesOf(outcome, '涉及人数')).toEqual([2, null, 2]);
    expect(outcome.entries[1]?.unreadable.get(columnOf('涉及人数'))).toBe('heading-repeated');
  });

  it('28: reads no rows below a heading in another order, where each would mean another column', () => {
    const outcome = books.turned.read();
    expect(outcome.entries.map(({ row }) => row)).toEqual([2]);
    expect(outcome.found).toEqual(['A3 sheet-tables']);
    expect(outcome.part.ledger.excluded).toEqual({ 'sheet-tables': 3 });
  });

  it('31: names a required column that is missing, once', () => {
    const outcome = books.missing.read();
    expect(outcome.found).toEqual(['heading-missing']);
    expect(outcome.issues.find(({ code }) => code === 'heading-missing')?.column).toBe('纠纷类型');
  });

  it('32: warns of a column beside the register only where it holds something', () => {
    expect(books.extraEmpty.read().found).toEqual([]);
    expect(books.untitled.read().found).toEqual(['Z1 heading-extra']);
    const extra = books.inserted.read().issues.find(({ code }) => code === 'heading-extra');
    expect(extra?.column).toBe('联系人微信');
  });

  it('33: passes over blank rows, formatted or a million of them', () => {
    const outcome = books.blanks.read();
    expect(outcome.entries.map(({ row }) => row)).toEqual([2, 5]);
    expect(outcome.part.ledger).toEqual({ read: 2, excluded: {}, blank: 2 });
    expect(books.farAway.read().found).toEqual([]);
    expect(books.farAway.read().part.ledger).toEqual({ read: 3, excluded: {}, blank: 0 });
  });

  it('34: takes a number before an empty row for no record', () => {
    const outcome = books.numbered.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.found).toEqual([]);
  });

  it('34: takes rows in which nothing but one or two columns was pulled down for none, and says so once', () => {
    const { entries, found, part } = books.prepared.read();
    expect(entries).toHaveLength(3);
    expect(found).toEqual(['C5 rows-prepared']);
    expect(part.ledger).toEqual({ read: 3, excluded: {}, blank: 0 });
    expect(books.begun.read().entries).toHaveLength(5);
  });

  it('35: keeps out examples, marked as such or copied from the guide', () => {
    const outcome = books.examples.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-example': 3 });
    expect(outcome.found).toEqual(['A2 row-example', 'A3 row-example', 'A7 row-example']);
  });

  it('29: passes over a unit behind a title, but not over one that changes the figures', () => {
    const outcome = books.units.read();
    expect(valuesOf(outcome, '涉及人数')).toEqual([2, 2, 2]);
    expect(valuesOf(outcome, '涉及金额(元)')).toEqual([null, null, null]);
    expect(outcome.found.map((one) => one.split(' ').at(-1))).toEqual(['heading-extra']);
  });

  it('36: holds typed totals against the rows above them', () => {
    const outcome = books.totals.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.found).toEqual([
      'A4 row-subtotal',
      'A7 row-subtotal',
      'L6 row-subtotal-differs',
    ]);
    const wrong = outcome.issues.find(({ code }) => code === 'row-subtotal-differs');
    expect([wrong?.column, wrong?.value, wrong?.detail]).toEqual(['涉及人数', '7', { sum: 6 }]);
  });

  it('37: ends the table where notes and signatures begin', () => {
    const outcome = books.notes.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-note': 5 });
    expect(outcome.found.every((one) => one.endsWith('row-note'))).toBe(true);
  });

  it('37: takes a remark that ends in a telephone for no number of an entry', () => {
    const outcome = books.remark.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-note': 1 });
  });

  it('37: keeps an entry in which nothing is missing, whatever a column of the office’s own says of it', () => {
    const outcome = books.remarked.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-subtotal': 1 });
  });

  it('38: fills merged villages down and tells so; a merged figure is counted once', () => {
    const outcome = books.villages.read();
    const codes = valuesOf(outcome, '村(社区)');
    expect(codes.slice(1, 3)).toEqual([codes[0], codes[0]]);
    expect(codes[0]).toMatch(/^640423207\d{3}$/);
    expect(outcome.found).toContain('D2 cell-merged-down');
    expect(outcome.found).toContain('K3 cell-required');
    expect(valuesOf(outcome, '涉及人数')).toEqual([2, null, 2, 2]);
  });

  it('38: fills merged cells that say “as above” with what stands above the first of them', () => {
    const outcome = books.mergedSame.read();
    expect(valuesOf(outcome, '责任人')).toEqual(['岑甲甲', '岑甲甲', '岑甲甲', '岑乙乙']);
    expect(outcome.found).toEqual([
      'Q3 cell-merged-down',
      'Q3 cell-same-above',
      'Q4 cell-same-above',
    ]);
  });

  it('39: reads no cell that is merged with the one beside it', () => {
    const outcome = books.across.read();
    expect(outcome.found).toEqual([
      'E3 cell-merged-across',
      'F3 cell-merged-across',
      'I4 cell-merged-across',
      'J4 cell-merged-across',
    ]);
    expect(valuesOf(outcome, '当事人甲')[2]).toBeNull();
  });

  it('40: reads the first of several tables and says where the other begins', () => {
    const beside = books.sideBySide.read();
    expect(beside.entries.map(({ row }) => row)).toEqual([2, 3]);
    expect(beside.found).toEqual(['sheet-tables']);
    expect(beside.issues.find(({ code }) => code === 'sheet-tables')?.detail).toEqual({
      second: 'Z1',
    });
    const below = books.below.read();
    expect(below.entries).toHaveLength(3);
    expect(below.found).toEqual(['A6 sheet-tables']);
    expect(below.part.ledger).toEqual({ read: 6, excluded: { 'sheet-tables': 3 }, blank: 1 });
  });

  it('41: counts rows that a filter hides, and says how many', () => {
    const outcome = books.filtered.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.issues.find(({ code }) => code === 'rows-hidden')?.detail).toEqual({ count: 2 });
  });

  it('42: takes several lines in a cell for one value only where they are one', () => {
    const outcome = books.lines.read();
    expect(outcome.found).toEqual([
      'D4 cell-several-lines',
      'K3 cell-several-lines',
      'Q2 name-several',
      'Q6 name-several',
    ]);
    expect(valuesOf(outcome, '纠纷类型')[3]).toBe('邻里纠纷');
    expect(valuesOf(outcome, '涉及人数')[1]).toBeNull();
  });

  it('43: takes the rest of an entry in the next row for no entry', () => {
    const outcome = books.twoRows.read();
    expect(outcome.entries.map(({ row }) => row)).toEqual([2, 4, 5]);
    expect(outcome.found).toEqual(['N3 row-continued']);
    expect(outcome.part.ledger.excluded).toEqual({ 'row-continued': 1 });
  });

  it('44: warns of struck text, comments and pictures; colour alone is not read, since it has no meaning that two offices share', () => {
    const outcome = books.marks.read();
    expect(outcome.entries).toHaveLength(3);
    expect(outcome.found).toEqual(['I3 cell-struck', 'sheet-drawings']);
    const drawing =
      '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing">' +
      '<xdr:twoCellAnchor><xdr:pic/></xdr:twoCellAnchor>' +
      '<xdr:twoCellAnchor><xdr:sp/></xdr:twoCellAnchor></xdr:wsDr>';
    const drawn = edit(
      books.plain.bytes(),
      SHEET,
      (xml) =>
        xml
          .replace('</worksheet>', '<drawing r:id="rId1"/></worksheet>')
          .replace(
            '<worksheet ',
            '<worksheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
          ),
      {
        'xl/worksheets/_rels/sheet2.xml.rels': makeRelations([['drawing', '../drawings/d.xml']]),
        'xl/drawings/d.xml': drawing,
      },
    );
    const seen = readBytes(drawn).issues.find(({ code }) => code === 'sheet-drawings');
    expect(seen?.detail).toEqual({ comments: 0, pictures: 2 });
  });

  it('45: warns of a picture in place of a value, which stays missing', () => {
    const bytes = edit(books.plain.bytes(), SHEET, (xml) =>
      xml.replace(
        /<c r="Q3"[^>]*>.*?<\/c>/,
        '<c r="Q3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>',
      ),
    );
    const outcome = readBytes(bytes);
    expect(outcome.found).toEqual(['Q3 cell-picture', 'Q3 cell-required']);
  });

  it('46: warns where a paste took the rules of our template away; repairing them is for the add-in', async () => {
    const unit = tree.get(TOWN);
    if (!unit) throw new Error(TOWN);
    const template = makeTemplate(
      {
        unit,
        period: { from: '2020-02-01', to: '2020-02-29' },
        cutoff: '24:00',
        id: 'a',
        forms: FORMS,
        tree,
      },
      zhCN,
    );
    const sheets = template.sheets.map((sheet) =>
      sheet.name === DISPUTES ? { ...sheet, rows: [...sheet.rows, GOOD[0]!.map(plain)] } : sheet,
    );
    const whole = await writeWorkbook({ ...template, sheets });
    expect(readBytes(whole).found).toEqual([]);
    const at = template.sheets.findIndex(({ name }) => name === DISPUTES) + 1;
    const pasted = edit(whole, `xl/worksheets/sheet${at}.xml`, (xml) =>
      xml.replace(/<dataValidations.*<\/dataValidations>/s, ''),
    );
    expect(readBytes(pasted).found).toEqual(['validation-lost']);
  });

  it('47: takes a formula’s stored result, with a warning where it comes from another workbook', () => {
    const put = (cell: string, inside: string): Uint8Array =>
      edit(books.plain.bytes(), SHEET, (xml) =>
        xml.replace(new RegExp(`<c r="${cell}"[^>]*>.*?</c>`), `<c r="${cell}"${inside}</c>`),
      );
    expect(readBytes(put('K2', '><f>1+2</f><v>3</v>')).found).toEqual([]);
    const outside = readBytes(put('K2', '><f>[1]Sheet!A1</f><v>3</v>'));
    expect(outside.found).toEqual(['K2 cell-formula-external']);
    expect(valuesOf(outside, '涉及人数')[0]).toBe(3);
    expect(readBytes(put('K2', ' t="e"><f>A0</f><v>#REF!</v>')).found).toEqual([
      'K2 cell-error-value',
    ]);
    expect(readBytes(put('K2', ' t="str"><f>"约"&amp;30</f><v>约30</v>')).found).toEqual([
      'K2 int-inexact',
    ]);
    expect(books.formulas.read().found).toEqual([
      'K2 cell-formula-without-result',
      'M3 cell-formula-without-result',
    ]);
  });
});

/** A day as a serial: 2020-02-05 and 2020-03-20 are the only two of these rows. */
function plain(value: DirtyValue): string | number | boolean | null {
  if (typeof value !== 'object' || value === null) return value;
  return 'date' in value ? (value.date === '2020-02-05' ? 43866 : 43910) : null;
}
