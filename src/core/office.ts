import type { Column, Form } from './form.ts';
import type { Region } from './region.ts';

/**
 * A column as this unit is asked for it. What a county's or city's own office enters has often no place
 * below it (1108 persons of a county, 120 disputes): a village demanded there would have to be invented,
 * and the entry would be counted in a town it does not belong to.
 */
export function columnFor(column: Column, unit: Region | undefined): Column {
  return unit?.own && column.kind === 'village' && column.required === 'yes'
    ? { ...column, required: 'no' }
    : column;
}

/** A register as this unit is asked for it. */
export function formFor(form: Form, unit: Region): Form {
  if (!unit.own) return form;
  return { ...form, columns: form.columns.map((column) => columnFor(column, unit)) };
}
