import type { Declaration } from './checks/declaration.ts';
import type { Reference } from './checks/reference.ts';
import type { Condition, Get } from './condition.ts';
import { dayOfSerial, serialOfDay } from './days.ts';
import { positionOf } from './entry.ts';
import { OFFSET_1904 } from './fields/date-cell.ts';
import type { Surroundings } from './fields/kind.ts';
import type { Form } from './form.ts';
import type { Random } from './random.ts';
import { sampleRows, type SampleOptions } from './sample.ts';
import type { Value } from './sheet.ts';

type Rows = readonly (readonly Value[])[];

export interface ReturnOrder {
  readonly forms: readonly Form[];
  /** How many rows of a form; a form that declares for the others gets a row for each of them and day. */
  readonly count: (form: Form) => number;
  readonly random: Random;
  readonly around: Surroundings;
  readonly days: readonly string[];
  readonly habit?: (form: Form, column: string, row: Get, random: Random) => Value | undefined;
}

/** The rows of all registers of one unit, by form id, that pass the checks between registers as well. */
export function sampleReturn(order: ReturnOrder): ReadonlyMap<string, Rows> {
  const made = new Map<string, Rows>();
  for (const form of inNeed(order.forms)) {
    const { random, around, days, habit } = order;
    const declaration = declarationOf(form);
    const count = declaration ? 0 : order.count(form);
    const named = count > 0 ? namedByOthers(form, order.forms) : [];
    const fixed = declaration ? declared(form, declaration, order, made) : named;
    const options: SampleOptions = {
      fixed,
      names: (check) => namesOf(check, order.forms, made),
      ...(habit ? { habit: (column, row, choice) => habit(form, column, row, choice) } : {}),
    };
    const rows = Math.max(count, fixed.length);
    made.set(form.id, sampleRows(form, rows, random, around, days, options));
  }
  return made;
}

/** Forms that name entries of others come after them, those that declare for the others last. */
function inNeed(forms: readonly Form[]): readonly Form[] {
  const weight = (form: Form): number => {
    if (declarationOf(form)) return 2;
    return form.checks.some((check) => check.kind === 'reference') ? 1 : 0;
  };
  return [...forms].sort((a, b) => weight(a) - weight(b));
}

function declarationOf(form: Form): Declaration | undefined {
  return form.checks.find((check) => check.kind === 'declaration');
}

/** One entry of each sort that other registers will want to name. */
function namedByOthers(form: Form, forms: readonly Form[]): Readonly<Record<string, Value>>[] {
  const checks = forms.flatMap((other) => other.checks);
  return checks.flatMap((check) => {
    if (check.kind !== 'reference' || check.form !== form.id || !check.among) return [];
    return [
      Object.fromEntries(choicesOf(check.among).map(([id, options]) => [id, options[0] ?? null])),
    ];
  });
}

/** The choices that make a condition true, by column, as far as it speaks of choices. */
function choicesOf(condition: Condition): readonly (readonly [string, readonly string[]])[] {
  if ('all' in condition) return condition.all.flatMap(choicesOf);
  return 'in' in condition ? [[condition.column, condition.in]] : [];
}

/** The names a reference may use; null where the other register is empty or absent: then nothing is asked. */
function namesOf(
  check: Reference,
  forms: readonly Form[],
  made: ReadonlyMap<string, Rows>,
): readonly string[] | null {
  const target = forms.find((form) => form.id === check.form);
  const rows = made.get(check.form) ?? [];
  if (!target || rows.length === 0) return null;
  const textIn = (row: readonly Value[], id: string): string => {
    const cell = row[positionOf(target, id)] ?? '';
    return typeof cell === 'object' ? '' : String(cell);
  };
  const wanted = check.among ? choicesOf(check.among) : [];
  return rows
    .filter((row) => wanted.every(([id, options]) => options.includes(textIn(row, id))))
    .map((row) => textIn(row, check.target))
    .filter((name) => name !== '');
}

/** Day by day and register by register: how many there were, or none. */
function declared(
  form: Form,
  check: Declaration,
  order: ReturnOrder,
  made: ReadonlyMap<string, Rows>,
): Readonly<Record<string, Value>>[] {
  const register = form.columns[positionOf(form, check.register)];
  const state = form.columns[positionOf(form, check.state)];
  if (register?.kind !== 'choice' || state?.kind !== 'choice') return [];
  const some = state.options.find((option) => option !== check.zero) ?? check.zero;
  const offset = order.around.date1904 ? OFFSET_1904 : 0;
  return order.days.flatMap((day) =>
    register.options.flatMap((title) => {
      const other = order.forms.find((one) => one.id === (register.codes?.[title] ?? title));
      if (!other) return [];
      const count = countOn(other, made.get(other.id) ?? [], day, offset);
      return [
        {
          [check.day]: serialOfDay(day) - offset,
          [check.register]: title,
          [check.state]: count > 0 ? some : check.zero,
          [check.count]: count,
        },
      ];
    }),
  );
}

function countOn(form: Form, rows: Rows, day: string, offset: number): number {
  if (form.day === undefined) return 0;
  const at = positionOf(form, form.day);
  return rows.filter((row) => dayOfSerial(Number(row[at]) + offset) === day).length;
}
