import { describe, expect, it } from 'vitest';
import {
  applyOverlay,
  joinForms,
  readDefinition,
  readFormJson,
} from '../../../src/core/define/index.ts';
import { matchChoice } from '../../../src/core/fields/choice-match.ts';
import { FIELDS } from '../../../src/core/fields/index.ts';
import type { Form } from '../../../src/core/form.ts';
import { findHeading } from '../../../src/core/heading.ts';
import type { Workbook } from '../../../src/core/sheet.ts';
import { checkpointLog } from '../../../src/forms/checkpoint-log.ts';
import { FORMS } from '../../../src/forms/index.ts';
import { around } from '../fields/surroundings.ts';

const OVERLAY = {
  base: 'checkpoint-log',
  columns: [
    {
      column: '处置',
      title: '处理结果',
      aliases: ['处理方式'],
      options: [{ option: '劝返', title: '劝离', aliases: ['劝其原路返回'] }],
    },
  ],
} as const;

const { form, faults } = applyOverlay(checkpointLog, OVERLAY);
const action = form.columns.find(({ id }) => id === 'action');

describe('a county’s own words', () => {
  it('stand in the template and leave everything else alone', () => {
    expect(faults).toEqual([]);
    expect(action).toMatchObject({
      title: '处理结果',
      options: ['放行', '劝离', '接送', '服务', '移交隔离', '移交医疗机构'],
    });
    expect({ ...form, columns: [] }).toEqual({ ...checkpointLog, columns: [] });
  });

  it.each(['劝离', '劝返', '劝其原路返回', '劝回'])('%s counts as 劝返', (word) => {
    if (action?.kind !== 'choice') throw new Error('no choice');
    expect(matchChoice(word, action)?.option).toBe('劝离');
    expect(FIELDS.choice.read(word, action, around, () => null).value).toBe('劝返');
  });

  it.each(['处理结果', '处置', '处理方式', '处置措施'])('%s is the heading', (heading) => {
    const titles = checkpointLog.columns.map(({ title }) => (title === '处置' ? heading : title));
    const found = findHeading({ name: '', rows: [titles] }, [form]);
    expect(found?.columns.every((column) => column !== undefined)).toBe(true);
  });

  it.each([
    [{ column: '处理', title: '甲' }, 'columns[0].column form-column-unknown'],
    [{ column: '处置', title: '姓名' }, 'columns[0].title form-duplicate'],
    [
      { column: '处置', options: [{ option: '劝离' }] },
      'columns[0].options[0].option form-option-unknown',
    ],
    [{ column: '姓名', options: [] }, 'columns[0].options form-column-kind'],
    [{ column: '处置', kind: 'text' }, 'columns[0].kind form-member-unknown'],
  ])('with a fault are told so: %o', (column, expected) => {
    const text = JSON.stringify({ base: 'checkpoint-log', columns: [column] });
    const { issues } = readFormJson(text, FORMS);
    expect(issues.map(({ cell, code }) => `${cell} ${code}`)).toContain(expected);
  });

  it('come from a workbook as well', () => {
    const book: Workbook = {
      properties: {},
      sheets: [
        { name: '登记表', rows: [['基于', 'checkpoint-log']] },
        {
          name: '列',
          rows: [
            ['列名', '改名为', '别名'],
            ['处置', '处理结果', '处理方式'],
          ],
        },
        {
          name: '选项',
          rows: [
            ['列名', '选项', '改名为', '别名'],
            ['处置', '劝返', '劝离', '劝其原路返回'],
          ],
        },
      ],
    };
    expect(readDefinition(book, FORMS)).toEqual({ form, issues: [] });
  });

  it('are told at their cells where they are wrong', () => {
    const book: Workbook = {
      properties: {},
      sheets: [
        { name: '登记表', rows: [['基于', 'checkpoint-log']] },
        {
          name: '列',
          rows: [
            ['列名', '改名为'],
            ['处理', '甲'],
            ['症状', '姓名'],
          ],
        },
        {
          name: '选项',
          rows: [
            ['列名', '选项', '改名为'],
            ['处置', '劝离', '劝返'],
          ],
        },
      ],
    };
    const { form: none, issues } = readDefinition(book, FORMS);
    expect(none).toBeNull();
    expect(issues.map(({ sheet, cell, code }) => `${sheet}!${cell} ${code}`)).toEqual([
      '列!A2 form-column-unknown',
      '列!B3 form-duplicate',
      '选项!B2 form-option-unknown',
    ]);
  });
});

describe('registers of one’s own', () => {
  const own: Form = { ...checkpointLog, id: 'patrol', code: 'XX', title: '巡护' };

  it('stand before the daily return, which declares for them too', () => {
    const joined = joinForms(FORMS, [own]);
    expect(joined.map(({ id }) => id).slice(-2)).toEqual(['patrol', 'daily-return']);
    const register = joined.at(-1)?.columns.find(({ id }) => id === 'register');
    expect(register).toMatchObject({ codes: { 巡护: 'patrol' }, synonyms: { XX: '巡护' } });
    expect(joined.slice(0, -2)).toEqual(FORMS.slice(0, -1));
  });

  it('take the place of a built-in one with the same id', () => {
    const joined = joinForms(FORMS, [form]);
    expect(joined.map(({ id }) => id)).toEqual(FORMS.map(({ id }) => id));
    expect(joined).toContain(form);
  });
});
