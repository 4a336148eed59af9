/** Days between 1970-01-01 and the day before serial 1 of the 1900 date system, corrected for its 1900-02-29. */
const SERIAL_OF_1970 = 25569;
/** Excel counts a 1900-02-29 that never was: before serial 61 its numbers are one less than days demand. */
const FIRST_SOUND_SERIAL = 61;
const MINUTES = 1440;
/** A time typed as 16:30 may be stored a hair early: half a second puts it right before seconds are dropped. */
const HALF_SECOND = 0.5 / 60;

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const known = new Map<number, string>();

/** The day of an Excel serial (1900 system) as `YYYY-MM-DD`; the time of day in its fraction is dropped. */
export function dayOfSerial(serial: number): string {
  const whole = Math.floor(serial);
  let day = known.get(whole);
  if (day === undefined) {
    day = civil(whole - SERIAL_OF_1970 + (whole < FIRST_SOUND_SERIAL ? 1 : 0));
    if (known.size < 40000) known.set(whole, day);
  }
  return day;
}

/** The Excel serial (1900 system) of a `YYYY-MM-DD`; NaN for what has not that shape. */
export function serialOfDay(day: string): number {
  const count = countOfDay(day) + SERIAL_OF_1970;
  return count < FIRST_SOUND_SERIAL ? count - 1 : count;
}

/** A serial split into its day and minutes after midnight, seconds dropped; 23:59:59.9 is the next day's 00:00. */
export function momentOfSerial(serial: number): { readonly day: string; readonly minutes: number } {
  const whole = Math.floor(serial);
  const minutes = minutesOfFraction(serial - whole);
  return minutes === MINUTES
    ? { day: dayOfSerial(whole + 1), minutes: 0 }
    : { day: dayOfSerial(whole), minutes };
}

/** Whole minutes in a fraction of a day, 0 to 1440: 0.6875 is 990. */
export function minutesOfFraction(fraction: number): number {
  return Math.floor(fraction * MINUTES + HALF_SECOND);
}

/** `990` as `16:30`. */
export function clock(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** So many days are kept at a time: some years. */
const DAYS_KEPT = 1000;
const moments = new Map<string, string[]>();

/** A day and minutes after midnight as `2020-02-20 16:30`; one string for a moment, as returns share most of them. */
export function momentText(day: string, minutes: number): string {
  let texts = moments.get(day);
  if (!texts) {
    if (moments.size === DAYS_KEPT) moments.clear();
    moments.set(day, (texts = []));
  }
  return (texts[minutes] ??= `${day} ${clock(minutes)}`);
}

/** The day so many days later, or earlier for a negative count. */
export function addDays(day: string, count: number): string {
  return civil(countOfDay(day) + count);
}

/** Days from the first to the second; negative where the second comes first, NaN where one is no day. */
export function daysBetween(from: string, to: string): number {
  return countOfDay(to) - countOfDay(from);
}

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  return existsDay(Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8)));
}

/** Whether the Gregorian calendar has this day. */
export function existsDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = month === 2 && leap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
  return day >= 1 && day <= length;
}

/** Nobody reports on more: such days are a fault, and each of them would be listed for each town. */
const MOST_DAYS = 1_100;

/** Whether two texts are days that may bound what a return or a report speaks of. */
export function arePeriod(from: string, to: string): boolean {
  return isDay(from) && isDay(to) && daysBetween(from, to) <= MOST_DAYS;
}

/** Every day from the first to the last, both included; none where the last comes first. */
export function eachDay(from: string, to: string): string[] {
  const first = countOfDay(from);
  const days: string[] = [];
  for (let at = first; at <= countOfDay(to); at += 1) days.push(civil(at));
  return days;
}

/** Numbers of a day as `YYYY-MM-DD`. */
export function writeDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** Days since 1970-01-01, counted in years that begin in March so that the leap day comes last. */
function countOfDay(day: string): number {
  if (day.length !== 10) return NaN;
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const century = Math.floor(year / 400);
  const ofCentury = year - century * 400;
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + Number(day.slice(8)) - 1;
  const leaps = Math.floor(ofCentury / 4) - Math.floor(ofCentury / 100);
  return century * 146097 + ofCentury * 365 + leaps + ofYear - 719468;
}

function civil(count: number): string {
  const shifted = count + 719468;
  const century = Math.floor(shifted / 146097);
  const ofCentury = shifted - century * 146097;
  const leaps =
    Math.floor(ofCentury / 1460) - Math.floor(ofCentury / 36524) + Math.floor(ofCentury / 146096);
  const year = Math.floor((ofCentury - leaps) / 365);
  const ofYear = ofCentury - (year * 365 + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 3 : march - 9;
  return writeDay(year + century * 400 + (month <= 2 ? 1 : 0), month, day);
}

function two(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
