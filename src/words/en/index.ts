import type { Words } from '../../core/words.ts';
import { county } from './county.ts';
import { issues } from './issues.ts';
import { panel } from './panel.ts';
import { files, states } from './states.ts';
import { template } from './template.ts';

export const en: Words = {
  language: 'en',
  issues,
  short: {},
  severity: { error: 'error', warning: 'warning', note: 'note' },
  template,
  county,
  panel,
  states,
  files,
};
