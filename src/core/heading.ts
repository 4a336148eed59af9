import type { Column, Form } from './form.ts';
import { fold } from './fold.ts';
import type { Finding } from './issue.ts';
import { valueOf, type Cell, type Sheet } from './sheet.ts';
import { simplify } from './simplify.ts';

/** Where a register's columns stand in a sheet. Rows and columns count from 0. */
export interface Heading {
  readonly form: Form;
  /** The heading row, or the lower one of two. */
  readonly row: number;
  /** Sheet column of each form column, in the form's order; undefined where the sheet has none. */
  readonly columns: readonly (number | undefined)[];
  readonly findings: readonly (Finding & { readonly column: string })[];
}

/** Titles, units and dates may stand above the heading, but a page of them means that this is no register. */
const DEEPEST = 30;

/** A title as it is compared: half-width, simplified, without spaces, line breaks, brackets' widths or required marks. */
export function bareTitle(text: string): string {
  return simplify(fold(text))
    .replace(/[\s*:：]/g, '')
    .replace(/[(（](必填|选填|条件必填|自动)[)）]$/, '');
}

/**
 * The register a sheet holds, or null. A heading row is the one that names the most columns of one form;
 * two thirds of the columns a clerk must fill have to be there, so that an office's own list that only
 * shares 姓名 and 电话 is not mistaken for a register.
 */
export function findHeading(sheet: Sheet, forms: readonly Form[]): Heading | null {
  let best: Heading | null = null;
  let most = 0;
  const rows = titleRows(sheet);
  for (const form of forms) {
    const needed = form.columns.filter((column) => column.required === 'yes').length;
    const named = namesOf(form);
    rows.forEach((titles, row) => {
      const found = titles.filter((title) => named.has(title)).length;
      if (found <= most || found < Math.max(2, (needed * 2) / 3)) return;
      most = found;
      best = placed(form, row, titles);
    });
  }
  return best;
}

/** The first rows as bare titles; an empty cell takes the title above it, as in two-level headings. */
function titleRows(sheet: Sheet): readonly (readonly string[])[] {
  const rows: string[][] = [];
  for (const cells of sheet.rows.slice(0, DEEPEST)) {
    const above = rows.at(-1);
    rows.push(Array.from(cells, (cell, column) => titleOf(cell) || stacked(above, column)));
  }
  return rows;
}

function titleOf(cell: Cell | undefined): string {
  const value = valueOf(cell);
  return typeof value === 'string' ? bareTitle(value) : '';
}

function stacked(above: readonly string[] | undefined, column: number): string {
  return above?.[column] ?? '';
}

const named = new WeakMap<Form, ReadonlyMap<string, number>>();

/** Every bare title and alias of a form, with the index of its column. */
function namesOf(form: Form): ReadonlyMap<string, number> {
  let names = named.get(form);
  if (!names) {
    names = new Map(
      form.columns.flatMap((column, index) =>
        [...(column.aliases ?? []), column.title].map((name) => [bareTitle(name), index] as const),
      ),
    );
    named.set(form, names);
  }
  return names;
}

function placed(form: Form, row: number, titles: readonly string[]): Heading {
  const names = namesOf(form);
  const columns = new Array<number | undefined>(form.columns.length).fill(undefined);
  const findings: (Finding & { column: string })[] = [];
  titles.forEach((title, at) => {
    const index = names.get(title);
    if (index === undefined) {
      if (title !== '') findings.push({ code: 'heading-extra', column: title });
    } else if (columns[index] === undefined) {
      columns[index] = at;
      const official = form.columns[index]?.title ?? '';
      if (bareTitle(official) !== title) {
        findings.push({ code: 'heading-alias', column: official, detail: { heading: title } });
      }
    } else findings.push({ code: 'heading-repeated', column: form.columns[index]?.title ?? title });
  });
  form.columns.forEach((column, index) => {
    if (columns[index] === undefined && isAsked(column)) {
      findings.push({ code: 'heading-missing', column: column.title });
    }
  });
  return { form, row, columns, findings };
}

function isAsked(column: Column): boolean {
  return column.required === 'yes';
}
