import type { Column } from '../core/form.ts';

/** Every register begins with these two; both are filled by the program where the clerk did not. */
export const NUMBER: Column = {
  id: 'number',
  title: '登记编号',
  kind: 'entry-number',
  required: 'generated',
  level: 0,
  aliases: ['编号', '登记号', '登记序号'],
  help: '不用填，由系统按“表代码-乡镇代码-日期-序号”生成；重报时不要改动。',
  example: 'DS-640423207-20200220-001',
};

export const TOWN: Column = {
  id: 'town',
  title: '乡镇(街道)',
  kind: 'unit',
  required: 'generated',
  level: 0,
  aliases: ['乡镇', '街道', '乡镇街道', '乡镇名称', '所属乡镇', '所在乡镇', '乡(镇)'],
  help: '不用填，取自封面；整个工作簿只能是一个乡镇(街道)。',
  example: '山河乡',
};

export const VILLAGE_HEADINGS: readonly string[] = [
  '村',
  '社区',
  '村社区',
  '村/社区',
  '村居',
  '村(居)',
  '行政村',
  '所属村',
  '所在村',
  '村名',
  '村(居)委会',
];

export const PHONE_HEADINGS: readonly string[] = [
  '电话',
  '电话号码',
  '手机',
  '手机号',
  '手机号码',
  '联系方式',
];

export const DOCUMENT_TYPE_HEADINGS: readonly string[] = ['证件种类', '证件类别', '证件名称'];

export const DOCUMENT_NUMBER_HEADINGS: readonly string[] = [
  '证件号',
  '身份证',
  '身份证号',
  '身份证号码',
  '公民身份号码',
  '居民身份证号码',
];

export const DOCUMENT_TYPES: readonly string[] = [
  '居民身份证',
  '港澳台居民居住证',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '外国人永久居留身份证',
  '护照',
  '户口簿',
];

export const DOCUMENT_TYPE_WORDS: Readonly<Record<string, string>> = {
  身份证: '居民身份证',
  二代身份证: '居民身份证',
  第二代身份证: '居民身份证',
  居民证: '居民身份证',
  居住证: '港澳台居民居住证',
  港澳通行证: '港澳居民来往内地通行证',
  回乡证: '港澳居民来往内地通行证',
  台胞证: '台湾居民来往大陆通行证',
  永久居留证: '外国人永久居留身份证',
  户口本: '户口簿',
};
