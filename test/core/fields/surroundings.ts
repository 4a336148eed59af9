import { FIELDS, type Field } from '../../../src/core/fields/index.ts';
import type { FieldKind, Reading, Scalar, Surroundings } from '../../../src/core/fields/kind.ts';
import { severityOf } from '../../../src/core/issue.ts';
import { makeTree } from '../../../src/core/tree.ts';
import { GUYUAN } from '../../../src/regions/index.ts';

/** 马莲乡 in February 2020, read on 5 March. */
export const around: Surroundings = {
  today: '2020-03-05',
  period: { from: '2020-02-01', to: '2020-02-29' },
  unit: '640422209',
  tree: makeTree(GUYUAN),
  date1904: false,
};

const base = { id: 'cell', title: '栏目', required: 'yes', level: 0 } as const;

/** A column of each kind, as registers use them. */
export const COLUMNS = {
  text: { ...base, kind: 'text', maxLength: 50 },
  name: { ...base, kind: 'name' },
  choice: { ...base, kind: 'choice', options: ['邻里纠纷', '合同纠纷', '医疗纠纷', '其他纠纷'] },
  multiple: {
    ...base,
    kind: 'multiple',
    options: ['四包一', '8+6', '125机制', '三级网格', '其他'],
  },
  date: { ...base, kind: 'date', future: 'error' },
  datetime: { ...base, kind: 'datetime', future: 'error' },
  integer: { ...base, kind: 'integer', min: 0, max: 10000 },
  decimal: { ...base, kind: 'decimal', min: 0, max: 1e9, places: 2 },
  temperature: { ...base, kind: 'temperature' },
  'identity-document': { ...base, kind: 'identity-document', type: 'document-type' },
  phone: { ...base, kind: 'phone' },
  plate: { ...base, kind: 'plate' },
  village: { ...base, kind: 'village' },
  unit: { ...base, kind: 'unit' },
  'entry-number': { ...base, kind: 'entry-number' },
} as const satisfies { readonly [K in Field['kind']]: Extract<Field, { kind: K }> };

export function kindOf(column: Field): FieldKind<Field> {
  return FIELDS[column.kind] as unknown as FieldKind<Field>;
}

/** What a cell reads as; `type` is what the column with the document's type holds. */
export function read(
  column: Field,
  value: string | number | boolean,
  changes: Partial<Surroundings> = {},
  type: Scalar = null,
): Reading {
  return kindOf(column).read(value, column, { ...around, ...changes }, () => type);
}

/** The reading as a case table writes it: the value, or the first error; then the other codes. */
export function outcome(reading: Reading): readonly Scalar[] {
  const codes = reading.findings.map((found) => found.code);
  return isSound(reading) ? [reading.value, ...codes] : codes;
}

export function isSound(reading: Reading): boolean {
  return reading.findings.every((found) => severityOf(found.code) !== 'error');
}
