/**
 * What one workbook may cost. A file that needs more is refused as `file-too-large`; nothing is cut off.
 * Sizes are far above any register (65 towns x 5,000 rows x 25 columns is 8 million cells in 40 MB) and
 * low enough for a browser tab.
 */
export interface Limits {
  /** Bytes of the file itself. */
  readonly file: number;
  /** Parts of the archive; a large real workbook has a few hundred. */
  readonly parts: number;
  /** Bytes of all parts that are read, inflated. */
  readonly inflated: number;
  /**
   * Inflated bytes for each packed byte, asked of parts over `RATIO_FROM`. A million blank formatted rows
   * reach 30; only a bomb comes near the 1032 that deflate can do.
   */
  readonly ratio: number;
  /** Cells of all rows, counting the blank ones before the last value of a row. */
  readonly cells: number;
  /** Rows of all sheets, blank rows before the last value included. */
  readonly rows: number;
  /** Entries of the shared string table. */
  readonly strings: number;
  /** Defined names; workbooks that were copied from each other for years have tens of thousands. */
  readonly names: number;
  /** Relations of all parts, each as often as it is read. Excel writes up to 65,530 hyperlinks in one sheet. */
  readonly relations: number;
  /** Cell formats, and fonts: Excel has at most 65,490 of the one and fewer of the other. */
  readonly formats: number;
  /** Custom properties; programs write a handful. */
  readonly properties: number;
  /** UTF-16 units of a sheet's name, which stands in every finding on it. Excel takes 31, others what a file may be named. */
  readonly sheetName: number;
  /** UTF-16 units of one text. Excel keeps 32,767; other writers do not stop there. */
  readonly text: number;
  /** Formulas, struck cells, hidden rows and the like, each: they are reported one by one. */
  readonly remarks: number;
}

export const LIMITS: Limits = {
  file: 128 * 2 ** 20,
  parts: 10_000,
  inflated: 512 * 2 ** 20,
  ratio: 200,
  cells: 20_000_000,
  rows: 4_000_000,
  strings: 8_000_000,
  names: 200_000,
  relations: 500_000,
  formats: 65_536,
  properties: 65_536,
  sheetName: 255,
  text: 1_000_000,
  remarks: 4_000_000,
};

/** The same for formats in which a few bytes may stand for many cells, or whose library makes an object of each. */
export const OTHER_LIMITS: Limits = { ...LIMITS, cells: 4_000_000 };

/** Small parts may be as uniform as they like. */
export const RATIO_FROM = 4 * 2 ** 20;

/** The grid of Excel 2007 and later (ECMA-376 part 1, 18.3.1.73 and 18.3.1.4). */
export const ROWS = 1_048_576;
export const COLUMNS = 16_384;
