import type { Get } from '../../src/core/condition.ts';
import { addDays, serialOfDay } from '../../src/core/days.ts';
import type { Form } from '../../src/core/form.ts';
import type { Random } from '../../src/core/random.ts';
import type { Value } from '../../src/core/sheet.ts';
import { after, among, by, staff, weigh, type Habit, type Place } from './weights.ts';

const ORIGINS = {
  宁夏固原市原州区: 30,
  宁夏固原市西吉县: 20,
  宁夏固原市泾源县: 10,
  甘肃省静宁县: 15,
  甘肃省庄浪县: 8,
  宁夏银川市金凤区: 8,
  陕西省西安市: 3,
};

const DRIVEN = ['小型汽车', '客车', '货车'];
const FEVER = 37.3;

const checkpointLog: Readonly<Record<string, Habit>> = {
  direction: by({ 进入: 3, 离开: 2 }),
  channel: by({ 卡点: 88, 流动队伍: 8, 防控组: 4 }),
  'document-type': by({ 居民身份证: 95, 户口簿: 1, 护照: 1, 未带证件: 3 }),
  travel: by({
    小型汽车: 46,
    步行: 22,
    摩托车: 10,
    非机动车: 9,
    货车: 6,
    客车: 4,
    拖拉机农用车: 3,
  }),
  aboard: (get, random) =>
    DRIVEN.includes(String(get('travel'))) && random.chance(0.7) ? random.integer(1, 4) : null,
  origin: (_get, random) => (random.chance(0.01) ? '湖北省武汉市' : weigh(random, ORIGINS)),
  'key-area': (get) => (String(get('origin')).startsWith('湖北') ? '是' : '否'),
  destination: (_get, random, { town, villages }) => town.name + random.pick(villages),
  temperature: (_get, random) =>
    (random.chance(0.008) ? random.integer(373, 386) : random.integer(360, 369)) / 10,
  symptom: (get) => (Number(get('temperature')) >= FEVER ? '发热' : '无'),
  action: (get, random) => {
    if (Number(get('temperature')) >= FEVER) return '移交医疗机构';
    if (get('key-area') === '是') return '移交隔离';
    const turned = get('direction') === '进入' ? 5 : 0;
    return get('channel') === '流动队伍'
      ? weigh(random, { 服务: 5, 接送: 3, 劝返: turned / 2 })
      : weigh(random, { 放行: 94, 服务: 1, 劝返: turned });
  },
  handler: staff('张某一', '马某二', '李某三', '王某四'),
};

const SUMMARIES = [
  '因院墙滴水、排水发生争执。',
  '因耕地地界不清发生争执。',
  '因过道堆放柴草影响通行发生争执。',
  '因借款到期未还发生争执。',
  '因家庭琐事发生口角。',
  '因牲畜啃食青苗要求赔偿。',
  '因工资结算时间发生争执。',
  '因卡点劝返发生争吵。',
];

const disputeRegister: Readonly<Record<string, Habit>> = {
  source: by({ 主动排查: 70, 当事人申请: 18, 信访转办: 4, 上级交办: 4, '110移交': 4 }),
  category: by({
    邻里纠纷: 34,
    婚姻家庭纠纷: 22,
    山林土地纠纷: 12,
    房屋宅基地纠纷: 8,
    合同纠纷: 6,
    损害赔偿纠纷: 6,
    拖欠农民工工资纠纷: 4,
    道路交通事故纠纷: 3,
    其他纠纷: 5,
  }),
  epidemic: by({ 否: 82, 是: 18 }),
  'epidemic-matter': by({ 冲卡谩骂: 4, 封路通行: 3, 隔离管控: 2, 物资供应: 1 }),
  'party-a': (_get, random) =>
    random.pick(['张', '王', '李', '杨']) + '某' + random.pick(['甲', '丙', '戊', '庚']),
  'party-b': (_get, random) =>
    random.pick(['马', '赵', '柳', '兰']) + '某' + random.pick(['乙', '丁', '己', '辛']),
  people: among(2, 6),
  scale: () => '个体性事件',
  amount: (_get, random) => (random.chance(0.3) ? random.integer(2, 80) * 100 : null),
  summary: (_get, random) => random.pick(SUMMARIES),
  organization: by({ '村(社区)调委会': 70, '乡镇(街道)调委会': 20, 司法所: 6, 派出所: 4 }),
  method: by({ 人民调解: 92, 行政调解: 8 }),
  owner: staff('杨某五', '柳某六', '兰某七'),
  status: by({ 已化解: 72, 调处中: 14, 已排查: 8, 未化解: 4, 已移交: 2 }),
  closed: after('found', 0, 9),
  agreement: by({ 口头: 60, 书面: 30, 无: 10 }),
  'agreement-number': (_get, random, { town }) =>
    `隆${town.short.slice(0, 1)}调字2020第${random.integer(1, 60)}号`,
  visit: (get, random, place) =>
    get('closed') !== null && random.chance(0.4) ? after('closed', 1, 7)(get, random, place) : null,
  escalated: () => '否',
};

const isolationRegister: Readonly<Record<string, Habit>> = {
  'document-type': by({ 居民身份证: 97, 户口簿: 3 }),
  'person-type': by({ 非重点地区返乡: 50, 务工返乡: 30, 外来人员: 12, 重点地区返回: 8 }),
  origin: (get, random) =>
    get('person-type') === '重点地区返回' ? '湖北省武汉市' : weigh(random, ORIGINS),
  arrived: (get) => (get('start') === null ? undefined : serialOfDay(String(get('start')))),
  transport: by({ 自驾: 5, 客车: 3, 火车K1087次: 1 }),
  control: by({ 居家隔离: 60, 居家健康监测: 25, 集中隔离: 10, 仅登记: 5 }),
  released: (get, _random, { asOf }) => {
    const due = addDays(String(get('start') ?? asOf), 14);
    return due <= asOf ? serialOfDay(due) : null;
  },
  'release-reason': () => '期满',
  health: () => '正常',
  'last-temperature': (_get, random) => random.integer(360, 369) / 10,
  'last-monitored': (get, _random, { asOf }) => serialOfDay(String(get('released') ?? asOf)),
  'township-leader': staff('赵某八', '杨某九'),
  'five-household-group': (_get, random) => `第${random.integer(1, 12)}联防组`,
};

const ceremonyRegister: Readonly<Record<string, Habit>> = {
  occasion: by({ '红事-婚礼': 45, '红事-其他': 20, 白事: 35 }),
  'planned-date': after('persuaded', 1, 12),
  'planned-guests': (_get, random) => random.integer(8, 30) * 10,
  outcome: (get, random) =>
    get('occasion') === '白事' ? '简办' : weigh(random, { 延期: 6, 取消: 3, 简办: 1 }),
  'actual-guests': among(8, 30),
  handler: staff('杨某五', '柳某六', '马某二'),
};

const siteRegister: Readonly<Record<string, Habit>> = {
  village: (_get, random, { villages }) => random.pick(villages),
  name: (_get, random, { villages }) =>
    random.pick(villages) + random.pick(['村口', '桥头', '东头', '西头', '路口']) + '点',
  kind: by({
    疫情查验点: 20,
    村级检查站: 15,
    劝返点: 10,
    封堵口: 12,
    生活物资供应点: 8,
    便民服务店: 6,
    宗教场所: 8,
    餐饮饭店: 12,
    农家乐: 4,
    商场超市: 5,
  }),
  location: (_get, random, { villages }) => `${random.pick(villages)}${random.integer(1, 9)}组路边`,
  status: (get, random) =>
    OPEN_TO_ALL.includes(String(get('kind')))
      ? weigh(random, { 关停: 8, 正常: 2 })
      : weigh(random, { 启用: 9, 撤除: 1 }),
  // Checkpoints stood before the month began: entries of every day may name them.
  opened: (_get, random) => serialOfDay(addDays('2020-01-25', random.integer(0, 6))),
  closed: (get, _random, { asOf }) =>
    ['撤除', '恢复'].includes(String(get('status'))) ? serialOfDay(asOf) : null,
  road: () => '村组便道',
  shift: among(2, 6),
};

const OPEN_TO_ALL = ['宗教场所', '餐饮饭店', '农家乐', '商场超市'];

const IN_TEAMS = ['村级巡逻队', '工作队伍', '临时党小组', '党员先锋岗', '管控小组'];

const workforceRegister: Readonly<Record<string, Habit>> = {
  name: (_get, random, { villages }) =>
    random.pick(villages) + random.pick(['防控队', '巡逻队', '工作班', '志愿队']),
  category: by({
    政法委员: 4,
    综治干事: 4,
    网格员: 10,
    平安志愿者: 6,
    防控志愿者: 16,
    村级巡逻队: 14,
    工作队伍: 8,
    临时党小组: 8,
    党员先锋岗: 6,
    镇干部: 8,
    管控小组: 10,
    情报员: 6,
  }),
  teams: (get) => (IN_TEAMS.includes(String(get('category'))) ? 1 : 0),
  persons: (get, random) => (get('category') === '政法委员' ? 1 : random.integer(4, 30)),
  'villages-in-charge': among(2, 4),
  mechanism: by({ 四包一: 4, 五户联防: 3, 三级网格: 2, 六大员: 1 }),
  role: () => null,
  formed: (_get, random) => serialOfDay(addDays('2020-01-25', random.integer(0, 10))),
};

const caseRegister: Readonly<Record<string, Habit>> = {
  'case-number': (_get, random, { town }) =>
    `隆公(${town.short})〔2020〕${random.integer(1, 400)}号`,
  nature: by({ 治安: 8, 行政: 2 }),
  category: by({ 抗拒疫情防控措施: 6, 造谣传谣: 3, 哄抬物价: 1 }),
  agency: () => '隆德县公安局',
  persons: among(1, 2),
  'from-dispute': () => '否',
  result: by({ 批评教育: 4, 警告: 3, 行政拘留: 2, 罚款: 1 }),
};

const visitLog: Readonly<Record<string, Habit>> = {
  village: (_get, random, { villages }) => random.pick(villages),
  place: () => null,
  activity: by({ 走访排查: 45, 政策宣传: 18, 巡查检查: 14, 代购代办: 10, 消毒: 8, 物资配送: 5 }),
  round: among(1, 4),
  'households-due': among(60, 320),
  'households-visited': (get, random) => {
    const due = get('households-due');
    if (due === null) return undefined;
    return random.chance(0.9) ? due : Number(due) - random.integer(1, 6);
  },
  served: (get, random) => (get('activity') === '代购代办' ? random.integer(3, 40) : null),
  quantity: (get, random) => (get('activity') === '物资配送' ? random.integer(10, 200) : null),
  unit: by({ 袋: 3, 份: 2, 公斤: 1 }),
  handler: staff('张某一', '马某二', '杨某五'),
};

const dailyReturn: Readonly<Record<string, Habit>> = {
  reporter: () => '张某一',
  reviewer: () => '赵某八',
  confirmed: (get, random) =>
    get('date') === null
      ? undefined
      : serialOfDay(String(get('date'))) + random.integer(17 * 60, 18 * 60 + 30) / 1440,
};

const HABITS: Readonly<Record<string, Readonly<Record<string, Habit>>>> = {
  'checkpoint-log': checkpointLog,
  'dispute-register': disputeRegister,
  'isolation-register': isolationRegister,
  'ceremony-register': ceremonyRegister,
  'site-register': siteRegister,
  'workforce-register': workforceRegister,
  'case-register': caseRegister,
  'visit-log': visitLog,
  'daily-return': dailyReturn,
};

export function habitOf(
  form: Form,
  column: string,
  get: Get,
  random: Random,
  place: Place,
): Value | undefined {
  return HABITS[form.id]?.[column]?.(get, random, place);
}

/** Fewest and most rows of a register in a town's month; a register not named here has a handful. */
const ROWS: Readonly<Record<string, readonly [number, number]>> = {
  'checkpoint-log': [50, 400],
  'dispute-register': [5, 20],
  'isolation-register': [8, 40],
  'ceremony-register': [2, 8],
  'site-register': [12, 24],
  'workforce-register': [6, 14],
  'case-register': [0, 2],
  'visit-log': [10, 30],
};

export function rowCount(form: Form, random: Random): number {
  const [low, high] = ROWS[form.id] ?? [3, 8];
  return random.integer(low, high);
}
