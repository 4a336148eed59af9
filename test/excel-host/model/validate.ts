import { fullName } from './address.ts';
import { overlap } from './area.ts';
import type { Area } from './area.ts';
import type { Book } from './book.ts';
import { Unknown, order, toNumber } from './coerce.ts';
import { isErrorValue, shown, wordOf } from './content.ts';
import type { Plain } from './content.ts';
import { evaluate } from './formula.ts';
import type { Rule } from './rule.ts';
import type { Sheet } from './sheet.ts';

/** `unknown` where the rule's formula needs a function that the evaluator lacks. */
export type Verdict = 'valid' | 'invalid' | 'unknown';

interface Spot {
  readonly book: Book;
  readonly sheet: Sheet;
  readonly row: number;
  readonly column: number;
}

function compute(spot: Spot, rule: Rule, formula: string): Plain | null {
  const rows = spot.row - rule.origin.top;
  const columns = spot.column - rule.origin.left;
  return evaluate(formula, spot.book.scene(spot.sheet, rows, columns));
}

function bound(spot: Spot, rule: Rule, value: unknown): number {
  return typeof value === 'string' && value.startsWith('=')
    ? toNumber(compute(spot, rule, value))
    : toNumber(value as Plain);
}

function between(
  spot: Spot,
  rule: Rule,
  value: number,
  basic: Readonly<Record<string, unknown>>,
): boolean {
  const first = bound(spot, rule, basic['formula1']);
  const operator = basic['operator'] ?? 'Between';
  if (operator === 'Between' || operator === 'NotBetween') {
    const second = bound(spot, rule, basic['formula2']);
    return (value >= first && value <= second) === (operator === 'Between');
  }
  const sign = order(value, first);
  const tests: Readonly<Record<string, boolean>> = {
    EqualTo: sign === 0,
    NotEqualTo: sign !== 0,
    GreaterThan: sign > 0,
    LessThan: sign < 0,
    GreaterThanOrEqualTo: sign >= 0,
    LessThanOrEqualTo: sign <= 0,
  };
  return tests[wordOf(operator)] ?? true;
}

function inList(spot: Spot, value: Plain, source: string): boolean {
  if (!source.startsWith('=')) {
    // Options written in the rule are compared with capitals and spaces around them cut off.
    return source.split(',').some((option) => option.trim() === String(shown(value)));
  }
  const range = spot.book.resolve(source, spot.sheet);
  const used = range && range.sheet.grid.used();
  const area = range && used && overlap(range.area, used);
  for (let row = area?.top ?? 0; area && row <= area.bottom; row++) {
    for (let column = area.left; column <= area.right; column++) {
      const option = spot.book.value(range.sheet, row, column);
      if (option !== null && String(shown(option)) === String(shown(value))) return true;
    }
  }
  return false;
}

function meets(spot: Spot, rule: Rule, value: Plain): boolean {
  const basic = Object.values(rule.rule)[0] ?? {};
  switch (rule.type) {
    case 'List':
      return inList(spot, value, wordOf(basic['source']));
    case 'WholeNumber':
      return Number.isInteger(value) && between(spot, rule, Number(value), basic);
    case 'Decimal':
    case 'Date':
    case 'Time':
      return typeof value === 'number' && between(spot, rule, value, basic);
    case 'TextLength':
      return between(spot, rule, String(shown(value)).length, basic);
    case 'Custom': {
      const result = compute(spot, rule, wordOf(basic['formula']));
      return !isErrorValue(result) && Boolean(result);
    }
    default:
      return true;
  }
}

/** Whether what stands in the cell meets its rule. */
export function judge(book: Book, sheet: Sheet, row: number, column: number): Verdict {
  const rule = sheet.rules.at(row, column);
  const value = book.value(sheet, row, column);
  if (!rule || (value === null && rule.ignoreBlanks)) return 'valid';
  try {
    return meets({ book, sheet, row, column }, rule, value ?? '') ? 'valid' : 'invalid';
  } catch (reason) {
    return reason instanceof Unknown ? 'unknown' : 'invalid';
  }
}

/** Cells of the area whose content breaks their rule. Empty cells are looked at only inside the used range. */
export function invalidCells(
  book: Book,
  sheet: Sheet,
  area: Area,
): readonly { row: number; column: number }[] {
  const used = sheet.used(false);
  const looked = used && overlap(area, used);
  const found: { row: number; column: number }[] = [];
  for (let row = looked?.top ?? 0; looked && row <= looked.bottom; row++) {
    for (let column = looked.left; column <= looked.right; column++) {
      const verdict = judge(book, sheet, row, column);
      if (verdict === 'unknown') throw new Unknown(fullName(sheet.name, area));
      if (verdict === 'invalid') found.push({ row, column });
    }
  }
  return found;
}
