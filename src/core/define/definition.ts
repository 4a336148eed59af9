import type { Form } from '../form.ts';
import type { Workbook } from '../sheet.ts';
import { BASE, FORM_SHEET } from './layout.ts';
import type { Definition } from './draft.ts';
import { readForm } from './read.ts';
import { baseDetail } from './read-json.ts';
import { baseOf, readOverlay } from './read-overlay.ts';

/**
 * What a workbook defines beside these registers: one of its own, or one of theirs in other words. Faults
 * are told at their cells.
 */
export function readDefinition(workbook: Workbook, forms: readonly Form[]): Definition {
  const name = baseOf(workbook);
  if (name === null) return readForm(workbook, forms);
  const base = forms.find((form) => form.id === name);
  if (base) return readOverlay(workbook, base);
  const detail = baseDetail(name, forms);
  const issue = {
    code: 'form-base-unknown',
    sheet: FORM_SHEET,
    column: BASE,
    value: name,
    detail,
  } as const;
  return { form: null, issues: [issue] };
}
