import { Failed, order, toNumber, toText, toTruth } from './coerce.ts';
import type { Operand } from './coerce.ts';
import { isErrorValue } from './content.ts';
import type { Plain } from './content.ts';
import { dayOf, serialOf } from './days.ts';

type Run = (args: readonly Operand[]) => Plain | null;

const cell = (args: readonly Operand[], index: number): Plain | null =>
  args[index]?.cells[0] ?? null;
const number = (args: readonly Operand[], index: number, missing = 0): number =>
  args[index] === undefined ? missing : toNumber(cell(args, index));
const text = (args: readonly Operand[], index: number): string => toText(cell(args, index));

/** Numbers as SUM takes them: in a range only numbers count, a value written in the formula is converted. */
function numbers(args: readonly Operand[]): number[] {
  return args.flatMap(({ cells, isRange }) =>
    cells.flatMap((value) => {
      if (isErrorValue(value)) throw new Failed(value.error);
      if (typeof value === 'number') return [value];
      return isRange || value === null ? [] : [toNumber(value)];
    }),
  );
}

function truths(args: readonly Operand[]): boolean[] {
  return args.flatMap(({ cells, isRange }) =>
    cells.flatMap((value) =>
      isRange && (value === null || typeof value === 'string') ? [] : [toTruth(value)],
    ),
  );
}

/** A test for COUNTIF: `">5"`, `"<>"`, text with `*` and `?`, or a value to equal. */
function criterion(wanted: Plain | null): (value: Plain | null) => boolean {
  const [, op = '', rest = ''] = /^(<>|<=|>=|=|<|>)?(.*)$/s.exec(toText(wanted)) ?? [];
  const bound: Plain = rest !== '' && !Number.isNaN(Number(rest)) ? Number(rest) : rest;
  const pattern = toText(bound)
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '[^]*')
    .replaceAll('?', '[^]');
  const like = new RegExp(`^${pattern}$`, 'i');
  const equals = (value: Plain | null): boolean => {
    if (isErrorValue(value)) return false;
    // COUNTIF takes a text of digits and the number as equal.
    if (typeof bound === 'number') return value !== null && value !== '' && Number(value) === bound;
    if (bound === '') return value === null || (op === '' && value === '');
    return typeof value === 'string' && like.test(value);
  };
  if (op === '' || op === '=') return equals;
  if (op === '<>') return (value) => !equals(value);
  return (value) => {
    if (value === null || isErrorValue(value) || typeof value !== typeof bound) return false;
    const sign = order(value, bound);
    return op === '<' ? sign < 0 : op === '>' ? sign > 0 : op === '<=' ? sign <= 0 : sign >= 0;
  };
}

/** Indexes of cells that meet all pairs of range and criterion, from argument `first` on. */
function meeting(args: readonly Operand[], first: number): number[] {
  const pairs: { cells: readonly (Plain | null)[]; test: (value: Plain | null) => boolean }[] = [];
  for (let index = first; index + 1 < args.length; index += 2) {
    pairs.push({ cells: args[index]?.cells ?? [], test: criterion(cell(args, index + 1)) });
  }
  const length = pairs[0]?.cells.length ?? 0;
  return Array.from({ length }, (_, index) => index).filter((index) =>
    pairs.every(({ cells, test }) => test(cells[index] ?? null)),
  );
}

function sumAt(operand: Operand | undefined, indexes: readonly number[]): number {
  return indexes.reduce((sum, index) => {
    const value = operand?.cells[index];
    return sum + (typeof value === 'number' ? value : 0);
  }, 0);
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor;
}

const is =
  (test: (value: Plain | null) => boolean): Run =>
  (args) =>
    test(cell(args, 0));

export const FUNCTIONS: Readonly<Record<string, Run>> = {
  ABS: (args) => Math.abs(number(args, 0)),
  AND: (args) => truths(args).every(Boolean),
  AVERAGE: (args) => {
    const all = numbers(args);
    if (all.length === 0) throw new Failed('#DIV/0!');
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  },
  COUNT: (args) =>
    args.flatMap(({ cells }) => cells).filter((value) => typeof value === 'number').length,
  COUNTA: (args) => args.flatMap(({ cells }) => cells).filter((value) => value !== null).length,
  COUNTBLANK: (args) =>
    (args[0]?.cells ?? []).filter((value) => value === null || value === '').length,
  COUNTIF: (args) => meeting(args, 0).length,
  COUNTIFS: (args) => meeting(args, 0).length,
  DATE: (args) => {
    const month = number(args, 1) - 1;
    const start = serialOf({
      year: number(args, 0) + Math.floor(month / 12),
      month: (((month % 12) + 12) % 12) + 1,
      day: 1,
    });
    if (start === null) throw new Failed('#NUM!');
    return start + number(args, 2) - 1;
  },
  DAY: (args) => dayOf(number(args, 0)).day,
  EXACT: (args) => text(args, 0) === text(args, 1),
  FIND: (args) => {
    const at = text(args, 1).indexOf(text(args, 0), number(args, 2, 1) - 1);
    if (at < 0) throw new Failed('#VALUE!');
    return at + 1;
  },
  INT: (args) => Math.floor(number(args, 0)),
  ISBLANK: is((value) => value === null),
  ISNUMBER: is((value) => typeof value === 'number'),
  ISTEXT: is((value) => typeof value === 'string'),
  LEFT: (args) => text(args, 0).slice(0, number(args, 1, 1)),
  LEN: (args) => text(args, 0).length,
  MAX: (args) => (numbers(args).length === 0 ? 0 : Math.max(...numbers(args))),
  MID: (args) => text(args, 0).slice(number(args, 1) - 1, number(args, 1) - 1 + number(args, 2)),
  MIN: (args) => (numbers(args).length === 0 ? 0 : Math.min(...numbers(args))),
  MOD: (args) => {
    const by = number(args, 1);
    if (by === 0) throw new Failed('#DIV/0!');
    return number(args, 0) - by * Math.floor(number(args, 0) / by);
  },
  MONTH: (args) => dayOf(number(args, 0)).month,
  N: (args) => (typeof cell(args, 0) === 'number' ? cell(args, 0) : 0),
  NOT: (args) => !toTruth(cell(args, 0)),
  OR: (args) => truths(args).some(Boolean),
  RIGHT: (args) => {
    const count = number(args, 1, 1);
    return count === 0 ? '' : text(args, 0).slice(-count);
  },
  ROUND: (args) => round(number(args, 0), number(args, 1)),
  SUBSTITUTE: (args) => text(args, 0).replaceAll(text(args, 1), text(args, 2)),
  SUM: (args) => numbers(args).reduce((sum, value) => sum + value, 0),
  SUMIF: (args) => sumAt(args[2] ?? args[0], meeting(args.slice(0, 2), 0)),
  SUMIFS: (args) => sumAt(args[0], meeting(args, 1)),
  TRIM: (args) => text(args, 0).trim().replaceAll(/ +/g, ' '),
  UPPER: (args) => text(args, 0).toUpperCase(),
  VALUE: (args) => number(args, 0),
  YEAR: (args) => dayOf(number(args, 0)).year,
};
