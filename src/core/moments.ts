import { addDays, daysBetween } from './days.ts';

/** Minutes from one day or moment (`YYYY-MM-DD`, `YYYY-MM-DD HH:MM`) to another. */
export function minutesBetween(from: string, to: string): number {
  return daysBetween(from.slice(0, 10), to.slice(0, 10)) * 1440 + minutes(to) - minutes(from);
}

function minutes(moment: string): number {
  return moment.length < 16 ? 0 : Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16));
}

/**
 * The day to which a moment is reported. With a cut-off at 16:00 what happens from 16:00 on is told the
 * next day (the bulletins of 2020 ran from 16:00 to 16:00); a day without a time is its own.
 */
export function reportDay(moment: string, cutoff: string | null): string {
  const day = moment.slice(0, 10);
  if (cutoff === null) return day;
  const hour = moment.slice(11, 16);
  const late = cutoff > '00:00' && cutoff < '24:00' && hour >= cutoff;
  return late && hour !== '' ? addDays(day, 1) : day;
}

/** A UTC time stamp of a workbook (`YYYY-MM-DDTHH:MM:SSZ`) as China reads it, `YYYY-MM-DD HH:MM`. */
export function chinaTime(utc: string): string {
  const ahead = minutes(`${utc.slice(0, 10)} ${utc.slice(11, 16)}`) + 8 * 60;
  const day = addDays(utc.slice(0, 10), Math.floor(ahead / 1440));
  const [hour, minute] = [Math.floor((ahead % 1440) / 60), ahead % 60];
  return `${day} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
