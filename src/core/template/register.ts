import { kindOfCheck } from '../checks/index.ts';
import { toFormula } from '../condition.ts';
import { kindOf } from '../fields/index.ts';
import type { RuleSite, Surroundings } from '../fields/kind.ts';
import { positionOf } from '../entry.ts';
import type { Column, Form } from '../form.ts';
import { COLOR, pageBreaks, STYLE, textWidth } from '../look.ts';
import {
  address,
  columnName,
  type Area,
  type Highlight,
  type Sheet,
  type Styled,
  type Validation,
} from '../sheet.ts';
import { say, type TemplateWords } from '../words.ts';
import type { Lists } from './lists.ts';

/** Rows that can be filled: more than a busy checkpoint writes in a month. */
export const ENTRY_ROWS = 5000;

/** Follows the title of a column that must be filled. */
export const REQUIRED_MARK = '*';

/** The sheet of a register: one heading row, and an entry area with the rules of every column. */
export function makeRegisterSheet(
  form: Form,
  around: Surroundings,
  lists: Lists,
  words: TemplateWords,
): Sheet {
  const widths = form.columns.map(widthOf);
  const right = form.columns.length - 1;
  const body: Area = { top: 1, left: 0, bottom: ENTRY_ROWS, right };
  return {
    name: form.tab ?? form.title,
    rows: [form.columns.map(headingOf)],
    layout: {
      widths,
      heights: { 0: 36 },
      styles: [
        { area: { ...body, top: 0, bottom: 0 }, style: STYLE.heading },
        ...form.columns.map((column, index) => entryStyle(column, index)),
      ],
      freeze: { rows: 1, columns: frozenColumns(form) },
      validations: form.columns.flatMap((column, index) =>
        validationOf(form, column, index, around, lists, words),
      ),
      highlights: [
        ...checkHighlights(form),
        ...notableHighlights(form),
        ...missingHighlights(form),
      ],
      protected: true,
      print: {
        landscape: true,
        repeatRows: 1,
        repeatColumns: 1,
        breakColumns: pageBreaks(
          widths,
          1,
          widths.slice(1).map(() => 1),
        ),
        gridLines: true,
        footer: `${form.title} ${words.footer}`,
      },
      tab: COLOR.accent,
    },
  };
}

export function headingOf(column: Column): string {
  return column.required === 'yes' ? `${column.title}${REQUIRED_MARK}` : column.title;
}

/** Wider options are rare and can be read in the list. */
const WIDEST_OPTION = 22;

/** The widest of what the kind needs, its options, and half the heading, which may break into two lines. */
function widthOf(column: Column): number {
  const options = 'options' in column ? column.options.map((option) => textWidth(option) + 2) : [];
  return Math.max(
    column.width ?? kindOf(column).width,
    Math.min(WIDEST_OPTION, Math.max(0, ...options)),
    Math.ceil(textWidth(headingOf(column)) / 2) + 3,
  );
}

/** Figures and days pushed to the right would touch the text of the next column. */
const CENTRED: ReadonlySet<Column['kind']> = new Set([
  'date',
  'datetime',
  'decimal',
  'integer',
  'temperature',
]);

function entryStyle(column: Column, index: number): Styled {
  const format = kindOf(column).format(column);
  const locked = column.kind === 'unit';
  return {
    area: entryArea(index),
    style: {
      vertical: 'middle',
      locked,
      ...(CENTRED.has(column.kind) ? { align: 'center' as const } : {}),
      ...(format === 'General' ? {} : { format }),
      ...(locked ? { fill: COLOR.locked } : {}),
    },
  };
}

function entryArea(index: number): Area {
  return { top: 1, left: index, bottom: ENTRY_ROWS, right: index };
}

/** The number and the town stay in sight while one scrolls to the right; more would leave no room on a small screen. */
function frozenColumns(form: Form): number {
  return form.columns[0]?.kind === 'entry-number' ? 1 : 0;
}

function refIn(form: Form): (column: string) => string {
  return (column) => `$${columnName(positionOf(form, column))}2`;
}

function validationOf(
  form: Form,
  column: Column,
  index: number,
  around: Surroundings,
  lists: Lists,
  words: TemplateWords,
): readonly Validation[] {
  const kind = kindOf(column);
  const site: RuleSite = { cell: address(1, index), ref: refIn(form), list: lists.list, around };
  const rule = kind.rule(column, site);
  const hint = kind.hint(column);
  const help = [column.help, hint].filter((text) => text && text !== '').join('\n');
  const prompt = column.required === 'generated' ? words.generated : help;
  return [
    {
      area: entryArea(index),
      rule: rule ?? { type: 'any' },
      prompt: { title: column.title, text: prompt },
      error: {
        title: say(words.errorTitle, { title: column.title }),
        text: say(rule?.type.startsWith('list') ? words.listText : words.errorText, { hint }),
        style: 'stop',
      },
    },
  ];
}

/** What a cell holds for a choice: an office's own word, where it has one. */
function shownIn(form: Form): (column: string, value: string) => string {
  return (id, value) => {
    const column = form.columns[positionOf(form, id)];
    const codes = column && 'codes' in column ? Object.entries(column.codes ?? {}) : [];
    return codes.find(([, code]) => code === value)?.[0] ?? value;
  };
}

/** Rules across columns cannot refuse what is typed, so they colour it: fever and 放行 turn red. */
function checkHighlights(form: Form): readonly Highlight[] {
  const ref = refIn(form);
  return form.checks.flatMap((check): readonly Highlight[] => {
    const kind = kindOfCheck(check);
    const wrong = kind.scope === 'entry' ? kind.wrong(check) : null;
    if (!wrong || wrong.column === '') return [];
    const formula =
      typeof wrong.when === 'function'
        ? wrong.when(ref)
        : toFormula(wrong.when, ref, shownIn(form));
    if (formula === null) return [];
    const style =
      wrong.severity === 'error'
        ? { fill: COLOR.error, color: COLOR.errorText, bold: true }
        : { fill: COLOR.warning, color: COLOR.warningText };
    return [{ area: entryArea(positionOf(form, wrong.column)), formula, style }];
  });
}

function notableHighlights(form: Form): readonly Highlight[] {
  const ref = refIn(form);
  return form.columns.flatMap((column, index) => {
    const formula = kindOf(column).notable?.(ref(column.id));
    return formula === undefined
      ? []
      : [{ area: entryArea(index), formula, style: { color: COLOR.errorText, bold: true } }];
  });
}

/** A cell that must be filled shows itself as soon as anything of its row is. */
function missingHighlights(form: Form): readonly Highlight[] {
  const first = form.columns.findIndex((column) => column.required !== 'generated');
  const last = columnName(form.columns.length - 1);
  const row = `$${columnName(first)}2:$${last}2`;
  return form.columns.flatMap((column, index) =>
    column.required === 'yes'
      ? [
          {
            area: entryArea(index),
            formula: `AND(COUNTA(${row})>0,$${columnName(index)}2="")`,
            style: { fill: COLOR.wanted },
          },
        ]
      : [],
  );
}
