import { HostError } from '../core/host.ts';
import { range } from '../core/sheet.ts';
import type { Area } from '../core/sheet.ts';
import { run } from './run.ts';
import { cellsOf } from './values.ts';

/**
 * Cells of one round trip. Excel on the web answers at most 5 MB; a cell of ten Han characters takes
 * about 70 bytes, once as value and once as formula.
 */
export const TRIP = 60_000;
/** More than any register; a sheet that says more is refused, since Excel would answer nothing at all. */
const MOST = 5_000_000;
/** What was read of one sheet: a rectangle of values and formulas. */
export interface Block {
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly unknown[])[];
  readonly formulas: readonly (readonly unknown[])[];
}

export const BLOCK = 'rowIndex,columnIndex,values,formulas';

export function areaOf({ rowIndex, columnIndex, rowCount, columnCount }: Excel.Range): Area {
  return {
    top: rowIndex,
    left: columnIndex,
    bottom: rowIndex + rowCount - 1,
    right: columnIndex + columnCount - 1,
  };
}

export function blockOf(cells: Excel.Range): Block {
  const { rowIndex: top, columnIndex: left, values, formulas } = cells;
  // Excel answers null instead of values above 5 million cells.
  if (!Array.isArray(values)) throw new HostError('too-large');
  return { top, left, values, formulas };
}

export function isTooLarge(reason: unknown): boolean {
  return reason instanceof HostError && reason.trouble === 'too-large';
}

export interface Part {
  readonly sheet: string;
  readonly area: Area;
}

/** Cuts an area into bands of rows that fit one round trip each. */
export function partsOf(sheet: string, area: Area): readonly Part[] {
  if (cellsOf(area) > MOST) throw new HostError('too-large', sheet);
  const height = Math.max(1, Math.floor(TRIP / (area.right - area.left + 1)));
  const parts: Part[] = [];
  for (let top = area.top; top <= area.bottom; top += height) {
    const bottom = Math.min(area.bottom, top + height - 1);
    parts.push({ sheet, area: { ...area, top, bottom } });
  }
  return parts;
}

/** Small parts share a round trip. */
function tripsOf(parts: readonly Part[]): readonly (readonly Part[])[] {
  const trips: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    const cells = cellsOf(part.area);
    const last = trips.at(-1);
    if (last && cells <= room) last.push(part);
    else trips.push([part]);
    room = (last && cells <= room ? room : TRIP) - cells;
  }
  return trips;
}

function readTrip(parts: readonly Part[]): Promise<readonly Block[]> {
  return run(async (context) => {
    const ranges = parts.map(({ sheet, area }) => {
      const cells = context.workbook.worksheets.getItem(sheet).getRange(range(area));
      cells.load(BLOCK);
      return cells;
    });
    await context.sync();
    return ranges.map(blockOf);
  });
}

/** Cells with long texts may be more than Excel on the web can answer: then in halves. */
async function readHalves(parts: readonly Part[]): Promise<readonly (readonly [string, Block])[]> {
  try {
    const blocks = await readTrip(parts);
    return parts.flatMap(({ sheet }, index) => {
      const block = blocks[index];
      return block ? [[sheet, block] as const] : [];
    });
  } catch (reason) {
    const halves = parts.flatMap(halvesOf);
    if (!isTooLarge(reason) || halves.length === parts.length) throw reason;
    const middle = Math.ceil(halves.length / 2);
    const first = await readHalves(halves.slice(0, middle));
    return [...first, ...(await readHalves(halves.slice(middle)))];
  }
}

function halvesOf({ sheet, area }: Part): readonly Part[] {
  const middle = Math.floor((area.top + area.bottom) / 2);
  if (area.top === area.bottom) return [{ sheet, area }];
  return [
    { sheet, area: { ...area, bottom: middle } },
    { sheet, area: { ...area, top: middle + 1 } },
  ];
}

export async function readParts(
  parts: readonly Part[],
): Promise<ReadonlyMap<string, readonly Block[]>> {
  const blocks = new Map<string, Block[]>();
  for (const trip of tripsOf(parts)) {
    for (const [sheet, block] of await readHalves(trip)) {
      const own = blocks.get(sheet);
      if (own) own.push(block);
      else blocks.set(sheet, [block]);
    }
  }
  return blocks;
}
