import { range } from '../core/sheet.ts';
import type { Area, Observed, Sheet, Value, Workbook } from '../core/sheet.ts';
import { BLOCK, TRIP, areaOf, blockOf, isTooLarge, partsOf, readParts } from './blocks.ts';
import type { Block } from './blocks.ts';
import { readHidden } from './hidden.ts';
import type { SheetState } from './mark.ts';
import type { Names } from './names.ts';
import { guardOf } from './protect.ts';
import { run } from './run.ts';
import { cellsOf, readValue } from './values.ts';

/** Cells asked for together with the sheets' sizes, mostly empty ones; shared by all sheets. */
const FIRST = 160_000;
/** Columns of the part of a sheet that is read so. */
const WIDE = 40;

interface Outline {
  readonly sheets: readonly Pick<Sheet, 'name' | 'visibility'>[];
  readonly rest: Omit<Workbook, 'sheets'>;
}

/** The used part of a sheet, its block if that holds all of it, and whether rows of it are hidden. */
interface Head {
  readonly used: Area | null;
  readonly block: Block | null;
  readonly hiding: boolean;
}

const VISIBILITY = {
  Visible: 'visible',
  Hidden: 'hidden',
  VeryHidden: 'very-hidden',
} as const;

function readOutline(names: Names): Promise<Outline> {
  return run(async (context) => {
    const { worksheets, properties, names: named } = context.workbook;
    worksheets.load('items/id,items/name,items/visibility');
    properties.load('title');
    properties.custom.load('items/key,items/value');
    named.load('items/name,items/type,items/value');
    await context.sync();
    names.learn(worksheets.items);
    return {
      sheets: worksheets.items.map(({ name, visibility }) => ({
        name,
        visibility: VISIBILITY[visibility],
      })),
      rest: {
        title: properties.title,
        properties: Object.fromEntries(
          properties.custom.items.map(({ key, value }) => [key, String(value)]),
        ),
        names: named.items
          .filter(({ type }) => type === 'Range')
          .map(({ name, value }) => ({ name, range: String(value).replace(/^=/, '') })),
        // Office.js does not tell; workbooks that count from 1904 are nearly extinct.
        date1904: false,
      },
    };
  });
}

/** Sizes of all sheets, and in the same round trip the upper left part of each, mostly all there is. */
async function readHeads(sheets: Outline['sheets']): Promise<readonly Head[]> {
  try {
    return await readCorners(sheets, Math.max(1, Math.floor(FIRST / (WIDE * sheets.length))));
  } catch (reason) {
    if (!isTooLarge(reason)) throw reason;
    return readCorners(sheets, 1);
  }
}

function readCorners(sheets: Outline['sheets'], rows: number): Promise<readonly Head[]> {
  const corner = range({ top: 0, left: 0, bottom: rows - 1, right: WIDE - 1 });
  return run(async (context) => {
    const found = sheets.map(({ name }) => {
      const sheet = context.workbook.worksheets.getItem(name);
      const used = sheet.getUsedRangeOrNullObject(true);
      used.load('rowIndex,columnIndex,rowCount,columnCount,rowHidden');
      const first = sheet.getRange(corner).getUsedRangeOrNullObject(true);
      first.load(BLOCK);
      return { used, first };
    });
    await context.sync();
    return found.map(({ used, first }) => {
      if (used.isNullObject) return { used: null, block: null, hiding: false };
      const area = areaOf(used);
      const whole = area.bottom < rows && area.right < WIDE && !first.isNullObject;
      return { used: area, block: whole ? blockOf(first) : null, hiding: used.rowHidden !== false };
    });
  });
}

/** Rows at their places in the sheet, counted from its first row and column. */
function rowsOf(blocks: readonly Block[]): readonly (readonly Value[])[] {
  const rows: (readonly Value[])[] = [];
  for (const { top, left, values } of blocks) {
    const lead = Array<null>(left).fill(null);
    while (rows.length < top) rows.push([]);
    for (const row of values) rows.push([...lead, ...row.map(readValue)]);
  }
  return rows;
}

/** `'[Book]Sheet'!A1`; the brackets of a table's columns are not followed by a sheet. */
const OTHER_WORKBOOK = /\[[^\]]+\][^!"[\]]*!/;

/** Excel has a result for every formula, so none is without. */
function formulasOf(blocks: readonly Block[]): Observed['formulas'] {
  return blocks.flatMap(({ top, left, values, formulas }) =>
    formulas.flatMap((row, down) =>
      row.flatMap((formula, along) => {
        const text = typeof formula === 'string' && formula.startsWith('=') ? formula : null;
        // A text that begins with = reads alike in both.
        if (text === null || values[down]?.[along] === text) return [];
        const external = OTHER_WORKBOOK.test(text);
        return [{ row: top + down, column: left + along, cached: true, external }];
      }),
    ),
  );
}

function observedOf(blocks: readonly Block[], hiddenRows: readonly number[]): Observed {
  return {
    merges: [],
    hiddenRows,
    hiddenColumns: [],
    filtered: false,
    formulas: formulasOf(blocks),
    struck: [],
    comments: 0,
    pictures: 0,
  };
}

/**
 * All sheets with values and formulas, in two round trips for an ordinary workbook, and one more for
 * every 60,000 cells of sheets that are longer. Serials stay serials. Of what the reader of files
 * observes, only formulas and hidden rows are looked for.
 */
export async function readWorkbook(names: Names): Promise<Workbook> {
  const { sheets, rest } = await readOutline(names);
  const heads = await readHeads(sheets);
  const parts = sheets.flatMap(({ name }, index) => {
    const head = heads[index];
    return head?.used && !head.block ? partsOf(name, head.used) : [];
  });
  const blocks = await readParts(parts);
  const hiding = sheets.flatMap(({ name }, index) => {
    const head = heads[index];
    return head?.used && head.hiding ? [{ name, area: head.used }] : [];
  });
  const hidden = await readHidden(hiding);
  return {
    ...rest,
    sheets: sheets.map((sheet, index) => {
      const block = heads[index]?.block;
      const own = block ? [block] : (blocks.get(sheet.name) ?? []);
      return {
        ...sheet,
        rows: rowsOf(own),
        observed: observedOf(own, hidden.get(sheet.name) ?? []),
      };
    }),
  };
}

interface Asked {
  readonly sheet: string;
  readonly area: Area;
  readonly patient: boolean;
}

/**
 * The filled part of one area, at its place in the sheet, in one round trip; a long one (over 60,000
 * cells, such as whole columns) is measured first and read in parts. `learn` is told of the sheet what the
 * marks to come must know.
 */
export async function readArea(
  { sheet: name, area, patient }: Asked,
  names: Names,
  learn: (sheet: string, state: SheetState) => void,
): Promise<Sheet> {
  const key = names.key(name);
  const small = cellsOf(area) <= TRIP;
  const found = await run(
    async (context) => {
      const sheet = context.workbook.worksheets.getItem(key);
      const { protection } = sheet;
      const { conditionalFormats } = sheet.getRange();
      sheet.load('id,name');
      protection.load('protected,options');
      conditionalFormats.load('items/id');
      const used = sheet.getRange(range(area)).getUsedRangeOrNullObject(true);
      used.load(small ? BLOCK : 'rowIndex,columnIndex,rowCount,columnCount');
      await context.sync();
      names.learn([sheet]);
      const formats = new Set(conditionalFormats.items.map(({ id }) => id));
      learn(sheet.name, { guard: guardOf(protection), formats });
      return { name: sheet.name, used };
    },
    name,
    patient,
  );
  const blocks = await blocksOf(found.used, key, small);
  return { name: found.name, rows: rowsOf(blocks), observed: observedOf(blocks, []) };
}

async function blocksOf(used: Excel.Range, key: string, small: boolean): Promise<readonly Block[]> {
  if (used.isNullObject) return [];
  if (small) return [blockOf(used)];
  return (await readParts(partsOf(key, areaOf(used)))).get(key) ?? [];
}
