import { bareTitle } from './heading.ts';
import { valueOf, type Area, type Cell, type Sheet, type Value, type Workbook } from './sheet.ts';

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

/** What may be said beside a label: a list of the office's own says its days in one, 统计时间：2月1日至2月29日. */
type Field = CoverField | 'days';

const ALIASES: Readonly<Record<Field, readonly string[]>> = {
  unit: ['单位', '单位名称', '乡镇', '乡镇(街道)', '报送单位', '上报单位', '制表单位'],
  code: ['乡镇代码', '区划代码', '行政区划代码'],
  from: ['开始日期', '起始日期', '报告期起始'],
  to: ['结束日期', '截止日期', '报告期截止', '报告日'],
  cutoff: ['截止时间', '统计截止时点'],
  filler: ['填表人', '制表人', '经办人'],
  reviewer: ['审核', '审批人', '负责人'],
  phone: ['电话', '联系方式'],
  days: ['报告期', '统计时间', '统计时段', '统计期间', '填报时段', '起止时间', '起止日期'],
};

const FIELDS: ReadonlyMap<string, Field> = new Map([
  ...(Object.entries(COVER_LABELS) as [Field, string][]).map(namedSo),
  ...(Object.entries(ALIASES) as [Field, string[]][]).flatMap(([field, labels]) =>
    labels.map((label) => namedSo([field, label])),
  ),
]);

function namedSo([field, label]: readonly [Field, string]): readonly [string, Field] {
  return [bareTitle(label), field];
}

/** Where the seal goes. */
const SEAL = /[(（]\s*(盖章|公章|签章|加盖公章|章)\s*[)）]/g;
/** Another label behind a value, as in one cell for 单位 and 填报人. */
const NEXT = /\s+[^\s:：]{2,8}[:：].*$/;

/** Where labels may stand: a cover is one page. */
const ROWS = 40;
/** So many values in a row are a heading or an entry. */
const CROWD = 8;

/** Longer texts are notes. */
const LONGEST = 200;

type Cover = Partial<Record<Field, Value>> & {
  /** The unit each sheet says it is of; only the cover's where there is one. */
  readonly units: readonly Value[];
};

/**
 * The values of a cover, as they stand; a label that is absent or empty is absent. Where there is no cover,
 * they are looked for above the tables: 填报单位：山河乡.
 */
export function readCover(workbook: Workbook): Cover {
  const cover = workbook.sheets.find((candidate) => candidate.name.trim() === COVER_SHEET);
  const found: Partial<Record<Field, Value>> = {};
  const units: Value[] = [];
  for (const sheet of cover ? [cover] : workbook.sheets) {
    const labels = labelled(sheet);
    for (const { field, value } of labels) found[field] ??= value;
    const unit = labels.find(({ field }) => field === 'unit');
    if (unit) units.push(unit.value);
  }
  return { ...found, units };
}

/** What a cover says of the return; who filled it in, a card of one person says as well. */
const ABOUT: ReadonlySet<Field> = new Set(['unit', 'code', 'from', 'to', 'days']);

/** Whether a sheet is a cover, whatever its name: nothing long, and labels below each other. */
export function isCover(sheet: Sheet): boolean {
  if (sheet.name.trim() === COVER_SHEET) return true;
  if (sheet.rows.length >= ROWS) return false;
  const labels = labelled(sheet);
  return (
    labels.some(({ field }) => ABOUT.has(field)) && new Set(labels.map(({ row }) => row)).size > 1
  );
}

interface Label {
  readonly field: Field;
  readonly value: Value;
  readonly row: number;
}

function labelled(sheet: Sheet): readonly Label[] {
  const merges = mergesAbove(sheet);
  return sheet.rows.slice(0, ROWS).flatMap((cells, row) => {
    const filled = cells.filter((cell) => (valueOf(cell) ?? '') !== '').length;
    if (filled >= CROWD) return [];
    return cells.flatMap((_, column) => {
      const label = labelAt(cells, column, () => besideOf(merges, row, column));
      return label ? [{ ...label, row }] : [];
    });
  });
}

function labelAt(
  cells: readonly Cell[],
  column: number,
  beside: () => number,
): Omit<Label, 'row'> | null {
  const written = valueOf(cells[column]);
  if (typeof written !== 'string' || written.length > LONGEST) return null;
  const text = written.replace(SEAL, '').trim();
  const [, label = text, inside = ''] = /^([^:：]{2,12})[:：]\s*(\S.*)$/.exec(text) ?? [];
  const field = FIELDS.get(bareTitle(label));
  if (!field) return null;
  if (inside !== '') return { field, value: inside.replace(NEXT, '') };
  const value = valueOf(cells[beside()]) ?? null;
  return value === null || value === '' || isLabel(value) ? null : { field, value };
}

/** Merged cells where labels may stand; a page has no more than it has cells. */
function mergesAbove({ observed }: Sheet): readonly Area[] {
  return (observed?.merges ?? []).filter(({ top }) => top < ROWS).slice(0, ROWS * CROWD);
}

/** The column to the right of a cell, or of the merged cells it begins: what stands further off is a note. */
function besideOf(merges: readonly Area[], row: number, column: number): number {
  const merged = merges.find(
    (area) => area.left === column && area.top <= row && row <= area.bottom,
  );
  return (merged?.right ?? column) + 1;
}

function isLabel(value: Value): boolean {
  return typeof value === 'string' && FIELDS.has(bareTitle(value));
}
