import { COVER_LABELS, COVER_SHEET, type CoverField } from '../cover.ts';
import { serialOfDay } from '../days.ts';
import type { Form } from '../form.ts';
import { COLOR, STYLE } from '../look.ts';
import type { Region } from '../region.ts';
import type { Period } from '../setting.ts';
import type { Cell, Sheet, Styled } from '../sheet.ts';
import { say, type TemplateWords } from '../words.ts';

/** Row of the first label. */
const TOP = 3;

export interface Cover {
  readonly unit: Region;
  /** The unit with everything above it: 固原市隆德县山河乡. */
  readonly fullName: string;
  readonly period: Period;
  readonly cutoff: string;
  readonly forms: readonly Form[];
}

/** The first sheet: whose return it is and of which days, with links to the registers. */
export function makeCover(cover: Cover, words: TemplateWords): Sheet {
  const values: Readonly<Record<CoverField, Cell>> = {
    unit: cover.unit.name,
    code: cover.unit.code,
    from: serialOfDay(cover.period.from),
    to: serialOfDay(cover.period.to),
    cutoff: cover.cutoff,
    filler: null,
    reviewer: null,
    phone: null,
  };
  const fields = Object.keys(COVER_LABELS) as CoverField[];
  const labels = fields.map((field): readonly Cell[] => [
    COVER_LABELS[field],
    values[field],
    words.coverNotes[field],
  ]);
  const contents = TOP + fields.length + 1;
  return {
    name: COVER_SHEET,
    rows: [
      [say(words.coverTitle, { unit: cover.fullName })],
      [words.coverSubtitle],
      [],
      ...labels,
      [],
      [words.contents],
      ...cover.forms.map((form) => [form.tab ?? form.title, null, form.grain]),
    ],
    layout: {
      widths: [30, 34, 58],
      heights: { 0: 34, 1: 34 },
      merges: [
        { top: 0, left: 0, bottom: 0, right: 2 },
        { top: 1, left: 0, bottom: 1, right: 2 },
      ],
      styles: coverStyles(fields, contents, cover.forms.length),
      links: cover.forms.map((form, index) => ({
        row: contents + 1 + index,
        column: 0,
        sheet: form.tab ?? form.title,
      })),
      protected: true,
      print: { landscape: true },
      tab: COLOR.quiet,
    },
  };
}

function coverStyles(fields: readonly CoverField[], contents: number, forms: number): Styled[] {
  const bottom = TOP + fields.length - 1;
  const cell = (row: number, column: number) => ({
    top: row,
    left: column,
    bottom: row,
    right: column,
  });
  return [
    { area: cell(0, 0), style: STYLE.title },
    { area: cell(1, 0), style: STYLE.subtitle },
    { area: { top: TOP, left: 0, bottom, right: 0 }, style: STYLE.label },
    { area: { top: TOP, left: 1, bottom, right: 1 }, style: { ...STYLE.value, format: '@' } },
    { area: { top: TOP, left: 2, bottom, right: 2 }, style: STYLE.subtitle },
    ...fields.map((field, index) => ({
      area: cell(TOP + index, 1),
      style: OPEN.has(field)
        ? { fill: COLOR.wanted, locked: false }
        : {
            fill: COLOR.locked,
            ...(DAYS.has(field) ? { format: 'yyyy-mm-dd', align: 'left' as const } : {}),
          },
    })),
    { area: cell(contents, 0), style: { bold: true, color: COLOR.accent } },
    {
      area: { top: contents + 1, left: 0, bottom: contents + forms, right: 0 },
      style: { color: COLOR.accent },
    },
    {
      area: { top: contents + 1, left: 2, bottom: contents + forms, right: 2 },
      style: STYLE.subtitle,
    },
  ];
}

/** What the town writes itself; the rest was stamped for it. */
const OPEN: ReadonlySet<CoverField> = new Set(['filler', 'reviewer', 'phone']);
const DAYS: ReadonlySet<CoverField> = new Set(['from', 'to']);
