const PATTERN =
  /^(?:(\d{4})-(\d\d)-(\d\d))?(?:T?([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d(?:\.\d+)?))?)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** Days from 1899-12-31 to 1904-01-01 (1461), and one for the 29 February 1900 that Excel counts. */
const EPOCH_1904 = 1462;

/**
 * An ISO 8601 day, time or both (cells with `t="d"`, ECMA-376 part 1, 18.18.11) as an Excel serial;
 * undefined for anything else. An offset is passed over: what stands in a cell is local time.
 */
export function serialOfIso(text: string, date1904: boolean): number | undefined {
  const match = PATTERN.exec(text.trim());
  // An offset alone says nothing.
  if (!match || (match[1] === undefined && match[4] === undefined)) return undefined;
  const [, year, month, day, hours, minutes, seconds] = match;
  const time = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
  if (year === undefined) return time / 86_400;
  const days = daysSince1900(Number(year), Number(month), Number(day));
  if (days === undefined) return undefined;
  // Before 1 March 1900 that extra day has not been counted yet.
  const epoch = date1904 ? EPOCH_1904 - (days < 61 ? 1 : 0) : 0;
  return days - epoch + time / 86_400;
}

/** Serials before 1 March 1900 are one lower: Excel counts a 29 February 1900 that never was. */
function daysSince1900(year: number, month: number, day: number): number | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return undefined;
  const before = year - 1;
  const leaps = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  const sinceNewYear = lengths.slice(0, month - 1).reduce((sum, length) => sum + length, day);
  // 1899-12-30 is day 693,594, counting 0001-01-01 as day 1.
  const serial = before * 365 + leaps + sinceNewYear - 693_594;
  return serial < 61 ? serial - 1 : serial;
}
