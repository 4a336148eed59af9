import { bareTitle } from './heading.ts';
import { valueOf, type Cell, type Sheet, type Value, type Workbook } from './sheet.ts';

export const COVER_SHEET = '封面';

/** What the cover asks for. Each label has its value in the cell to its right. */
export const COVER_LABELS = {
  unit: '填报单位',
  code: '单位代码',
  from: '报告期起',
  to: '报告期止',
  cutoff: '截止时点',
  filler: '填报人',
  reviewer: '审核人',
  phone: '联系电话',
} as const;

export type CoverField = keyof typeof COVER_LABELS;

const ALIASES: Readonly<Record<CoverField, readonly string[]>> = {
  unit: ['单位', '单位名称', '乡镇', '乡镇(街道)', '报送单位', '上报单位', '制表单位'],
  code: ['乡镇代码', '区划代码', '行政区划代码'],
  from: ['开始日期', '起始日期', '报告期起始'],
  to: ['结束日期', '截止日期', '报告期截止', '报告日'],
  cutoff: ['截止时间', '统计截止时点'],
  filler: ['填表人', '制表人', '经办人'],
  reviewer: ['审核', '审批人', '负责人'],
  phone: ['电话', '联系方式'],
};

const FIELDS: ReadonlyMap<string, CoverField> = new Map(
  (Object.keys(COVER_LABELS) as CoverField[]).flatMap((field) =>
    [COVER_LABELS[field], ...ALIASES[field]].map((label) => [bareTitle(label), field] as const),
  ),
);

/** Where the seal goes. */
const SEAL = /[(（]\s*(盖章|公章|签章|加盖公章|章)\s*[)）]/g;
/** Another label behind a value, as in one cell for 单位 and 填报人. */
const NEXT = /\s+[^\s:：]{2,8}[:：].*$/;

/** Where labels may stand: a cover is one page. */
const ROWS = 40;
/** So many values in a row are a heading or an entry. */
const CROWD = 8;

type Cover = Partial<Record<CoverField, Value>>;

/**
 * The values of a cover, as they stand; a label that is absent or empty is absent. Where there is no cover,
 * they are looked for above the tables: 填报单位：山河乡.
 */
export function readCover(workbook: Workbook): Readonly<Cover> {
  const cover = workbook.sheets.find((candidate) => candidate.name.trim() === COVER_SHEET);
  const found: Cover = {};
  for (const sheet of cover ? [cover] : workbook.sheets) {
    for (const [field, value] of labelled(sheet)) found[field] ??= value;
  }
  return found;
}

/** Whether a sheet is a cover, whatever its name: labels and nothing long. */
export function isCover(sheet: Sheet): boolean {
  return (
    sheet.name.trim() === COVER_SHEET || (sheet.rows.length < ROWS && labelled(sheet).length > 1)
  );
}

function labelled(sheet: Sheet): readonly (readonly [CoverField, Value])[] {
  return sheet.rows.slice(0, ROWS).flatMap((cells, row) => {
    const filled = cells.filter((cell) => (valueOf(cell) ?? '') !== '').length;
    if (filled >= CROWD) return [];
    return cells.flatMap((_, column) => labelAt(cells, column, besideOf(sheet, row, column)));
  });
}

function labelAt(
  cells: readonly Cell[],
  column: number,
  beside: number,
): readonly (readonly [CoverField, Value])[] {
  const written = valueOf(cells[column]);
  if (typeof written !== 'string') return [];
  const text = written.replace(SEAL, '').trim();
  const [, label = text, inside = ''] = /^([^:：]{2,12})[:：]\s*(\S.*)$/.exec(text) ?? [];
  const field = FIELDS.get(bareTitle(label));
  if (!field) return [];
  if (inside !== '') return [[field, inside.replace(NEXT, '')]];
  const value = valueOf(cells[beside]);
  return value === null || value === '' || isLabel(value) ? [] : [[field, value]];
}

/** The column to the right of a cell, or of the merged cells it begins: what stands further off is a note. */
function besideOf({ observed }: Sheet, row: number, column: number): number {
  const merged = observed?.merges.find(
    (area) => area.left === column && area.top <= row && row <= area.bottom,
  );
  return (merged?.right ?? column) + 1;
}

function isLabel(value: Value): boolean {
  return typeof value === 'string' && FIELDS.has(bareTitle(value));
}
