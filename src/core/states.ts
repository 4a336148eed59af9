import type { Form } from './form.ts';
import type { Region } from './region.ts';
import type { Setting } from './setting.ts';
import { declares } from './settle.ts';
import type { DailyStates, State, StateRow } from './state.ts';
import type { FileRecord, Handed, Tally } from './tally.ts';

/** Registers whose state is asked of every town; the daily return declares for them and is not asked itself. */
export function askedForms(setting: Setting): readonly Form[] {
  return setting.forms.filter((form) => !declares(form));
}

/**
 * The state of every town for every register, and of own offices that handed something in. The towns
 * come from the division, so nobody is forgotten and no rate exceeds 100 %.
 */
export function makeStates(tally: Tally, setting: Setting): readonly StateRow[] {
  const handed = new Map(tally.handed.map((one) => [`${one.unit} ${one.form}`, one]));
  const files = byRegion(tally.files);
  const carried = tally.carried.map((one) => one.region);
  const own = expectedUnits(tally, setting)
    .filter((unit) => !carried.some((region) => setting.tree.within(unit.code, region)))
    .flatMap((unit) =>
      askedForms(setting).map((form) =>
        stateOf(unit, form, handed.get(`${unit.code} ${form.id}`), files.get(unit.code) ?? []),
      ),
    );
  return [...own, ...tally.carried.flatMap((one) => one.states)].sort(byRegionAndForm(setting));
}

function byRegionAndForm(setting: Setting): (a: StateRow, b: StateRow) => number {
  const rank = new Map(setting.forms.map((form, index) => [form.id, index]));
  return (a, b) =>
    a.region === b.region
      ? (rank.get(a.register) ?? 0) - (rank.get(b.register) ?? 0)
      : a.region < b.region
        ? -1
        : 1;
}

function expectedUnits(tally: Tally, setting: Setting): readonly Region[] {
  const seen = new Set(tally.files.map((file) => file.region));
  return setting.tree
    .units(setting.region)
    .filter((unit) => unit.level === 'town' || seen.has(unit.code));
}

function byRegion(files: readonly FileRecord[]): ReadonlyMap<string, readonly FileRecord[]> {
  const map = new Map<string, FileRecord[]>();
  for (const file of files) {
    if (file.region === null) continue;
    const same = map.get(file.region);
    if (same) same.push(file);
    else map.set(file.region, [file]);
  }
  return map;
}

function stateOf(
  unit: Region,
  form: Form,
  handed: Handed | undefined,
  files: readonly FileRecord[],
): StateRow {
  const row = (state: State, file: string | null): StateRow => ({
    region: unit.code,
    register: form.id,
    state,
    file,
  });
  const counted = files.filter((file) => file.state === 'counted');
  if (!handed || counted.length === 0) {
    const newer = files.find((file) => file.reason === 'file-form-newer');
    if (newer) return row('outdated', newer.path);
    const refused = files.find((file) => file.state === 'refused');
    return refused ? row('unreadable', refused.path) : row('missing', null);
  }
  const file = handed.files[0] ?? counted[0]?.path ?? null;
  if (handed.files.length > 0 && handed.entries > 0) {
    return row(handed.late ? 'late' : 'reported', file);
  }
  if (handed.zeroDays.length > 0) return row(handed.late ? 'late' : 'zero', file);
  return handed.files.length > 0 ? row('undeclared', file) : row('missing', null);
}

/**
 * The same day by day, for registers whose entries have a day. Where nothing of a unit could be counted
 * every day shares the state of the whole.
 */
export function makeDailyStates(
  tally: Tally,
  states: readonly StateRow[],
  setting: Setting,
  days: readonly string[],
): DailyStates {
  const handed = new Map(tally.handed.map((one) => [`${one.unit} ${one.form}`, one]));
  const dated = new Set(
    setting.forms.filter((form) => form.day !== undefined).map((form) => form.id),
  );
  const result: Record<string, Record<string, Record<string, State>>> = {};
  const carried = Object.assign({}, ...tally.carried.map((one) => one.dailyStates)) as DailyStates;
  for (const row of states) {
    if (!dated.has(row.register) || row.region in carried) continue;
    const own = handed.get(`${row.region} ${row.register}`);
    const byDay = (result[row.region] ??= {});
    for (const day of days) (byDay[day] ??= {})[row.register] = stateOn(day, row, own);
  }
  return { ...result, ...carried };
}

function stateOn(day: string, row: StateRow, handed: Handed | undefined): State {
  if (!handed || row.state === 'missing') return row.state;
  const told = handed.days.includes(day) || handed.zeroDays.includes(day);
  if (told && handed.lateDays.includes(day)) return 'late';
  if (handed.days.includes(day)) return 'reported';
  return handed.zeroDays.includes(day) ? 'zero' : 'undeclared';
}
