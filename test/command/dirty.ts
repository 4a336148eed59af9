import {
  at,
  declared,
  dispute,
  drive,
  idOf,
  nameOf,
  on,
  passage,
  plateOf,
  SECRET,
} from './rows.ts';
import { CHECKPOINTS, DAILY, DISPUTES } from './rows.ts';
import type { Town } from './towns.ts';

function wide(text: string): string {
  return text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
}

/** Untidy, but nothing in it can mean anything else: every row counts. */
export const FENGLING: Town = {
  code: '640423206',
  name: '凤岭乡',
  passages: [
    passage(200, '2020年2月20日 10:30', { 进出方向: '進入', 证件号码: wide(idOf(200)) }),
    passage(201, '2020.2.20 11:30', { 登记渠道: '卡點', 处置: '勸返' }),
    { ...drive(202, at(20), '小型汽車', '４'), 车牌号: [...plateOf(202)].join(' ') },
    { ...drive(203, at(20), '貨車', '2'), 车牌号: plateOf(203).replace('宁D', '寧D·') },
    passage(204, at(21), { '体温(℃)': '３７．５', 症状: '發熱', 处置: '移交醫療機構' }),
    passage(205, at(22), {
      登记渠道: '流動隊伍',
      处置: '接送',
      姓名: [...nameOf(205)].join('　'),
      证件号码: idOf(205).replace(/^(.{6})(.{8})/, '$1 $2 '),
    }),
    passage(205, at(23), {
      登记渠道: '流动队伍 ',
      处置: '服務',
      证件号码: wide(idOf(205)).toLowerCase(),
      联系电话: '130-0000-1205',
    }),
  ],
  cases: [
    dispute(210, '2020年2月20日', '已化解', '巩龙村', {
      纠纷类型: '鄰里糾紛',
      是否涉疫情: '是',
      涉疫情形: '衝卡謾罵',
      化解方式: '人民調解',
    }),
    dispute(212, '2020.2.20', '调处中', '巩龙村委会', {
      状态: '調處中',
      涉及人数: '１２',
      化解时限: '2020年2月25日',
    }),
    dispute(214, 43881, '未化解', '馮碑村'),
  ],
  checkpoints: [7, 2, 1, 1, 0, 1],
  disputes: [3, 1, 2, 1, 1],
};

const DRIVE = { 登记渠道: '流动队伍', 处置: '服务' };
const OVERDUE = { 化解时限: on(10) };
const badDigit = idOf(301).replace(/.$/, (sign) => (sign === '1' ? '2' : '1'));

/**
 * Typical errors, one a row; what each does to the figures follows from DESIGN.md, "Rows": out of the
 * indicators that need the bad cell, out of all where the row cannot be told from another.
 */
export const SHANHE: Town = {
  code: '640423207',
  name: '山河乡',
  passages: [
    passage(299, at(5)),
    passage(300, at(5, '11:00'), DRIVE),
    passage(301, at(6), { 证件号码: badDigit, 处置: '劝返', '体温(℃)': 38, 症状: '发热' }),
    passage(302, at(6), { 证件号码: 640423191001013000 }),
    passage(303, at(6), { 证件号码: idOf(303).replace(/^(.{6}).{8}/, '$1********') }),
    passage(304, at(7), { 姓名: '岑**' }),
    passage(305, 2.2),
    drive(306, at(7), '客车', '约30'),
    passage(307, at(8), { '体温(℃)': 33.9 }),
    passage(308, at(8), { '体温(℃)': '正常' }),
    passage(309, at(8), { '体温(℃)': 365 }),
    passage(310, at(9), { 处置: '放了' }),
    passage(311, at(9), { 登记渠道: '门口', 处置: '劝返' }),
    passage(312, at(9), { 联系电话: null }),
    passage(313, at(10), { 证件类型: '未带证件', 证件号码: null, 姓名: null }),
    passage(299, at(5)),
    { ...drive(314, at(10), '小型汽车', 2), 车牌号: '宁DI0001' },
    passage(315, at(11), { 联系电话: '130****1315' }),
    passage(316, at(11), { '体温(℃)': 37.5, 处置: '移交医疗机构' }),
    passage(317, at(12), { 卡点名称: null }),
  ],
  cases: [
    dispute(320, on(5), '已化解', '王庄村'),
    dispute(322, on(6), '已化解', '王庄村', { 化解日期: on(1) }),
    dispute(324, on(6), '已排查', '红崖社区'),
    dispute(326, on(7), '已移交', '王庄村', { 涉及人数: '约30' }),
    dispute(328, 2.2, '已化解', '王庄村'),
    dispute(330, on(7), '完了', '王庄村', OVERDUE),
    dispute(332, on(7), '已化解', '王庄村', { 纠纷类型: '邻里纠纷、婚姻家庭纠纷' }),
    dispute(334, on(8), '已化解', '王庄村', { 当事人乙: null }),
    dispute(336, on(8), '调处中', '王庄村', { 化解时限: '2020-02-30' }),
    dispute(338, on(8), '已化解', '王庄村', { 化解方式: null }),
    dispute(340, on(9), '已排查', '王庄村', { 当事人乙: nameOf(340), ...OVERDUE }),
    dispute(320, on(5), '已化解', '王庄村', { 当事人甲: nameOf(321), 当事人乙: nameOf(320) }),
    dispute(342, on(9), '已移交', '王庄村', { 责任人: null }),
    dispute(344, on(10), '已移交', '王庄村', { '涉及金额(元)': '不详' }),
    dispute(346, on(10), '已化解', '王庄村', { 是否涉疫情: '是' }),
    dispute(348, { date: '2099-01-01' }, '已排查', '王庄村', { 化解时限: { date: '2099-02-01' } }),
    dispute(350, on(11), '已移交', '王庄村', { 简要情况: `${SECRET} ${idOf(350)}` }),
    dispute(352, on(11), '已化解', '王庄村', { 是否涉疫情: null, 涉疫情形: '冲卡谩骂' }),
  ],
  daily: [declared('CK', '2020-02-05', '零报告', 0)],
  checkpoints: [13, 1, 1, 0, 0, 1],
  disputes: [13, 5, 3, 1, 1],
};

/** Of 39 rows read, in both registers and the daily return. */
export const SHANHE_EXCLUDED = {
  'cell-required': 3,
  'choice-several': 1,
  'date-future': 1,
  'date-number': 2,
  'entry-duplicate': 2,
  'id-checksum': 1,
  'id-masked': 1,
  'id-number': 1,
};

/** Sheet, row as Excel counts, column title, code. */
export const SHANHE_ISSUES: readonly (readonly [string, number, string, string])[] = [
  [CHECKPOINTS, 4, '证件号码', 'id-checksum'],
  [CHECKPOINTS, 5, '证件号码', 'id-number'],
  [CHECKPOINTS, 6, '证件号码', 'id-masked'],
  [CHECKPOINTS, 7, '姓名', 'cell-masked'],
  [CHECKPOINTS, 8, '登记时间', 'date-number'],
  [CHECKPOINTS, 9, '同车人数', 'int-inexact'],
  [CHECKPOINTS, 10, '体温(℃)', 'temp-range'],
  [CHECKPOINTS, 11, '体温(℃)', 'temp-format'],
  [CHECKPOINTS, 12, '体温(℃)', 'temp-range'],
  [CHECKPOINTS, 13, '处置', 'choice-unknown'],
  [CHECKPOINTS, 14, '登记渠道', 'choice-unknown'],
  [CHECKPOINTS, 15, '联系电话', 'cell-required'],
  [CHECKPOINTS, 16, '姓名', 'cell-required'],
  [CHECKPOINTS, 18, '车牌号', 'plate-io'],
  [CHECKPOINTS, 19, '联系电话', 'phone-masked'],
  [CHECKPOINTS, 21, '卡点名称', 'cell-required'],
  [DISPUTES, 3, '化解日期', 'order-reversed'],
  [DISPUTES, 4, '村(社区)', 'village-unknown'],
  [DISPUTES, 5, '涉及人数', 'int-inexact'],
  [DISPUTES, 6, '排查日期', 'date-number'],
  [DISPUTES, 7, '状态', 'choice-unknown'],
  [DISPUTES, 8, '纠纷类型', 'choice-several'],
  [DISPUTES, 9, '当事人乙', 'cell-required'],
  [DISPUTES, 10, '化解时限', 'date-invalid'],
  [DISPUTES, 11, '化解方式', 'cell-required-when'],
  [DISPUTES, 12, '当事人乙', 'cells-same'],
  [DISPUTES, 14, '责任人', 'cell-required'],
  [DISPUTES, 15, '涉及金额(元)', 'decimal-format'],
  [DISPUTES, 16, '涉疫情形', 'cell-required-when'],
  [DISPUTES, 17, '排查日期', 'date-future'],
  [DISPUTES, 18, '简要情况', 'text-personal'],
  [DISPUTES, 19, '是否涉疫情', 'cell-required'],
];

/** Rows whose place is a row, not a cell. */
export const SHANHE_ROW_ISSUES: readonly (readonly [string, number, string])[] = [
  [CHECKPOINTS, 17, 'entry-duplicate'],
  [CHECKPOINTS, 20, 'combination-doubtful'],
  [DISPUTES, 13, 'entry-duplicate'],
  [DAILY, 2, 'declared-zero-but-rows'],
];
