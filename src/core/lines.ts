import type { Column } from './form.ts';
import type { Reading } from './fields/kind.ts';
import { severityOf } from './issue.ts';

/** Kinds whose spaces mean nothing, so that `2` over `3` would be read as 23. */
const FIGURES: ReadonlySet<string> = new Set(['integer', 'decimal', 'temperature']);
/** What a kind itself says of several values in one cell. */
const SEVERAL: ReadonlySet<string> = new Set(['choice-several', 'name-several', 'phone-several']);

/** Whether a value stands in several lines (Alt+Enter) that may each be one; free text may have as many as it likes. */
export function isBroken(value: unknown, column: Column): value is string {
  return (
    typeof value === 'string' &&
    (value.includes('\n') || value.includes('\r')) &&
    column.kind !== 'text'
  );
}

/**
 * Reads a broken value. A word that was only broken is one value; lines that are no value together are
 * several entries in one cell.
 */
export function readLines(
  value: string,
  column: Column,
  read: (value: string) => Reading,
): Reading {
  const lines = value.split(/[\r\n]+/).filter((line) => line.trim() !== '');
  if (lines.length < 2) return read(value);
  if (FIGURES.has(column.kind)) return SEVERAL_LINES;
  const reading = read(value);
  const wrong = reading.findings.find(({ code }) => severityOf(code) === 'error');
  return wrong && !SEVERAL.has(wrong.code) ? SEVERAL_LINES : reading;
}

const SEVERAL_LINES: Reading = { value: null, findings: [{ code: 'cell-several-lines' }] };
