import type { Memory } from '../core/memory.ts';
import { mendsOf } from '../core/mend.ts';
import { orderIssues } from '../core/order-issues.ts';
import { readReturn, type Return } from '../core/return.ts';
import type { Setting } from '../core/setting.ts';
import type { Workbook } from '../core/sheet.ts';
import { settle } from '../core/settle.ts';
import type { Checked } from '../panel/engine.ts';
import { forms, home, settingOf } from './setting.ts';

/**
 * Everything that can be said of one workbook by itself. An open workbook has no path: its issues name none.
 * With the memory of the check before, only what was typed since is read.
 */
export function checkWorkbook(workbook: Workbook, today: string, memory: Memory): Checked {
  const base = { region: home(), window: null, today, cutoff: null };
  const part = readReturn(workbook, '', settingOf({ ...base, asOf: today }, forms()), memory);
  if ('refused' in part) {
    const { refused: code, detail, unit } = part;
    const refused = { code, detail };
    return { unit: unit?.name ?? null, period: null, rows: 0, issues: [], mends: [], refused };
  }
  const asOf = today < part.period.to ? today : part.period.to;
  const setting = settingOf({ ...base, asOf }, forms());
  return {
    unit: part.unit.name,
    period: part.period,
    rows: part.ledger.read,
    issues: issuesOf(part, setting),
    mends: mendsOf(part, workbook, setting),
    refused: null,
  };
}

/**
 * As a tally would tell them, without its counts: nobody asks for totals while somebody types. All days
 * of the return are asked for and no hour ends them, so that none of its rows lies outside.
 */
function issuesOf(part: Return, setting: Setting) {
  const { issues } = settle([part], setting);
  return orderIssues([...part.issues, ...issues], setting.forms);
}
