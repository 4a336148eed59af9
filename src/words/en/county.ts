import type { CountyWords } from '../../core/words.ts';

export const county: CountyWords = {
  tabs: {
    totals: '汇总',
    states: '报送情况',
    daily: '逐日',
    dayStates: '逐日报送',
    issues: '问题清单',
    sources: '来源',
  },
  totalsTitle: ' totals',
  statesTitle: ' who has reported',
  dayStates: ' reporting day by day (registers reported or declared zero / registers asked for)',
  dailyTitle: ' day by day',
  issuesTitle: ' issues',
  sourcesTitle: ' sources and reconciliation',
  period:
    '{from} to {to} · as of {asOf} · daily cut-off {cutoff} · blank: nobody reported it, 0: counted or declared zero',
  unit: 'Unit',
  code: 'Code',
  total: 'Total',
  own: 'own office',
  day: 'Day',
  none: '(none)',
  issueHeadings: [
    'No.',
    'Severity',
    'Unit',
    'File',
    'Sheet',
    'Cell',
    'Column',
    'What is wrong',
    'How to mend',
    'Code',
  ],
  sourceHeadings: [
    'File',
    'State',
    'Reason',
    'Unit',
    'Rows read',
    'Counted',
    'Excluded',
    'Blank',
    'Proof',
    'Why excluded, rows',
    'Indicators that lack rows',
    'SHA-256',
  ],
  stateHeadings: ['Unit', 'Code', 'Register', 'State', 'File'],
  rate: '{expected} expected, {confirmed} complete, rate {rate} %',
  legend:
    'reported: has entries; zero: declared; undeclared: handed in empty without a declaration; late: saved after the cut-off; unreadable: cannot be opened or counted; outdated: the template is newer than this program.',
  distinctNote:
    'Counted once over all units: the same person or thing in two units is one, so this is not the sum of the rows.',
  leftOutNote:
    'Incomplete: {count} more rows are not in this figure, because a cell of theirs is wrong ({reasons}). Have them mended and consolidate again.',
  leftOutLegend:
    'Yellow figures are incomplete: rows with a wrong cell are missing; see the notes, sources and findings',
  footer: 'Page &P of &N',
};
