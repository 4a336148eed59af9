import type { Entry } from './entry.ts';
import type { Surroundings } from './fields/kind.ts';
import type { Form } from './form.ts';
import { DEEPEST, findHeading, type Heading } from './heading.ts';
import type { Issue } from './issue.ts';
import type { Cell, Sheet } from './sheet.ts';

type Cells = readonly Cell[];

/** A row that was read, and what of the rows before it that hung upon. */
export interface ReadBefore {
  readonly row: number;
  /** The sort of the row above. */
  readonly before: string;
  /** The entry above, which “as above” means. */
  readonly above: Cells | null;
  readonly entry: Entry;
  /** Its cells, those filled from others included. */
  readonly whole: Cells;
  readonly issues: readonly Issue[];
}

/** By the very list of cells: a row that was typed into is another list. */
export type RowsReadBefore = WeakMap<Cells, ReadBefore>;

/** What was read of a workbook that is read again after an edit; most of its rows are the same lists. */
export interface Memory {
  /** The register a sheet holds; looked for only where a row has changed in which it may be headed. */
  readonly headingOf: (sheet: Sheet, forms: readonly Form[]) => Heading | null;
  /** Empty where anything that all rows of the sheet hang upon has changed. */
  readonly rowsOf: (
    sheet: Sheet,
    heading: Heading,
    around: Surroundings,
    forms: readonly Form[],
  ) => RowsReadBefore;
}

export function makeMemory(): Memory {
  const sheets = new Map<string, { basis: readonly unknown[]; rows: RowsReadBefore }>();
  const headings = new Map<string, { basis: readonly unknown[]; heading: Heading | null }>();
  return {
    headingOf: (sheet, forms) => {
      const basis = [forms, ...sheet.rows.slice(0, DEEPEST)];
      const kept = headings.get(sheet.name);
      if (kept && isSame(kept.basis, basis)) return kept.heading;
      const heading = findHeading(sheet, forms);
      headings.set(sheet.name, { basis, heading });
      return heading;
    },
    rowsOf: (sheet, heading, around, forms) => {
      const basis = basisOf(sheet, heading, around, forms);
      const kept = sheets.get(sheet.name);
      if (kept && isSame(kept.basis, basis)) return kept.rows;
      const rows: RowsReadBefore = new WeakMap();
      sheets.set(sheet.name, { basis, rows });
      return rows;
    },
  };
}

function basisOf(
  sheet: Sheet,
  heading: Heading,
  { period, ...around }: Surroundings,
  forms: readonly Form[],
): readonly unknown[] {
  const above = sheet.rows.slice(0, heading.row + 1);
  const { form, columns, rivals } = heading;
  const places = [...columns, ...[...rivals].flat(2)];
  return [form, forms, ...Object.values(around), period.from, period.to, ...places, ...above];
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, index) => item === other[index]);
}
