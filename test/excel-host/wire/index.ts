import type { Kind, Kinds } from '../kind.ts';
import { AREAS, RANGES } from './areas.ts';
import { BORDER, BORDERS } from './border.ts';
import { PAGE_BREAK, PAGE_BREAKS } from './breaks.ts';
import { CHART, CHARTS } from './chart.ts';
import { CHART_PARTS } from './chart-parts.ts';
import { CHART_AXES, CHART_SERIES, CHART_SERIES_LIST } from './chart-series.ts';
import { COMMENT, COMMENTS } from './comment.ts';
import { AUTO_FILTER } from './filter.ts';
import { FORMAT_KINDS } from './format.ts';
import { HIGHLIGHT_KINDS } from './highlight.ts';
import { NAMED_ITEM, NAMED_ITEMS } from './names.ts';
import { HEADER_FOOTER, HEADER_FOOTER_GROUP, PAGE_LAYOUT } from './page.ts';
import { FREEZE_PANES } from './panes.ts';
import {
  CUSTOM_PROPERTIES,
  CUSTOM_PROPERTY,
  DOCUMENT_PROPERTIES,
  SETTING,
  SETTINGS,
} from './properties.ts';
import { PROTECTION } from './protection.ts';
import { RANGE } from './range.ts';
import { SHEET } from './sheet.ts';
import { SHEET_PROPERTIES, SHEET_PROPERTY } from './sheet-properties.ts';
import { SHEETS } from './sheets.ts';
import { TABLE, TABLES } from './table.ts';
import { TABLE_COLUMN, TABLE_COLUMNS, TABLE_ROW, TABLE_ROWS } from './table-lines.ts';
import { DATA_VALIDATION } from './validation.ts';
import {
  ADDIN_SERVICE,
  APPLICATION,
  RUNTIME,
  WORKBOOK_CREATED,
  WORKBOOK_KIND,
  WORKBOOK_PROTECTION,
} from './workbook.ts';

const ALL: readonly Kind<never>[] = [
  ADDIN_SERVICE,
  APPLICATION,
  AREAS,
  AUTO_FILTER,
  BORDER,
  BORDERS,
  CHART,
  CHARTS,
  CHART_AXES,
  CHART_SERIES,
  CHART_SERIES_LIST,
  COMMENT,
  COMMENTS,
  CUSTOM_PROPERTIES,
  CUSTOM_PROPERTY,
  DATA_VALIDATION,
  DOCUMENT_PROPERTIES,
  FREEZE_PANES,
  HEADER_FOOTER,
  HEADER_FOOTER_GROUP,
  NAMED_ITEM,
  NAMED_ITEMS,
  PAGE_BREAK,
  PAGE_BREAKS,
  PAGE_LAYOUT,
  PROTECTION,
  RANGE,
  RANGES,
  RUNTIME,
  SETTING,
  SETTINGS,
  SHEET,
  SHEETS,
  SHEET_PROPERTIES,
  SHEET_PROPERTY,
  TABLE,
  TABLES,
  TABLE_COLUMN,
  TABLE_COLUMNS,
  TABLE_ROW,
  TABLE_ROWS,
  WORKBOOK_CREATED,
  WORKBOOK_KIND,
  WORKBOOK_PROTECTION,
  ...CHART_PARTS,
  ...FORMAT_KINDS,
  ...HIGHLIGHT_KINDS,
];

/** Every kind of object that this host can hand out, by its class name. */
export const KINDS: Kinds = Object.fromEntries(ALL.map((kind) => [kind.name, kind]));
