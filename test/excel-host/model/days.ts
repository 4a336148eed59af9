const MS_A_DAY = 86_400_000;
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** A serial in the 1900 system, or null where the day does not exist. */
export function serialOf({ year, month, day }: Day): number | null {
  const length = month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1];
  if (length === undefined || day < 1 || day > length || year < 1900 || year > 9999) return null;
  const days = Date.UTC(year, month - 1, day) / MS_A_DAY + 25_569;
  // Excel keeps Lotus' 29 February 1900, so serials before 1 March 1900 are one less.
  return days < 61 ? days - 1 : days;
}

export function dayOf(serial: number): Day {
  const whole = Math.floor(serial);
  if (whole === 60) return { year: 1900, month: 2, day: 29 };
  if (whole < 1) return { year: 1900, month: 1, day: 0 };
  const date = new Date(((whole < 60 ? whole + 1 : whole) - 25_569) * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}
