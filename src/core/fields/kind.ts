import type { Finding } from '../issue.ts';
import type { Random } from '../random.ts';
import type { Rule } from '../sheet.ts';
import type { Tree } from '../region.ts';

/** The normal form of a cell: days are `YYYY-MM-DD`, moments `YYYY-MM-DD HH:MM`, choices and villages their code or title. */
export type Scalar = string | number | null;

/** What came of one cell. `value` is null where nothing can be relied on; then a finding of severity error says why. */
export interface Reading {
  readonly value: Scalar;
  readonly findings: readonly Finding[];
}

/** What reading may depend on beside the cell; nothing here comes from the clock or the machine. */
export interface Surroundings {
  /** `YYYY-MM-DD`; later days are in the future. */
  readonly today: string;
  readonly period: { readonly from: string; readonly to: string };
  /** 9 or 6 digits plus 000: the unit whose return this is. */
  readonly unit: string;
  readonly tree: Tree;
  readonly date1904: boolean;
  /** `HH:MM`: moments from this hour on are reported for the next day; absent at midnight. */
  readonly cutoff?: string | null;
}

/** What every column has, whatever its kind. */
export interface ColumnBase {
  /** English words with hyphens, unique in the form. */
  readonly id: string;
  /** The Chinese heading, exactly as the office writes it. */
  readonly title: string;
  /** `generated`: the program fills it where the clerk did not. */
  readonly required: 'yes' | 'no' | 'conditional' | 'generated';
  /** 0 none, 1 personal, 2 sensitive (Personal Information Protection Law, art. 28). */
  readonly level: 0 | 1 | 2;
  /** Other headings under which the column is found. */
  readonly aliases?: readonly string[];
  /** What to write, in the office's language; goes to the input prompt and the guide. */
  readonly help?: string;
  readonly example?: string;
  /**
   * What an empty cell stands for, taken without a finding: a fixed choice, or the day so many days
   * after the day in the column `from`.
   */
  readonly default?: { readonly value: string } | { readonly from: string; readonly days: number };
  /** Characters of the default font, where the kind's own width will not do. */
  readonly width?: number;
}

/** Where a native rule stands: the cell it is relative to, and what it may point at. */
export interface RuleSite {
  /** The first cell of the column's entry area, relative: `E3`. */
  readonly cell: string;
  /** The same row's cell of another column, column fixed: `$H3`. */
  readonly ref: (column: string) => string;
  /** A range on the lists sheet holding these options, made when asked for. */
  readonly list: (name: string, options: readonly string[]) => string;
  readonly around: Surroundings;
}

/**
 * One kind of field. `read` never throws and never guesses: a value is corrected only where it can mean
 * nothing else. `rule` is null where no formula can say it.
 */
export interface FieldKind<C extends ColumnBase> {
  readonly read: (
    value: string | number | boolean,
    column: C,
    around: Surroundings,
    row: (column: string) => Scalar,
  ) => Reading;
  /** Other columns that `read` looks at through `row`, by id; they are read first. */
  readonly needs?: (column: C) => readonly string[];
  readonly rule: (column: C, site: RuleSite) => Rule | null;
  /** Excel number format of the entry area; `@` is text. */
  readonly format: (column: C) => string;
  readonly width: number;
  /** A value that is right but must catch the eye, as a formula on the cell: a fever. */
  readonly notable?: (cell: string) => string;
  /** A number as its cell shows it, where that is not its digits: a day. */
  readonly show?: (value: number, date1904: boolean) => string;
  /** What may be shown of a value in a list or a log. */
  readonly mask: (text: string) => string;
  /** The rule in words for the prompt and the guide, Chinese. */
  readonly hint: (column: C) => string;
  /** A made-up value for demonstrations; never a real person's. */
  readonly sample: (
    column: C,
    random: Random,
    around: Surroundings,
    row: (column: string) => Scalar,
  ) => string | number;
}
