import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCondition, printCondition } from '../../../src/core/define/index.ts';
import { readList, writeList } from '../../../src/core/define/list.ts';
import { COLUMNS, condition, NAMES } from './conditions.ts';

const title = (id: string): string => COLUMNS.find((column) => column.id === id)?.title ?? id;
const parse = (text: string) => parseCondition(text, NAMES);

describe('a condition', () => {
  it('comes back from its text as it was', () => {
    fc.assert(
      fc.property(condition, (given) => {
        expect(parse(printCondition(given, title))).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['处置=劝返', { column: 'action', in: ['劝返'] }],
    ['处置 = 劝返', { column: 'action', in: ['劝返'] }],
    ['处置＝劝返', { column: 'action', in: ['劝返'] }],
    ['处置 是 劝返、放行', { column: 'action', in: ['劝返', '放行'] }],
    ['处置=移交(隔离)', { column: 'action', in: ['移交(隔离)'] }],
    ['处置=移交（隔离）', { column: 'action', in: ['移交(隔离)'] }],
    ['状态 属于 已排查，调处中', { column: 'status', in: ['已排查', '调处中'] }],
    ['状态≠已化解', { column: 'status', notIn: ['已化解'] }],
    ['体温(℃)>=37.3', { column: 'temperature', atLeast: 37.3 }],
    ['体温（℃）≥３７．３', { column: 'temperature', atLeast: 37.3 }],
    ['体温(℃)<-1', { column: 'temperature', below: -1 }],
    ['体温(℃) 已填', { column: 'temperature', filled: true }],
    ['体温(℃) 未填', { column: 'temperature', filled: false }],
    ['登记渠道 含 8+6', { column: 'channel', has: '8+6' }],
    ['登记渠道 开头 防控', { column: 'channel', startsWith: '防控' }],
    ['「(备注)」 早于 统计日', { column: 'bracket', before: 'as-of' }],
    ['“(备注)”早于统计日前 1 天', { column: 'bracket', before: 'as-of', days: 1 }],
    ['「(备注)」 不晚于 统计日', { column: 'bracket', notAfter: 'as-of' }],
    ['处置状态=「已填」', { column: 'longer', in: ['已填'] }],
    // A letter that grows when it is made small moves nothing behind it.
    ['「(备注)」=İ、乙', { column: 'bracket', in: ['İ', '乙'] }],
    ['处置=「取消或延期」', { column: 'action', in: ['取消或延期'] }],
  ])('%s is read', (text, expected) => {
    expect(parse(text)).toEqual(expected);
  });

  it('reads a quoted word and goes on right behind it', () => {
    expect(parse('「(备注)」=「İ 」 and 状态 已填')).toEqual({
      all: [
        { column: 'bracket', in: ['İ '] },
        { column: 'status', filled: true },
      ],
    });
  });

  it('joins with 且 before 或, and brackets before both', () => {
    const [a, b, c] = [
      { column: 'action', in: ['劝返'] },
      { column: 'channel', in: ['卡点'] },
      { column: 'status', in: ['已化解'] },
    ];
    expect(parse('处置=劝返 且 登记渠道=卡点 或 状态=已化解')).toEqual({
      any: [{ all: [a, b] }, c],
    });
    expect(parse('处置=劝返且(登记渠道=卡点 或 状态=已化解)')).toEqual({
      all: [a, { any: [b, c] }],
    });
  });

  it.each([
    ['', 'form-condition', 1],
    ['处置', 'form-condition', 3],
    ['处置=', 'form-condition', 4],
    ['处置=劝返 且', 'form-condition', 8],
    ['处置=劝返 登记渠道=卡点', 'form-condition', 7],
    ['(处置=劝返', 'form-condition', 7],
    ['处置=劝返)', 'form-condition', 6],
    ['体温(℃)>=高', 'form-condition', 8],
    ['体温(℃)<=37', 'form-condition', 6],
    ['体温(℃) 早于 昨天', 'form-condition', 10],
    ['处理=劝返', 'form-column-unknown', 1],
    ['处置=劝返 且 渠道=卡点', 'form-column-unknown', 9],
  ])('%s is refused at its place', (text, code, at) => {
    expect(parse(text)).toMatchObject({ code, detail: { at } });
  });
});

describe('a list in a cell', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (items) => {
        expect(readList(writeList(items))).toEqual(items);
      }),
    );
  });

  it.each([
    ['甲、乙', ['甲', '乙']],
    [' 甲， 乙;丙\n丁 ', ['甲', '乙', '丙', '丁']],
    ['「甲、乙」、丙', ['甲、乙', '丙']],
    ['甲、、乙、', ['甲', '乙']],
    ['', []],
  ])('%s is read', (text, items) => {
    expect(readList(text)).toEqual(items);
  });
});
