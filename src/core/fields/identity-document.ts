import { serialOfDay, dayOfSerial } from '../days.ts';
import { foldCode, isCode } from '../fold.ts';
import { mask } from '../mask.ts';
import type { Random } from '../random.ts';
import { isAreaCode } from './area-codes.ts';
import type { ColumnBase, FieldKind, Surroundings } from './kind.ts';
import { readMissing } from './missing.ts';
import { readDocument } from './permits.ts';
import { readBlank, refuse } from './reading.ts';
import { checkOf } from './resident-id.ts';

export interface IdentityDocumentField extends ColumnBase {
  readonly kind: 'identity-document';
  /** The column with the document's type, by id. */
  readonly type: string;
}

/** What Excel shows of a long number: 6.4E+17, 6.4E17. */
const SCIENTIFIC = /^\d(\.\d+E\+?|E\+)\d+$/;

/** A document's number, judged by its type: GB 11643 for residents, the issuers' shapes for others. */
export const identityDocument: FieldKind<IdentityDocumentField> = {
  read: (value, column, around, row) => {
    // Excel keeps 15 digits of a number: what was typed cannot be told from the cell any more.
    if (typeof value !== 'string') return refuse('id-number');
    const plain = isCode(value);
    const number = plain ? value : foldCode(value).replace(/[-–—]/g, '');
    if (number === '') return readBlank(column);
    if (!plain && number.includes('*')) return refuse('id-masked');
    if (!plain && SCIENTIFIC.test(number)) return refuse('id-scientific');
    const missing = readMissing(value, column);
    if (missing) return missing;
    return readDocument(number, String(row(column.type) ?? ''), around.today);
  },
  needs: (column) => [column.type],
  // Every document of 18 characters ends in the same check character; shorter ones are left to the program.
  rule: (column, { cell, ref }) => {
    const check = `MID("10X98765432",MOD(SUMPRODUCT(MID(${cell},ROW(INDIRECT("1:17")),1)*2^(18-ROW(INDIRECT("1:17")))),11)+1,1)=RIGHT(${cell})`;
    // A thousand years later the calendar is the same, and Excel knows no days before 1900; no birthday is
    // promised in the numbers that begin with 9.
    const birth = `IF(LEFT(${cell})="9",1,-TEXT(MID(${cell},8,7)+2E7,"0-00-00"))`;
    const short = `IF(LEFT(${ref(column.type)},2)="居民",LEN(${cell})=15,LEN(${cell})>4)`;
    return { type: 'custom', formula: `IF(LEN(${cell})=18,AND(${check},${birth}),${short})` };
  },
  format: () => '@',
  width: 21,
  mask: (text) => (text.length >= 15 ? mask(text, 6, 4) : mask(text, 1, 2)),
  hint: () => '证件号码：先设为文本再填；身份证 18 位，末位可为 X',
  sample: (column, random, around, row) =>
    sampleDocument(String(row(column.type) ?? ''), random, around),
};

/** Births of 1910 to 1930 and serial numbers from 001: no number of anybody who fills a register. */
function sampleDocument(type: string, random: Random, around: Surroundings): string {
  const digits = (count: number): string =>
    String(random.integer(0, 10 ** Math.min(count, 4) - 1)).padStart(count, '0');
  if (type === '护照' || type === '中国护照') return `G${digits(8)}`;
  if (type === '港澳居民来往内地通行证') return `H${digits(8)}`;
  if (type === '台湾居民来往大陆通行证') return digits(8);
  if (type === '外国人永久居留身份证') return `XXX${digits(12)}`;
  const area = type === '港澳台居民居住证' ? '810000' : homeOf(around);
  const birth = dayOfSerial(random.integer(serialOfDay('1910-01-01'), serialOfDay('1930-12-31')));
  const body = area + birth.replaceAll('-', '') + String(random.integer(1, 99)).padStart(3, '0');
  return body + checkOf(body);
}

/** The unit's county; a city's own office takes the first of its counties. */
function homeOf({ tree, unit }: Surroundings): string {
  const code = unit.slice(0, 6);
  return isAreaCode(Number(code)) ? code : (tree.children(code)[0]?.code ?? code);
}
