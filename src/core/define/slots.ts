import type { Check } from '../checks/index.ts';
import type { Field } from '../fields/index.ts';
import type { Indicator } from '../indicators/index.ts';
import * as type from './types.ts';

/** One member of a form, a column, a check or an indicator, and the heading under which a workbook has it. */
export interface Slot {
  readonly heading: string;
  /** Where the value stands: `min`, or `within.minutes` for a member of a member. */
  readonly path: string;
  readonly type: type.SlotType;
  /** Must be given; a member of a member only where its fellows are. */
  readonly need?: true;
  /** What an empty cell means, where it does not mean that nothing is said. */
  readonly blank?: unknown;
  /** The kinds of column that can be named here. */
  readonly kinds?: readonly Field['kind'][];
}

/** One kind of column, check or indicator: its word, and the members only it has. */
export interface Kind {
  readonly word: string;
  readonly slots: readonly Slot[];
}

const slot = (
  heading: string,
  path: string,
  of: type.SlotType,
  more: Omit<Slot, 'heading' | 'path' | 'type'> = {},
): Slot => ({ heading, path, type: of, ...more });

const NEED = { need: true } as const;
const DAYS: readonly Field['kind'][] = ['date', 'datetime'];
const NUMBERS: readonly Field['kind'][] = ['integer', 'decimal', 'temperature'];

export const FORM_SLOTS: readonly Slot[] = [
  slot('标识', 'id', type.ID, NEED),
  slot('表代码', 'code', type.CODE, NEED),
  slot('名称', 'title', type.SHEET_NAME, NEED),
  slot('工作表名', 'tab', type.SHEET_NAME),
  slot('版本', 'version', type.WHOLE, { need: true, blank: 1 }),
  slot('一行登记什么', 'grain', type.TEXT, NEED),
  slot('用途', 'purpose', type.TEXT, NEED),
  slot('重复判定列', 'identity.columns', type.COLUMNS, NEED),
  slot('空时改用', 'identity.instead', type.INSTEAD),
  slot('不分先后', 'identity.unordered', type.COLUMNS),
  slot('日期列', 'day', type.COLUMN, { kinds: DAYS }),
  slot('村列', 'village', type.COLUMN, { kinds: ['village'] }),
];

const REQUIRED = { 必填: 'yes', 选填: 'no', 按条件必填: 'conditional', 自动: 'generated' } as const;

export const COLUMN_SLOTS: readonly Slot[] = [
  slot('标识', 'id', type.ID, NEED),
  slot('列名', 'title', type.TEXT, NEED),
  slot('必填', 'required', type.wordsOf(REQUIRED), { need: true, blank: 'no' }),
  slot('个人信息', 'level', type.LEVEL, NEED),
  slot('别名', 'aliases', type.LIST),
  slot('填写说明', 'help', type.TEXT),
  slot('示例', 'example', type.TEXT),
  slot('默认值', 'default', type.DEFAULT, { kinds: ['date'] }),
  slot('列宽', 'width', type.NUMBER),
];

const RANGE = [slot('最小', 'min', type.NUMBER, NEED), slot('最大', 'max', type.NUMBER, NEED)];
const FUTURE = type.wordsOf({ 否: 'error', 是: 'allowed' });
const DAY_SLOTS = [
  slot('可晚于今天', 'future', FUTURE, { need: true, blank: 'error' }),
  slot('须在报告期内', 'inPeriod', type.FLAG),
  slot('不得晚于报告期', 'byPeriodEnd', type.FLAG),
];
/** These stand on the sheet of choices, a row for each choice. */
const CHOICE_SLOTS = [
  slot('', 'options', type.LIST),
  slot('', 'synonyms', type.WORDS),
  slot('', 'codes', type.WORDS),
];

export const COLUMN_KINDS: Readonly<Record<Field['kind'], Kind>> = {
  text: { word: '文字', slots: [slot('最长', 'maxLength', type.WHOLE)] },
  integer: { word: '整数', slots: [...RANGE, slot('计量词', 'units', type.LIST)] },
  decimal: { word: '小数', slots: [...RANGE, slot('小数位', 'places', type.WHOLE, NEED)] },
  date: { word: '日期', slots: DAY_SLOTS },
  datetime: { word: '日期时间', slots: DAY_SLOTS },
  choice: { word: '单选', slots: CHOICE_SLOTS },
  multiple: { word: '多选', slots: CHOICE_SLOTS },
  name: { word: '姓名', slots: [] },
  phone: { word: '电话', slots: [] },
  'identity-document': {
    word: '证件号码',
    slots: [slot('证件类型列', 'type', type.COLUMN, { need: true, kinds: ['choice'] })],
  },
  plate: { word: '车牌', slots: [] },
  temperature: { word: '体温', slots: [] },
  village: { word: '村', slots: [] },
  unit: { word: '乡镇', slots: [] },
  'entry-number': { word: '登记编号', slots: [] },
};

const OF = slot('列', 'column', type.COLUMN, NEED);
const WHEN = slot('条件', 'when', type.CONDITION);
const WHEN_NEEDED = slot('条件', 'when', type.CONDITION, NEED);
const SEVERITY = slot('程度', 'severity', type.SEVERITY, { need: true, blank: 'error' });
const OTHER = slot('他表', 'form', type.ID, NEED);
const OTHER_TITLE = slot('他表名称', 'formTitle', type.TEXT, NEED);

export const CHECK_KINDS: Readonly<Record<Check['kind'], Kind>> = {
  unique: { word: '不得重复', slots: [OF] },
  'required-when': { word: '条件必填', slots: [OF, WHEN_NEEDED] },
  'empty-when': { word: '条件留空', slots: [OF, WHEN_NEEDED] },
  combination: {
    word: '不得同时',
    slots: [OF, WHEN_NEEDED, SEVERITY, slot('提示', 'mend', type.TEXT, NEED)],
  },
  order: {
    word: '先后大小',
    slots: [
      slot('列', 'low', type.COLUMN, { need: true, kinds: [...DAYS, ...NUMBERS] }),
      slot('另一列', 'high', type.COLUMN, { need: true, kinds: [...DAYS, ...NUMBERS] }),
      WHEN,
      SEVERITY,
      slot('标在', 'mark', type.wordsOf({ 列: 'low', 另一列: 'high' })),
      slot('相等也不行', 'strict', type.FLAG),
    ],
  },
  different: {
    word: '不得相同',
    slots: [
      slot('列', 'first', type.COLUMN, NEED),
      slot('另一列', 'second', type.COLUMN, NEED),
      SEVERITY,
    ],
  },
  'personal-text': { word: '不写个人信息', slots: [{ ...OF, kinds: ['text'] }] },
  'near-duplicate': {
    word: '疑似重复',
    slots: [
      slot('列', 'columns', type.COLUMNS, NEED),
      slot('空时改用', 'instead', type.INSTEAD),
      slot('不分先后', 'unordered', type.COLUMNS),
      slot('时间列', 'within.column', type.COLUMN, { need: true, kinds: DAYS }),
      slot('间隔分钟', 'within.minutes', type.WHOLE),
      slot('间隔天数', 'within.days', type.WHOLE),
    ],
  },
  reference: {
    word: '须在他表登记',
    slots: [
      OF,
      OTHER,
      OTHER_TITLE,
      slot('他表列', 'target', type.ID, NEED),
      WHEN,
      slot('他表条件', 'among', type.FOREIGN_CONDITION),
      slot('时间列', 'open.day', type.COLUMN, { need: true, kinds: DAYS }),
      slot('起始列', 'open.from', type.ID, NEED),
      slot('截止列', 'open.to', type.ID, NEED),
    ],
  },
  referenced: {
    word: '须被他表引用',
    slots: [
      OF,
      slot('另一列', 'name', type.COLUMN, NEED),
      WHEN_NEEDED,
      OTHER,
      OTHER_TITLE,
      slot('他表列', 'by', type.ID, NEED),
    ],
  },
  'span-overlap': {
    word: '起止不重叠',
    slots: [
      slot('列', 'person', type.COLUMN, NEED),
      slot('起始列', 'from', type.COLUMN, { need: true, kinds: DAYS }),
      slot('截止列', 'to', type.COLUMN, { need: true, kinds: DAYS }),
    ],
  },
  declaration: {
    word: '零报告核对',
    slots: [
      slot('时间列', 'day', type.COLUMN, { need: true, kinds: DAYS }),
      slot('列', 'register', type.COLUMN, { need: true, kinds: ['choice'] }),
      slot('另一列', 'state', type.COLUMN, { need: true, kinds: ['choice'] }),
      slot('零的说法', 'zero', type.TEXT, NEED),
      slot('数量列', 'count', type.COLUMN, { need: true, kinds: ['integer'] }),
      slot('确认列', 'confirmed', type.COLUMN, { kinds: DAYS }),
    ],
  },
};

export const INDICATOR_SLOTS: readonly Slot[] = [
  slot('标识', 'id', type.TEXT, NEED),
  slot('名称', 'title', type.TEXT, NEED),
  slot('单位', 'unit', type.TEXT, NEED),
  slot('分组', 'group', type.TEXT),
  slot('应有', 'expected', type.wordsOf({ 每乡镇一个: 'towns' })),
];

const WHERE = slot('条件', 'where', type.CONDITION);
const NUMBER_COLUMN = slot('列', 'column', type.COLUMN, { need: true, kinds: NUMBERS });

export const INDICATOR_KINDS: Readonly<Record<Indicator['kind'], Kind>> = {
  count: { word: '计数', slots: [WHERE] },
  distinct: { word: '去重计数', slots: [OF, WHERE] },
  sum: { word: '求和', slots: [NUMBER_COLUMN, WHERE] },
  maximum: {
    word: '取最大后求和',
    slots: [NUMBER_COLUMN, slot('每个', 'per', type.COLUMN, NEED), WHERE],
  },
  grouped: {
    word: '分类计数',
    slots: [slot('列', 'by', type.COLUMN, { need: true, kinds: ['choice'] }), WHERE],
  },
  ratio: {
    word: '比率',
    slots: [
      slot('甲指标', 'numerator', type.INDICATOR, NEED),
      slot('乙指标', 'denominator', type.INDICATOR, NEED),
    ],
  },
  difference: {
    word: '相减',
    slots: [
      slot('甲指标', 'minuend', type.INDICATOR, NEED),
      slot('乙指标', 'subtrahend', type.INDICATOR, NEED),
    ],
  },
};
