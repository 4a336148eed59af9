/** An error value such as `#N/A`; the API shows it as text, but it is not text. */
export interface ErrorValue {
  readonly error: string;
}

/** What a cell shows. An empty cell has no content at all; a formula may give null (an empty cell). */
export type Plain = string | number | boolean | ErrorValue;

export interface Content {
  readonly value: Plain;
  /** With its leading `=`; the value is then the result stored last. */
  readonly formula?: string;
}

export function isErrorValue(value: unknown): value is ErrorValue {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** As the client receives it. */
export function shown(value: Plain | null): string | number | boolean {
  if (value === null) return '';
  return isErrorValue(value) ? value.error : value;
}

/** Text of what came as JSON: '' for nothing and for objects, which never stand where text is wanted. */
export function wordOf(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
}

/** `Excel.RangeValueType`. */
export function typeName(value: Plain | null): string {
  if (value === null) return 'Empty';
  if (isErrorValue(value)) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}
