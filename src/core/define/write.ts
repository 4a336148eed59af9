import type { Form } from '../form.ts';
import { COLOR, STYLE, wrappedHeights } from '../look.ts';
import type { Cell, Rule, Sheet, Styled, Validation, Workbook } from '../sheet.ts';
import {
  CHOICE_HEADINGS,
  CHOICE_SHEET,
  FORM_SHEET,
  headingsOf,
  TABLES,
  type Table,
} from './layout.ts';
import { writeList } from './list.ts';
import { valueAt } from './members.ts';
import { makeNames, type Names } from './names.ts';
import {
  ABOUT,
  CHECK_NOTES,
  CHOICE_NOTES,
  COLUMN_NOTES,
  INDICATOR_NOTES,
  SETTING_NOTES,
} from './notes.ts';
import { FORM_SLOTS, type Slot } from './slots.ts';

const NOTES = { columns: COLUMN_NOTES, checks: CHECK_NOTES, indicators: INDICATOR_NOTES } as const;
/** Rows below the last one that still have their lists to choose from. */
const SPARE = 200;

/** The definition workbook of a register; `readForm` gives the same register back. */
export function writeForm(form: Form): Workbook {
  const names = makeNames(form.columns, form.indicators);
  const [columns, ...others] = TABLES.map((table) => tableSheet(form, table, names));
  return {
    title: form.title,
    properties: {},
    sheets: [
      settingSheet(form, names),
      ...(columns ? [columns] : []),
      choiceSheet(form),
      ...others,
    ],
  };
}

type Members = Readonly<Record<string, unknown>>;

function settingSheet(form: Form, names: Names): Sheet {
  const settings = FORM_SLOTS.map((slot): readonly Cell[] => [
    starred(slot),
    cellOf(slot, form as unknown as Members, names),
    SETTING_NOTES[slot.heading] ?? null,
  ]);
  const rows = [[ABOUT[FORM_SHEET] ?? ''], ['项目', '内容', '说明'], ...settings];
  const bottom = rows.length - 1;
  return {
    name: FORM_SHEET,
    rows,
    layout: {
      widths: [18, 60, 70],
      heights: wrappedHeights(rows, [18, 60, 70], 2),
      styles: [
        { area: { top: 0, left: 0, bottom: 0, right: 0 }, style: STYLE.subtitle },
        { area: { top: 1, left: 0, bottom: 1, right: 2 }, style: STYLE.heading },
        { area: { top: 2, left: 0, bottom, right: 0 }, style: STYLE.label },
        { area: { top: 2, left: 1, bottom, right: 1 }, style: { ...STYLE.body, format: '@' } },
        {
          area: { top: 2, left: 2, bottom, right: 2 },
          style: { ...STYLE.body, color: COLOR.quiet },
        },
      ].map(unwrapFirst),
      freeze: { rows: 2, columns: 1 },
    },
  };
}

/** The sentence above the headings runs on to the right. */
function unwrapFirst(styled: Styled, index: number): Styled {
  return index === 0 ? { ...styled, style: { ...styled.style, wrap: false } } : styled;
}

function starred(slot: Slot): string {
  return slot.need && slot.blank === undefined ? `${slot.heading}*` : slot.heading;
}

function cellOf(slot: Slot, members: Members, names: Names): Cell {
  const value = valueAt(members, slot.path);
  return value === undefined ? null : slot.type.write(value, names);
}

function tableSheet(form: Form, table: Table, names: Names): Sheet {
  const headings = headingsOf(table);
  const parts = form[table.list] as unknown as readonly Members[];
  const rows = parts.map((part) => rowOf(part, form, table, headings, names));
  const needed = new Set(
    table.base.filter((slot) => starred(slot) !== slot.heading).map(({ heading }) => heading),
  );
  const shown = headings.map((heading) =>
    needed.has(heading) || heading === table.kind ? `${heading}*` : heading,
  );
  const lists = headings.flatMap((heading, column): readonly Validation[] => {
    const words = wordsUnder(heading, table);
    if (words.length === 0) return [];
    const area = { top: 2, left: column, bottom: parts.length + SPARE, right: column };
    const rule: Rule = { type: 'list', options: words };
    return [{ area, rule }];
  });
  const notes = NOTES[table.list];
  return listSheet(
    table.sheet,
    shown,
    rows,
    headings.map((heading) => notes[heading] ?? ''),
    lists,
  );
}

function rowOf(
  part: Members,
  form: Form,
  table: Table,
  headings: readonly string[],
  names: Names,
): readonly Cell[] {
  const kind = table.kinds[String(part['kind'])];
  const slots = [...table.base, ...(kind?.slots ?? [])];
  const cells = headings.map((heading): Cell => {
    if (heading === table.kind) return kind?.word ?? null;
    const slot = slots.find((one) => one.heading === heading);
    return slot ? cellOf(slot, part, names) : null;
  });
  // An indicator's id is given without the form's.
  const id = cells[0];
  if (table.list === 'indicators' && typeof id === 'string' && id.startsWith(`${form.id}.`)) {
    cells[0] = id.slice(form.id.length + 1);
  }
  return cells;
}

function wordsUnder(heading: string, table: Table): readonly string[] {
  const kinds = Object.values(table.kinds);
  if (heading === table.kind) return kinds.map((kind) => kind.word);
  const slots = [...table.base, ...kinds.flatMap((kind) => kind.slots)];
  return Object.keys(slots.find((slot) => slot.heading === heading)?.type.words ?? {});
}

function choiceSheet(form: Form): Sheet {
  const rows = form.columns.flatMap((column) => {
    if (!('options' in column)) return [];
    const { options, synonyms = {} } = column;
    const codes = 'codes' in column ? column.codes : undefined;
    return options.map((option): readonly Cell[] => {
      const words = Object.keys(synonyms).filter((word) => synonyms[word] === option);
      return [
        column.title,
        option,
        words.length > 0 ? writeList(words) : null,
        codes?.[option] ?? null,
      ];
    });
  });
  const shown = CHOICE_HEADINGS.map((heading, index) => (index < 2 ? `${heading}*` : heading));
  const notes = CHOICE_HEADINGS.map((heading) => CHOICE_NOTES[heading] ?? '');
  return listSheet(CHOICE_SHEET, shown, rows, notes, []);
}

const WIDE = new Set([
  '条件',
  '提示',
  '别名',
  '填写说明',
  '名称',
  '列',
  '选项',
  '列名',
  '他表条件',
]);

function listSheet(
  name: string,
  headings: readonly string[],
  body: readonly (readonly Cell[])[],
  notes: readonly string[],
  validations: readonly Validation[],
): Sheet {
  const right = headings.length - 1;
  const widths = headings.map((heading) => (WIDE.has(heading.replace('*', '')) ? 28 : 13));
  const rows = [[ABOUT[name] ?? ''], headings, ...body];
  return {
    name,
    rows,
    layout: {
      widths,
      heights: wrappedHeights(rows, widths, 2),
      styles: [
        {
          area: { top: 0, left: 0, bottom: 0, right: 0 },
          style: { ...STYLE.subtitle, wrap: false },
        },
        { area: { top: 1, left: 0, bottom: 1, right }, style: STYLE.heading },
        {
          area: { top: 2, left: 0, bottom: body.length + SPARE, right },
          style: { ...STYLE.body, format: '@' },
        },
      ],
      freeze: { rows: 2, columns: 2 },
      validations,
      notes: notes.flatMap((text, column) => (text === '' ? [] : [{ row: 1, column, text }])),
    },
  };
}
