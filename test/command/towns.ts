import type { Row } from '../python.ts';
import {
  at,
  CHECKPOINTS,
  dispute,
  DISPUTES,
  drive,
  idOf,
  nameOf,
  on,
  passage,
  plateOf,
  zeros,
} from './rows.ts';

/** Who moved between two towns and was helped in both: one person for the county. */
const SHARED = 90;

/** Figures counted by hand from the rows below, by title; the rate as resolved of found. */
export interface Figures {
  readonly checkpoints: readonly [
    persons: number,
    vehicles: number,
    fever: number,
    turnedBack: number,
    byGroup: number,
    served: number,
  ];
  readonly disputes: readonly [
    found: number,
    resolved: number,
    open: number,
    overdue: number,
    abuse: number,
  ];
}

export interface Town extends Figures {
  readonly code: string;
  readonly name: string;
  readonly passages: readonly Row[];
  readonly cases: readonly Row[];
  readonly daily?: readonly Row[];
}

const ACTIONS = ['放行', '劝返', '接送', '服务', '移交隔离', '移交医疗机构'];
const CHANNELS = ['卡点', '流动队伍', '防控组'];
const TEMPERATURES: Readonly<Record<number, Row>> = {
  3: { '体温(℃)': 37.3, 症状: '干咳' },
  15: { '体温(℃)': 37.3, 症状: '发热' },
  16: { '体温(℃)': 38.5, 症状: '发热' },
  17: { '体温(℃)': 37.2, 症状: '干咳' },
};

/** Every action by every channel, one a day from the first; who is turned back came in. */
const GRID = ACTIONS.flatMap((action, row) =>
  CHANNELS.map((channel, column) => {
    const n = row * 3 + column;
    const direction = action === '劝返' || n % 2 === 0 ? '进入' : '离开';
    const changes = { 处置: action, 登记渠道: channel, 进出方向: direction, ...TEMPERATURES[n] };
    // The patrol turned person 4 back and drove the same person home.
    return passage(n === 7 ? 4 : n, at(n + 1), changes);
  }),
);

const PATROL = { 登记渠道: '流动队伍', 处置: '服务' };
const TURNED = { 处置: '劝返' };

const CATEGORIES = [
  '婚姻家庭纠纷',
  '邻里纠纷',
  '房屋宅基地纠纷',
  '合同纠纷',
  '生产经营纠纷',
  '损害赔偿纠纷',
  '山林土地纠纷',
  '征地拆迁纠纷',
  '环境污染纠纷',
  '拖欠农民工工资纠纷',
  '劳动争议纠纷',
  '消费纠纷',
  '医疗纠纷',
  '道路交通事故纠纷',
  '物业纠纷',
  '其他纠纷',
];
const STATUSES = ['已排查', '调处中', '已化解', '未化解', '已移交'];
const ABUSE = { 是否涉疫情: '是', 涉疫情形: '冲卡谩骂' };

/** Asked on 29 February: overdue are 0, 5 and 11; 1 and 10 fall due that day; 3 was closed unresolved. */
const CASES: Readonly<Record<number, Row>> = {
  0: { 化解时限: on(28), ...ABUSE },
  1: { 化解时限: on(29) },
  2: { ...ABUSE, 协议形式: '书面', 协议编号: '协1', 回访日期: on(26) },
  3: { 化解时限: on(10) },
  4: { '涉及金额(元)': 1200.5 },
  5: { 化解时限: on(10) },
  7: { 是否涉疫情: '是', 涉疫情形: '封路通行' },
  9: { '涉及金额(元)': 300 },
  10: { 化解时限: on(29) },
  11: { 化解时限: on(28) },
  12: { 协议形式: '无' },
  13: { 涉及人数: 60, 事件规模: '一般群体性事件' },
  15: { 化解时限: { date: '2020-03-01' } },
};

export const CHENGGUAN: Town = {
  code: '640423100',
  name: '城关镇',
  passages: [
    ...GRID,
    passage(4, at(20, '10:00'), PATROL),
    passage(SHARED, at(20, '15:30'), PATROL),
    passage(20, at(20, '16:30'), TURNED),
    passage(21, at(21, '09:00'), TURNED),
    passage(22, at(21, '09:30'), TURNED),
    passage(23, at(22), { ...TURNED, 登记渠道: '防控组' }),
    drive(24, at(23), '小型汽车', 4),
    { ...drive(25, at(23, '10:01'), '小型汽车', null), 车牌号: plateOf(24) },
    drive(26, at(24, '08:00'), '客车', 20),
    drive(27, at(24, '09:00'), '货车', 1),
    passage(28, at(25), { 出行方式: '摩托车', 车牌号: '无牌', 同车人数: 1 }),
    passage(29, { moment: '2020-01-31 17:00' }, { 证件类型: '未带证件', 证件号码: null }),
  ],
  cases: CATEGORIES.map((category, n) =>
    dispute(30 + 2 * n, on(n + 1), STATUSES[n % 5] ?? '', '红崖社区', {
      纠纷类型: category,
      ...CASES[n],
    }),
  ),
  checkpoints: [30, 4, 3, 4, 2, 3],
  disputes: [16, 3, 10, 3, 1],
};

/** Passages a day of 城关镇, where a day runs from 16:00 to 16:00. */
export const CHENGGUAN_DAYS: Readonly<Record<string, number>> = {
  '2020-02-01': 2,
  ...Object.fromEntries(
    Array.from({ length: 17 }, (_, day) => [`2020-02-${String(day + 2).padStart(2, '0')}`, 1]),
  ),
  '2020-02-20': 2,
  '2020-02-21': 3,
  '2020-02-22': 1,
  '2020-02-23': 2,
  '2020-02-24': 2,
  '2020-02-25': 1,
};

/** Its first revision held the first half of the rows; the second counts. */
export const SHATANG: Town = {
  code: '640423101',
  name: '沙塘镇',
  passages: [
    passage(100, at(3)),
    passage(101, at(4)),
    drive(102, at(5), '小型汽车', 2),
    passage(103, at(6)),
  ],
  cases: [dispute(104, on(7), '已化解', '锦华村'), dispute(106, on(8), '已排查', '锦华村')],
  checkpoints: [4, 1, 0, 0, 0, 0],
  disputes: [2, 1, 1, 0, 0],
};

const TWICE = {
  through: passage(110, at(12)),
  turned: passage(111, at(12, '11:00'), { ...TURNED, 登记渠道: '防控组' }),
};

/** Two workbooks; what both hold counts once, however it was typed. */
export const LIANCAI: Town & { readonly second: Pick<Town, 'passages' | 'cases'> } = {
  code: '640423102',
  name: '联财镇',
  passages: [
    passage(SHARED, at(10), PATROL),
    passage(112, at(11), { 登记渠道: '流动队伍', 处置: '接送' }),
    TWICE.through,
    TWICE.turned,
    passage(113, at(13), { '体温(℃)': 37.4, 症状: '发热', 处置: '移交隔离' }),
  ],
  cases: [
    dispute(114, on(14), '已化解', '联财村', ABUSE),
    dispute(116, on(15), '调处中', '联合村', { 化解时限: on(20) }),
  ],
  second: {
    passages: [
      { ...TWICE.through, 证件号码: idOf(110).replace(/^(.{6})(.{8})/, '$1 $2 ') },
      { ...TWICE.turned, 登记时间: '2020年2月12日 11:00' },
      passage(112, at(16), PATROL),
      passage(118, at(17), TURNED),
    ],
    cases: [
      dispute(114, on(14), '已化解', '联财村', {
        ...ABUSE,
        当事人甲: nameOf(115),
        当事人乙: nameOf(114),
      }),
      dispute(119, on(18), '未化解', '恒光村'),
    ],
  },
  checkpoints: [7, 0, 1, 1, 1, 2],
  disputes: [3, 1, 2, 1, 1],
};

export const CHENJIN: Town = {
  code: '640423200',
  name: '陈靳乡',
  passages: [],
  cases: [],
  daily: [...zeros(CHECKPOINTS), ...zeros(DISPUTES)],
  checkpoints: [0, 0, 0, 0, 0, 0],
  disputes: [0, 0, 0, 0, 0],
};

/** Goes through LibreOffice before it is handed in. */
export const ZHANGCHENG: Town = {
  code: '640423205',
  name: '张程乡',
  passages: [
    passage(130, at(3)),
    passage(131, at(4)),
    drive(132, at(5), '货车', 2),
    passage(133, at(6), TURNED),
    passage(134, at(7), { ...TURNED, '体温(℃)': 38, 症状: '发热' }),
  ],
  cases: [
    dispute(135, on(8), '已移交', '桃园村'),
    dispute(137, on(9), '已排查', '桃园村', { 化解时限: on(28) }),
  ],
  checkpoints: [5, 1, 1, 2, 0, 0],
  disputes: [2, 0, 1, 1, 0],
};

/** Saved after the hour of the day reported on. */
export const WENBU: Town = {
  code: '640423208',
  name: '温堡乡',
  passages: [passage(140, at(3)), passage(141, at(4))],
  cases: [dispute(142, on(5), '已化解', '杜堡村')],
  checkpoints: [2, 0, 0, 0, 0, 0],
  disputes: [1, 1, 0, 0, 0],
};

/** Its stamp is gone; nobody passed after the last hour. */
export const DIANAN: Town = {
  code: '640423209',
  name: '奠安乡',
  passages: [passage(150, at(3)), passage(151, at(4)), passage(152, at(29, '15:30'))],
  cases: [],
  daily: zeros(DISPUTES),
  checkpoints: [3, 0, 0, 0, 0, 0],
  disputes: [0, 0, 0, 0, 0],
};
