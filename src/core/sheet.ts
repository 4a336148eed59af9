/** A spreadsheet error such as `#REF!`, kept as it stands in the cell. */
export interface CellError {
  readonly error: string;
}

/** What a cell can hold. Dates stay Excel serials until a date column asks for a day. */
export type Value = string | number | boolean | null | CellError;

/** A formula without its leading `=`, and the result to show until a program recalculates it. */
export interface Formula {
  readonly formula: string;
  readonly value: Value;
}

export type Cell = Value | Formula;

/** Rows and columns count from 0 here; row 0 is the row that Excel calls 1. Both ends are included. */
export interface Area {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
  /** RRGGBB. */
  readonly color?: string;
  /** RRGGBB. */
  readonly fill?: string;
  readonly align?: 'left' | 'center' | 'right';
  readonly vertical?: 'top' | 'middle';
  readonly wrap?: boolean;
  readonly border?: 'thin' | 'none';
  /** An Excel number format; `@` keeps what is typed as text. */
  readonly format?: string;
  /** On a protected sheet only cells with `false` can be typed into. */
  readonly locked?: boolean;
}

export interface Styled {
  readonly area: Area;
  readonly style: Style;
}

/** What native data validation can test. Formulas are relative to the top left cell of the area. */
export type Rule =
  | { readonly type: 'list'; readonly options: readonly string[] }
  | { readonly type: 'list-range'; readonly range: string }
  | {
      readonly type: 'whole' | 'decimal' | 'text-length';
      readonly from: number | string;
      readonly to: number | string;
    }
  | { readonly type: 'custom'; readonly formula: string }
  | { readonly type: 'any' };

export interface Validation {
  readonly area: Area;
  readonly rule: Rule;
  readonly prompt?: { readonly title: string; readonly text: string };
  readonly error?: {
    readonly title: string;
    readonly text: string;
    /** `stop` refuses the entry, `warning` asks. */
    readonly style: 'stop' | 'warning';
  };
}

/** A conditional format: cells of the area take the style where the formula, relative to its top left cell, is true. */
export interface Highlight {
  readonly area: Area;
  readonly formula: string;
  readonly style: { readonly color?: string; readonly fill?: string; readonly bold?: boolean };
}

export interface Chart {
  readonly type: 'bar' | 'column' | 'line';
  readonly title: string;
  /** Where the chart lies, in cells. */
  readonly area: Area;
  /** Cells of this sheet that name the points; one row or one column. */
  readonly categories: Area;
  /** Number format of the points' names, for days. */
  readonly categoryFormat?: string;
  readonly series: readonly { readonly name: string; readonly values: Area }[];
}

export interface Print {
  readonly landscape: boolean;
  /** Heading rows repeated on every page, counted from the top. */
  readonly repeatRows?: number;
  readonly repeatColumns?: number;
  /** Columns before which a new page begins; the width is then not squeezed onto one page. */
  readonly breakColumns?: readonly number[];
  readonly area?: Area;
  readonly footer?: string;
  /** Lines between cells, for sheets without borders. */
  readonly gridLines?: boolean;
}

export interface Layout {
  /** Column widths in characters of the default font, from the first column. */
  readonly widths?: readonly number[];
  /** Row heights in points, by row. */
  readonly heights?: Readonly<Record<number, number>>;
  /** Later entries win where areas overlap; whole columns first keeps the file small. */
  readonly styles?: readonly Styled[];
  readonly merges?: readonly Area[];
  readonly freeze?: { readonly rows: number; readonly columns: number };
  readonly validations?: readonly Validation[];
  readonly highlights?: readonly Highlight[];
  readonly notes?: readonly {
    readonly row: number;
    readonly column: number;
    readonly text: string;
  }[];
  readonly links?: readonly {
    readonly row: number;
    readonly column: number;
    readonly sheet: string;
  }[];
  /** Locks what is not unlocked by a style; never with a password. */
  readonly protected?: boolean;
  readonly filter?: Area;
  readonly hiddenColumns?: readonly number[];
  readonly print?: Print;
  readonly charts?: readonly Chart[];
  /** RRGGBB. */
  readonly tab?: string;
}

/** What a reader saw beside the values. */
export interface Observed {
  readonly merges: readonly Area[];
  readonly hiddenRows: readonly number[];
  readonly hiddenColumns: readonly number[];
  readonly filtered: boolean;
  /** Formula cells, row by row; `cached` is false where no result was stored. */
  readonly formulas: readonly {
    readonly row: number;
    readonly column: number;
    readonly cached: boolean;
    /** The formula reads another workbook, `[1]Sheet!A1`. */
    readonly external: boolean;
  }[];
  readonly struck: readonly { readonly row: number; readonly column: number }[];
  readonly comments: number;
  /** Pictures in cells and above them. */
  readonly pictures: number;
  /** Cells that hold a picture in place of a value. */
  readonly cellPictures?: readonly { readonly row: number; readonly column: number }[];
  /** Where a native rule stands; absent where the reader cannot tell. */
  readonly validated?: readonly Area[];
}

export interface Sheet {
  readonly name: string;
  readonly visibility?: 'visible' | 'hidden' | 'very-hidden';
  /** A row may be shorter than its neighbours; what lies beyond is empty. */
  readonly rows: readonly (readonly Cell[])[];
  readonly layout?: Layout;
  readonly observed?: Observed;
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
  /** Custom document properties: they survive LibreOffice and WPS, and carry the stamp. */
  readonly properties: Readonly<Record<string, string>>;
  readonly title?: string;
  /** When the workbook was last saved, as written inside it: `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly modified?: string;
  /** Serials count from 1904-01-01 (old Macintosh workbooks). */
  readonly date1904?: boolean;
  readonly names?: readonly { readonly name: string; readonly range: string }[];
  /** Macros or external links came with the file; they are never run or followed. */
  readonly active?: readonly ('macros' | 'external-links')[];
  /** The format it was read from, where that is another than xlsx. */
  readonly converted?: string;
  /** It was encrypted with the password that every program knows: protected, but not secret. */
  readonly readOnly?: boolean;
}

export function isError(cell: Cell | undefined): cell is CellError {
  return typeof cell === 'object' && cell !== null && 'error' in cell;
}

export function isFormula(cell: Cell | undefined): cell is Formula {
  return typeof cell === 'object' && cell !== null && 'formula' in cell;
}

/** The value to be seen in a cell: a formula gives its stored result. */
export function valueOf(cell: Cell | undefined): Value {
  if (cell === undefined) return null;
  return isFormula(cell) ? cell.value : cell;
}

/** A value in letters and digits; nothing where there is none. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  return typeof value === 'object' ? value.error : String(value);
}

/** `columnName(0)` is `A`, `columnName(26)` is `AA`. */
export function columnName(column: number): string {
  let name = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  }
  return name;
}

/** `address(0, 0)` is `A1`. */
export function address(row: number, column: number): string {
  return `${columnName(column)}${row + 1}`;
}

/** `cellOf('E7')` is row 6, column 4; null for what is no address. */
export function cellOf(text: string): { readonly row: number; readonly column: number } | null {
  const parts = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  if (!parts?.[1] || !parts[2]) return null;
  let column = 0;
  for (const letter of parts[1]) column = column * 26 + letter.charCodeAt(0) - 64;
  return { row: Number(parts[2]) - 1, column: column - 1 };
}

/** `range({top: 1, left: 0, bottom: 2, right: 0})` is `A2:A3`. */
export function range(area: Area): string {
  const first = address(area.top, area.left);
  const last = address(area.bottom, area.right);
  return first === last ? first : `${first}:${last}`;
}

/** `absolute({top: 1, left: 0, bottom: 2, right: 0})` is `$A$2:$A$3`. */
export function absolute(area: Area): string {
  return `$${columnName(area.left)}$${area.top + 1}:$${columnName(area.right)}$${area.bottom + 1}`;
}

/** A sheet name as a formula must write it. */
export function quoteSheet(name: string): string {
  return `'${name.replaceAll("'", "''")}'`;
}
