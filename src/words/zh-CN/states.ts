import type { Words } from '../../core/words.ts';

export const states: Words['states'] = {
  reported: '已报',
  zero: '零报告',
  undeclared: '空表未声明',
  missing: '未报',
  late: '迟报',
  unreadable: '不可读',
  outdated: '版本不符',
};

export const files: Words['files'] = {
  counted: '已计入',
  superseded: '已被新版代替',
  duplicate: '重复文件',
  refused: '未采用',
  ignored: '已略过',
};
