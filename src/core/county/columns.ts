import type { Form } from '../form.ts';
import { derivedKind, isDerived, type Derived } from '../indicators/index.ts';
import type { IndicatorInfo, Report } from '../report.ts';
import { columnName, type Cell, type Style } from '../sheet.ts';

/** A column of figures: an indicator, and where its parts stand if it is worked out from others. */
export interface FigureColumn {
  readonly info: IndicatorInfo;
  readonly at: number;
  readonly derived: Derived | null;
}

/** Columns before the figures: the unit's name and its code. */
export const LEAD = 2;

/** One column for each indicator of the registers, in their order. */
export function figureColumns(report: Report, forms: readonly Form[]): readonly FigureColumn[] {
  const derived = new Map(
    forms.flatMap((form) => form.indicators.filter(isDerived)).map((one) => [one.id, one]),
  );
  return report.indicators
    .filter((info) =>
      forms.some(({ id, indicators }) => id === info.register && indicators.length > 0),
    )
    .map((info, index) => ({ info, at: LEAD + index, derived: derived.get(info.id) ?? null }));
}

export function isRate(column: FigureColumn): boolean {
  return column.info.unit === '率' || column.derived?.kind === 'ratio';
}

export function figureStyle(column: FigureColumn): Style {
  return { format: isRate(column) ? '0.0%' : '#,##0', align: 'right' };
}

/** What stands in a cell: the number; a formula over the row where it is worked out; nothing where nobody reported. */
export function figureCell(
  column: FigureColumn,
  columns: readonly FigureColumn[],
  value: number | undefined,
  row: number,
): Cell {
  const { derived } = column;
  if (!derived) return value ?? null;
  const [first, second] = derivedKind(derived).operands(derived);
  const ref = (id: string): string => {
    const other = columns.find((candidate) => candidate.info.id === id);
    return `${columnName(other?.at ?? 0)}${row + 1}`;
  };
  const formula = derivedKind(derived).formula(ref(first), ref(second));
  return { formula, value: value ?? '' };
}

/** The total of a column: a live sum where places add up, else the figure itself, which no sum gives. */
export function totalCell(
  column: FigureColumn,
  columns: readonly FigureColumn[],
  value: number | undefined,
  rows: { readonly from: number; readonly to: number; readonly at: number },
): Cell {
  if (column.derived) return figureCell(column, columns, value, rows.at);
  if (!column.info.additive) return value ?? null;
  const name = columnName(column.at);
  const range = `${name}${rows.from + 1}:${name}${rows.to + 1}`;
  return { formula: `IF(COUNT(${range})=0,"",SUM(${range}))`, value: value ?? '' };
}
