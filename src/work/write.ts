import { makeTemplate, templateName } from '../core/template/index.ts';
import type { Region } from '../core/region.ts';
import type { Workbook } from '../core/sheet.ts';
import type { NamedBytes, TemplateOrder } from '../panel/engine.ts';
import { pack } from './pack.ts';
import { forms as allForms, treeOf, wordsIn } from './setting.ts';

/** The writing library is a third of all code: it is evaluated when something is written, not at the start. */
export async function write(workbook: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const { writeWorkbook } = await import(/* webpackMode: "eager" */ '../xlsx/write.ts');
  return new Uint8Array(await writeWorkbook(workbook));
}

/** One workbook, or an archive with one for each town of a county or city. */
export async function writeTemplates(
  order: TemplateOrder,
  tell: (news: unknown) => void,
): Promise<NamedBytes> {
  const tree = treeOf(order.region);
  const region = tree.get(order.region);
  if (!region) throw new RangeError(`no region ${order.region}`);
  const units = region.own || region.level === 'town' ? [region] : tree.towns(region.code);
  const files: Record<string, Uint8Array> = {};
  for (const [index, unit] of units.entries()) {
    files[templateName(unit, order.period)] = await writeTemplate(unit, order);
    tell({ done: index + 1, total: units.length });
  }
  const { from, to } = order.period;
  return pack(files, `${region.code}-${region.name}-${from}-${to}.zip`);
}

function writeTemplate(unit: Region, order: TemplateOrder): Promise<Uint8Array<ArrayBuffer>> {
  const { period, cutoff, language } = order;
  const forms = allForms().filter((form) => order.forms.includes(form.id));
  const id = crypto.randomUUID();
  const tree = treeOf(unit.code);
  return write(makeTemplate({ unit, period, cutoff, id, forms, tree }, wordsIn(language)));
}
