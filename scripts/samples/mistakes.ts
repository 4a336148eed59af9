import { serialOfDay } from '../../src/core/days.ts';
import type { Code } from '../../src/core/issue.ts';
import type { Value } from '../../src/core/sheet.ts';

/** One slip of a clerk's pen: what it changes in a row, and what is to be said of it. */
export interface Mistake {
  readonly form: string;
  /** The cell that will be marked. */
  readonly column: string;
  readonly code: Code;
  /** What the note on the cell says. */
  readonly note: string;
  /** Cells changed; the row is any sound one of the register. */
  readonly cells: Readonly<Record<string, Value>>;
  /** The row stands a second time, changed; the first one stays as it was. */
  readonly again?: boolean;
  /** Minutes by which the second row is later. */
  readonly later?: number;
}

const log = (
  column: string,
  code: Code,
  note: string,
  value: Value,
  others: Readonly<Record<string, Value>> = {},
): Mistake => ({
  form: 'checkpoint-log',
  column,
  code,
  note,
  cells: { ...others, [column]: value },
});

const dispute = (
  column: string,
  code: Code,
  note: string,
  value: Value,
  others: Readonly<Record<string, Value>> = {},
): Mistake => ({
  form: 'dispute-register',
  column,
  code,
  note,
  cells: { ...others, [column]: value },
});

const RESIDENT = { 'document-type': '居民身份证' };
const RESOLVED = {
  status: '已化解',
  organization: '司法所',
  method: '人民调解',
  agreement: '口头',
};

/** What townships really send, one of each kind. The numbers belong to nobody. */
export const MISTAKES: readonly Mistake[] = [
  log('document-number', 'id-checksum', '身份证号末位校验码不对', '642223191503120138', RESIDENT),
  log(
    'document-number',
    'id-number',
    '身份证号按数字录入,后几位已丢失',
    642223191503120100,
    RESIDENT,
  ),
  log('document-number', 'id-masked', '身份证号用*遮盖', '642223********0138', RESIDENT),
  log('name', 'cell-masked', '姓名用*代替', '张*一'),
  log('phone', 'phone-length', '手机号只有10位', '1300000123'),
  log('plate', 'plate-io', '车牌把数字0写成字母O', '宁DO0123', { travel: '小型汽车' }),
  log('temperature', 'temp-range', '体温漏了小数点', 365),
  log('temperature', 'temp-format', '体温写成文字', '正常'),
  log('action', 'combination-forbidden', '发热却放行', '放行', {
    temperature: 38.2,
    symptom: '发热',
  }),
  log('symptom', 'choice-several', '一格选了两项', '发热、干咳', { temperature: 36.6 }),
  log('time', 'date-future', '登记时间在统计日之后', serialOfDay('2020-03-05') + 10.5 / 24),
  log('time', 'time-missing', '登记时间缺时分', serialOfDay('2020-02-12')),
  log('handler', 'cell-required', '必填项空着', null),
  {
    form: 'checkpoint-log',
    column: 'checkpoint',
    code: 'entry-duplicate',
    note: '与另一行完全相同',
    cells: {},
    again: true,
  },
  {
    form: 'checkpoint-log',
    column: 'document-number',
    code: 'entry-near-duplicate',
    note: '同一人4分钟后在同一卡点又登记一次',
    cells: {},
    again: true,
    later: 4,
  },
  dispute('found', 'date-number', '日期写成2.2', 2.2),
  dispute('people', 'int-inexact', '人数写“约30”', '约30'),
  dispute('closed', 'order-reversed', '化解日期早于排查日期', serialOfDay('2020-01-20'), RESOLVED),
  dispute('village', 'village-unknown', '别的乡镇的村', '张堡塬村'),
  dispute('party-b', 'cells-same', '当事人甲乙相同', '李某丙', { 'party-a': '李某丙' }),
  dispute('method', 'cell-required-when', '已化解却没有化解方式', null, {
    ...RESOLVED,
    closed: serialOfDay('2020-02-29'),
  }),
  dispute('summary', 'text-personal', '简要情况里写了手机号', '因借款发生争执,联系13000000001。'),
  dispute('category', 'choice-unknown', '类型不在列表中', '吵架'),
];
