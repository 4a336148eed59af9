import { arePeriod, isDay } from './days.ts';
import { STATES } from './state.ts';

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isDayText: Check = (value) => typeof value === 'string' && isDay(value);
const isFigure: Check = (value) =>
  value === null || (typeof value === 'number' && Number.isFinite(value));
const isState: Check = (value) => STATES.some((state) => state === value);
const isStateOrNone: Check = (value) => value === null || isState(value);

const listOf =
  (item: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(item);

const recordOf =
  (key: Check, item: Check): Check =>
  (value) =>
    isRecord(value) && Object.entries(value).every(([name, one]) => key(name) && item(one));

const shapeOf =
  (shape: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(shape).every(([name, check]) => check(value[name]));

/**
 * Whether a value parsed from a workbook has the shape of what a report carries. Anybody can write such a sheet: what
 * is not of this shape to the last figure is no report.
 */
export const isPackedReport = shapeOf({
  region: isText,
  period: (value) =>
    isRecord(value) &&
    typeof value.from === 'string' &&
    typeof value.to === 'string' &&
    arePeriod(value.from, value.to),
  indicators: listOf(isText),
  totals: recordOf(isText, listOf(isFigure)),
  daily: recordOf(isText, recordOf(isDayText, listOf(isFigure))),
  states: listOf(
    shapeOf({
      region: isText,
      register: isText,
      state: isState,
      file: (value) => value === null || isText(value),
    }),
  ),
  registers: listOf(isText),
  dailyStates: recordOf(isText, recordOf(isDayText, listOf(isStateOrNone))),
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
