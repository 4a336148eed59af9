import type { Heading } from './heading.ts';
import { Refusal } from './issue.ts';
import type { Area, Observed, Sheet } from './sheet.ts';

/** What was seen about single cells beside their values; cells are named by `placeOf`. */
export interface Remarks {
  /** Formulas without a result, and those that read another workbook. */
  readonly formulas: ReadonlyMap<number, 'empty' | 'external'>;
  readonly pictures: ReadonlySet<number>;
  /** The first struck cell of a row, by row. */
  readonly struck: ReadonlyMap<number, number>;
  /** By row: its cells that are merged with one above in the same column, whose value stands for them. */
  readonly down: ReadonlyMap<number, readonly Below[]>;
  /** Cells merged over several columns of the register: whose value it is nobody can tell. */
  readonly across: ReadonlySet<number>;
}

/** A cell below the first of those it is merged with. */
export interface Below {
  readonly column: number;
  /** The row of the first. */
  readonly top: number;
}

/** Columns of the grid, rounded up (ECMA-376 part 1, 18.3.1.4): rows and columns in one number. */
const WIDTH = 16_384;

export function placeOf(row: number, column: number): number {
  return row * WIDTH + column;
}

/** Null where there is nothing to remark, as in most sheets. */
export function remarksOf(sheet: Sheet, heading: Heading): Remarks | null {
  const { observed } = sheet;
  if (!observed) return null;
  const { formulas, struck, merges, cellPictures = [] } = observed;
  if (formulas.length + struck.length + merges.length + cellPictures.length === 0) return null;
  const asked = askedColumns(heading);
  return {
    formulas: new Map(
      formulas.flatMap(({ row, column, cached, external }) =>
        cached && !external
          ? []
          : [[placeOf(row, column), cached ? ('external' as const) : ('empty' as const)] as const],
      ),
    ),
    pictures: new Set(cellPictures.map(({ row, column }) => placeOf(row, column))),
    struck: firstStruck(struck, asked),
    ...mergedCells(sheet, heading, asked, merges),
  };
}

function askedColumns({ form, columns }: Heading): ReadonlySet<number> {
  return new Set(
    columns.flatMap((at, index) =>
      at === undefined || form.columns[index]?.required === 'generated' ? [] : [at],
    ),
  );
}

function firstStruck(
  struck: Observed['struck'],
  asked: ReadonlySet<number>,
): ReadonlyMap<number, number> {
  const first = new Map<number, number>();
  for (const { row, column } of struck) {
    const known = first.get(row);
    if (asked.has(column) && (known === undefined || column < known)) first.set(row, column);
  }
  return first;
}

function mergedCells(
  sheet: Sheet,
  heading: Heading,
  asked: ReadonlySet<number>,
  merges: readonly Area[],
): Pick<Remarks, 'down' | 'across'> {
  const down = new Map<number, Below[]>();
  const across = new Set<number>();
  const counted = countedColumns(heading);
  // Areas that do not overlap cover every cell once at most.
  let room = (sheet.rows.length + merges.length) * (asked.size + 1);
  for (const { top, left, bottom, right } of merges) {
    if (top <= heading.row) continue;
    const last = Math.min(bottom, sheet.rows.length - 1);
    const covered = [...asked].filter((column) => left <= column && column <= right);
    // Of other columns nothing is asked, however many are merged.
    if (covered.length === 0) continue;
    for (let row = top; row <= last; row += 1) {
      if (--room < 0) throw new Refusal('file-damaged', { part: sheet.name, reason: 'merges' });
      if (covered.length > 1) covered.forEach((column) => across.add(placeOf(row, column)));
      else if (row > top && covered[0] !== undefined && !counted.has(covered[0])) {
        const below = down.get(row);
        if (below) below.push({ column: covered[0], top });
        else down.set(row, [{ column: covered[0], top }]);
      }
    }
  }
  return { down, across };
}

/** A figure merged over three rows is one figure: filled down it would count three times. */
function countedColumns({ form, columns }: Heading): ReadonlySet<number> {
  return new Set(
    form.columns.flatMap(({ kind }, index) => {
      const at = columns[index];
      return at !== undefined && (kind === 'integer' || kind === 'decimal') ? [at] : [];
    }),
  );
}
