import { describe, expect, it } from 'vitest';
import { readWrittenPeriod } from '../../src/core/written-period.ts';

describe('readWrittenPeriod', () => {
  it.each([
    ['2020年1月1日至1月31日', '2020-01-01', '2020-01-31'],
    ['2020年1月1日-1月31日', '2020-01-01', '2020-01-31'],
    ['2020-02-01 至 2020-02-29', '2020-02-01', '2020-02-29'],
    ['2020.2.1~2020.2.5', '2020-02-01', '2020-02-05'],
    ['２０２０年２月５日', '2020-02-05', '2020-02-05'],
    ['2020年2月', '2020-02-01', '2020-02-29'],
    ['2019年12月份', '2019-12-01', '2019-12-31'],
  ])('reads %s', (text, from, to) => {
    expect(readWrittenPeriod(text)).toEqual({ from, to });
  });

  it.each([
    '',
    '1月1日至1月31日',
    '2020年13月',
    '2020年2月30日',
    '2月',
    '每日',
    '2020年2月5日至2月1日',
  ])('reads no days in %j', (text) => {
    expect(readWrittenPeriod(text)).toBeNull();
  });
});
