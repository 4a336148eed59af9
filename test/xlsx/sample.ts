import type { Sheet, Workbook } from '../../src/core/sheet.ts';

/** Rows of the entry area. */
export const ENTRIES = 5000;

const cover: Sheet = {
  name: '封面',
  rows: [
    ['排查台账 & <填报>'],
    [],
    ['镇', '红阳镇'],
    ['合计', { formula: `COUNTA('人员''台账'!A2:A${ENTRIES + 1})`, value: 0 }],
    [],
    ['村', '人数', '纠纷'],
    ['一村', 5, 2],
    ['二村', 8, 3],
    ['三村', 13, 1],
  ],
  layout: {
    widths: [14, 22, 12],
    heights: { 0: 34 },
    merges: [{ top: 0, left: 0, bottom: 0, right: 2 }],
    styles: [
      {
        area: { top: 0, left: 0, bottom: 0, right: 2 },
        style: { bold: true, size: 16, align: 'center', vertical: 'middle' },
      },
      { area: { top: 2, left: 1, bottom: 2, right: 1 }, style: { border: 'thin', locked: false } },
      { area: { top: 5, left: 0, bottom: 8, right: 2 }, style: { border: 'thin' } },
      { area: { top: 5, left: 0, bottom: 5, right: 2 }, style: { bold: true, fill: 'DCE6F1' } },
    ],
    protected: true,
    links: [{ row: 2, column: 0, sheet: "人员'台账" }],
    notes: [{ row: 2, column: 1, text: '镇的全称' }],
    charts: (['column', 'bar', 'line'] as const).map((type, index) => ({
      type,
      title: `各村人数 "${type}"`,
      area: { top: 10 + 11 * index, left: 0, bottom: 19 + 11 * index, right: 4 },
      categories: { top: 6, left: 0, bottom: 8, right: 0 },
      series: [
        { name: '人数', values: { top: 6, left: 1, bottom: 8, right: 1 } },
        { name: '纠纷', values: { top: 6, left: 2, bottom: 8, right: 2 } },
      ],
    })),
    print: { landscape: false, footer: '红阳镇 & 台账' },
  },
};

const whole = { top: 1, left: 0, bottom: ENTRIES, right: 3 };
const columnOf = (column: number) => ({ top: 1, left: column, bottom: ENTRIES, right: column });

/** A register with an entry area that its columns carry. */
export const register: Sheet = {
  name: "人员'台账",
  rows: [['姓名*', '身份证号*', '性别*', '日期*']],
  layout: {
    widths: [12, 22, 8, 14],
    heights: { 0: 30 },
    freeze: { rows: 1, columns: 1 },
    protected: true,
    tab: '2F5D8C',
    styles: [
      { area: whole, style: { locked: false, border: 'thin' } },
      { area: columnOf(1), style: { format: '@' } },
      { area: columnOf(3), style: { format: 'yyyy-mm-dd' } },
      {
        area: { top: 0, left: 0, bottom: 0, right: 3 },
        style: { bold: true, fill: 'DCE6F1', border: 'thin', align: 'center', wrap: true },
      },
    ],
    validations: [
      {
        area: columnOf(0),
        rule: { type: 'any' },
        prompt: { title: '姓名', text: '与身份证一致\n不要写小名' },
      },
      {
        area: columnOf(1),
        rule: { type: 'custom', formula: 'AND(LEN(B2)=18,COUNTIF($B$2:$B$5001,B2&"*")<2)' },
        error: { title: '身份证号', text: '应为 18 位，不得重复。', style: 'warning' },
      },
      {
        area: columnOf(2),
        rule: { type: 'list', options: ['男', '女'] },
        error: { title: '性别', text: '请从列表中选。', style: 'stop' },
      },
      {
        area: columnOf(3),
        rule: { type: 'whole', from: 'DATE(2020,1,1)', to: 'DATE(2020,12,31)' },
      },
    ],
    highlights: [
      { area: whole, formula: 'AND($A2<>"",$B2="")', style: { fill: 'FFC7CE', color: '9C0006' } },
      { area: whole, formula: '$A2="&<"', style: { bold: true } },
    ],
    notes: [
      { row: 0, column: 1, text: '十八位' },
      { row: 0, column: 0, text: '必填\n与身份证一致' },
    ],
    filter: { top: 0, left: 0, bottom: ENTRIES, right: 3 },
    hiddenColumns: [2],
    print: {
      landscape: true,
      repeatRows: 1,
      repeatColumns: 1,
      area: { top: 0, left: 0, bottom: 60, right: 3 },
    },
  },
};

const lists: Sheet = { name: '_lists', visibility: 'very-hidden', rows: [['一村'], ['二村']] };

/** One of everything a template or a county workbook asks of the writer. */
export const sample: Workbook = {
  sheets: [cover, register, lists],
  properties: { 'taizhang.id': 'a1b2', 'taizhang.form': '人员 & <排查>' },
  title: '排查台账',
  modified: '2020-02-01T08:00:00Z',
  names: [{ name: '村名', range: "'_lists'!$A$1:$A$2" }],
};
