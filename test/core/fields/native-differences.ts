import type { Field } from '../../../src/core/fields/index.ts';

/** Values on which native rules and the program differ, and why that is as it should be. */
export const DIFFERENCES: readonly {
  readonly kind: Field['kind'];
  readonly type?: string;
  readonly cells: readonly (string | number)[];
  readonly native: 'passes' | 'is stopped';
  readonly because: string;
}[] = [
  {
    kind: 'choice',
    cells: ['邻里', '邻里糾紛'],
    native: 'is stopped',
    because: 'the list offers the options themselves; other words come only by pasting',
  },
  {
    kind: 'village',
    cells: ['张堡塬', '640422209203'],
    native: 'is stopped',
    because:
      'the list offers one name for each village; short names and codes come only by pasting',
  },
  {
    kind: 'date',
    cells: [
      '2020.2.20',
      '2020年2月20号',
      '2020年2月20日16时30分',
      '20年2月20日',
      '二〇二〇年二月二十日',
      '二月二十',
      20200220,
    ],
    native: 'is stopped',
    because: 'Excel makes no day of it, and a cell that holds a day sorts and counts',
  },
  {
    kind: 'date',
    cells: [43881.5],
    native: 'is stopped',
    because: 'a day has no time; a pasted one is read as its day',
  },
  {
    kind: 'datetime',
    cells: ['2020年2月20日下午4时'],
    native: 'is stopped',
    because: 'Excel makes no moment of it',
  },
  {
    kind: 'integer',
    cells: ['十五', '二十一', '两千', '12人', '１２'],
    native: 'is stopped',
    because: 'the cell shall hold a number; words are read from pasted cells, with a warning',
  },
  {
    kind: 'decimal',
    cells: ['100元'],
    native: 'is stopped',
    because: 'the cell shall hold a number',
  },
  {
    kind: 'temperature',
    cells: ['36.5℃', '36。5', '３６．５'],
    native: 'is stopped',
    because: 'the cell shall hold a number',
  },
  {
    kind: 'identity-document',
    type: '居民身份证',
    cells: [' 110105 19491231 002X ', '11010519491231002Ｘ'],
    native: 'is stopped',
    because: 'eighteen signs are counted; spaces and full width come by pasting and are folded',
  },
  {
    kind: 'identity-document',
    type: '中国护照',
    cells: ['E0000001'],
    native: 'passes',
    because: 'the formula has no room for the shapes of passports',
  },
  {
    kind: 'identity-document',
    type: '台湾居民来往大陆通行证',
    cells: ['0000001'],
    native: 'passes',
    because: 'the formula has no room for the shapes of permits',
  },
  {
    kind: 'identity-document',
    type: '外国人永久居留身份证',
    cells: ['XX0000000000001'],
    native: 'passes',
    because: 'the formula has no room for the shapes of permits',
  },
  {
    kind: 'identity-document',
    type: '港澳居民来往内地通行证',
    cells: ['H0000001'],
    native: 'passes',
    because: 'the formula has no room for the shapes of permits',
  },
  {
    kind: 'identity-document',
    type: '港澳台居民居住证',
    cells: ['11010519491231002X', 'H00000001'],
    native: 'passes',
    because: 'the formula judges the check character of eighteen signs, whatever the document',
  },
  {
    kind: 'phone',
    cells: ['(0954)2000000', '130 0000 0001'],
    native: 'is stopped',
    because: 'only hyphens are taken out by the formula; a phone has room for digits',
  },
  {
    kind: 'phone',
    cells: ['010-2000000', '0954-1000000', '9000000'],
    native: 'passes',
    because: 'area codes and the first digit behind them are left to the program',
  },
  {
    kind: 'plate',
    cells: ['寧D-00001', '未上牌'],
    native: 'is stopped',
    because: 'the formula knows the simplified letter and the one word 无牌',
  },
  {
    kind: 'plate',
    cells: ['京AD0001警', '宁D0***1', '宁DABCD1', '宁DL00001', '粤Z0001警港'],
    native: 'passes',
    because: 'the formula judges length, province and the letters I and O, not the shape',
  },
  {
    kind: 'multiple',
    cells: ['五包一'],
    native: 'passes',
    because: 'a native list would refuse two options in one cell, so there is no rule',
  },
  {
    kind: 'text',
    cells: ['不详'],
    native: 'passes',
    because: 'the rule counts characters and knows no words',
  },
  {
    kind: 'unit',
    cells: ['什字乡'],
    native: 'passes',
    because: 'the cell is filled from the cover and locked, so there is no rule',
  },
];
