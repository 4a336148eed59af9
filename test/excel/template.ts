import type { OpenWorkbook } from '../../src/core/host.ts';
import type { Sheet, Style, Workbook } from '../../src/core/sheet.ts';
import { makeTemplate } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { makeExcelHost } from '../../src/excel/index.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';

/** The template of one town for all nine registers. */
export function townTemplate(forms = FORMS): Workbook {
  const tree = makeTree(GUYUAN);
  const unit = tree.get('640423100') ?? tree.get('640423101');
  if (!unit) throw new Error('no town');
  const period = { from: '2020-02-01', to: '2020-02-29' };
  return makeTemplate({ unit, period, cutoff: '16:00', id: 'one', forms, tree }, zhCN);
}

export function sheetOf(template: Workbook, name: string): Sheet {
  const sheet = template.sheets.find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
}

/** The style of one cell when all areas of a layout are laid over one another. */
export function styleAt(sheet: Sheet, row: number, column: number): Style {
  return (sheet.layout?.styles ?? []).reduce<Style>((below, { area, style }) => {
    const inside =
      row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    return inside ? { ...below, ...style } : below;
  }, {});
}

/** The open workbook as the panel sees it. */
export function workbookOf(write?: (workbook: Workbook) => Promise<Uint8Array>): OpenWorkbook {
  const none = () => Promise.reject(new Error('no bytes are expected'));
  const { workbook } = makeExcelHost({ write: write ?? none });
  if (!workbook) throw new Error('no workbook');
  return workbook;
}

/** Waits until Excel has told of what happened. */
export function told(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30));
}
