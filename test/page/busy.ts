import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { eachDay } from '../../src/core/days.ts';
import { makeRandom } from '../../src/core/random.ts';
import { sampleReturn } from '../../src/core/sample-return.ts';
import type { Value } from '../../src/core/sheet.ts';
import { makeTemplate, templateName } from '../../src/core/template/index.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';
import { zhCN } from '../../src/words/zh-CN/index.ts';
import { writeWorkbook } from '../../src/xlsx/write.ts';

const tree = makeTree(GUYUAN);
const forms = FORMS.filter(({ id }) => id === 'checkpoint-log');
const period = { from: '2020-02-01', to: '2020-02-29' };

/** A town's return of a busy month: so many passages at its checkpoints, each `spoilt` if anything is to be found. */
export async function writeBusyTown(
  folder: string,
  code: string,
  count: number,
  spoilt = (row: readonly Value[]) => row,
): Promise<void> {
  const unit = tree.get(code);
  if (!unit) throw new Error(code);
  const order = { unit, period, cutoff: '24:00', id: code, forms, tree };
  const template = makeTemplate(order, zhCN);
  const around = { today: period.to, period, unit: code, tree, date1904: false };
  const days = eachDay(period.from, period.to);
  const random = makeRandom(Number(code));
  const rows = sampleReturn({ forms, count: () => count, random, around, days });
  const sheets = template.sheets.map((sheet) => {
    const form = forms.find((one) => (one.tab ?? one.title) === sheet.name);
    const own = form && rows.get(form.id);
    return own ? { ...sheet, rows: [...sheet.rows.slice(0, 2), ...own.map(spoilt)] } : sheet;
  });
  const bytes = await writeWorkbook({ ...template, sheets });
  writeFileSync(path.join(folder, templateName(unit, period)), bytes);
}
