import type { Area } from '../core/sheet.ts';
import { run } from './run.ts';

/** Rows asked about at once: Excel says for a span whether all, none or some of it is hidden. */
const SPAN = 64;
/** Rows beyond this are not looked at one by one. */
const MOST = 20_000;

interface Rows {
  readonly name: string;
  readonly top: number;
  readonly bottom: number;
}

function ask(spans: readonly Rows[]): Promise<readonly (boolean | null)[]> {
  return run(async (context) => {
    const ranges = spans.map(({ name, top, bottom }) => {
      const rows = context.workbook.worksheets.getItem(name).getRange(`${top + 1}:${bottom + 1}`);
      rows.load('rowHidden');
      return rows;
    });
    await context.sync();
    return ranges.map(({ rowHidden }) => rowHidden);
  });
}

function cut({ name, top, bottom }: Rows, height: number): readonly Rows[] {
  const spans: Rows[] = [];
  for (let at = top; at <= bottom; at += height) {
    spans.push({ name, top: at, bottom: Math.min(bottom, at + height - 1) });
  }
  return spans;
}

/** Hidden rows by sheet name: no round trip without areas, two at most. */
export async function readHidden(
  sheets: readonly { readonly name: string; readonly area: Area }[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const hidden = new Map<string, number[]>();
  if (sheets.length === 0) return hidden;
  const note = ({ name, top, bottom }: Rows): void => {
    const rows = hidden.get(name) ?? [];
    for (let row = top; row <= bottom; row++) rows.push(row);
    hidden.set(name, rows);
  };
  const spans = sheets.flatMap(({ name, area }) =>
    cut({ name, top: area.top, bottom: Math.min(area.bottom, area.top + MOST - 1) }, SPAN),
  );
  const answers = await ask(spans);
  const mixed = spans.filter((_, index) => answers[index] === null);
  const single = mixed.flatMap((span) => cut(span, 1));
  const rest = single.length > 0 ? await ask(single) : [];
  spans.forEach((span, index) => answers[index] === true && note(span));
  single.forEach((row, index) => rest[index] === true && note(row));
  for (const rows of hidden.values()) rows.sort((a, b) => a - b);
  return hidden;
}
