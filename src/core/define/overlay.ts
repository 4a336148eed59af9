import { bareTitle } from '../heading.ts';
import type { Column, Form } from '../form.ts';
import { checkForm } from './check.ts';
import { checkTwice } from './check-columns.ts';
import type { Fault, Tell } from './fault.ts';

/** A county's own words for a register that stays what it is: totals remain comparable. */
export interface Overlay {
  /** The id of the register. */
  readonly base: string;
  readonly columns: readonly Renamed[];
}

/** Other words for one column and its choices. */
export interface Renamed {
  /** The official heading, or the column's id. */
  readonly column: string;
  /** The heading in the county's templates. */
  readonly title?: string;
  /** Further headings under which the column is found. */
  readonly aliases?: readonly string[];
  readonly options?: readonly RenamedOption[];
}

export interface RenamedOption {
  /** The official choice; it stays the normal form. */
  readonly option: string;
  readonly title?: string;
  readonly aliases?: readonly string[];
}

/**
 * The register with the county's words. Official headings and choices are still read; what is counted are
 * the official choices. Faults name members of the overlay.
 */
export function applyOverlay(
  base: Form,
  overlay: Overlay,
): { readonly form: Form; readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const tell: Tell = (path, code, detail) =>
    void faults.push({ path, code, ...(detail ? { detail } : {}) });
  const meant = overlay.columns.map(({ column }) => positionIn(base, column));
  meant.forEach((position, index) => {
    const name = overlay.columns[index]?.column ?? '';
    if (position < 0) tell(`columns.${index}.column`, 'form-column-unknown', { name });
  });
  const named = overlay.columns.map(({ column }, index) => ({
    name: column,
    path: `columns.${index}.column`,
  }));
  checkTwice(named, bareTitle, tell);
  const columns = base.columns.map((column, position): Column => {
    const index = meant.indexOf(position);
    const renamed = overlay.columns[index];
    return renamed ? renameColumn(column, renamed, `columns.${index}`, tell) : column;
  });
  const form = { ...base, columns };
  for (const fault of checkForm(form)) {
    const [, position, member = ''] = fault.path.split('.');
    const index = meant.indexOf(Number(position));
    if (index >= 0) faults.push({ ...fault, path: `columns.${index}.${member}` });
  }
  return { form, faults };
}

function positionIn(form: Form, name: string): number {
  return form.columns.findIndex(
    ({ id, title }) => id === name || bareTitle(title) === bareTitle(name),
  );
}

function renameColumn(column: Column, renamed: Renamed, path: string, tell: Tell): Column {
  const { title = column.title, aliases = [] } = renamed;
  const old = title === column.title ? [] : [column.title];
  const all = [...old, ...(column.aliases ?? []), ...aliases].filter((alias) => alias !== title);
  const words = all.length > 0 ? { aliases: [...new Set(all)] } : {};
  const next: Column = { ...column, title, ...words };
  if (!renamed.options) return next;
  if (!('options' in next)) {
    const name = column.title;
    tell(`${path}.options`, 'form-column-kind', { name, expected: '单选、多选' });
    return next;
  }
  return renameOptions(next, renamed.options, path, tell);
}

type Choosing = Extract<Column, { readonly options: readonly string[] }>;

/** A new word stands for the official choice by the column's codes, which a return may still hold. */
function renameOptions(
  column: Choosing,
  renamed: readonly RenamedOption[],
  path: string,
  tell: Tell,
): Choosing {
  const words = new Map<string, RenamedOption>();
  renamed.forEach((one, index) => {
    if (column.options.includes(one.option)) words.set(one.option, one);
    else tell(`${path}.options.${index}.option`, 'form-option-unknown', { name: one.option });
  });
  const shown = (option: string): string => words.get(option)?.title ?? option;
  const changed = column.options.filter((option) => shown(option) !== option);
  const codes = {
    ...Object.fromEntries(
      Object.entries(column.codes ?? {}).map(([option, code]) => [shown(option), code]),
    ),
    ...Object.fromEntries(
      changed.map((option) => [shown(option), column.codes?.[option] ?? option]),
    ),
  };
  const synonyms = {
    ...Object.fromEntries(
      Object.entries(column.synonyms ?? {}).map(([word, option]) => [word, shown(option)]),
    ),
    ...Object.fromEntries(
      [...words.values()].flatMap(({ option, aliases = [] }) =>
        aliases.map((alias) => [alias, shown(option)]),
      ),
    ),
  };
  const { example } = column;
  return {
    ...column,
    options: column.options.map(shown),
    ...(Object.keys(codes).length > 0 ? { codes } : {}),
    ...(Object.keys(synonyms).length > 0 ? { synonyms } : {}),
    ...(example === undefined ? {} : { example: shown(example) }),
  };
}
