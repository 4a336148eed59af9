import { makeCarrySheet, REPORT_PROPERTY } from '../carry.ts';
import type { Report } from '../report.ts';
import type { Setting } from '../setting.ts';
import type { Workbook } from '../sheet.ts';
import type { Words } from '../words.ts';
import { makeDailySheet } from './daily.ts';
import { makeIssuesSheet, makeSourcesSheet } from './lists.ts';
import { makeDayStatesSheet, makeStatesSheet } from './states.ts';
import { makeTotalsSheet } from './totals.ts';

/** The county (or city) workbook: counts only, no name, number, phone, plate or address. */
export function makeCountyWorkbook(report: Report, setting: Setting, words: Words): Workbook {
  return {
    title: `${report.region.name}${words.county.totalsTitle}`,
    properties: { [REPORT_PROPERTY]: report.region.code },
    sheets: [
      makeTotalsSheet(report, setting, words),
      makeStatesSheet(report, setting, words),
      makeDailySheet(report, setting, words.county),
      makeDayStatesSheet(report, setting, words.county),
      makeIssuesSheet(report, setting, words),
      makeSourcesSheet(report, setting, words),
      makeCarrySheet(report),
    ],
  };
}
