import { bareTitle } from './heading.ts';
import { valueOf, type Value, type Workbook } from './sheet.ts';

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
  unit: ['单位', '单位名称', '乡镇', '乡镇(街道)', '报送单位', '上报单位'],
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

/** Where labels may stand: a cover is one page. */
const ROWS = 40;

/** The values of a cover, as they stand; a label that is absent or empty is absent. */
export function readCover(workbook: Workbook): Readonly<Partial<Record<CoverField, Value>>> {
  const sheet =
    workbook.sheets.find((candidate) => candidate.name.trim() === COVER_SHEET) ??
    workbook.sheets[0];
  const found: Partial<Record<CoverField, Value>> = {};
  for (const cells of sheet?.rows.slice(0, ROWS) ?? []) {
    cells.forEach((cell, column) => {
      const label = valueOf(cell);
      const field = typeof label === 'string' ? FIELDS.get(bareTitle(label)) : undefined;
      const value = valueOf(cells[column + 1]);
      if (field && found[field] === undefined && value !== null && value !== '')
        found[field] = value;
    });
  }
  return found;
}
