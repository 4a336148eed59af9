import type { Surroundings } from '../fields/kind.ts';
import type { Form } from '../form.ts';
import { formFor } from '../office.ts';
import type { Region, Tree } from '../region.ts';
import type { Period } from '../setting.ts';
import type { Workbook } from '../sheet.ts';
import { makeStamp } from '../stamp.ts';
import type { Words } from '../words.ts';
import { makeCover } from './cover.ts';
import { makeGuideSheet } from './guide.ts';
import { makeLists } from './lists.ts';
import { makeRegisterSheet } from './register.ts';

export interface TemplateOrder {
  /** A town, or an own office. */
  readonly unit: Region;
  readonly period: Period;
  /** `HH:MM`; `24:00` is midnight. */
  readonly cutoff: string;
  /** Tells this workbook from every other one; copies of it are its revisions. */
  readonly id: string;
  readonly forms: readonly Form[];
  readonly tree: Tree;
}

/** The workbook a town fills in. What no formula can test is tested again when it comes back. */
export function makeTemplate(order: TemplateOrder, words: Words): Workbook {
  const { unit, period, tree } = order;
  const forms = order.forms.map((form) => formFor(form, unit));
  const around: Surroundings = {
    today: '9999-12-31',
    period,
    unit: unit.code,
    tree,
    date1904: false,
  };
  const lists = makeLists();
  const registers = forms.map((form) => makeRegisterSheet(form, around, lists, words.template));
  const fullName = nameWithParents(unit, tree);
  const stamp = makeStamp({
    id: order.id,
    region: unit.code,
    from: period.from,
    to: period.to,
    forms: Object.fromEntries(forms.map((form) => [form.id, form.version])),
  });
  return {
    title: `${fullName} ${period.from} ${period.to}`,
    properties: stamp.properties,
    sheets: [
      makeCover({ unit, fullName, period, cutoff: order.cutoff, forms }, words.template),
      ...registers,
      makeGuideSheet(forms, words.template),
      lists.sheet(),
      stamp.sheet,
    ],
  };
}

/** `<town code>-<town name>-<from>-<to>.xlsx` */
export function templateName(unit: Region, period: Period): string {
  return `${unit.code}-${unit.name}-${period.from}-${period.to}.xlsx`;
}

function nameWithParents(unit: Region, tree: Tree): string {
  if (unit.own) return unit.name;
  const names: string[] = [];
  for (let at: Region | undefined = unit; at; at = at.parent ? tree.get(at.parent) : undefined) {
    names.unshift(at.name);
  }
  return names.join('');
}
