import {
  CHECK_KINDS,
  COLUMN_KINDS,
  COLUMN_SLOTS,
  INDICATOR_KINDS,
  INDICATOR_SLOTS,
  type Kind,
  type Slot,
} from './slots.ts';

export const FORM_SHEET = '登记表';
export const CHOICE_SHEET = '选项';
/** The setting that makes a definition one that only renames: the id of the register it is about. */
export const BASE = '基于';
export const NEW_NAME = '改名为';

/** The sheet of one list of a form: a row for each part, a heading for each member. */
export interface Table {
  readonly sheet: string;
  readonly list: 'columns' | 'checks' | 'indicators';
  /** The heading under which a part's kind stands. */
  readonly kind: string;
  readonly base: readonly Slot[];
  readonly kinds: Readonly<Record<string, Kind>>;
}

export const TABLES: readonly Table[] = [
  { sheet: '列', list: 'columns', kind: '类型', base: COLUMN_SLOTS, kinds: COLUMN_KINDS },
  { sheet: '规则', list: 'checks', kind: '规则', base: [], kinds: CHECK_KINDS },
  {
    sheet: '指标',
    list: 'indicators',
    kind: '算法',
    base: INDICATOR_SLOTS,
    kinds: INDICATOR_KINDS,
  },
];

/** In the order in which a workbook has them. */
export const SHEETS: readonly string[] = [FORM_SHEET, '列', CHOICE_SHEET, '规则', '指标'];

export const CHOICE_HEADINGS: readonly string[] = ['列名', '选项', '别名', '代码'];

/** Every heading of a table, the kind behind the first two columns that name the part. */
export function headingsOf(table: Table): readonly string[] {
  const slots = [...table.base, ...Object.values(table.kinds).flatMap((kind) => kind.slots)];
  const names = slots.map((slot) => slot.heading).filter((heading) => heading !== '');
  const head = table.base.length === 0 ? 0 : 2;
  return [...new Set([...names.slice(0, head), table.kind, ...names.slice(head)])];
}
