import { COLOR, STYLE, wrappedHeights } from '../look.ts';
import type { Report } from '../report.ts';
import type { Setting } from '../setting.ts';
import type { Cell, Sheet } from '../sheet.ts';
import { isConfirmed, STATES, type StateRow } from '../state.ts';
import { askedForms } from '../states.ts';
import { say, type CountyWords, type Words } from '../words.ts';
import { ABOVE, FILL, LINE, push, rowArea, startGrid, type Grid } from './grid.ts';

/** 报送情况: who reported what, who did not, and how many of those expected. */
export function makeStatesSheet(report: Report, setting: Setting, words: Words): Sheet {
  const forms = askedForms(setting);
  const county = words.county;
  const grid = startGrid(county.statesTitle, forms.length + 3, report, county);
  push(
    grid,
    [county.unit, county.code, ...forms.map((form) => form.title), county.tabs.sources],
    STYLE.heading,
  );
  for (const [code, rows] of groupStates(report.states))
    pushUnit(
      grid,
      code,
      rows,
      forms.map((form) => form.id),
      setting,
      words,
    );
  pushRates(
    grid,
    report,
    forms.map((form) => form.id),
    setting,
    words,
  );
  const widths = [16, 12, ...forms.map(() => 14), 60];
  const table = [...grid.rows];
  grid.rows.push([], [county.legend]);
  grid.styles.push({ area: rowArea(grid.rows.length - 1, 0, 0), style: { color: COLOR.quiet } });
  return {
    name: county.tabs.states,
    rows: grid.rows,
    layout: {
      widths,
      heights: { ...wrappedHeights(table, widths, ABOVE + 1), 0: 30, [ABOVE]: 30 },
      styles: grid.styles,
      merges: grid.merges,
      freeze: { rows: ABOVE + 1, columns: 1 },
      print: { landscape: true, repeatRows: ABOVE + 1, footer: county.footer },
    },
  };
}

function groupStates(states: readonly StateRow[]): ReadonlyMap<string, readonly StateRow[]> {
  const groups = new Map<string, StateRow[]>();
  for (const row of states) {
    const same = groups.get(row.region);
    if (same) same.push(row);
    else groups.set(row.region, [row]);
  }
  return groups;
}

function pushUnit(
  grid: Grid,
  code: string,
  rows: readonly StateRow[],
  forms: readonly string[],
  setting: Setting,
  words: Words,
): void {
  const files = [...new Set(rows.flatMap((row) => (row.file ? [row.file] : [])))];
  const own = forms.map((form) => rows.find((row) => row.register === form));
  const name = setting.tree.get(code)?.name ?? code;
  const cells: Cell[] = own.map((row) => (row ? words.states[row.state] : null));
  const at = push(grid, [name, code, ...cells, files.join('\n') || words.county.none], {
    ...LINE,
    wrap: true,
  });
  const last = own.length + 2;
  grid.styles.push({ area: rowArea(at, last, last), style: { format: '@' } });
  own.forEach((row, index) => {
    if (!row) return;
    const style = { fill: FILL[row.state], align: 'center' as const };
    grid.styles.push({ area: rowArea(at, index + 2, index + 2), style });
  });
}

/** How many towns of those expected stand in each state, and the rate. */
function pushRates(
  grid: Grid,
  report: Report,
  forms: readonly string[],
  setting: Setting,
  words: Words,
): void {
  const towns = new Set(setting.tree.towns(report.region.code).map((town) => town.code));
  const cells = forms.map((form) => {
    const rows = report.states.filter((row) => row.register === form && towns.has(row.region));
    const counts = STATES.map(
      (state) => [state, rows.filter((row) => row.state === state).length] as const,
    );
    return counts
      .filter(([, count]) => count > 0)
      .map(([state, count]) => `${words.states[state]} ${count}`)
      .join('\n');
  });
  const rate = report.totals[report.region.code]?.['daily-return.reporting-rate'] ?? 0;
  const all = say(words.county.rate, {
    expected: towns.size,
    confirmed: Math.round(rate * towns.size),
    rate: (rate * 100).toFixed(1),
  });
  const at = push(grid, [words.county.total, null, ...cells, all], { ...STYLE.label, wrap: true });
  grid.styles.push({
    area: rowArea(at, 2, forms.length + 1),
    style: { align: 'center', bold: false },
  });
}

/** 逐日报送: for each day how many of the registers asked for were reported or declared zero. */
export function makeDayStatesSheet(report: Report, setting: Setting, words: CountyWords): Sheet {
  const units = Object.keys(report.dailyStates);
  const days = Object.keys(report.dailyStates[units[0] ?? ''] ?? {}).sort();
  const grid = startGrid(words.dayStates, days.length + 2, report, words);
  push(grid, [words.unit, words.code, ...days.map((day) => day.slice(5))], STYLE.heading);
  for (const unit of units) pushDays(grid, unit, days, report, setting);
  return {
    name: words.tabs.dayStates,
    rows: grid.rows,
    layout: {
      widths: [16, 12, ...days.map(() => 6)],
      heights: { 0: 30, [ABOVE]: 24 },
      styles: grid.styles,
      freeze: { rows: ABOVE + 1, columns: 2 },
      print: { landscape: true, repeatRows: ABOVE + 1, footer: words.footer },
    },
  };
}

function pushDays(
  grid: Grid,
  unit: string,
  days: readonly string[],
  report: Report,
  setting: Setting,
): void {
  const own = report.dailyStates[unit] ?? {};
  const counts = days.map((day) => {
    const states = Object.values(own[day] ?? {});
    return { done: states.filter(isConfirmed).length, of: states.length };
  });
  const cells = counts.map(({ done, of }) => `${done}/${of}`);
  const name = setting.tree.get(unit)?.name ?? unit;
  const at = push(grid, [name, unit, ...cells], LINE);
  counts.forEach(({ done, of }, index) => {
    const fill = done === of ? COLOR.good : done === 0 ? COLOR.error : COLOR.warning;
    grid.styles.push({ area: rowArea(at, index + 2, index + 2), style: { fill, align: 'center' } });
  });
}
