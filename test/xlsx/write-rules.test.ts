import { describe, expect, it } from 'vitest';
import type { Rule, Validation } from '../../src/core/sheet.ts';
import { writeRules } from '../../src/xlsx/write-rules.ts';
import { shorten } from '../../src/xlsx/write-text.ts';
import { all, parse } from './markup.ts';

const area = { top: 1, left: 1, bottom: 5000, right: 1 };

function written(validation: Omit<Validation, 'area'>): Record<string, unknown> {
  const [node] = all(parse(writeRules([{ area, ...validation }])), 'dataValidation');
  return { ...node?.attributes, formulas: node?.children.map(({ text }) => text) };
}

describe('writeRules', () => {
  it.each<[Rule, string, readonly string[]]>([
    [{ type: 'list', options: ['男', '女', '"其他"'] }, 'list', ['"男,女,""其他"""']],
    [{ type: 'list-range', range: "'_lists'!$A$1:$A$9" }, 'list', ["'_lists'!$A$1:$A$9"]],
    [{ type: 'custom', formula: 'LEN(B2)<=18' }, 'custom', ['LEN(B2)<=18']],
    [{ type: 'whole', from: 0, to: 100 }, 'whole', ['0', '100']],
    [{ type: 'whole', from: '=DATE(2020,1,1)', to: '=$Z$1' }, 'whole', ['DATE(2020,1,1)', '$Z$1']],
    [{ type: 'decimal', from: 35, to: 42.5 }, 'decimal', ['35', '42.5']],
    [{ type: 'text-length', from: 18, to: 18 }, 'textLength', ['18', '18']],
    [{ type: 'any' }, 'none', []],
  ])('writes %j as one entry', (rule, type, formulas) => {
    expect(written({ rule })).toMatchObject({ type, formulas, allowBlank: '1', sqref: 'B2:B5001' });
  });

  it('enforces every rule but one that only prompts', () => {
    expect(written({ rule: { type: 'whole', from: 0, to: 1 } })).toHaveProperty(
      'showErrorMessage',
      '1',
    );
    expect(written({ rule: { type: 'any' } })).not.toHaveProperty('showErrorMessage');
  });

  it('keeps line breaks of a prompt and says what a warning says', () => {
    const rule = { type: 'any' } as const;
    const said = { title: '提示', text: '第一行\r\n第二行 "&<"' };
    expect(written({ rule, prompt: said })).toMatchObject({
      showInputMessage: '1',
      promptTitle: '提示',
      prompt: '第一行\n第二行 "&<"',
    });
    const error = { ...said, style: 'warning' } as const;
    expect(written({ rule: { type: 'custom', formula: 'TRUE' }, error })).toMatchObject({
      errorStyle: 'warning',
      error: '第一行\n第二行 "&<"',
    });
  });

  it('cuts titles and texts to what Excel takes', () => {
    const long = { title: '长'.repeat(50), text: '长'.repeat(400) };
    const rule = { type: 'custom', formula: 'TRUE' } as const;
    const said = written({ rule, prompt: long, error: { ...long, style: 'stop' } });
    const lengths = ['promptTitle', 'prompt', 'errorTitle', 'error'].map(
      (at) => String(said[at]).length,
    );
    expect(lengths).toEqual([32, 255, 32, 225]);
  });

  it.each<Rule>([
    { type: 'list', options: ['a,b'] },
    { type: 'list', options: Array.from({ length: 60 }, (_, index) => `选项${index}`) },
    { type: 'custom', formula: `LEN("${'x'.repeat(260)}")` },
  ])('refuses %j, which Excel would', (rule) => {
    expect(() => writeRules([{ area, rule }])).toThrow(RangeError);
  });
});

describe('shorten', () => {
  it.each([
    ['短文', 10, '短文'],
    ['第一句说明。第二句说明。第三', 13, '第一句说明。第二句说明。'],
    ['没有句号，但是有逗号，还有更多', 12, '没有句号，但是有逗号…'],
    ['没有任何标点的一长段文字', 8, '没有任何标点的…'],
    ['字字字字字𠮷字字', 7, '字字字字字…'],
  ])('cuts %s to %i', (text, limit, result) => {
    expect(shorten(text, limit)).toBe(result);
  });
});
