import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { serialOfDay } from '../../../src/core/days.ts';
import { FIELDS, type Field } from '../../../src/core/fields/index.ts';
import type { RuleSite, Scalar } from '../../../src/core/fields/kind.ts';
import type { Rule } from '../../../src/core/sheet.ts';
import { convert, soffice } from '../../libreoffice.ts';
import { DIFFERENCES } from './native-differences.ts';
import { MORE } from './native-values.ts';
import { COLUMNS, around, isSound, kindOf, read } from './surroundings.ts';
import { VECTORS } from './vectors.ts';

interface Trial {
  readonly column: Field;
  /** What is in the cell once Excel has taken what was typed. */
  readonly cell: string | number;
  readonly type: Scalar;
}

const KIND_OF: Readonly<Record<string, Field['kind']>> = {
  id: 'identity-document',
  permit: 'identity-document',
  plate: 'plate',
  phone: 'phone',
  date: 'date',
  int: 'integer',
  temp: 'temperature',
};

/** Kinds whose cells are not text: Excel turns what looks like a number or a date into one. */
const CONVERTED = new Set<Field['kind']>(['date', 'datetime', 'integer', 'decimal', 'temperature']);
const DAY = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})日?(?: (\d{1,2}):(\d\d))?$/;

/** What Excel makes of typed text in a cell of that kind. */
function enter(kind: Field['kind'], typed: string | number): string | number {
  if (typeof typed === 'number' || !CONVERTED.has(kind)) return typed;
  if (/^-?\d+(\.\d+)?$/.test(typed)) return Number(typed);
  if (/^\d{1,3}(,\d{3})+$/.test(typed)) return Number(typed.replaceAll(',', ''));
  const match = DAY.exec(typed);
  if (!match) return typed;
  const [, year = '', month = '', day = '', hour = '0', minute = '0'] = match;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const fraction = (Number(hour) * 60 + Number(minute)) / 1440;
  return read(COLUMNS.date, text, { today: '2099-12-31' }).value === null
    ? typed
    : serialOfDay(text) + fraction;
}

const fromVectors: readonly Trial[] = VECTORS.filter(({ group }) => group in KIND_OF).map(
  ({ group, input, type }) => {
    const kind = KIND_OF[group] ?? 'text';
    const named = group === 'permit' ? (type ?? null) : group === 'id' ? '居民身份证' : null;
    return { column: COLUMNS[kind], cell: enter(kind, input), type: named };
  },
);

const fromKinds: readonly Trial[] = MORE.flatMap(({ kind, type, cells }) =>
  cells.map((typed) => ({ column: COLUMNS[kind], cell: enter(kind, typed), type: type ?? null })),
);

/** The normal forms of all that is accepted, typed in their turn. */
function normalForms(trials: readonly Trial[]): readonly Trial[] {
  return trials.flatMap((trial) => {
    const { kind } = trial.column;
    const { value } = read(trial.column, trial.cell, {}, trial.type);
    // The list shows names; a village's normal form is its code, which nobody types.
    if (value === null || kind === 'village') return [];
    return [{ ...trial, cell: enter(kind, value) }];
  });
}

const given = [...fromVectors, ...fromKinds].filter(({ cell }) => cell !== '');
const normal = normalForms(given);
const trials = [...given, ...normal];

function siteOf(row: number, lists: (options: readonly string[]) => string): RuleSite {
  return {
    cell: `B${row}`,
    ref: () => `$C${row}`,
    list: (_name, options) => lists(options),
    around,
  };
}

/** A formula that is true where native validation lets the cell pass. */
function toFormula(
  rule: Rule | null,
  cell: string,
  lists: (o: readonly string[]) => string,
): string {
  if (rule === null || rule.type === 'any') return 'TRUE()';
  const today = String(serialOfDay(around.today));
  if (rule.type === 'custom') return rule.formula.replaceAll('TODAY()', today);
  if (rule.type === 'list') return `SUMPRODUCT(--EXACT(${cell},${lists(rule.options)}))>0`;
  if (rule.type === 'list-range') return `SUMPRODUCT(--EXACT(${cell},${rule.range}))>0`;
  const [from, to] = [rule.from, String(rule.to).replaceAll('TODAY()', today)];
  if (rule.type === 'text-length') return `AND(LEN(${cell})>=${from},LEN(${cell})<=${to})`;
  const whole = rule.type === 'whole' ? `,INT(${cell})=${cell}` : '';
  return `AND(ISNUMBER(${cell}),${cell}>=${from},${cell}<=${to}${whole})`;
}

/** What LibreOffice makes of every trial's rule, in the order of the trials. */
async function calculate(): Promise<readonly boolean[]> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('cells');
  const listSheet = book.addWorksheet('lists');
  const lists = (options: readonly string[]): string => {
    const column = listSheet.columnCount + 1;
    options.forEach((option, at) => (listSheet.getCell(at + 1, column).value = option));
    const letter = listSheet.getColumn(column).letter;
    return `lists!$${letter}$1:$${letter}$${options.length}`;
  };
  trials.forEach((trial, index) => {
    const row = index + 1;
    const rule = kindOf(trial.column).rule(trial.column, siteOf(row, lists));
    sheet.getCell(row, 2).value = trial.cell;
    if (trial.type !== null) sheet.getCell(row, 3).value = trial.type;
    const formula = toFormula(rule, `B${row}`, lists);
    sheet.getCell(row, 1).value = { formula: `IF(IFERROR(${formula},FALSE()),1,0)` };
  });
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-native-'));
  const file = join(folder, 'rules.xlsx');
  await book.xlsx.writeFile(file);
  const result = await readFile(await convert(file, 'csv', folder), 'utf8');
  const first = [...result.matchAll(/^([01]),/gm)].map((match) => match[1] === '1');
  return first;
}

describe('native rules', () => {
  const kinds = Object.keys(FIELDS) as Field['kind'][];
  const site: RuleSite = {
    cell: 'AB12',
    ref: () => '$AA12',
    list: () => "'选项'!$AA$2:$AA$20",
    around,
  };

  it.each(kinds)('of kind %s keep to what Excel allows in a validation', (kind) => {
    const rule = kindOf(COLUMNS[kind]).rule(COLUMNS[kind], site);
    const formula = rule?.type === 'custom' ? rule.formula : '';
    expect(formula.length).toBeLessThanOrEqual(255);
    // Array constants are refused in validations.
    expect(formula).not.toMatch(/[{}]/);
    if (rule?.type === 'list') expect(rule.options.join(',').length).toBeLessThanOrEqual(255);
  });

  it('put a long list on the lists sheet', () => {
    const options = Array.from({ length: 30 }, (_, at) => `第${at}种情形的纠纷`);
    const column = { ...COLUMNS.choice, options };
    const rule = FIELDS.choice.rule(column, site);
    expect(rule).toEqual({ type: 'list-range', range: "'选项'!$AA$2:$AA$20" });
  });
});

describe.skipIf(soffice === null)('native rules, calculated by LibreOffice', () => {
  let native: readonly boolean[] = [];
  beforeAll(async () => {
    native = await calculate();
  }, 120_000);

  const shown = ({ column, cell, type }: Trial): string =>
    [column.kind, type ?? '', JSON.stringify(cell)].join(' ');

  it('are calculated for every value', () => {
    expect(native).toHaveLength(trials.length);
  });

  it('agree with the program but for the differences that are explained', () => {
    const found = new Set<string>();
    given.forEach((trial, index) => {
      const accepted = isSound(read(trial.column, trial.cell, {}, trial.type));
      if (native[index] !== accepted) {
        found.add(`${shown(trial)} ${native[index] ? 'passes' : 'is stopped'}`);
      }
    });
    const explained = DIFFERENCES.flatMap(({ kind, type, cells, native: verdict }) =>
      cells.map((typed) => {
        const trial = { column: COLUMNS[kind], cell: enter(kind, typed), type: type ?? null };
        return `${shown(trial)} ${verdict}`;
      }),
    );
    expect([...found].sort()).toEqual([...new Set(explained)].sort());
  });

  it('never stop a normal form that the program accepts', () => {
    const stopped = normal.filter((_trial, index) => !native[given.length + index]);
    expect(stopped.map(shown)).toEqual([]);
  });
});
