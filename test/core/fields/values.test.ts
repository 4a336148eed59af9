import { describe, expect, it } from 'vitest';
import type { Scalar } from '../../../src/core/fields/kind.ts';
import { COLUMNS, around, outcome, read } from './surroundings.ts';

/** What stands in the cell, and what it reads as: a value with its warnings, or the errors. */
type Row = readonly [cell: string | number | boolean, outcome: readonly Scalar[]];

const optional = { required: 'no' } as const;
const yesNo = { ...COLUMNS.choice, options: ['是', '否'] } as const;
const symptom = { ...COLUMNS.choice, options: ['无', '发热', '干咳', '乏力', '其他'] } as const;
const dispute = {
  ...COLUMNS.choice,
  options: ['邻里纠纷', '山林土地纠纷', '刑事', '红事-其他', '村(社区)调委会'],
  synonyms: { 邻居矛盾: '邻里纠纷' },
} as const;
const planned = { ...COLUMNS.date, future: 'allowed' } as const;
const inPeriod = { ...COLUMNS.date, inPeriod: true } as const;
const persons = { ...COLUMNS.integer, min: 1, max: 60, units: ['人', '名'] } as const;

describe('text', () => {
  it.each<Row>([
    [' 湖北\u200b武汉\u00a0', ['湖北武汉']],
    [12, ['12']],
    ['不详', ['cell-placeholder']],
    ['同上', ['cell-placeholder']],
    ['', ['cell-required']],
    ['字'.repeat(51), ['cell-too-long']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.text, cell))).toEqual(wanted);
  });

  it.each<Row>([
    ['无', [null]],
    ['不详', ['不详']],
    ['〃', ['cell-placeholder']],
    ['　', [null]],
  ])('reads %j in an optional cell as %j', (cell, wanted) => {
    expect(outcome(read({ ...COLUMNS.text, ...optional }, cell))).toEqual(wanted);
  });
});

describe('name', () => {
  it.each<Row>([
    ['张　某一', ['张某一']],
    ['張後某', ['張後某']],
    ['马•某．一', ['马·某·一']],
    ['马 · 某', ['马·某']],
    ['Li Mou', ['Li Mou']],
    ['张*', ['cell-masked']],
    ['张某一、李某二', ['name-several']],
    ['张某一\n李某二', ['name-several']],
    ['张某1', ['name-several']],
    ['张', ['name-length']],
    ['张'.repeat(31), ['name-length']],
    ['无', ['cell-placeholder']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.name, cell))).toEqual(wanted);
  });
});

describe('choice', () => {
  it.each<Row>([
    ['邻里糾紛', ['邻里纠纷']],
    ['邻里', ['邻里纠纷', 'choice-alias']],
    ['邻居矛盾', ['邻里纠纷', 'choice-alias']],
    ['邻里关系', ['choice-unknown']],
    ['刑事案件', ['刑事', 'choice-alias']],
    ['红事—其他', ['红事-其他']],
    ['村（社区）调委会', ['村(社区)调委会']],
    ['邻里纠纷、刑事', ['choice-several']],
    ['纠纷', ['choice-unknown']],
    ['不详', ['cell-placeholder']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(dispute, cell))).toEqual(wanted);
  });

  it.each<Row>([
    ...['是', '√', 1, 'Y', '有', '对号', true].map((cell): Row => [cell, ['是']]),
    ...['否', '×', 0, 'n', '无', false].map((cell): Row => [cell, ['否']]),
    ['或许', ['choice-unknown']],
  ])('reads %j in a column of 是 and 否 as %j', (cell, wanted) => {
    expect(outcome(read(yesNo, cell))).toEqual(wanted);
  });

  it('takes 无 for the option where 无 is one', () => {
    expect(outcome(read(symptom, '无'))).toEqual(['无']);
    expect(outcome(read(symptom, '发热干咳'))).toEqual(['choice-several']);
    expect(outcome(read(symptom, '√'))).toEqual(['choice-unknown']);
  });

  it('names the option taken, but not in a column that speaks of health', () => {
    const [open] = read(dispute, '邻里').findings;
    expect(open?.detail).toEqual({ option: '邻里纠纷' });
    const [closed] = read({ ...dispute, level: 2 }, '邻里').findings;
    expect(closed?.detail).toEqual({ option: '***' });
  });

  it('gives the code of an option that has one, and takes the code for the option', () => {
    const column = { ...dispute, codes: { 刑事: 'criminal' } } as const;
    expect(outcome(read(column, '刑事'))).toEqual(['criminal']);
    expect(outcome(read(column, 'criminal'))).toEqual(['criminal']);
  });

  it('takes no stem that two options share', () => {
    const column = { ...COLUMNS.choice, options: ['合同纠纷', '合同案件'] } as const;
    expect(outcome(read(column, '合同'))).toEqual(['choice-unknown']);
  });
});

describe('multiple', () => {
  it.each<Row>([
    ['8+6', ['8+6']],
    ['125机制,８＋６;四包一', ['四包一、8+6、125机制']],
    ['三级网格\n三级网格', ['三级网格']],
    ['四包一 三级网格', ['四包一、三级网格']],
    ['四 包 一', ['四包一']],
    ['四包一、五包一', ['choice-unknown']],
    ['8', ['choice-unknown']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.multiple, cell))).toEqual(wanted);
  });
});

describe('date', () => {
  it.each<Row>([
    ['2020/2/9', ['2020-02-09']],
    ['2020。2。20', ['2020-02-20']],
    ['2020.02.20 14：30', ['2020-02-20']],
    ['2020-2-2 16:30', ['2020-02-02']],
    ['2020年 2月 20日(星期四)', ['2020-02-20']],
    ['２０２０－０２－２０', ['2020-02-20']],
    ['二○二○年二月廿一日', ['2020-02-21']],
    ['2月20', ['2020-02-20', 'date-no-year']],
    ['12.20', ['2019-12-20', 'date-no-year']],
    ['3月5日', ['2019-03-05', 'date-no-year']],
    ['43881', ['2020-02-20']],
    ['202002201630', ['2020-02-20']],
    [43881.6875, ['2020-02-20']],
    [2.2, ['date-number']],
    [2020, ['date-number']],
    [7305, ['date-number']],
    [200220, ['date-number']],
    [20200230, ['date-invalid']],
    ['20/2/20', ['date-ambiguous']],
    ['20.2.20', ['date-ambiguous']],
    ['2020年2月', ['date-format']],
    ['2020 年 2 月 20 日', ['2020-02-20']],
    ['2020年2月20 日', ['2020-02-20']],
    ['2 月 20 日', ['2020-02-20', 'date-no-year']],
    ['2020-2-201', ['date-format']],
    ['2.20-2.25', ['date-ambiguous']],
    ['2月30日', ['date-invalid']],
    ['2019年2月29日', ['date-invalid']],
    ['正月初二', ['date-lunar']],
    ['农历二月初三', ['date-lunar']],
    ['今天', ['date-relative']],
    ['前天晚上', ['date-relative']],
    ['2202-02-20', ['date-range']],
    ['0020-02-20', ['date-range']],
    ['不详', ['cell-placeholder']],
    ['同上', ['cell-placeholder']],
    ['', ['cell-required']],
    [true, ['date-format']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.date, cell))).toEqual(wanted);
  });

  it('adds 1462 days where serials count from 1904', () => {
    expect(outcome(read(COLUMNS.date, 42419, { date1904: true }))).toEqual(['2020-02-20']);
    expect(outcome(read(COLUMNS.date, 42419))).toEqual(['2016-02-19']);
  });

  it('gives a day to come the nearest year where such days are allowed', () => {
    expect(outcome(read(planned, '3月5日'))).toEqual(['2020-03-05', 'date-no-year']);
    expect(outcome(read(planned, '12月30日'))).toEqual(['2019-12-30', 'date-no-year']);
    const december = { period: { from: '2019-12-01', to: '2019-12-31' } };
    expect(outcome(read(planned, '1月3日', december))).toEqual(['2020-01-03', 'date-no-year']);
    expect(outcome(read(planned, '2020-12-31'))).toEqual(['2020-12-31']);
  });

  it('warns of days outside the period only where the column asks for it', () => {
    expect(outcome(read(inPeriod, '2020-01-31'))).toEqual(['2020-01-31', 'date-outside-period']);
    expect(outcome(read(inPeriod, '2020-02-01'))).toEqual(['2020-02-01']);
    expect(outcome(read(inPeriod, '2020-02-29'))).toEqual(['2020-02-29']);
    expect(outcome(read(inPeriod, '2020-03-01'))).toEqual(['2020-03-01', 'date-outside-period']);
    const both = { ...inPeriod, byPeriodEnd: false } as const;
    expect(outcome(read(both, '2020-03-01'))).toEqual(['2020-03-01', 'date-outside-period']);
    const byPeriodEnd = { ...COLUMNS.date, byPeriodEnd: true } as const;
    expect(outcome(read(byPeriodEnd, '2019-12-31'))).toEqual(['2019-12-31']);
    expect(outcome(read(byPeriodEnd, '2020-03-01'))).toEqual(['2020-03-01', 'date-outside-period']);
    expect(outcome(read(COLUMNS.date, '2020-01-31'))).toEqual(['2020-01-31']);
  });
});

describe('datetime', () => {
  it.each<Row>([
    ['2020-02-20 16:30', ['2020-02-20 16:30']],
    ['2020-02-20T16:30:59', ['2020-02-20 16:30']],
    ['2020年2月20日下午4时30分', ['2020-02-20 16:30']],
    ['2020 年 2 月 20 日 16 : 30', ['2020-02-20 16:30']],
    ['2月20日晚9点', ['2020-02-20 21:00', 'date-no-year']],
    ['2020-02-29 24时', ['2020-03-01 00:00']],
    ['2020-03-05 24:00', ['2020-03-06 00:00']],
    ['2020-02-20 00:00', ['2020-02-20 00:00']],
    [43881.6875, ['2020-02-20 16:30']],
    [43881 + (16 * 3600 + 30 * 60 + 59) / 86400, ['2020-02-20 16:30']],
    [43881.99999999, ['2020-02-21 00:00', 'time-missing']],
    ['2020-02-20', ['2020-02-20 00:00', 'time-missing']],
    [43881, ['2020-02-20 00:00', 'time-missing']],
    ['2020-02-20 25:00', ['time-invalid']],
    ['2020-02-20 24:30', ['time-invalid']],
    ['2020-02-20 下班', ['time-format']],
    ['2020-02-20 晚1点', ['time-format']],
    ['16:30', ['date-format']],
    [0.6875, ['date-number']],
    ['2020-03-06 08:00', ['date-future']],
    ['昨晚', ['date-relative']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.datetime, cell))).toEqual(wanted);
  });

  it('reads every minute of a day back from its serial', () => {
    const bad: number[] = [];
    for (let minute = 1; minute < 1440; minute += 1) {
      const reading = read(COLUMNS.datetime, 43881 + minute / 1440);
      const clock = String(reading.value).slice(11).split(':').map(Number);
      if ((clock[0] ?? NaN) * 60 + (clock[1] ?? NaN) !== minute) bad.push(minute);
    }
    expect(bad).toEqual([]);
  });
});

describe('integer', () => {
  it.each<Row>([
    ['１２', [12]],
    ['12人', [12, 'int-unit']],
    ['12人次', [12, 'int-unit']],
    ['十二户', [12, 'int-cn', 'int-unit']],
    ['一百零八', [108, 'int-cn']],
    ['一百八', ['int-format']],
    ['三万零五', ['number-range']],
    ['0 ', [0]],
    ['〇', [0, 'int-cn']],
    ['12.0', [12]],
    [12.5, ['int-decimal']],
    ['-3', ['int-negative']],
    ['－', ['int-format']],
    ['/', ['int-format']],
    ['不详', ['int-format']],
    ['12%', ['int-format']],
    ['2000万', ['int-format']],
    ['约30', ['int-inexact']],
    ['十余户', ['int-inexact']],
    ['数十人', ['int-inexact']],
    ['2至4', ['int-inexact']],
    ['两三个', ['int-format']],
    ['30以上', ['int-inexact']],
    ['1,00', ['int-format']],
    [10001, ['number-range']],
    [true, ['int-format']],
    [NaN, ['int-format']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.integer, cell))).toEqual(wanted);
  });

  it('takes only the counting words that the column names', () => {
    expect(outcome(read(persons, '3名'))).toEqual([3, 'int-unit']);
    expect(outcome(read(persons, '3户'))).toEqual(['int-format']);
    expect(outcome(read(persons, 0))).toEqual(['number-range']);
  });
});

describe('decimal', () => {
  it.each<Row>([
    ['1,234.50', [1234.5]],
    ['￥100元', [100, 'int-unit']],
    [0.1 + 0.2, [0.3]],
    [1.005, ['decimal-places']],
    [-1, ['number-range']],
    ['三万元', [30000, 'int-cn', 'int-unit']],
    ['3万元', ['decimal-format']],
    ['1.5万元', ['decimal-format']],
    ['约100', ['int-inexact']],
    ['无', ['decimal-format']],
    ['', ['cell-required']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.decimal, cell))).toEqual(wanted);
  });
});

describe('temperature', () => {
  it.each<Row>([
    ['3 6.5', [36.5]],
    ['36度5', [36.5]],
    ['36.5 °C', [36.5]],
    [34.9, [34.9, 'temp-low']],
    [36.55, ['decimal-places']],
    [42.1, ['temp-range']],
    ['偏高', ['temp-format']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.temperature, cell))).toEqual(wanted);
  });

  it('suggests 36.5 for 365 and takes neither', () => {
    const reading = read(COLUMNS.temperature, 365);
    expect(reading.value).toBeNull();
    expect(reading.findings[0]?.detail).toMatchObject({ suggestion: 36.5 });
  });
});

describe('identity document', () => {
  const column = COLUMNS['identity-document'];

  it.each<Row>([
    [Number('640402190801010019'), ['id-number']],
    ["'11010519491231002X", ['11010519491231002X']],
    ['11010519491231002Ｘ', ['11010519491231002X']],
    ['\u202a11010519491231002X\u202c', ['11010519491231002X']],
    ['110105194912310021', ['id-checksum']],
    ['11010519491231OO2X', ['id-format']],
    ['640402202003060018', ['id-birth']],
    ['642221080101996', ['642221180801019962', 'id-legacy15', 'id-age']],
    ['642221080132001', ['id-birth']],
    ['6.42221E+17', ['id-scientific']],
    ['不详', ['cell-placeholder']],
    ['', ['cell-required']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(column, cell))).toEqual(wanted);
  });

  it('leaves the number out where nobody has one', () => {
    const conditional = { ...column, required: 'conditional' } as const;
    expect(outcome(read(conditional, '无', {}, '未带证件'))).toEqual([null]);
  });

  it.each<readonly [type: string | null, cell: string, outcome: readonly Scalar[]]>([
    ['港澳居民来往内地通行证', 'H0000000102', ['H00000001']],
    ['台湾居民来往大陆通行证', '0000000001B', ['0000000001B', 'permit-unusual']],
    ['港澳台居民居住证', '810000192001010017', ['810000192001010017']],
    ['港澳台居民居住证', '11010519491231002X', ['permit-format']],
    ['港澳台居民居住证', 'H00000001', ['id-length']],
    ['外国人永久居留身份证', 'XXX000000000001', ['XXX000000000001']],
    ['外国人永久居留身份证', '911000192001010010', ['id-checksum']],
    ['护照', 'G00000001', ['G00000001']],
    ['护照', 'EA0000001', ['EA0000001']],
    ['护照', 'AB123456', ['AB123456', 'permit-unusual']],
    ['护照', '护照丢失', ['permit-format']],
    ['居民身份证', 'G00000001', ['id-length']],
    [null, 'H00000001', ['H00000001']],
    [null, 'XXX000000000001', ['XXX000000000001']],
    [null, 'G00000001', ['G00000001']],
  ])('reads a %s numbered %s as %j', (type, cell, wanted) => {
    expect(outcome(read(column, cell, {}, type))).toEqual(wanted);
  });

  it('reads the number of a foreigner’s card of 2023 by its check character', () => {
    const sound = [...'0123456789X']
      .map((check) => read(column, `91100019200101001${check}`, {}, '外国人永久居留身份证'))
      .filter((reading) => reading.value !== null);
    expect(sound).toHaveLength(1);
  });
});

describe('phone', () => {
  it.each<Row>([
    [13000000001, ['13000000001']],
    ['+86 130-0000-0001', ['13000000001']],
    ['008613000000001', ['13000000001']],
    ['\u202d13000000001\u202c', ['13000000001']],
    ['2000000', ['09542000000', 'phone-area']],
    [9542000000, ['09542000000', 'phone-area']],
    ['130****0001', ['phone-masked']],
    ['13000000001/13000000002', ['phone-several']],
    ['13000000001 13000000002', ['phone-several']],
    ['13000000001、0954-2000000', ['phone-several']],
    ['1300000000', ['phone-length']],
    ['0954-20000001', ['phone-length']],
    ['010-2000000', ['phone-length']],
    ['1.3E+10', ['phone-format']],
    ['110', ['phone-format']],
    ['', ['cell-required']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.phone, cell))).toEqual(wanted);
  });
});

describe('plate', () => {
  it.each<Row>([
    ['宁d·1234５', ['宁D12345']],
    ['宁 D 00001', ['宁D00001']],
    ['未上牌', ['无牌']],
    ['无', ['cell-placeholder']],
    ['宁D0***1', ['plate-masked']],
    ['D00001', ['plate-length']],
    ['宁D00001/宁D00002', ['plate-length']],
    ['宁DABCD1', ['plate-format']],
    ['宁D0001警', ['宁D0001警']],
    ['WJ宁00011', ['WJ宁00011', 'plate-rare']],
    ['宁0412345', ['宁0412345', 'plate-rare']],
    ['000001使', ['000001使', 'plate-rare']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.plate, cell))).toEqual(wanted);
  });
});

describe('village', () => {
  it.each<Row>([
    ['张堡塬', ['640422209203']],
    ['张堡塬村', ['640422209203']],
    ['張堡塬村委會', ['640422209203']],
    ['马莲乡张堡塬村', ['640422209203']],
    ['西吉县马莲乡张堡塬村3组', ['640422209203']],
    ['张堡塬村第三组', ['640422209203']],
    ['640422209203', ['640422209203']],
    ['640423207201', ['village-unknown']],
    ['张堡源村', ['village-unknown']],
    ['不详', ['cell-placeholder']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.village, cell))).toEqual(wanted);
  });

  it('names what may have been meant and does not take it', () => {
    const reading = read(COLUMNS.village, '张堡源村');
    expect(reading.findings[0]?.detail?.['near']).toContain('张堡塬村');
  });

  it('searches the towns below for the county’s own office', () => {
    const office = { unit: '640422000' };
    expect(outcome(read(COLUMNS.village, '马莲乡张堡塬村', office))).toEqual(['640422209203']);
    expect(outcome(read(COLUMNS.village, '张堡塬村', office))).toEqual(['640422209203']);
  });

  it('asks for the town where two villages of a county share a name', () => {
    const { tree } = around;
    const places = tree
      .towns('640422')
      .flatMap((town) => tree.children(town.code).map((village) => ({ town, village })));
    const twice = places.find(({ town, village }) =>
      places.some((other) => other.town !== town && other.village.label === village.label),
    );
    const office = { unit: '640422000' };
    const label = twice?.village.label ?? '';
    expect(outcome(read(COLUMNS.village, label, office))).toEqual(['village-ambiguous']);
    const full = `${twice?.town.name}${label}`;
    expect(outcome(read(COLUMNS.village, full, office))).toEqual([twice?.village.code]);
  });
});

describe('unit', () => {
  it.each<Row>([
    ['马莲乡', ['640422209']],
    ['馬蓮鄉', ['640422209']],
    ['马莲', ['640422209']],
    ['西吉县马莲乡人民政府', ['640422209']],
    ['马莲乡党委政法委', ['640422209']],
    ['宁夏固原市西吉县马莲乡', ['640422209']],
    ['640422209', ['640422209']],
    [640422209, ['640422209']],
    ['什字乡', ['unit-other']],
    ['隆德县山河乡', ['unit-other']],
    ['某某乡', ['unit-other']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS.unit, cell))).toEqual(wanted);
  });

  it('knows the county’s own office', () => {
    const office = { unit: '640423000' };
    for (const words of ['隆德县本级', '县本级', '本级', '隆德县', '隆德县委政法委', '640423000']) {
      expect([words, ...outcome(read(COLUMNS.unit, words, office))]).toEqual([words, '640423000']);
    }
    expect(outcome(read(COLUMNS.unit, '山河乡', office))).toEqual(['unit-other']);
  });

  it('names both units', () => {
    const reading = read(COLUMNS.unit, '什字乡');
    expect(reading.findings[0]?.detail).toEqual({ expected: '马莲乡', found: '什字乡' });
  });
});

describe('entry number', () => {
  it.each<Row>([
    ['ds-640422209-20200220-001', ['DS-640422209-20200220-001']],
    ['ＤＳ－640422209—20200220—1234', ['DS-640422209-20200220-1234']],
    ['DS-640422209-20200230-001', ['DS-640422209-20200230-001', 'number-pattern']],
    ['5', ['5', 'number-pattern']],
  ])('reads %j as %j', (cell, wanted) => {
    expect(outcome(read(COLUMNS['entry-number'], cell))).toEqual(wanted);
  });
});
