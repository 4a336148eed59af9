import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { Refusal } from '../core/issue.ts';
import type { Cell, Observed, Sheet, Value, Workbook } from '../core/sheet.ts';
import { textReader } from './code-page.ts';
import { readCsv } from './csv.ts';
import { readsOutside } from './external.ts';
import { LIMITS } from './limits.ts';
import { readOds } from './ods.ts';
import { instantOf, readProperties, type Active, type Stamp } from './properties.ts';
import { damaged, tooLarge } from './refuse.ts';
import { UNPACK } from './unpack.ts';
import { ensureWholeXls } from './whole-xls.ts';
import { ensureWholeXlsb } from './whole-xlsb.ts';
import { Archive } from './zip.ts';

/** What a workbook can be read from beside xlsx; `.et` of WPS has the bytes of `xls`. */
export const OTHER_FORMATS = ['xls', 'xlsb', 'ods', 'csv'] as const;

export type OtherFormat = (typeof OTHER_FORMATS)[number];

export function isOther(format: string): format is OtherFormat {
  return OTHER_FORMATS.some((other) => other === format);
}

/**
 * A workbook of another format in the same shape: dates stay serials, formulas give their stored results. What was seen
 * beside the values is not all there (no struck text, and of binary workbooks no comments or pictures), so `converted`
 * names the format. Throws a `Refusal` for what cannot be read as a whole.
 */
export async function readOther(bytes: Uint8Array, format: OtherFormat): Promise<Workbook> {
  if (bytes.length > LIMITS.file) throw tooLarge('file', LIMITS.file);
  try {
    return { ...(await readFormat(bytes, format)), converted: format };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = error instanceof Error ? error.message : '';
    if (/password|encrypt/i.test(reason)) throw new Refusal('file-encrypted', { format });
    throw damaged(format, reason);
  }
}

async function readFormat(bytes: Uint8Array, format: OtherFormat): Promise<Workbook> {
  switch (format) {
    case 'ods':
      return readOds(bytes);
    case 'csv':
      return {
        sheets: [{ name: 'csv', visibility: 'visible', rows: readCsv(bytes) }],
        properties: {},
      };
    case 'xls': {
      const { active, codePage } = ensureWholeXls(bytes);
      const textOf = codePage === undefined ? asItIs : textReader(codePage);
      return readBinary(bytes, textOf, (book) => stampOf(book, active));
    }
    case 'xlsb': {
      const archive = new Archive(bytes, UNPACK, LIMITS);
      ensureWholeXlsb(archive);
      // What it says of itself stands in the parts that .xlsx has.
      return readBinary(bytes, asItIs, () => readProperties(archive));
    }
  }
}

/** What a text of the library's means. */
type TextOf = (text: string) => string;

const asItIs: TextOf = (text) => text;

async function readBinary(
  bytes: Uint8Array,
  textOf: TextOf,
  readStamp: (book: WorkBook) => Stamp,
): Promise<Workbook> {
  const { read } = await import('@e965/xlsx');
  const book = quietly(() =>
    read(bytes, { type: 'array', dense: true, cellText: false, cellStyles: true }),
  );
  ensureSheets(book);
  return {
    // Charts, macros and dialogs among the tabs are no worksheets, whatever values they repeat.
    sheets: book.SheetNames.filter((name) => book.Sheets[name]?.['!type'] === undefined).map(
      (name) => sheetOf(book, name, textOf),
    ),
    ...readStamp(book),
    ...(book.Workbook?.WBProps?.date1904 ? { date1904: true } : {}),
  };
}

/** The library leaves out a sheet that it cannot read, and keeps the last of those that share a name. */
function ensureSheets(book: WorkBook): void {
  const { SheetNames: names, Sheets: sheets } = book;
  for (const name of names) if (!sheets[name]) throw damaged(name, 'sheet');
  if (new Set(names).size < names.length) throw damaged('workbook', 'name twice');
}

/** The library doubts number formats aloud, and in English; values are read by their type all the same. */
function quietly<Done>(work: () => Done): Done {
  const { error } = console;
  console.error = () => undefined;
  try {
    return work();
  } finally {
    console.error = error;
  }
}

/** What the library calls the properties that any document has; one's own stand among them. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'Category PresentationFormat Manager Company AppVersion ContentType ContentStatus Language Version Title Subject ' +
    'Author Keywords Comments Template LastAuthor RevNumber EditTime LastPrinted CreatedDate ModifiedDate ' +
    'Application FMTID'
  ).split(' '),
);

function stampOf(book: WorkBook, active: Active): Stamp {
  const all = Object.entries((book.Custprops ?? {}) as Readonly<Record<string, unknown>>);
  const texts = all.filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  const { Title: title, ModifiedDate: saved } = Object.fromEntries(texts);
  // A time that was never set counts from here ([MS-DTYP] 2.3.3).
  const modified = saved?.startsWith('1601-') ? undefined : instantOf(saved ?? '');
  return {
    properties: Object.fromEntries(texts.filter(([name]) => !COMMON.has(name))),
    ...(title ? { title } : {}),
    ...(modified ? { modified } : {}),
    ...(active.length > 0 ? { active } : {}),
  };
}

const VISIBILITY = ['visible', 'hidden', 'very-hidden'] as const;

function sheetOf(book: WorkBook, name: string, textOf: TextOf): Sheet {
  const sheet = book.Sheets[name];
  const formulas: Observed['formulas'][number][] = [];
  const rows = gridOf(sheet).map((cells, row) =>
    Array.from(cells ?? [], (cell, column): Cell => {
      if (cell?.f !== undefined) {
        const cached = cell.v !== undefined && cell.t !== 'z';
        formulas.push({ row, column, cached, external: readsOutside(String(cell.f)) });
      }
      return valueIn(cell, textOf);
    }),
  );
  return {
    name: textOf(name),
    // Not by place: a sheet that gives no size is not in this list.
    visibility:
      VISIBILITY[book.Workbook?.Sheets?.find((sheet) => sheet.name === name)?.Hidden ?? 0],
    rows: Array.from(rows, (row) => row ?? []),
    observed: {
      merges: (sheet?.['!merges'] ?? []).map(({ s, e }) => ({
        top: s.r,
        left: s.c,
        bottom: e.r,
        right: e.c,
      })),
      hiddenRows: (sheet?.['!rows'] ?? []).flatMap((row, at) =>
        row?.hidden && (rows[at]?.length ?? 0) > 0 ? [at] : [],
      ),
      hiddenColumns: (sheet?.['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : [])),
      filtered: false,
      formulas,
      struck: [],
      comments: 0,
      pictures: 0,
    },
  };
}

function gridOf(sheet: WorkSheet | undefined): readonly (readonly CellObject[] | undefined)[] {
  const data: unknown = sheet?.['!data'];
  return Array.isArray(data) ? (data as (readonly CellObject[] | undefined)[]) : [];
}

/** [MS-XLS] 2.5.10 BErr. */
const ERRORS: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};

function valueIn(cell: CellObject | undefined, textOf: TextOf): Value {
  if (!cell || cell.t === 'z' || cell.v === undefined || cell.v === '') return null;
  if (cell.t === 'e') return { error: ERRORS[Number(cell.v)] ?? `#${String(cell.v)}` };
  if (typeof cell.v === 'string') return textOf(cell.v);
  return cell.v instanceof Date ? String(cell.v.getTime()) : cell.v;
}
