import { readCover } from '../core/cover.ts';
import { serialOfDay } from '../core/days.ts';
import { valueIn } from '../core/entry.ts';
import type { Form } from '../core/form.ts';
import { findHeading } from '../core/heading.ts';
import type { Correction } from '../core/host.ts';
import { readReturn, type Return } from '../core/return.ts';
import type { Setting } from '../core/setting.ts';
import { valueOf, type Sheet, type Value, type Workbook } from '../core/sheet.ts';

export type Zero =
  | {
      readonly kind: 'rows';
      readonly cells: readonly Correction[];
      readonly count: number;
      readonly named: boolean;
    }
  | { readonly kind: 'no-sheet' | 'outside' | 'nothing' };

type Declaring = Extract<Form['checks'][number], { kind: 'declaration' }>;

/**
 * One row of the daily return for each register of the workbook that has no entry and no declaration on
 * the day. `now` is `YYYY-MM-DD HH:MM`. A register of standing things that holds any entry is not empty.
 * `notes` are the template's own words beside empty cells of the cover, which are nobody's names.
 */
export function zeroOf(
  workbook: Workbook,
  now: string,
  setting: Setting,
  notes: ReadonlySet<string>,
): Zero {
  const day = now.slice(0, 10);
  const form = setting.forms.find((one) => declaringOf(one));
  const check = form && declaringOf(form);
  const sheet = form && workbook.sheets.find((one) => findHeading(one, [form]) !== null);
  const part = readReturn(workbook, '', setting);
  if (!form || !check || !sheet || 'refused' in part) return { kind: 'no-sheet' };
  if (day < part.period.from || day > part.period.to) return { kind: 'outside' };
  const silent = silentRegisters(part, form, check, day, setting);
  if (silent.length === 0) return { kind: 'nothing' };
  const cover = readCover(workbook);
  const [filler, reviewer] = [cover.filler, cover.reviewer].map((name) =>
    typeof name !== 'string' || notes.has(name) ? null : name,
  );
  const row = lastRow(sheet) + 1;
  const heading = findHeading(sheet, [form]);
  const cells = silent.flatMap(({ option }, index) =>
    form.columns.flatMap((column, position): readonly Correction[] => {
      const values: Readonly<Record<string, Value>> = {
        [check.day]: serialOfDay(day),
        [check.register]: option,
        [check.state]: check.zero,
        [check.count]: 0,
        [check.confirmed ?? '']: serialOfDay(day) + minutesOf(now) / 1440,
        reporter: filler ?? null,
        reviewer: reviewer ?? null,
      };
      const value = column.kind === 'unit' ? part.unit.name : (values[column.id] ?? null);
      const at = heading?.columns[position];
      if (value === null || at === undefined) return [];
      return [{ sheet: sheet.name, row: row + index, column: at, value }];
    }),
  );
  return { kind: 'rows', cells, count: silent.length, named: Boolean(filler && reviewer) };
}

function declaringOf(form: Form): Declaring | undefined {
  return form.checks.find((check): check is Declaring => check.kind === 'declaration');
}

function silentRegisters(
  part: Return,
  form: Form,
  check: Declaring,
  day: string,
  setting: Setting,
): readonly { readonly option: string }[] {
  const column = form.columns.find((one) => one.id === check.register);
  const options = column?.kind === 'choice' ? Object.entries(column.codes ?? {}) : [];
  const declared = new Set(
    (part.entries[form.id] ?? [])
      .filter((entry) => valueIn(entry, check.day) === day)
      .map((entry) => valueIn(entry, check.register)),
  );
  return options.flatMap(([option, id]) => {
    const rows = part.entries[id];
    const { day: column } = setting.forms.find((one) => one.id === id) ?? {};
    if (!rows || declared.has(id)) return [];
    const busy = rows.some(
      (row) => column === undefined || String(valueIn(row, column) ?? '').slice(0, 10) === day,
    );
    return busy ? [] : [{ option }];
  });
}

/** The last row with anything in it; rows a template only formats are not read as such. */
function lastRow(sheet: Sheet): number {
  for (let row = sheet.rows.length - 1; row >= 0; row -= 1) {
    const cells = sheet.rows[row] ?? [];
    if (cells.some((cell) => !['', null].includes(valueOf(cell) as string | null))) return row;
  }
  return 0;
}

function minutesOf(now: string): number {
  return Number(now.slice(11, 13)) * 60 + Number(now.slice(14, 16));
}
