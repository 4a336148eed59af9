import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  arePeriod,
  clock,
  dayOfSerial,
  daysBetween,
  eachDay,
  isDay,
  minutesOfFraction,
  momentOfSerial,
  serialOfDay,
} from '../../src/core/days.ts';

const serials = fc.integer({ min: 61, max: 2958465 });

describe('days and serials', () => {
  it.each([
    [1, '1900-01-01'],
    [59, '1900-02-28'],
    [61, '1900-03-01'],
    [25569, '1970-01-01'],
    [43881, '2020-02-20'],
    [43881.99, '2020-02-20'],
    [43890, '2020-02-29'],
    [73050, '2099-12-31'],
    [2958465, '9999-12-31'],
  ])('%d is %s', (serial, day) => {
    expect(dayOfSerial(serial)).toBe(day);
    expect(serialOfDay(day)).toBe(Math.floor(serial));
  });

  it('turns every serial of the calendar into a day and back', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const day = dayOfSerial(serial);
        expect(isDay(day)).toBe(true);
        expect(serialOfDay(day)).toBe(serial);
      }),
    );
  });

  it('agrees with the calendar of the language', () => {
    fc.assert(
      fc.property(serials, (serial) => {
        const milliseconds = (serial - 25569) * 86400000;
        expect(dayOfSerial(serial)).toBe(new Date(milliseconds).toISOString().slice(0, 10));
      }),
    );
  });

  it('counts days over the ends of months and years', () => {
    expect(addDays('2020-02-28', 2)).toBe('2020-03-01');
    expect(addDays('2020-01-01', -1)).toBe('2019-12-31');
    expect(daysBetween('2020-02-20', '2020-03-05')).toBe(14);
    expect(eachDay('2020-02-28', '2020-03-01')).toEqual(['2020-02-28', '2020-02-29', '2020-03-01']);
    expect(eachDay('2020-03-01', '2020-02-28')).toEqual([]);
  });

  it.each(['2019-02-29', '2020-13-01', '2020-00-10', '2020-01-32', '2020-1-1', '20200101', ''])(
    'does not take %j for a day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('has no serial for what is not written as a day', () => {
    expect(serialOfDay('昨天')).toBeNaN();
  });
});

describe('what a report speaks of', () => {
  it.each([
    ['2020-02-01', '2020-02-29', true],
    ['2020-02-05', '2020-02-05', true],
    ['2020-01-01', '2022-12-31', true],
    ['2020-01-01', '2029-12-31', false],
    ['0001-01-01', '9999-12-31', false],
    ['2020-02-01', '2020-02-30', false],
    ['0000-00-00', '0000-00-00', false],
  ])('from %s to %s may be: %s', (from, to, may) => {
    expect(arePeriod(from, to)).toBe(may);
  });
});

describe('times of day', () => {
  it('keeps every minute that Excel stores', () => {
    for (let minute = 0; minute < 1440; minute += 1) {
      expect(minutesOfFraction(minute / 1440)).toBe(minute);
      // 15 significant digits are all that a workbook keeps of the sum.
      const stored = Number((43881 + minute / 1440).toPrecision(15));
      expect(momentOfSerial(stored)).toEqual({ day: '2020-02-20', minutes: minute });
    }
  });

  it('drops seconds and carries a full day over', () => {
    expect(minutesOfFraction((16 * 3600 + 30 * 60 + 59) / 86400)).toBe(990);
    expect(momentOfSerial(43881.9999999)).toEqual({ day: '2020-02-21', minutes: 0 });
    expect(clock(990)).toBe('16:30');
    expect(clock(5)).toBe('00:05');
  });
});
