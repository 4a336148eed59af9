import { quoteSheet, range } from '../core/sheet.ts';
import type { Highlight, Layout, Rule, Validation } from '../core/sheet.ts';
import { renamed } from './names.ts';
import { supports } from './run.ts';

/** Sheets under the names they were given in this workbook. */
type Given = ReadonlyMap<string, string>;

/** Units; what Excel takes in a data validation. */
const TITLE = 32;
const PROMPT = 255;
const ERROR = 225;

function shorten(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

function bound(value: number | string, given: Given): number | string {
  return typeof value === 'number' ? value : `=${renamed(value, given).replace(/^=/, '')}`;
}

function ruleOf(rule: Rule, given: Given): Excel.DataValidationRule | null {
  switch (rule.type) {
    case 'list':
      return { list: { inCellDropDown: true, source: rule.options.join(',') } };
    case 'list-range':
      return { list: { inCellDropDown: true, source: `=${renamed(rule.range, given)}` } };
    case 'custom':
      return { custom: { formula: `=${renamed(rule.formula, given)}` } };
    case 'any':
      return null;
    default: {
      const between = {
        formula1: bound(rule.from, given),
        formula2: bound(rule.to, given),
        operator: 'Between' as const,
      };
      if (rule.type === 'whole') return { wholeNumber: between };
      return rule.type === 'decimal' ? { decimal: between } : { textLength: between };
    }
  }
}

/** What Excel calls the test of a rule; `None` has only a message. */
export function typeOfRule(rule: Rule): Excel.DataValidation['type'] {
  const types = {
    list: 'List',
    'list-range': 'List',
    custom: 'Custom',
    whole: 'WholeNumber',
    decimal: 'Decimal',
    'text-length': 'TextLength',
    any: 'None',
  } as const;
  return types[rule.type];
}

export function writeRule(sheet: Excel.Worksheet, validation: Validation, given: Given): void {
  const { area, rule, prompt, error } = validation;
  const native = sheet.getRange(range(area)).dataValidation;
  const test = ruleOf(rule, given);
  if (test) native.rule = test;
  if (prompt) {
    const title = shorten(prompt.title, TITLE);
    native.prompt = { showPrompt: true, title, message: shorten(prompt.text, PROMPT) };
  }
  if (error && test) {
    native.errorAlert = {
      showAlert: true,
      style: error.style === 'warning' ? 'Warning' : 'Stop',
      title: shorten(error.title, TITLE),
      message: shorten(error.text, ERROR),
    };
  }
}

export function writeHighlight(sheet: Excel.Worksheet, highlight: Highlight, given: Given): void {
  const { area, formula, style } = highlight;
  const { custom } = sheet.getRange(range(area)).conditionalFormats.add('Custom');
  custom.rule.formula = `=${renamed(formula, given)}`;
  if (style.fill !== undefined) custom.format.fill.color = `#${style.fill}`;
  if (style.color !== undefined) custom.format.font.color = `#${style.color}`;
  if (style.bold !== undefined) custom.format.font.bold = style.bold;
}

/** Lists, rules with their messages, and highlights. An Excel before 1.8 has no rules for add-ins. */
export function writeRules(sheet: Excel.Worksheet, layout: Layout, given: Given): void {
  if (supports('1.8')) {
    for (const validation of layout.validations ?? []) writeRule(sheet, validation, given);
  }
  // A new highlight goes before the others; the first of the layout is to be the first here too.
  for (const highlight of [...(layout.highlights ?? [])].reverse()) {
    writeHighlight(sheet, highlight, given);
  }
}

/** Links to other sheets. Excel gives them its own look, so that formats come after them. */
export function writeLinks(
  sheet: Excel.Worksheet,
  links: NonNullable<Layout['links']>,
  given: Given,
  textAt: (row: number, column: number) => string,
): void {
  for (const { row, column, sheet: target } of links) {
    const place = { top: row, left: column, bottom: row, right: column };
    sheet.getRange(range(place)).hyperlink = {
      documentReference: `${quoteSheet(given.get(target) ?? target)}!A1`,
      textToDisplay: textAt(row, column),
    };
  }
}
