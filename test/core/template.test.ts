import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { positionOf } from '../../src/core/entry.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { ENTRY_ROWS } from '../../src/core/template/register.ts';
import { makeTree } from '../../src/core/tree.ts';
import { readStamp } from '../../src/core/stamp.ts';
import { FORMS, formById } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { readWorkbook } from '../../src/xlsx/read.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';
import { python } from '../python.ts';
import { checkStructure } from '../xlsx/structure.ts';

const tree = makeTree(GUYUAN);
const unit = tree.get('640423207')!;
const order = {
  unit,
  period: { from: '2020-02-01', to: '2020-02-29' },
  cutoff: '24:00',
  id: 'a-workbook',
  forms: FORMS,
  tree,
};
const workbook = makeTemplate(order, zhCN);

describe('a template', () => {
  it('has a cover, a sheet for each register, the zero report and a guide', () => {
    const shown = workbook.sheets.filter((sheet) => !sheet.visibility).map((sheet) => sheet.name);
    expect(shown).toEqual(['封面', ...FORMS.map((form) => form.tab ?? form.title), '填表说明']);
  });

  it('names every column in its one heading row, with a mark where it must be filled', () => {
    for (const form of FORMS) {
      const sheet = workbook.sheets.find((one) => one.name === (form.tab ?? form.title));
      const titles = form.columns.map((column) =>
        column.required === 'yes' ? `${column.title}*` : column.title,
      );
      expect(sheet?.rows[0]).toEqual(titles);
    }
  });

  it('offers the villages of its own town and no other', () => {
    const form = formById('dispute-register')!;
    const sheet = workbook.sheets.find((one) => one.name === form.title)!;
    const rule = sheet.layout?.validations?.[positionOf(form, 'village')]?.rule;
    expect(rule?.type).toBe('list-range');
    const lists = workbook.sheets.find((one) => one.name === '_选项')!;
    const own = tree.children(unit.code).map((village) => village.label);
    const columns = lists.rows[0]!.map((_, at) => lists.rows.slice(1).map((row) => row[at]));
    expect(columns.map((column) => column.filter((cell) => cell !== null))).toContainEqual(own);
  });

  it('keeps documents, telephones and plates as text', () => {
    const form = formById('checkpoint-log')!;
    const { layout } = workbook.sheets.find((one) => one.name === form.title)!;
    for (const id of ['document-number', 'phone', 'plate']) {
      const at = positionOf(form, id);
      const style = layout?.styles?.find(({ area }) => area.left === at && area.bottom > 1)?.style;
      expect(style).toMatchObject({ format: '@', locked: false });
    }
  });

  it('turns a fever that is let through red', () => {
    const form = formById('checkpoint-log')!;
    const { layout } = workbook.sheets.find((one) => one.name === form.title)!;
    const at = positionOf(form, 'action');
    const formulas = layout?.highlights?.filter(({ area }) => area.left === at) ?? [];
    expect(formulas.map(({ formula }) => formula).join('\n')).toMatch(/>=37\.3.*="放行"/);
  });

  it('gives every column room for five thousand rows, and a prompt', () => {
    for (const form of FORMS) {
      const { layout } = workbook.sheets.find((one) => one.name === (form.tab ?? form.title))!;
      expect(layout?.validations?.map(({ area }) => area.bottom)).toEqual(
        form.columns.map(() => ENTRY_ROWS),
      );
      expect(layout?.validations?.every(({ prompt }) => prompt && prompt.text !== '')).toBe(true);
    }
  });

  it('is a sound file that still knows whose it is', async () => {
    const bytes = await writeWorkbook(workbook);
    expect(checkStructure(bytes)).toEqual([]);
    const back = readWorkbook(bytes);
    const stamp = { id: 'a-workbook', region: '640423207', from: '2020-02-01', to: '2020-02-29' };
    expect(readStamp(back)).toMatchObject(stamp);
    expect(readStamp({ ...back, properties: {} })).toMatchObject(stamp);
  });

  it('is as wide as its rules allow: no formula or list is longer than Excel takes', () => {
    for (const sheet of workbook.sheets) {
      for (const { rule } of sheet.layout?.validations ?? []) {
        if (rule.type === 'custom') expect(rule.formula.length).toBeLessThanOrEqual(255);
        if (rule.type === 'list') expect(rule.options.join(',').length).toBeLessThanOrEqual(255);
      }
    }
  });
});

describe.skipIf(python === null)('openpyxl', () => {
  it('reads every validation of a template back', async () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'taizhang-template-')), 'a.xlsx');
    writeFileSync(file, await writeWorkbook(workbook));
    const script =
      'import sys,json,openpyxl\n' +
      'wb=openpyxl.load_workbook(sys.argv[1])\n' +
      'print(json.dumps({s.title:[str(v.sqref) for v in s.data_validations.dataValidation] for s in wb}))';
    const found = JSON.parse(
      execFileSync(python!, ['-c', script, file], { encoding: 'utf8' }),
    ) as Record<string, string[]>;
    for (const form of FORMS) {
      expect(found[form.tab ?? form.title]).toHaveLength(form.columns.length);
    }
  });
});
