import type { Area, Sheet, Style, Validation } from '../core/sheet.ts';

/** One column of the entry area of a template's sheet, with what Excel must hold there. */
export interface EntryColumn {
  readonly column: number;
  readonly area: Area;
  readonly validation: Validation;
  readonly locked: boolean;
  /** Undefined where the column has the format General. */
  readonly format: string | undefined;
}

function styleAt({ layout }: Sheet, row: number, column: number): Style {
  return (layout?.styles ?? []).reduce<Style>((below, { area, style }) => {
    const inside =
      row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
    return inside ? { ...below, ...style } : below;
  }, {});
}

/** The columns that people type into: those with a validation. None for a cover or a list. */
export function entryColumns(sheet: Sheet): readonly EntryColumn[] {
  return (sheet.layout?.validations ?? []).flatMap((validation) => {
    const { area } = validation;
    const { locked = true, format } = styleAt(sheet, area.top, area.left);
    return Array.from({ length: area.right - area.left + 1 }, (_, index) => ({
      column: area.left + index,
      area: { ...area, left: area.left + index, right: area.left + index },
      validation,
      locked,
      format,
    }));
  });
}
