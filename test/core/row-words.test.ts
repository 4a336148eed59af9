import { describe, expect, it } from 'vitest';
import { namesTotal, readWord } from '../../src/core/row-words.ts';

describe('the words of rows that are no entries', () => {
  it.each(
    [
      '合计,小计,以上合计,三营镇合计,2月合计,2月5日累计,上旬合计,第一周小计,截至2月5日累计,总数,计',
      '三营派出所小计,月计,年累计,一季度合计,共1起,共计1起2人,其中：刑事,其中女性,全镇网格员小计',
    ].flatMap((line) => line.split(',')),
  )('take %s for a label of totals', (text) => {
    expect(namesTotal(text)).toBe(true);
  });

  it.each([
    '三营镇东塬村',
    '共和村网格员',
    '其东村',
    '计生站',
    '张计划',
    '数字巡逻队',
    '会计室',
    '',
  ])('take %j for the name of a thing', (text) => {
    expect(namesTotal(text)).toBe(false);
  });

  it.each(['防控志愿者 汇总', '邻里纠纷 计数', '总计数'])('know %s of Excel’s 分类汇总', (text) => {
    expect(readWord(text)).toBe('row-subtotal');
  });

  it.each([
    '值班人：张三',
    '带班领导：李四',
    '值守人员签字：',
    '统计人:王五',
    '监督电话：0954-2000000',
  ])('know who signs: %s', (text) => {
    expect(readWord(text)).toBe('row-note');
    expect(readWord(text.replace(/[:：].*/, ''))).toBe('row-note-if-short');
  });
});
