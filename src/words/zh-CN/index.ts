import type { Words } from '../../core/words.ts';
import { county } from './county.ts';
import { issues } from './issues.ts';
import { short } from './short.ts';
import { panel } from './panel.ts';
import { files, states } from './states.ts';
import { template } from './template.ts';

export const zhCN: Words = {
  language: 'zh-CN',
  issues,
  short,
  severity: { error: '错误', warning: '警告', note: '提示' },
  template,
  county,
  panel,
  states,
  files,
};
