import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointLog } from '../../src/forms/checkpoint-log.ts';
import { disputeRegister } from '../../src/forms/dispute-register.ts';
import type { Form } from '../../src/core/form.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { at, CHECKPOINTS, dispute, idOf, on, passage } from '../command/rows.ts';
import { python, type DirtyValue } from '../python.ts';
import {
  cover,
  DISPUTES,
  entry,
  inOrder,
  readBook,
  readFile,
  register,
  SETTING,
  Shelf,
  TITLES,
  valuesOf,
  type DirtyRow,
} from './town.ts';

const shelf = new Shelf();

/** What is typed, the normal form or null, and the codes at the cell. */
type Line = readonly [DirtyValue, string | number | null, ...string[]];

interface Table {
  readonly n: number;
  readonly title: string;
  readonly form: Form;
  readonly column: string;
  readonly lines: readonly Line[];
  readonly changes?: DirtyRow;
  /** Number formats by area. */
  readonly format?: Readonly<Record<string, string>>;
}

function disputes(n: number, title: string, column: string, lines: readonly Line[]): Table {
  return { n, title, form: disputeRegister, column, lines };
}

function passages(
  n: number,
  title: string,
  column: string,
  lines: readonly Line[],
  changes: DirtyRow = {},
): Table {
  return { n, title, form: checkpointLog, column, lines, changes };
}

const ID = idOf(7);
const DAY = '2020-02-20';

const TABLES: readonly Table[] = [
  disputes(48, 'reads a day written in words that can mean one day only', '排查日期', [
    ['2020.2.20', DAY],
    ['2020。2。20', DAY],
    ['2020年2月20日', DAY],
    ['20200220', DAY],
    ['2020.02.20 14：30', DAY],
    ['2.20', DAY, 'date-no-year'],
    ['2月20', DAY, 'date-no-year'],
    ['20/2/20', null, 'date-ambiguous'],
    ['2020-2-30', null, 'date-invalid'],
    ['昨天', null, 'date-relative'],
  ]),
  {
    ...disputes(
      49,
      'reads a day that shows as its serial number; silently, since within the years of a register it can be nothing else',
      '排查日期',
      [
        [43881, DAY],
        ['43881', DAY],
        ["'43881", DAY],
        [12, null, 'date-number'],
      ],
    ),
    format: { 'C2:C5': 'General' },
  },
  disputes(50, 'refuses years that nobody can have meant', '排查日期', [
    ['0020-2-20', null, 'date-range'],
    ['1920-2-20', null, 'date-range'],
    ['2202-2-20', null, 'date-range'],
    [7356, null, 'date-number'],
  ]),
  disputes(53, 'takes 2.10 that became the number 2.1 for no day', '排查日期', [
    [2.1, null, 'date-number'],
    [2.2, null, 'date-number'],
  ]),
  disputes(54, 'reads full-width digits and signs as half-width ones', '涉及人数', [
    ['１２３', 123],
    ['１２　', 12],
  ]),
  disputes(54, 'keeps the characters of a name as they are', '当事人甲', [
    ['Ａ岑（甲）', 'Ａ岑（甲）'],
  ]),
  disputes(55, 'drops spaces around and inside a choice, whichever of the many it is', '来源', [
    [' 主动 排查\u3000', '主动排查'],
    ['\u00a0主动排查\u00a0', '主动排查'],
    ['\t主动排查\t', '主动排查'],
  ]),
  passages(56, 'drops what nobody sees from a phone number', '联系电话', [
    ['\u202d13000001007\u202c', '13000001007'],
    ['\ufeff13000001007\u200b', '13000001007'],
  ]),
  passages(56, 'drops what nobody sees from a personal number', '证件号码', [
    [`\u202a${ID}\u202c`, ID],
    [`${ID.slice(0, 6)}\u200b${ID.slice(6)}`, ID],
  ]),
  passages(57, 'refuses a personal number that a spreadsheet made a number', '证件号码', [
    [642221199901011000, null, 'id-number'],
    ['6.42221E+17', null, 'id-scientific'],
  ]),
  passages(
    58,
    'reads a personal number however it is typed, and tells what contradicts itself',
    '证件号码',
    [
      ['11010519491231002x', '11010519491231002X'],
      [` '${ID.slice(0, 6)} ${ID.slice(6)}`, ID],
      ['110105491231002', '11010519491231002X', 'id-legacy15'],
      [ID.replace(/.$/, (sign) => (sign === '1' ? '2' : '1')), null, 'id-checksum'],
      ['640423202013010011', null, 'id-birth'],
      ['990423197001010011', null, 'id-province'],
    ],
  ),
  passages(59, 'reads a telephone number with its separators, and one only', '联系电话', [
    ['130-0000-1007', '13000001007'],
    ['+86 13000001007', '13000001007'],
    ['0954-2030000', '09542030000'],
    [13000001007, '13000001007'],
    ['13000001007/13000001008', null, 'phone-several'],
    ['1.3E+10', null, 'phone-format'],
    ['9542030000', '09542030000', 'phone-area'],
  ]),
  disputes(60, 'strips units, reads Chinese numerals, and never turns a word into 0', '涉及人数', [
    ['12人', 12, 'int-unit'],
    ['三', 3, 'int-cn'],
    ['1,234', 1234],
    ['约30', null, 'int-inexact'],
    ['十余户', null, 'int-inexact'],
    ['12%', null, 'int-format'],
    ['－', null, 'int-format'],
    ['/', null, 'int-format'],
    ['无', null, 'int-format'],
    ['5 ', 5],
  ]),
  disputes(60, 'takes 2000万 for no amount in yuan', '涉及金额(元)', [
    ['2000万', null, 'decimal-format'],
    ['1,234', 1234],
    ['无', null, 'decimal-format'],
  ]),
  passages(61, 'reads a temperature with its sign, and no word for one', '体温(℃)', [
    ['36.5℃', 36.5],
    ['正常', null, 'temp-format'],
    [365, null, 'temp-range'],
    ['3 6.5', 36.5],
  ]),
  passages(62, 'keeps none, unknown and as above apart', '症状', [
    ['无', '无'],
    ['发热', '发热'],
    ['同上', '发热', 'cell-same-above'],
    ['〃', '发热', 'cell-same-above'],
    ['不详', null, 'cell-placeholder'],
    ['…', null, 'cell-placeholder'],
  ]),
  passages(62, 'refuses a word in place of a name, and “as above” with nothing above', '姓名', [
    ['同上', null, 'cell-placeholder'],
    ['—', null, 'cell-placeholder'],
    ['不详', null, 'cell-placeholder'],
  ]),
  disputes(63, 'reads yes and no in all their spellings', '是否涉疫情', [
    ['否', '否'],
    ['×', '否'],
    ['N', '否'],
    ['没有', '否'],
    ['0', '否'],
    [false, '否'],
  ]),
  disputes(64, 'takes a synonym with a warning, and never one of two choices', '纠纷类型', [
    ['邻里', '邻里纠纷', 'choice-alias'],
    ['邻居纠纷', '邻里纠纷', 'choice-alias'],
    ['邻里纠纷、合同纠纷', null, 'choice-several'],
    ['吵架', null, 'choice-unknown'],
  ]),
  disputes(65, 'reads one person’s name however it is spaced, and no second person', '责任人', [
    ['岑　甲', '岑甲'],
    ['马•某某', '马·某某'],
    ['马.某某', '马·某某'],
    ['马．某某', '马·某某'],
    ['岑甲、岑乙', null, 'name-several'],
    ['岑甲甲?', '岑甲甲?'],
  ]),
  disputes(66, 'reads a village without its ending or with its group', '村(社区)', [
    ['王庄', '640423207200'],
    ['王庄村委会', '640423207200'],
    ['王庄村3组', '640423207200'],
    ['王庄村第3组', '640423207200'],
    ['山河乡王庄村', '640423207200'],
    ['红崖社区', null, 'village-unknown'],
  ]),
  passages(
    67,
    'reads a plate however it is typed, and asks where it cannot be one',
    '车牌号',
    [
      ['宁Ｄ１２３４５', '宁D12345'],
      ['宁D·12345', '宁D12345'],
      ['宁D1234挂', '宁D1234挂'],
      ['无牌', '无牌'],
      ['D12345', null, 'plate-length'],
      ['宁DI2345', null, 'plate-io'],
    ],
    { 出行方式: '小型汽车', 同车人数: 1 },
  ),
  disputes(68, 'refuses counts that cannot be', '涉及人数', [
    [-1, null, 'int-negative'],
    [2.5, null, 'int-decimal'],
    [99999, null, 'number-range'],
    [0, null, 'number-range'],
  ]),
];

function rowOf({ form, column, changes }: Table, value: DirtyValue, n: number): DirtyValue[] {
  const base: DirtyRow =
    form === disputeRegister ? dispute(n * 2, on(5), '已排查', '王庄村') : passage(n, at(5));
  return inOrder({ ...base, ...changes, [column]: value }, titlesOf(form));
}

function titlesOf(form: Form): readonly string[] {
  return form.columns.map(({ title }) => title);
}

const files = TABLES.map((table) => {
  const { form, lines, format } = table;
  const rows = lines.map(([value], index) => rowOf(table, value, index + 1));
  const sheet = {
    name: form.title,
    rows: [titlesOf(form), ...rows],
    ...(format ? { format } : {}),
  };
  return shelf.add([cover(), sheet]);
});

const mac = shelf.add([cover(), register([entry(0, { 排查日期: { date: '2020-02-05' } })])], {
  epoch: 1904,
});
const midnight = shelf.add([
  cover(),
  register([
    entry(0, { 排查日期: { moment: '2020-02-05 00:00' } }),
    entry(2, { 排查日期: { moment: '2020-02-05 23:59' } }),
  ]),
]);
const order = shelf.add([
  cover(),
  register([
    entry(0, {
      状态: '已化解',
      化解方式: '人民调解',
      协议形式: '口头',
      化解组织: '司法所',
      化解日期: { date: '2020-02-01' },
    }),
    entry(2, { 状态: '已化解', 化解方式: '人民调解', 协议形式: '口头', 化解组织: '司法所' }),
    entry(4, { 涉及人数: 60, 事件规模: '个体性事件' }),
  ]),
]);
const persons = shelf.add([
  cover(),
  {
    name: CHECKPOINTS,
    rows: [
      titlesOf(checkpointLog),
      inOrder(passage(1, at(5)), titlesOf(checkpointLog)),
      inOrder(passage(1, at(5, '15:00'), { 卡点名称: '红崖查验点' }), titlesOf(checkpointLog)),
      inOrder(passage(1, at(5)), titlesOf(checkpointLog)),
    ],
  },
]);
const again = shelf.add([
  cover(),
  register([
    entry(0, {
      状态: '已化解',
      化解方式: '人民调解',
      协议形式: '口头',
      化解组织: '司法所',
      化解日期: on(6),
    }),
    entry(0, { 排查日期: on(9), 状态: '调处中', 化解组织: '司法所' }),
  ]),
]);
const active = shelf.add([
  cover(),
  register([
    entry(0, { 简要情况: '=HYPERLINK("http://a.cn","看")' }),
    entry(2, { 简要情况: '+1-@<b>x</b>' }),
    entry(4, { 简要情况: '长'.repeat(40_000) }),
  ]),
]);

describe.skipIf(python === null)('values as townships type them', () => {
  beforeAll(() => shelf.build());
  afterAll(() => shelf.remove());

  it.each(TABLES.map((table, index) => [table.n, table.title, index] as const))(
    '%i: %s',
    (_n, _title, index) => {
      const { form, column, lines } = TABLES[index]!;
      const outcome = readFile(files[index]!);
      const at = form.columns.findIndex(({ title }) => title === column);
      const rows = outcome.part.entries[form.id] ?? [];
      const seen = lines.map(([value], line) => [
        value,
        rows[line]?.values[at],
        ...outcome.issues
          .filter((issue) => issue.row === line + 2 && issue.column === column)
          .map(({ code }) => code),
      ]);
      expect(seen).toEqual(lines);
    },
  );

  it('51: counts days from 1904 where the workbook does', () => {
    expect(readWorkbook(readFileSync(mac)).date1904).toBe(true);
    expect(valuesOf(readFile(mac), '排查日期')).toEqual(['2020-02-05']);
  });

  it('52: reads the day of a moment, whatever the hour and the time zone', () => {
    expect(valuesOf(readFile(midnight), '排查日期')).toEqual(['2020-02-05', '2020-02-05']);
  });

  it('68: names what contradicts itself within a row', () => {
    expect(readFile(order).found).toEqual([
      'L4 combination-forbidden',
      'T2 order-reversed',
      'T3 cell-required-when',
    ]);
  });

  it('69: counts a person at two checkpoints twice and a passage typed twice once', () => {
    const outcome = readFile(persons);
    expect(outcome.found).toEqual(['C4 entry-duplicate']);
    expect(outcome.part.entries['checkpoint-log']).toHaveLength(3);
  });

  it('70: warns of a dispute that is found again within a month; across towns none is sought, since what two towns typed are two returns to answer for', () => {
    const outcome = readFile(again);
    expect(outcome.found).toEqual(['I3 entry-near-duplicate']);
  });

  it('71: keeps text that looks like a formula as text, and refuses what no cell can hold', async () => {
    const outcome = readFile(active);
    expect(valuesOf(outcome, '简要情况').slice(0, 2)).toEqual([
      '=HYPERLINK("http://a.cn","看")',
      '+1-@<b>x</b>',
    ]);
    expect(outcome.found).toEqual(['N4 cell-too-long']);
    const text = '=1+1\u0001';
    const bytes = await writeWorkbook({ sheets: [{ name: 'a', rows: [[text]] }], properties: {} });
    const sheet = readWorkbook(bytes).sheets[0];
    expect(sheet?.observed?.formulas).toEqual([]);
    expect(sheet?.rows[0]?.[0]).toMatch(/^=1\+1/);
  });

  it('62: expands “as above” through several rows and warns at each', () => {
    const rows = [
      [...TITLES],
      entry(0, { 责任人: '岑甲甲' }),
      entry(2, { 责任人: '同上' }),
      entry(4, { 责任人: '〃' }),
    ];
    const sheets = [cover(), { name: DISPUTES, rows }].map(({ name, rows: cells = [] }) => ({
      name,
      rows: cells.map((row) => row.map(plain)),
    }));
    const outcome = readBook({ sheets, properties: {} }, '表.xlsx', SETTING);
    expect(valuesOf(outcome, '责任人')).toEqual(['岑甲甲', '岑甲甲', '岑甲甲']);
    expect(outcome.found).toEqual(['Q3 cell-same-above', 'Q4 cell-same-above']);
  });
});

/** Days as text, which a date column reads as well. */
function plain(value: DirtyValue): string | number | boolean | null {
  return typeof value === 'object' && value !== null && 'date' in value
    ? value.date
    : (value as string);
}
