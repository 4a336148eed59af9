import type { Code, Detail, Finding } from '../issue.ts';
import type { ColumnBase, Reading, Scalar } from './kind.ts';

export const NO_FINDINGS: readonly Finding[] = [];

export function accept(value: Scalar, findings: readonly Finding[] = NO_FINDINGS): Reading {
  return { value, findings };
}

export function refuse(code: Code, detail?: Detail): Reading {
  return { value: null, findings: [finding(code, detail)] };
}

export function finding(code: Code, detail?: Detail): Finding {
  return detail ? { code, detail } : { code };
}

/** What a cell with nothing but space comes to. */
export function readBlank(column: ColumnBase): Reading {
  return column.required === 'yes' ? refuse('cell-required') : accept(null);
}
