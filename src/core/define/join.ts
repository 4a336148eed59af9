import type { Declaration } from '../checks/declaration.ts';
import type { Column, Form } from '../form.ts';

/**
 * The registers an office works with: its own take the place of those with the same id, new ones stand
 * before the one that declares for the others, which learns to declare for them too.
 */
export function joinForms(forms: readonly Form[], own: readonly Form[]): readonly Form[] {
  const byId = new Map(own.map((form) => [form.id, form]));
  const known = new Set(forms.map((form) => form.id));
  const added = [...byId.values()].filter((form) => !known.has(form.id));
  const kept = forms.map((form) => byId.get(form.id) ?? form);
  const events = kept.filter((form) => !declarationOf(form));
  const declaring = kept.filter((form) => declarationOf(form));
  return [...events, ...added, ...declaring.map((form) => declareFor(form, added))];
}

function declarationOf(form: Form): Declaration | undefined {
  return form.checks.find((check) => check.kind === 'declaration');
}

function declareFor(form: Form, added: readonly Form[]): Form {
  const register = declarationOf(form)?.register;
  if (register === undefined || added.length === 0) return form;
  const columns = form.columns.map((column): Column => {
    if (column.id !== register || column.kind !== 'choice') return column;
    const titles = added.map(({ title, id }) => [title, id] as const);
    const codes = added.map(({ title, code }) => [code, title] as const);
    return {
      ...column,
      options: [...column.options, ...added.map(({ title }) => title)],
      codes: { ...column.codes, ...Object.fromEntries(titles) },
      synonyms: { ...column.synonyms, ...Object.fromEntries(codes) },
    };
  });
  return { ...form, columns };
}
