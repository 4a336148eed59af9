import type { Words } from '../../core/words.ts';

export const states: Words['states'] = {
  reported: 'reported',
  zero: 'zero declared',
  undeclared: 'empty, undeclared',
  missing: 'missing',
  late: 'late',
  unreadable: 'unreadable',
  outdated: 'outdated',
};

export const files: Words['files'] = {
  counted: 'counted',
  superseded: 'superseded',
  duplicate: 'duplicate',
  refused: 'refused',
  ignored: 'ignored',
};
