import type { Area, Sheet, Value, Workbook } from './sheet.ts';

/**
 * Why a host could not do what it was asked; the panel has a sentence for each. `closed` speaks of the
 * workbook or, with a name in the detail, of that sheet.
 */
export type Trouble =
  | 'cell-edit'
  | 'protected'
  | 'closed'
  | 'busy'
  | 'too-large'
  | 'unsupported'
  | 'cancelled'
  | 'unknown';

/** The one error a host throws. `detail` is for the sentence (a sheet's name), never a cell's value. */
export class HostError extends Error {
  readonly trouble: Trouble;
  readonly detail: string;

  constructor(trouble: Trouble, detail = '') {
    super(trouble);
    this.name = 'HostError';
    this.trouble = trouble;
    this.detail = detail;
  }
}

/** A cell by sheet name; row and column count from 0. */
export interface Place {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** A colour put on a cell; taking it away gives the clerk's own format back. */
export interface Mark extends Place {
  readonly severity: 'error' | 'warning';
}

export interface Correction extends Place {
  readonly value: Value;
  /** An Excel number format, where the value needs one (`@` for an ID). */
  readonly format?: string;
}

/** Rows of a sheet that were typed or pasted into; `area` is null where the whole sheet must be read again. */
export interface Change {
  readonly sheet: string;
  readonly area: Area | null;
  readonly source: 'local' | 'remote';
}

/** Damage that a paste did to a template's sheet. */
export interface Damage {
  readonly sheet: string;
  readonly kind: 'validation' | 'locked' | 'format';
  readonly columns: readonly number[];
}

/** The workbook a clerk has open: in Excel the real one, on the page a file that was read. */
export interface OpenWorkbook {
  /** All sheets with values; what the check reads. */
  readonly read: () => Promise<Workbook>;
  /**
   * The rows of one area, at the places they have in the sheet, and nothing else; one round trip. While a
   * cell is being edited it waits if it is `patient`, and is else rejected as `cell-edit`.
   */
  readonly readArea: (sheet: string, area: Area, patient?: boolean) => Promise<Sheet>;
  /** Adds sheets with their whole layout after the last one; a name that is taken gets a number. */
  readonly insert: (
    sheets: readonly Sheet[],
    properties: Readonly<Record<string, string>>,
    progress?: (done: number, total: number) => void,
  ) => Promise<void>;
  /** Comes back with what stood in each of the cells; writing that puts it back. */
  readonly write: (corrections: readonly Correction[]) => Promise<readonly Correction[]>;
  readonly show: (place: Place) => Promise<void>;
  /** Replaces all marks; `patient` as above. */
  readonly mark: (marks: readonly Mark[], patient?: boolean) => Promise<void>;
  /** Whether lists and rules of cells can be read and written here; without, sheets are inserted bare of them. */
  readonly rules: boolean;
  readonly damages: (template: readonly Sheet[]) => Promise<readonly Damage[]>;
  readonly repair: (template: readonly Sheet[], damages: readonly Damage[]) => Promise<void>;
  /** Gives the entry areas of a template's sheets more rows, so that they end after row `rows`. */
  readonly extend?: (template: readonly Sheet[], rows: number) => Promise<void>;
  /** Tells of edits until the returned function is called. */
  readonly watch: (changed: (change: Change) => void) => Promise<() => Promise<void>>;
}

/** A file a person chose or dropped. */
export interface PickedFile {
  /** With its folders where the platform tells them, forward slashes. */
  readonly path: string;
  /** Last written, ISO 8601. */
  readonly time: string;
  readonly bytes: () => Promise<Uint8Array>;
}

/** What the panel needs of the place it runs in. */
export interface Host {
  readonly place: 'excel' | 'page';
  /** BCP 47, as the program around it speaks. */
  readonly language: string;
  /** `YYYY-MM-DD` in China. */
  readonly today: () => string;
  /** Null where no workbook is open (the page before a file is chosen). */
  readonly workbook: OpenWorkbook | null;
  /** Puts a finished workbook where its reader expects it: new sheets, a new workbook, or a download. */
  readonly deliver: (workbook: Workbook, name: string, where: 'here' | 'new') => Promise<void>;
  /** Saves bytes or text under a name, where the platform can. */
  readonly save: ((name: string, content: Uint8Array | string) => Promise<void>) | null;
  /** Whether whole folders can be chosen. */
  readonly folders: boolean;
}
