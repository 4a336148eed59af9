/**
 * The one catalogue of findings. A code never changes its meaning; what it says to a person stands in
 * `src/words`. `error` keeps a cell or row out of the figures that need it, `warning` asks somebody to
 * look, `note` tells what was put right.
 */
export const SEVERITY = {
  // any cell
  'cell-required': 'error',
  'cell-required-when': 'error',
  'cell-empty-when': 'warning',
  'cell-error-value': 'error',
  'cell-formula-without-result': 'error',
  'cell-formula-external': 'warning',
  'cell-too-long': 'error',
  'cell-masked': 'error',
  'cell-placeholder': 'error',
  'cell-several-lines': 'error',
  'cell-struck': 'warning',
  'cell-picture': 'warning',
  'cell-merged-down': 'note',
  'cell-merged-across': 'error',
  'cell-same-above': 'warning',
  // kinds of field
  'choice-unknown': 'error',
  'choice-several': 'error',
  'choice-alias': 'warning',
  'name-length': 'error',
  'name-several': 'error',
  'date-format': 'error',
  'date-invalid': 'error',
  'date-relative': 'error',
  'date-ambiguous': 'error',
  'date-number': 'error',
  'date-lunar': 'error',
  'date-future': 'error',
  'date-range': 'error',
  'date-no-year': 'warning',
  'date-yy': 'warning',
  'date-outside-period': 'warning',
  'date-year-doubtful': 'warning',
  'time-format': 'error',
  'time-invalid': 'error',
  'time-missing': 'warning',
  'int-empty': 'error',
  'int-format': 'error',
  'int-inexact': 'error',
  'int-negative': 'error',
  'int-decimal': 'error',
  'int-cn': 'warning',
  'int-unit': 'warning',
  'decimal-format': 'error',
  'decimal-places': 'error',
  'number-range': 'error',
  'temp-format': 'error',
  'temp-range': 'error',
  'temp-low': 'warning',
  'id-length': 'error',
  'id-format': 'error',
  'id-birth': 'error',
  'id-province': 'error',
  'id-checksum': 'error',
  'id-masked': 'error',
  'id-scientific': 'error',
  'id-number': 'error',
  'id-region': 'warning',
  'id-age': 'warning',
  'id-legacy15': 'warning',
  'permit-format': 'error',
  'permit-unusual': 'warning',
  'phone-format': 'error',
  'phone-length': 'error',
  'phone-masked': 'error',
  'phone-several': 'error',
  'phone-area': 'warning',
  'plate-io': 'error',
  'plate-length': 'error',
  'plate-format': 'error',
  'plate-masked': 'error',
  'plate-rare': 'warning',
  'village-unknown': 'error',
  'village-ambiguous': 'error',
  'unit-other': 'error',
  'number-pattern': 'warning',
  'number-repeated': 'error',
  // a row, and rows beside each other
  'order-reversed': 'error',
  'order-doubtful': 'warning',
  'cells-same': 'error',
  'cells-same-doubtful': 'warning',
  'combination-forbidden': 'error',
  'combination-doubtful': 'warning',
  'text-personal': 'warning',
  'entry-duplicate': 'error',
  'entry-duplicate-differs': 'error',
  'entry-near-duplicate': 'warning',
  'row-example': 'error',
  'row-subtotal': 'note',
  'row-subtotal-differs': 'warning',
  'row-heading-repeated': 'note',
  'row-note': 'note',
  'row-continued': 'error',
  'row-outside-period': 'note',
  // across sheets and returns
  'reference-unknown': 'error',
  'reference-not-open': 'warning',
  'reference-missing': 'error',
  'declared-zero-but-rows': 'error',
  'declared-new-but-none': 'error',
  'declared-count-differs': 'error',
  'span-overlap': 'warning',
  // figures of a report
  'figure-differs-from-towns': 'warning',
  // a sheet
  'sheet-hidden': 'warning',
  'sheet-twice': 'warning',
  'sheet-unrecognised': 'warning',
  'sheet-summary': 'warning',
  'sheet-without-heading': 'error',
  'sheet-tables': 'error',
  'sheet-drawings': 'warning',
  'rows-hidden': 'warning',
  'rows-prepared': 'warning',
  'heading-missing': 'error',
  'heading-repeated': 'error',
  'heading-alias': 'note',
  'heading-extra': 'warning',
  'validation-lost': 'warning',
  // a file
  'file-lock': 'note',
  'file-days-before': 'warning',
  'file-link': 'note',
  'file-empty': 'error',
  'file-damaged': 'error',
  'file-encrypted': 'error',
  'file-read-only-recommended': 'warning',
  'file-converted': 'warning',
  'file-format': 'error',
  'file-not-workbook': 'error',
  'file-archive': 'error',
  'file-too-large': 'error',
  'file-many-issues': 'error',
  'file-unreadable': 'error',
  'file-changed': 'error',
  'file-failed': 'error',
  'file-no-register': 'error',
  'file-unit-unknown': 'error',
  'file-unit-conflict': 'error',
  'file-unit-outside': 'error',
  'file-period-unknown': 'error',
  'file-period-conflict': 'error',
  'file-period-outside': 'error',
  'file-form-newer': 'error',
  'file-form-older': 'warning',
  'file-superseded': 'note',
  'file-superseded-longer': 'warning',
  'file-duplicate': 'note',
  'file-same-rows': 'warning',
  'file-same-entries': 'warning',
  'file-several': 'warning',
  'file-report': 'note',
  'file-report-unneeded': 'note',
  'file-report-unreadable': 'error',
  'file-macros': 'warning',
  'file-external-links': 'warning',
  'file-stamp-missing': 'note',
  'file-name-differs': 'warning',
  // a register’s definition
  'form-sheet-missing': 'error',
  'form-heading-missing': 'error',
  'form-heading-unknown': 'warning',
  'form-member-unknown': 'error',
  'form-required': 'error',
  'form-value': 'error',
  'form-duplicate': 'error',
  'form-column-unknown': 'error',
  'form-column-kind': 'error',
  'form-option-unknown': 'error',
  'form-options-empty': 'error',
  'form-range': 'error',
  'form-condition': 'error',
  'form-indicator-unknown': 'error',
  'form-personal': 'error',
  'form-example': 'warning',
  'form-base-unknown': 'error',
  'form-json': 'error',
} as const satisfies Record<string, Severity>;

export type Severity = 'error' | 'warning' | 'note';
export type Code = keyof typeof SEVERITY;

/** What a sentence may need: `{expected}` in the words is replaced by `detail.expected`. Values here are shown, so personal ones must be masked. */
export type Detail = Readonly<Record<string, string | number>>;

/** What is wrong, without where. */
export interface Finding {
  readonly code: Code;
  readonly detail?: Detail;
}

/** A finding at its place. Everything but the code may be absent: a file has no row, a folder no sheet. */
export interface Issue extends Finding {
  readonly file?: string;
  readonly sheet?: string;
  /** As Excel counts, from 1. */
  readonly row?: number;
  /** The column's heading. */
  readonly column?: string;
  /** `E7`. */
  readonly cell?: string;
  /** What stood in the cell, masked. */
  readonly value?: string;
}

export function severityOf(code: Code): Severity {
  return SEVERITY[code];
}

export function countSeverities(issues: readonly Issue[]): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { code } of issues) counts[severityOf(code)] += 1;
  return counts;
}

/** The only class that is thrown: a file that cannot be read at all. It carries what an issue carries. */
export class Refusal extends Error {
  readonly code: Code;
  readonly detail: Detail;

  constructor(code: Code, detail: Detail = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
  }
}
