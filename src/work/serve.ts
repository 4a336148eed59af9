import { makeCountyWorkbook } from '../core/county/index.ts';
import { countSeverities, severityOf, type Issue } from '../core/issue.ts';
import { reportJson } from '../core/json.ts';
import { makeMemory, type Memory } from '../core/memory.ts';
import { patch } from '../core/patch.ts';
import type { Report } from '../core/report.ts';
import type { Workbook } from '../core/sheet.ts';
import type { CheckedFile, Consolidation } from '../panel/engine.ts';
import { checkWorkbook } from './check.ts';
import { define } from './define.ts';
import { gather, type Ordered } from './gather.ts';
import type { PanelJobs } from './jobs.ts';
import { readJobs } from './read.ts';
import { adopt, forms, home, learn, settingOf, wordsIn } from './setting.ts';
import { writeMarks } from './mark.ts';
import { writeTemplates, write } from './write.ts';
import { answer, type Jobs } from './wire.ts';

/** More issues than this no person goes through in a pane; the workbook and the JSON hold them all. */
const SHOWN_ISSUES = 2000;

/** What the worker keeps between calls: it is asked for again, or would be long in crossing. */
interface Kept {
  workbook: Workbook | null;
  today: string;
  memory: Memory;
  county: Workbook | null;
}

/** Files are checked as they are: all their days, none late. */
const WHOLE = { window: null, cutoff: null, asOf: null } as const;

export function panelJobs(): Jobs<PanelJobs> {
  const kept: Kept = { workbook: null, today: '', memory: makeMemory(), county: null };
  return {
    learn,
    adopt,
    define,
    join: ({ port, forms: used }) => {
      answer(port, readJobs(used));
      return null;
    },
    check: ({ workbook, today }) => {
      const memory = makeMemory();
      Object.assign(kept, { workbook, today, memory });
      return checkWorkbook(workbook, today, memory);
    },
    checkAgain: ({ sheet, area }) => {
      if (!kept.workbook) return null;
      kept.workbook = patch(kept.workbook, sheet, area);
      return checkWorkbook(kept.workbook, kept.today, kept.memory);
    },
    checkFiles: async ({ files, today, readers }, tell) => {
      const order = { region: home(), forms: forms(), today, ...WHOLE };
      const report = await gather(files, order, readers, tell);
      return { files: filesOf(report), issues: report.issues };
    },
    mark: ({ files, language }) => writeMarks(files, language),
    consolidate: async ({ files, order, readers }, tell) => {
      const ordered = { ...order, forms: forms() };
      const report = await gather(files, ordered, readers, tell);
      kept.county = countyOf(report, ordered);
      const json = new TextEncoder().encode(reportJson(report, wordsIn(order.language)));
      return {
        report: { ...report, issues: shownOf(report) },
        issues: report.issues.length,
        counts: countSeverities(report.issues),
        json: compact(json),
      };
    },
    county: () => countyIn(kept),
    countyBytes: () => write(countyIn(kept)),
    templates: writeTemplates,
    write,
  };
}

function countyIn({ county }: Kept): Workbook {
  if (!county) throw new Error('nothing was consolidated');
  return county;
}

/** As the script makes it: the days asked for are those of the report. */
function countyOf(
  report: Report,
  { today, cutoff, language, forms: used }: Consolidation & Ordered,
): Workbook {
  const { from, to, asOf } = report.period;
  const window = { from, to };
  const order = { region: report.region.code, window, today, asOf, cutoff };
  const setting = settingOf(order, used);
  return makeCountyWorkbook(report, setting, wordsIn(language));
}

/** The first issues, and of the others those that say why a file does not count. */
function shownOf({ issues, files }: Report): readonly Issue[] {
  const reasons = new Map(files.map(({ path, reason }) => [path, reason]));
  return issues.filter(
    ({ code, file = '' }, index) => index < SHOWN_ISSUES || reasons.get(file) === code,
  );
}

function filesOf(report: Report): readonly CheckedFile[] {
  const errors = new Map<string, number>();
  const warnings = new Map<string, number>();
  for (const { code, file = '' } of report.issues) {
    const severity = severityOf(code);
    const counts = severity === 'error' ? errors : severity === 'warning' ? warnings : null;
    counts?.set(file, (counts.get(file) ?? 0) + 1);
  }
  return report.files.map(({ path, state, reason }) => ({
    path,
    state,
    reason,
    errors: errors.get(path) ?? 0,
    warnings: warnings.get(path) ?? 0,
  }));
}

/** Bytes that own their buffer, so that handing them over takes nothing else along. */
function compact(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}
