import type { Field } from '../../../src/core/fields/index.ts';

/** Values beside the shared table that native rules and the program both judge, as a clerk types them. */
export const MORE: readonly {
  readonly kind: Field['kind'];
  readonly type?: string;
  readonly cells: readonly (string | number)[];
}[] = [
  { kind: 'text', cells: ['湖北武汉', '字'.repeat(50), '字'.repeat(51), '不详'] },
  {
    kind: 'name',
    cells: [
      '张某一',
      '马·某',
      'Li Mou',
      '张',
      '张*',
      '张某一、李某二',
      '13000000001',
      '张'.repeat(31),
    ],
  },
  { kind: 'choice', cells: ['邻里纠纷', '邻里', '邻里糾紛', '合同纠纷、医疗纠纷', '别的'] },
  { kind: 'multiple', cells: ['8+6', '四包一、8+6', '五包一'] },
  {
    kind: 'date',
    cells: ['2020/2/9', '1990-01-01', '1989-12-31', '2099-12-31', 2.2, 43881.5, '今天', '正月初二'],
  },
  {
    kind: 'datetime',
    cells: [
      '2020-02-20 16:30',
      '2020-02-20',
      '2020-03-05 23:59',
      '2020-03-06 00:01',
      '2020年2月20日下午4时',
      0.6875,
    ],
  },
  { kind: 'integer', cells: [0, 10000, 10001, 12.5, '12人', '约30', '１２'] },
  { kind: 'decimal', cells: [0, 100.25, 100.255, -1, '1,000', '100元', '无'] },
  { kind: 'temperature', cells: [34, 42, 42.1, 36.55, 365] },
  {
    kind: 'identity-document',
    type: '居民身份证',
    cells: [
      '110105194912310021',
      '11010519491231O02X',
      '642221080101996',
      '642221180801019962',
      '11010519491231002Ｘ',
      Number('640402190801010019'),
      'G00000001',
    ],
  },
  {
    kind: 'identity-document',
    type: '港澳台居民居住证',
    cells: ['810000192001010017', '11010519491231002X', 'H00000001'],
  },
  {
    kind: 'identity-document',
    type: '户口簿',
    cells: ['640422190902280021', '640422190902280022'],
  },
  { kind: 'identity-document', type: '护照', cells: ['G00000001', 'AB123456', 'A1'] },
  {
    kind: 'identity-document',
    type: '外国人永久居留身份证',
    cells: ['XXX000000000001', '911000192001010010', '911000199999990016'],
  },
  {
    kind: 'identity-document',
    type: '台湾居民来往大陆通行证',
    cells: ['00000001', '0000000001B'],
  },
  {
    kind: 'phone',
    cells: [
      13000000001,
      '130-0000-0001',
      '130 0000 0001',
      '0954-2000000',
      '2000000',
      '9000000',
      '1300000000',
      '130****0001',
      '13000000001/13000000002',
      '03102000000',
      '010-2000000',
    ],
  },
  {
    kind: 'plate',
    cells: [
      '宁D0001警',
      'WJ宁00011',
      '000001使',
      '宁0412345',
      'D00001',
      '宁D0***1',
      '未上牌',
      '宁DABCD1',
    ],
  },
  { kind: 'village', cells: ['张堡塬村', '张堡塬', '640422209203', '张堡源村'] },
  { kind: 'unit', cells: ['马莲乡', '什字乡'] },
  { kind: 'entry-number', cells: ['DS-640422209-20200220-001', '5'] },
];
