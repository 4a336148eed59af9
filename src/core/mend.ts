import { serialOfDay } from './days.ts';
import type { Entry } from './entry.ts';
import { kindOf } from './fields/index.ts';
import type { Scalar, Surroundings } from './fields/kind.ts';
import { fold } from './fold.ts';
import type { Column } from './form.ts';
import type { Correction } from './host.ts';
import { columnFor } from './office.ts';
import { shown } from './reader.ts';
import type { Return } from './return.ts';
import type { Setting } from './setting.ts';
import { address, valueOf, type Cell, type Value, type Workbook } from './sheet.ts';

/** A correction that cannot change what the cell means, and what a list may show of it. */
export interface Mend extends Correction {
  readonly cell: string;
  /** The column's heading. */
  readonly title: string;
  /** What stands there and what would; masked. */
  readonly from: string;
  readonly to: string;
}

/**
 * Cells whose normal form is certain and not what stands there: full-width digits, stray spaces, another
 * word for an option, a day kept as text. A correction is given only if reading it gives the same value
 * without a finding, so that it can never put a cell wrong.
 */
export function mendsOf(part: Return, workbook: Workbook, setting: Setting): readonly Mend[] {
  const around: Surroundings = {
    today: setting.today,
    period: part.period,
    unit: part.unit.code,
    tree: setting.tree,
    date1904: workbook.date1904 === true,
  };
  const sheets = new Map(workbook.sheets.map((sheet) => [sheet.name, sheet]));
  return setting.forms.flatMap((form) => {
    const columns = form.columns.map((column) => columnFor(column, part.unit));
    return (part.entries[form.id] ?? []).flatMap((entry) => {
      const cells = sheets.get(entry.sheet)?.rows[entry.row - 1] ?? [];
      const mends = known.get(entry) ?? mendRow(entry, cells, columns, around);
      known.set(entry, mends);
      return mends;
    });
  });
}

/** An entry that was not read again stands in the same cells and surroundings. */
const known = new WeakMap<Entry, readonly Mend[]>();

function mendRow(
  entry: Entry,
  cells: readonly Cell[],
  columns: readonly Column[],
  around: Surroundings,
): readonly Mend[] {
  return columns.flatMap((column, index): readonly Mend[] => {
    const at = entry.at[index];
    const raw = at === undefined ? null : valueOf(cells[at]);
    if (at === undefined || typeof raw !== 'string') return [];
    return mendCell(entry, { column, index, at, raw }, around);
  });
}

interface Place {
  readonly column: Column;
  readonly index: number;
  readonly at: number;
  readonly raw: string;
}

function mendCell(entry: Entry, place: Place, around: Surroundings): readonly Mend[] {
  const { column, index, at, raw } = place;
  const scalar = entry.values[index] ?? null;
  if (scalar === null || entry.unreadable.has(index)) return [];
  const value = writtenForm(column, scalar, around);
  if (value === null || value === raw || !isWanted(column, raw, value)) return [];
  const kind = kindOf(column);
  const row = (id: string): Scalar =>
    entry.values[entry.form.columns.findIndex((other) => other.id === id)] ?? null;
  const again = kind.read(value, column, around, row);
  if (again.value !== scalar || again.findings.length > 0) return [];
  const format = kind.format(column);
  return [
    {
      sheet: entry.sheet,
      row: entry.row - 1,
      column: at,
      value,
      format,
      cell: address(entry.row - 1, at),
      title: column.title,
      from: shown(column, raw),
      to: shown(column, typeof value === 'number' ? String(scalar) : value),
    },
  ];
}

/** How a normal form is written in a cell; null where this kind has no single way. */
function writtenForm(column: Column, scalar: string | number, around: Surroundings) {
  switch (column.kind) {
    case 'choice':
      return optionOf(column.codes, scalar);
    case 'date':
      return around.date1904 ? null : serialOfDay(String(scalar));
    case 'datetime':
      return around.date1904 ? null : serialOfMoment(String(scalar));
    case 'village':
    case 'unit':
      return around.tree.get(String(scalar))?.label ?? null;
    case 'multiple':
      return null;
    default:
      return scalar;
  }
}

function optionOf(codes: Readonly<Record<string, string>> | undefined, scalar: Scalar): string {
  const option = Object.entries(codes ?? {}).find(([, code]) => code === scalar)?.[0];
  return option ?? String(scalar);
}

function serialOfMoment(moment: string): number | null {
  if (moment.length < 16) return null;
  const minutes = Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
  return serialOfDay(moment.slice(0, 10)) + minutes / 1440;
}

/** A place has several good names: only one that holds what nobody means to type is put right. */
function isWanted(column: Column, raw: string, value: Value): boolean {
  const strays = fold(raw) !== raw;
  return column.kind === 'village' || column.kind === 'unit' ? strays : value !== raw;
}
