import { describe, expect, it } from 'vitest';
import { isPackedReport } from '../../src/core/carry-shape.ts';

const SOUND = {
  region: '640423',
  period: { from: '2020-02-01', to: '2020-02-29' },
  indicators: ['a'],
  totals: { '640423': [1.5], '640423100': [null] },
  daily: { '640423': { '2020-02-01': [1] } },
  states: [{ region: '640423100', register: 'a', state: 'reported', file: null }],
  registers: ['a'],
  dailyStates: { '640423100': { '2020-02-01': ['zero', null] } },
};

describe('what a report carries', () => {
  it('is taken where all of it has its shape', () => {
    expect(isPackedReport(SOUND)).toBe(true);
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['no period', { ...SOUND, period: null }],
    ['a day that is none', { ...SOUND, period: { from: '2020-02-01', to: '2020-02-30' } }],
    ['a period without end', { ...SOUND, period: { from: '0001-01-01', to: '9999-12-31' } }],
    ['no states', { ...SOUND, states: null }],
    ['states that are no list', { ...SOUND, states: {} }],
    ['an empty state', { ...SOUND, states: [null] }],
    ['a state nobody knows', { ...SOUND, states: [{ ...SOUND.states[0], state: 'PAYLOAD' }] }],
    ['a figure that is a text', { ...SOUND, totals: { '640423': ['=1'] } }],
    ['a figure without end', { ...SOUND, totals: JSON.parse('{"640423":[1e999]}') as unknown }],
    ['figures of no day', { ...SOUND, daily: { '640423': { PAYLOAD: [1] } } }],
    ['figures that are no list', { ...SOUND, totals: { '640423': { 0: 1 } } }],
  ])('is no report with %s', (_, value) => {
    expect(isPackedReport(value)).toBe(false);
  });
});
