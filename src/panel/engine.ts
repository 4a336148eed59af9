import type { Definition } from '../core/define/index.ts';
import type { Form } from '../core/form.ts';
import type { Mend } from '../core/mend.ts';
import type { Code, Detail, Issue, Severity } from '../core/issue.ts';
import type { Area, Sheet, Workbook } from '../core/sheet.ts';
import type { Period } from '../core/setting.ts';
import type { Report } from '../core/report.ts';
import type { FileState } from '../core/tally.ts';
import type { FileMark } from '../core/marks.ts';

/** A file a person chose or dropped; `path` has its folders where the platform tells them. */
export interface Chosen {
  readonly path: string;
  /** Last written, ISO 8601. */
  readonly time: string;
  readonly file: File;
}

/** How far one file has come; what became of it is in the report. */
export type Step = 'waiting' | 'looking' | 'known' | 'reading' | 'read';

export interface Advance {
  readonly path: string;
  readonly step: Step;
  /** The unit's name, once the file was looked at. */
  readonly unit?: string;
}

/** What was found in one workbook. `unit` is null where nothing says whose it is. */
export interface Checked {
  readonly unit: string | null;
  readonly period: Period | null;
  readonly rows: number;
  readonly issues: readonly Issue[];
  readonly mends: readonly Mend[];
  /** Why the workbook cannot be read as a return; its reason is among the issues. */
  readonly refused: { readonly code: Code; readonly detail: Detail } | null;
}

export interface CheckedFile {
  readonly path: string;
  readonly state: FileState;
  /** Why it does not count. */
  readonly reason: Code | null;
  readonly errors: number;
  readonly warnings: number;
}

export interface FilesChecked {
  readonly files: readonly CheckedFile[];
  readonly issues: readonly Issue[];
}

/** A workbook to be given back with its findings. */
export interface Marked extends Chosen {
  readonly marks: readonly FileMark[];
}

export interface Consolidation {
  readonly region: string;
  readonly window: Period | null;
  readonly cutoff: string | null;
  readonly asOf: string | null;
  readonly today: string;
  readonly language: string;
}

/** A report whose issues are cut to what a list can show; `issues` says how many there are. */
export interface Outcome {
  readonly report: Report;
  readonly issues: number;
  readonly counts: Readonly<Record<Severity, number>>;
  /** The report's JSON, the same bytes as the script writes. */
  readonly json: Uint8Array<ArrayBuffer>;
}

export interface Watching {
  readonly advance: (advance: Advance) => void;
  readonly signal: AbortSignal;
}

export interface TemplateOrder {
  /** A town, or a county or city: then one workbook for each of its towns, in one archive. */
  readonly region: string;
  readonly period: Period;
  readonly cutoff: string;
  readonly forms: readonly string[];
  readonly language: string;
}

export interface NamedBytes {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * The work that would hold up the pane, done in Web Workers. Each function rejects with the `Refusal`'s
 * or the worker's message; a cancelled run rejects with an `AbortError`.
 */
export interface Engine {
  /** The registers everything after this is done with; a run that has begun keeps its own. */
  readonly adopt: (forms: readonly Form[]) => void;
  /** The register a workbook or a JSON file defines, which will stand beside others, and its faults. */
  readonly define: (file: File, others: readonly Form[]) => Promise<Definition>;
  /** Checks a whole workbook and keeps it for `checkAgain`. */
  readonly check: (workbook: Workbook, today: string) => Promise<Checked>;
  /** Puts changed rows into the workbook checked last and checks it again; null where none is kept. */
  readonly checkAgain: (sheet: Sheet, area: Area) => Promise<Checked | null>;
  readonly checkFiles: (
    files: readonly Chosen[],
    today: string,
    watching: Watching,
  ) => Promise<FilesChecked>;
  /** Copies of workbooks with their faulty cells coloured and listed on a last sheet; several in an archive. */
  readonly mark: (files: readonly Marked[], language: string) => Promise<NamedBytes>;
  readonly consolidate: (
    files: readonly Chosen[],
    order: Consolidation,
    watching: Watching,
  ) => Promise<Outcome>;
  /** The county workbook of the last consolidation that was finished, whatever was cancelled since. */
  readonly county: () => Promise<Workbook>;
  readonly countyBytes: () => Promise<Uint8Array<ArrayBuffer>>;
  readonly templates: (
    order: TemplateOrder,
    advance: (done: number, total: number) => void,
  ) => Promise<NamedBytes>;
  readonly write: (workbook: Workbook) => Promise<Uint8Array<ArrayBuffer>>;
}
