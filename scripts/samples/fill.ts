import { COVER_LABELS, COVER_SHEET, type CoverField } from '../../src/core/cover.ts';
import { positionOf } from '../../src/core/entry.ts';
import type { Form } from '../../src/core/form.ts';
import { COLOR } from '../../src/core/look.ts';
import type { Random } from '../../src/core/random.ts';
import type { Layout, Sheet, Value, Workbook } from '../../src/core/sheet.ts';
import type { Mistake } from './mistakes.ts';

export type Rows = readonly (readonly Value[])[];

/** A cell to which the demonstration draws attention; rows count from 0 below the heading. */
export interface Mark {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

export interface Filling {
  readonly rows: ReadonlyMap<string, Rows>;
  readonly marks?: ReadonlyMap<string, readonly Mark[]>;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  readonly modified: string;
}

/** The template with rows below its headings, as a town hands it in: layout, rules and stamp stay. */
export function fillTemplate(
  template: Workbook,
  forms: readonly Form[],
  filling: Filling,
): Workbook {
  const sheets = template.sheets.map((sheet): Sheet => {
    if (sheet.name === COVER_SHEET) return fillCover(sheet);
    const form = forms.find((candidate) => (candidate.tab ?? candidate.title) === sheet.name);
    if (!form) return sheet;
    const marks = filling.marks?.get(form.id) ?? [];
    const rows = [...sheet.rows, ...(filling.rows.get(form.id) ?? [])];
    return { ...sheet, rows, layout: markLayout(sheet.layout ?? {}, marks) };
  });
  return { ...template, sheets, modified: filling.modified };
}

const SIGNED: Readonly<Partial<Record<CoverField, string>>> = {
  filler: '张某一',
  reviewer: '赵某八',
  phone: '13000000001',
};

function fillCover(sheet: Sheet): Sheet {
  const rows = sheet.rows.map((row) => {
    const fields = Object.keys(COVER_LABELS) as CoverField[];
    const field = fields.find((candidate) => COVER_LABELS[candidate] === row[0]);
    const value = field ? SIGNED[field] : undefined;
    return value === undefined ? row : [row[0] ?? null, value, ...row.slice(2)];
  });
  return { ...sheet, rows };
}

function markLayout(layout: Layout, marks: readonly Mark[]): Layout {
  if (marks.length === 0) return layout;
  return {
    ...layout,
    notes: [...(layout.notes ?? []), ...marks.map((mark) => ({ ...mark, row: mark.row + 1 }))],
    styles: [
      ...(layout.styles ?? []),
      ...marks.map(({ row }) => ({
        area: { top: row + 1, left: 0, bottom: row + 1, right: 0 },
        style: { fill: COLOR.warning, format: '@' },
      })),
    ],
  };
}

export interface Spoilt {
  readonly rows: ReadonlyMap<string, Rows>;
  readonly marks: ReadonlyMap<string, readonly Mark[]>;
}

/** Makes each mistake in a row of its own; registers without enough rows keep what room they have. */
export function spoil(
  registers: ReadonlyMap<string, Rows>,
  forms: readonly Form[],
  mistakes: readonly Mistake[],
): Spoilt {
  const rows = new Map(registers);
  const marks = new Map<string, readonly Mark[]>();
  for (const form of forms) {
    const own = mistakes.filter((mistake) => mistake.form === form.id);
    if (own.length === 0) continue;
    const spoilt = spoilForm(form, rows.get(form.id) ?? [], own);
    rows.set(form.id, spoilt.rows);
    marks.set(form.id, spoilt.marks);
  }
  return { rows, marks };
}

function spoilForm(form: Form, rows: Rows, mistakes: readonly Mistake[]) {
  const made = [...rows];
  const marks: Mark[] = [];
  const step = Math.max(1, Math.floor(rows.length / mistakes.length));
  mistakes.forEach((mistake, index) => {
    const at = index * step;
    const row = made[at];
    if (!row || at >= rows.length) return;
    const changed = row.map((cell, position): Value => {
      const id = form.columns[position]?.id ?? '';
      if (id in mistake.cells) return mistake.cells[id] ?? null;
      return id === form.day && typeof cell === 'number'
        ? cell + (mistake.later ?? 0) / 1440
        : cell;
    });
    // A second row has no number yet: the register, not the clerk, gives it one.
    const place = mistake.again
      ? made.push(changed.map((cell, i) => (i === 0 ? null : cell))) - 1
      : at;
    if (!mistake.again) made[at] = changed;
    const column = positionOf(form, mistake.column);
    marks.push({ row: place, column, text: `演示错误:${mistake.note}` });
  });
  return { rows: made, marks };
}

/** An id of the shape of a random one, the same for the same seed. */
export function makeId(random: Random): string {
  const hex = Array.from({ length: 32 }, (_, index) => {
    if (index === 12) return '4';
    return (index === 16 ? random.integer(8, 11) : random.integer(0, 15)).toString(16);
  }).join('');
  return [0, 8, 12, 16, 20].map((from, index, all) => hex.slice(from, all[index + 1])).join('-');
}
