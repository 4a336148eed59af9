import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/core/form.ts';
import { readReturn, type Refused, type Return } from '../../src/core/return.ts';
import { makeReport } from '../../src/core/report.ts';
import type { Setting } from '../../src/core/setting.ts';
import type { Workbook } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { tallyUnit } from '../../src/core/unit.ts';
import { refusal } from '../../src/core/gather/group.ts';
import { formById } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

const tree = makeTree(GUYUAN);
const period = { from: '2020-02-01', to: '2020-02-29' };
const now: Form = { ...formById('visit-log')!, version: 2 };
/** What the register was before a column was added. */
const before: Form = {
  ...now,
  version: 1,
  columns: now.columns.filter(({ id }) => id !== 'handler'),
};

function settingFor(form: Form): Setting {
  return {
    forms: [form],
    tree,
    region: '640423',
    window: period,
    today: '2020-03-05',
    asOf: '2020-02-29',
    cutoff: null,
  };
}

function filledOn(form: Form, row: Readonly<Record<string, string | number>>): Workbook {
  const unit = tree.get('640423207')!;
  const order = { unit, period, cutoff: '24:00', id: 'a', forms: [form], tree };
  const template = makeTemplate(order, zhCN);
  const cells = form.columns.map(({ title }) => row[title] ?? null);
  return {
    ...template,
    sheets: template.sheets.map((sheet) =>
      sheet.name === form.title ? { ...sheet, rows: [...sheet.rows, cells] } : sheet,
    ),
  };
}

const VISIT = {
  日期: '2020-02-20',
  '村(社区)': '王庄村',
  活动: '走访排查',
  轮次: 1,
  应访户数: 30,
  实访户数: 30,
  经办人: '张某一',
};

function read(workbook: Workbook, known: Form): Return | Refused {
  return readReturn(workbook, '640423207-山河乡.xlsx', settingFor(known));
}

describe('a return on a template of another version', () => {
  it('is read where the template is older, and the columns it lacks are named', () => {
    const part = read(filledOn(before, VISIT), now) as Return;
    const codes = part.issues.map(({ code, column }) => `${code} ${column ?? ''}`.trim());
    expect(codes).toContain('file-form-older');
    expect(codes).toContain('heading-missing 经办人');
    expect(part.entries['visit-log']).toHaveLength(1);
    const tally = tallyUnit([{ part, sha256: 'x', fileTime: '' }], settingFor(now));
    const report = makeReport(tally, settingFor(now), period);
    expect(report.totals['640423207']?.['visit-log.households-reached']).toBe(30);
  });

  it('is out of date, and said to be, where the template is newer', () => {
    const refused = read(filledOn(now, VISIT), before) as Refused;
    expect(refused.refused).toBe('file-form-newer');
    expect(refused.detail).toMatchObject({ version: 2, known: 1 });
    const file = { path: 'a.xlsx', sha256: 'x', time: '', kind: 'workbook' as const };
    const report = makeReport(refusal(file, refused, null), settingFor(before), period);
    const states = report.states.filter(({ region }) => region === '640423207');
    expect(states.map(({ state }) => state)).toEqual(['outdated']);
  });
});
