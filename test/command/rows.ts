import type { Row, Value } from '../python.ts';

export const CHECKPOINTS = '卡点查验登记台账';
export const DISPUTES = '矛盾纠纷排查化解台账';
export const DAILY = '零报告';

const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const FAMILIES = [...'岑郤璩鄢'];

/** Three signs that stand nowhere else, so that one found in an output is a leak. */
export function nameOf(n: number): string {
  const family = FAMILIES[Math.floor(n / 100)] ?? '';
  return `${family}${STEMS[Math.floor(n / 10) % 10] ?? ''}${STEMS[n % 10] ?? ''}`;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number by the rule of GB 11643-1999, of somebody born in 1910: it belongs to nobody alive. */
export function idOf(n: number): string {
  const body = `64042319100101${String(n + 1).padStart(3, '0')}`;
  const sum = [...body].reduce((all, sign, at) => all + Number(sign) * (WEIGHTS[at] ?? 0), 0);
  return body + (['1', '0', 'X', '9', '8', '7', '6', '5', '4', '3', '2'][sum % 11] ?? '');
}

export function phoneOf(n: number): string {
  return `1300000${String(n + 1000).padStart(4, '0')}`;
}

export function plateOf(n: number): string {
  return `宁D0${String(n + 7000)}`;
}

/** Staff, as personal as the others. */
export const STAFF = { handler: '鄢登戊', owner: '鄢责戊', filler: '鄢填戊', reviewer: '鄢审戊' };

/** What stands in every brief and may stand in no output. */
export const SECRET = '琼玖界址';

/** Nobody with this number passed: one person, in order, without a car, let through. */
export function passage(n: number, moment: Value, changes: Row = {}): Row {
  return {
    卡点名称: '王庄村口查验点',
    登记时间: moment,
    进出方向: '进入',
    登记渠道: '卡点',
    姓名: nameOf(n),
    证件类型: '居民身份证',
    证件号码: idOf(n),
    联系电话: phoneOf(n),
    出行方式: '步行',
    来自何处: '宁夏固原市原州区',
    是否重点地区: '否',
    '体温(℃)': 36.5,
    症状: '无',
    处置: '放行',
    登记人: STAFF.handler,
    ...changes,
  };
}

/** By car: who is counted with the car is told by `aboard`; null for a passenger. */
export function drive(n: number, moment: Value, vehicle: string, aboard: Value): Row {
  return passage(n, moment, { 出行方式: vehicle, 车牌号: plateOf(n), 同车人数: aboard });
}

const SETTLED: Row = {
  化解组织: '乡镇(街道)调委会',
  化解方式: '人民调解',
  化解日期: { date: '2020-02-25' },
  协议形式: '口头',
};

const BY_STATUS: Readonly<Record<string, Row>> = {
  已排查: {},
  调处中: { 化解组织: '司法所' },
  已化解: SETTLED,
  未化解: { 化解组织: '综治中心', 化解日期: { date: '2020-02-25' } },
  已移交: { 化解组织: '派出所', 化解日期: { date: '2020-02-25' } },
};

/** A dispute between two persons in order, complete for its status. */
export function dispute(
  n: number,
  found: Value,
  status: string,
  village: string,
  changes: Row = {},
): Row {
  return {
    排查日期: found,
    '村(社区)': village,
    来源: '主动排查',
    纠纷类型: '邻里纠纷',
    是否涉疫情: '否',
    当事人甲: nameOf(n),
    当事人乙: nameOf(n + 1),
    涉及人数: 2,
    事件规模: '个体性事件',
    简要情况: SECRET,
    责任人: STAFF.owner,
    化解时限: { date: '2020-03-20' },
    状态: status,
    ...BY_STATUS[status],
    '是否引发案(事)件': '否',
    ...changes,
  };
}

/** Every day of February 2020 declared empty for a register. */
export function zeros(register: string): readonly Row[] {
  return Array.from({ length: 29 }, (_, at) => declared(register, february(at + 1), '零报告', 0));
}

export function declared(register: string, day: string, state: string, count: Value): Row {
  return {
    报告日: { date: day },
    台账: register,
    当日情况: state,
    当日新增: count,
    填报人: STAFF.filler,
    审核人: STAFF.reviewer,
    确认时间: { moment: `${day} 15:00` },
  };
}

export function february(day: number): string {
  return `2020-02-${String(day).padStart(2, '0')}`;
}

/** A moment of February 2020 as Excel keeps it. */
export function at(day: number, time = '10:00'): Value {
  return { moment: `${february(day)} ${time}` };
}

export function on(day: number): Value {
  return { date: february(day) };
}
