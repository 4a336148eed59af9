import { arePeriod } from './days.ts';
import { valueOf, type Cell, type Sheet, type Workbook } from './sheet.ts';

/** What a template says of itself, so that a return is known whatever the file is called. */
export interface Stamp {
  /** Files with the same id are revisions of one return. */
  readonly id: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  /** Form id → version. */
  readonly forms: Readonly<Record<string, number>>;
}

/**
 * Custom properties survive LibreOffice and WPS; openpyxl before 3.1 drops them. The sheet survives all
 * three. Both are written, either is enough.
 */
export const STAMP_SHEET = '_台账';

const PREFIX = 'taizhang-';

export function makeStamp(stamp: Stamp): {
  readonly properties: Readonly<Record<string, string>>;
  readonly sheet: Sheet;
} {
  const forms = Object.entries(stamp.forms).map(([id, version]) => `${id}@${version}`);
  const properties: Record<string, string> = {
    [`${PREFIX}id`]: stamp.id,
    [`${PREFIX}region`]: stamp.region,
    [`${PREFIX}from`]: stamp.from,
    [`${PREFIX}to`]: stamp.to,
    [`${PREFIX}forms`]: forms.join(' '),
  };
  const rows = Object.entries(properties);
  return { properties, sheet: { name: STAMP_SHEET, visibility: 'very-hidden', rows } };
}

/** The stamp of a workbook, or null where it is gone or damaged: then headings and cover must do. */
export function readStamp(workbook: Workbook): Stamp | null {
  const sheet = workbook.sheets.find((candidate) => candidate.name === STAMP_SHEET);
  const kept = new Map(sheet?.rows.map((row) => [textOf(row[0]), textOf(row[1])]));
  const get = (key: string): string =>
    workbook.properties[`${PREFIX}${key}`] ?? kept.get(`${PREFIX}${key}`) ?? '';
  const stamp: Stamp = {
    id: get('id'),
    region: get('region'),
    from: get('from'),
    to: get('to'),
    forms: readForms(get('forms')),
  };
  const whole = stamp.id && /^\d{6}(\d{3})?$/.test(stamp.region) && arePeriod(stamp.from, stamp.to);
  return whole ? stamp : null;
}

function textOf(cell: Cell | undefined): string {
  const value = valueOf(cell);
  return typeof value === 'string' ? value : '';
}

function readForms(text: string): Readonly<Record<string, number>> {
  return Object.fromEntries(
    text
      .split(' ')
      .map((part) => part.split('@'))
      .filter((parts) => parts.length === 2 && Number.isInteger(Number(parts[1])))
      .map((parts) => [parts[0] ?? '', Number(parts[1])]),
  );
}
