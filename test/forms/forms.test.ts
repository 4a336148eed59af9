import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Check } from '../../src/core/checks/index.ts';
import { columnsOf } from '../../src/core/condition.ts';
import { kindOfCheck } from '../../src/core/checks/index.ts';
import type { Column, Form } from '../../src/core/form.ts';
import { bareTitle } from '../../src/core/heading.ts';
import type { Indicator } from '../../src/core/indicators/index.ts';
import { matchChoice } from '../../src/core/fields/choice-match.ts';
import { kindOf } from '../../src/core/fields/index.ts';
import { placesIn, titleIn } from '../../src/core/entry.ts';
import { identityColumns } from '../../src/core/identity.ts';
import { severityOf } from '../../src/core/issue.ts';
import type { Scalar, Surroundings } from '../../src/core/fields/kind.ts';
import { makeTree } from '../../src/core/tree.ts';
import { FORMS, formById } from '../../src/forms/index.ts';
import { GUYUAN } from '../../src/regions/index.ts';

interface Listed {
  readonly registers: Readonly<
    Record<
      string,
      {
        readonly id: string;
        readonly title: string;
        readonly grain: string;
        readonly cols: readonly {
          readonly key: string;
          readonly title: string;
          readonly type: string;
          readonly required: 'Y' | 'N' | 'C';
          readonly allowed: string;
          readonly pii: number;
        }[];
      }
    >
  >;
  readonly indicators: readonly { readonly title: string; readonly register: string }[];
}

const listed = JSON.parse(
  readFileSync(new URL('../fixtures/registers.json', import.meta.url), 'utf8'),
) as Listed;

/** What the list calls required; number and town are filled by the program. */
const REQUIRED = { Y: 'yes', N: 'no', C: 'conditional' } as const;
const KINDS: Readonly<Record<string, string>> = {
  enum: 'choice',
  multi: 'multiple',
  int: 'integer',
  decimal1: 'temperature',
  decimal2: 'decimal',
  idno: 'identity-document',
  region12: 'village',
  region9: 'unit',
  'ref:PL.name': 'text',
  'ref:DS.no': 'entry-number',
};

const around: Surroundings = {
  today: '2020-03-05',
  period: { from: '2020-02-01', to: '2020-03-05' },
  unit: '640423207',
  tree: makeTree(GUYUAN),
  date1904: false,
};

function columnIn(form: Form, id: string): Column | undefined {
  return form.columns.find((column) => column.id === id);
}

function columnsOfIndicator(indicator: Indicator): readonly string[] {
  if (indicator.kind === 'ratio' || indicator.kind === 'difference') return [];
  const where = indicator.where ? columnsOf(indicator.where) : [];
  if (indicator.kind === 'count') return where;
  if (indicator.kind === 'grouped') return [...where, indicator.by];
  if (indicator.kind === 'maximum') return [...where, indicator.column, indicator.per];
  return [...where, indicator.column];
}

/** Every option that checks and indicators of a form compare a column with. */
function compared(value: unknown): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(compared);
  const { column, in: among, notIn, has } = value as Record<string, unknown>;
  const options = [among, notIn, has].flat().filter((option) => typeof option === 'string');
  const here = options.map((option) => [String(column), option] as const);
  return [...here, ...Object.values(value).flatMap(compared)];
}

describe('the list of registers', () => {
  it('has the order of the official list', () => {
    expect(FORMS.map((form) => [form.code, form.id, form.title, form.grain])).toEqual(
      Object.entries(listed.registers).map(([code, { id, title, grain }]) => [
        code,
        id,
        title,
        grain,
      ]),
    );
  });

  it('is found by id', () => {
    for (const form of FORMS) expect(formById(form.id)).toBe(form);
    expect(formById('nowhere')).toBeUndefined();
  });

  it('gives no indicator’s id twice', () => {
    const ids = FORMS.flatMap((form) => form.indicators.map((indicator) => indicator.id));
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe.each(FORMS.map((form) => [form.title, form] as const))('%s', (_title, form) => {
  const official = listed.registers[form.code]?.cols ?? [];

  it('has the official columns in their order', () => {
    expect(form.columns.map((column) => column.title)).toEqual(official.map((col) => col.title));
  });

  it('asks for what the official list asks for, at its level of protection', () => {
    expect(form.columns.map(({ title, required, level }) => [title, required, level])).toEqual(
      official.map(({ key, title, required, pii }) => [
        title,
        key === 'no' || key === 'town' ? 'generated' : REQUIRED[required],
        pii,
      ]),
    );
  });

  it('has a field of the official kind in every column', () => {
    expect(form.columns.map(({ title, kind }) => [title, kind])).toEqual(
      official.map(({ key, title, type }) => [
        title,
        key === 'no' ? 'entry-number' : (KINDS[type] ?? type),
      ]),
    );
  });

  it('offers the official choices', () => {
    for (const column of form.columns) {
      if (column.kind !== 'choice' && column.kind !== 'multiple') continue;
      const allowed = official.find((col) => col.title === column.title)?.allowed.split('|');
      const options = column.options.map((option) => {
        const id = column.kind === 'choice' ? column.codes?.[option] : undefined;
        return id === undefined ? option : (formById(id)?.code ?? id);
      });
      expect(options).toEqual(allowed);
    }
  });

  it('yields the official indicators', () => {
    // The rate of daily returns comes from the states of all registers, not from one form.
    const titles = listed.indicators
      .filter((indicator) => indicator.register === form.code && form.code !== 'ZR')
      .map((indicator) => indicator.title);
    expect(form.indicators.map((indicator) => indicator.title)).toEqual(titles);
  });

  it('names its columns and indicators in English words of its own', () => {
    const ids = form.columns.map((column) => column.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const { id } of form.indicators) {
      expect(id).toMatch(new RegExp(`^${form.id}\\.[a-z]+(-[a-z]+)*$`));
    }
  });

  it('speaks only of columns that it has', () => {
    const named = [
      ...form.checks.flatMap((check) => [
        ...kindOfCheck(check).columns(check),
        ...('column' in check ? [check.column] : []),
      ]),
      ...identityColumns(form.identity),
      ...(form.identity.unordered ?? []),
      ...[form.day, form.village].filter((id) => id !== undefined),
      ...form.indicators.flatMap(columnsOfIndicator),
      ...form.columns.flatMap((column) => kindOf(column).needs?.(column) ?? []),
      ...form.columns.flatMap(({ default: rule }) => (rule && 'from' in rule ? [rule.from] : [])),
    ];
    for (const id of named) expect([id, columnIn(form, id)?.id]).toEqual([id, id]);
  });

  it('names only columns of other registers that those have', () => {
    const foreign = form.checks.flatMap((check: Check) => {
      if (check.kind === 'referenced') return [[check.form, check.by, check.formTitle] as const];
      if (check.kind !== 'reference') return [];
      const { open } = check;
      const names = [check.target, ...(open ? [open.from, open.to] : [])];
      return names.map((name) => [check.form, name, check.formTitle] as const);
    });
    for (const [id, column, title] of foreign) {
      const other = formById(id);
      expect(other?.title).toBe(title);
      expect([id, column, other && columnIn(other, column)?.id]).toEqual([id, column, column]);
    }
  });

  it('compares choices only with options that are there', () => {
    const own = compared([
      form.checks.map((check) => ({ ...check, among: null })),
      form.indicators,
    ]);
    for (const [id, option] of own) {
      const column = columnIn(form, id);
      if (column?.kind !== 'choice' && column?.kind !== 'multiple') continue;
      expect([id, column.options.includes(option) ? option : null]).toEqual([id, option]);
    }
  });

  it('works its ratios and differences out of its own indicators', () => {
    const ids = new Set(form.indicators.map((indicator) => indicator.id));
    for (const indicator of form.indicators) {
      const parts =
        indicator.kind === 'ratio'
          ? [indicator.numerator, indicator.denominator]
          : indicator.kind === 'difference'
            ? [indicator.minuend, indicator.subtrahend]
            : [];
      for (const part of parts) expect(ids).toContain(part);
      expect(indicator.unit).not.toBe('');
    }
  });

  it('has no heading that two columns answer to', () => {
    const owners = new Map<string, string>();
    for (const column of form.columns) {
      for (const heading of [column.title, ...(column.aliases ?? [])].map(bareTitle)) {
        expect([heading, owners.get(heading) ?? column.id]).toEqual([heading, column.id]);
        expect(heading === bareTitle(column.title) && owners.has(heading)).toBe(false);
        owners.set(heading, column.id);
      }
    }
  });

  it('leads every synonym to an option, and to another than a spelling of its own', () => {
    for (const column of form.columns) {
      if (column.kind !== 'choice' && column.kind !== 'multiple') continue;
      for (const [word, option] of Object.entries(column.synonyms ?? {})) {
        expect(column.options).toContain(option);
        expect(column.options).not.toContain(word);
        expect([word, matchChoice(word, column)?.option]).toEqual([word, option]);
      }
    }
  });

  it('gives examples that make a row without a finding', () => {
    const values = new Map<string, Scalar>();
    const row = (id: string): Scalar => values.get(id) ?? columnIn(form, id)?.example ?? null;
    for (const column of form.columns) {
      const { value } = kindOf(column).read(column.example ?? '', column, around, row);
      values.set(column.id, value);
    }
    const entry = form.columns.map(({ id }) => values.get(id) ?? null);
    for (const check of form.checks) {
      const kind = kindOfCheck(check);
      if (kind.scope !== 'entry') continue;
      const judge = kind.judge(check, placesIn(form), titleIn(form));
      expect(judge(entry, '2020-02-21')).toBeNull();
    }
  });

  it('explains every column, with an example that can be read', () => {
    const row = (id: string) => columnIn(form, id)?.example ?? null;
    for (const column of form.columns) {
      expect([column.id, column.help?.endsWith('。')]).toEqual([column.id, true]);
      if (column.kind === 'unit' || column.kind === 'village') continue;
      const reading = kindOf(column).read(column.example ?? '', column, around, row);
      expect([
        column.id,
        reading.findings.filter((one) => severityOf(one.code) !== 'note'),
      ]).toEqual([column.id, []]);
      expect(reading.value).not.toBeNull();
    }
  });
});
