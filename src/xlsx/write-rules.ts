import type { Rule, Validation } from '../core/sheet.ts';
import { range } from '../core/sheet.ts';
import { escapeAttribute, escapeFormula, shorten } from './write-text.ts';

/** Units; what Excel takes in a data validation (ECMA-376 18.3.1.32, and its own dialogue for `error`). */
const TITLE = 32;
const PROMPT = 255;
const ERROR = 225;
const FORMULA = 255;

/**
 * One entry an area. exceljs is not asked: it turns formulas of dates into NaN and line breaks into
 * blanks. A formula or list of more than 255 characters is a fault of the form and throws.
 */
export function writeRules(validations: readonly Validation[]): string {
  if (validations.length === 0) return '';
  const entries = validations.map(writeRule).join('');
  return `<dataValidations count="${validations.length}">${entries}</dataValidations>`;
}

function writeRule({ area, rule, prompt, error }: Validation): string {
  const { type, formulas } = test(rule);
  const style = error?.style === 'warning' ? ' errorStyle="warning"' : '';
  const shown = prompt === undefined ? '' : ' showInputMessage="1"';
  // Without this flag Excel would let any entry pass.
  const enforced = type === 'none' ? '' : ' showErrorMessage="1"';
  const said = texts('error', ERROR, error) + texts('prompt', PROMPT, prompt);
  const head = `type="${type}"${style} allowBlank="1"${shown}${enforced}${said}`;
  return `<dataValidation ${head} sqref="${range(area)}">${formulas}</dataValidation>`;
}

function test(rule: Rule): { readonly type: string; readonly formulas: string } {
  switch (rule.type) {
    case 'list':
      return { type: 'list', formulas: formula1(literal(rule.options)) };
    case 'list-range':
      return { type: 'list', formulas: formula1(fit(rule.range)) };
    case 'whole':
    case 'decimal':
      return { type: rule.type, formulas: bounds(rule.from, rule.to) };
    case 'text-length':
      return { type: 'textLength', formulas: bounds(rule.from, rule.to) };
    case 'custom':
      return { type: 'custom', formulas: formula1(fit(rule.formula)) };
    case 'any':
      return { type: 'none', formulas: '' };
  }
}

function formula1(text: string): string {
  return `<formula1>${escapeFormula(text)}</formula1>`;
}

function literal(options: readonly string[]): string {
  const joined = options.join(',');
  if (joined.length > FORMULA || options.some((option) => option.includes(','))) {
    throw new RangeError(`options too long or with a comma need a list-range: ${joined}`);
  }
  return `"${joined.replaceAll('"', '""')}"`;
}

function fit(formula: string): string {
  if (formula.length > FORMULA) {
    throw new RangeError(`a validation holds ${FORMULA} characters at most: ${formula}`);
  }
  return formula;
}

function bounds(from: number | string, to: number | string): string {
  const second = `<formula2>${escapeFormula(fit(String(to)))}</formula2>`;
  return formula1(fit(String(from))) + second;
}

function texts(kind: string, limit: number, said?: { title: string; text: string }): string {
  if (said === undefined) return '';
  const title = escapeAttribute(shorten(said.title, TITLE));
  const text = escapeAttribute(shorten(said.text, limit));
  return ` ${kind}Title="${title}" ${kind}="${text}"`;
}
