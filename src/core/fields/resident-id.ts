import { existsDay } from '../days.ts';
import type { Finding } from '../issue.ts';
import { isAreaCode } from './area-codes.ts';
import { areDigits, numberAt } from './digits.ts';
import type { Reading } from './kind.ts';
import { accept, finding, NO_FINDINGS, refuse } from './reading.ts';

/** Weights of GB 11643-1999, 2 to the power of 17 down to 1 modulo 11, and the check characters by remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

const PROVINCES: ReadonlySet<number> = new Set([
  11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
  53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
]);
/** Older than anybody the registers are likely to meet. */
const OLD_AGE = 120;
/** GB 11643-1989 gave the numbers 996 to 999 to people over a hundred, born before 1900. */
const CENTENARIAN = /99[6-9]$/;

/** Check character of the 17 or more digits given, by MOD 11-2 (ISO 7064). */
export function checkOf(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at += 1) sum += (digits.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0);
  return CHECKS.charAt(sum % 11);
}

/** Whether 18 characters end in the check character of the first 17. */
export function hasSoundCheck(number: string): boolean {
  return number.charAt(17) === checkOf(number);
}

/** The birthday in a resident number of 18 characters, `YYYY-MM-DD`. */
export function birthOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

export function sexOf(number: string): '男' | '女' {
  return number.charCodeAt(16) % 2 === 1 ? '男' : '女';
}

/**
 * A resident's number of 18 characters, or of 15 digits from before 1999, folded and in capitals. One wrong
 * digit breaks several rules at once: only the first broken one is named.
 */
export function readResidentId(number: string, today: string): Reading {
  if (number.length === 18) return readModern(number, today);
  if (number.length === 15) return readLegacy(number, today);
  return refuse('id-length', { length: number.length });
}

function readModern(number: string, today: string): Reading {
  if (!isResidentShape(number)) return refuse('id-format');
  const wrong = judgeBody(number, today);
  if (wrong) return refuse(wrong);
  return hasSoundCheck(number) ? accept(number, remarks(number, today)) : refuse('id-checksum');
}

/** 17 digits and the check character. */
function isResidentShape(number: string): boolean {
  return number.length === 18 && areDigits(number, 0, 17) && CHECKS.includes(number.charAt(17));
}

/** The 18-character form stands beside the cell as its normal form; the cell keeps what was written. */
function readLegacy(number: string, today: string): Reading {
  if (!areDigits(number, 0, 15)) return refuse('id-format');
  const century = CENTENARIAN.test(number) ? '18' : '19';
  const body = number.slice(0, 6) + century + number.slice(6);
  const wrong = judgeBody(body, today);
  if (wrong) return refuse(wrong);
  const full = body + checkOf(body);
  return accept(full, [finding('id-legacy15'), ...remarks(full, today)]);
}

function judgeBody(number: string, today: string): 'id-province' | 'id-birth' | null {
  if (!PROVINCES.has(numberAt(number, 0, 2))) return 'id-province';
  const birth = numberAt(number, 6, 14);
  const [year, month, day] = [
    Math.floor(birth / 10000),
    Math.floor(birth / 100) % 100,
    birth % 100,
  ];
  if (year < 1800 || !existsDay(year, month, day)) return 'id-birth';
  return birth > dayNumber(today) ? 'id-birth' : null;
}

function remarks(number: string, today: string): readonly Finding[] {
  const known = isAreaCode(numberAt(number, 0, 6));
  const old = numberAt(number, 6, 14) < dayNumber(today) - OLD_AGE * 10000;
  if (known && !old) return NO_FINDINGS;
  return [
    ...(known ? [] : [finding('id-region')]),
    ...(old ? [finding('id-age', { age: OLD_AGE })] : []),
  ];
}

/** `YYYY-MM-DD` as the number YYYYMMDD, to be compared with the birthday in a number. */
function dayNumber(day: string): number {
  return numberAt(day, 0, 4) * 10000 + numberAt(day, 5, 7) * 100 + numberAt(day, 8, 10);
}
