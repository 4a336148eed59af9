import { range, valueOf } from '../core/sheet.ts';
import type { Sheet } from '../core/sheet.ts';
import { bandsOf, writeBand } from './cells.ts';
import { drawCharts, finishCharts, type Drawn } from './charts.ts';
import { writeLook } from './look.ts';
import { freeNames } from './names.ts';
import { writePage } from './page.ts';
import { writeLinks, writeRules } from './rules.ts';
import { run, supports } from './run.ts';

/** A sheet to be written, with the sheet of the workbook that takes it. */
interface Pair {
  readonly source: Sheet;
  readonly id: string;
  readonly name: string;
}

interface Job {
  readonly pairs: readonly Pair[];
  readonly given: ReadonlyMap<string, string>;
}

/** What a clerk may do on a protected sheet beside typing; the same as in the written files. */
const ALLOWED = {
  allowFormatColumns: true,
  allowFormatRows: true,
  allowSort: true,
  allowAutoFilter: true,
};

/** All sheets first, empty: rules and links then find the sheets they speak of. */
function addSheets(sources: readonly Sheet[]): Promise<Job> {
  return run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name');
    await context.sync();
    const given = freeNames(
      sources.map(({ name }) => name),
      worksheets.items.map(({ name }) => name),
    );
    const added = sources.map((source) => {
      const name = given.get(source.name) ?? source.name;
      const sheet = worksheets.add(name);
      sheet.load('id');
      return { source, name, sheet };
    });
    await context.sync();
    return {
      given,
      pairs: added.map(({ source, name, sheet }) => ({ source, name, id: sheet.id })),
    };
  });
}

function suspend({ application }: Excel.Workbook): void {
  application.suspendApiCalculationUntilNextSync();
  if (supports('1.9')) application.suspendScreenUpdatingUntilNextSync();
}

/** Formats before values, or Excel would read texts as dates; links before formats, see `writeLinks`. */
function writeFirst(sheet: Excel.Worksheet, source: Sheet, given: Job['given']): void {
  const { layout, rows } = source;
  writeLinks(sheet, layout?.links ?? [], given, (row, column) => {
    const text = valueOf(rows[row]?.[column]);
    return typeof text === 'string' ? text : '';
  });
  writeLook(sheet, source);
}

function writeLast(sheet: Excel.Worksheet, source: Sheet, given: Job['given']): void {
  const { layout } = source;
  if (!layout) return;
  writeRules(sheet, layout, given);
  if (layout.filter && supports('1.9'))
    sheet.autoFilter.apply(sheet.getRange(range(layout.filter)));
  if (supports('1.10')) {
    for (const { row, column, text } of layout.notes ?? []) {
      const cell = sheet.getRange(range({ top: row, left: column, bottom: row, right: column }));
      sheet.comments.add(cell, text);
    }
  }
}

function sheetIn({ workbook }: Excel.RequestContext, id: string): Excel.Worksheet {
  suspend(workbook);
  return workbook.worksheets.getItem(id);
}

/** One round trip a sheet, one more for its charts, and one more for every 1.2 million characters. */
async function fillSheet({ source, id, name }: Pair, given: Job['given']): Promise<void> {
  const bands = bandsOf(source, given);
  const last = Math.max(1, bands.length) - 1;
  let drawn: readonly Drawn[] = [];
  for (let index = 0; index <= last; index++) {
    drawn = await run(async (context) => {
      const sheet = sheetIn(context, id);
      const band = bands[index];
      if (index === 0) writeFirst(sheet, source, given);
      if (band) writeBand(sheet, band);
      if (index === last) writeLast(sheet, source, given);
      const charts = drawCharts(sheet, index === last ? (source.layout?.charts ?? []) : []);
      await context.sync();
      return charts();
    }, name);
  }
  if (drawn.length === 0) return;
  await run(async (context) => {
    finishCharts(sheetIn(context, id), drawn);
    await context.sync();
  }, name);
}

/** A machine without a printer refuses page settings; the sheets are no worse to fill in without. */
async function setPages(pairs: readonly Pair[]): Promise<void> {
  if (!supports('1.9')) return;
  try {
    await run(async (context) => {
      for (const { source, id } of pairs) {
        const print = source.layout?.print;
        if (print) writePage(context.workbook.worksheets.getItem(id), print);
      }
      await context.sync();
    });
  } catch {
    // See above.
  }
}

const VISIBILITY = { visible: 'Visible', hidden: 'Hidden', 'very-hidden': 'VeryHidden' } as const;

/** What must come last: locks, hiding, the stamp; then the clerk sees the first new sheet. */
function finish({ pairs }: Job, properties: Readonly<Record<string, string>>): Promise<void> {
  return run(async (context) => {
    const { worksheets, properties: document } = context.workbook;
    for (const { source, id } of pairs) {
      const sheet = worksheets.getItem(id);
      const visibility = VISIBILITY[source.visibility ?? 'visible'];
      if (visibility !== 'Visible') sheet.visibility = visibility;
      if (source.layout?.protected) sheet.protection.protect(ALLOWED);
    }
    for (const [key, value] of Object.entries(properties)) document.custom.add(key, value);
    const shown = pairs.find(({ source }) => (source.visibility ?? 'visible') === 'visible');
    if (shown) worksheets.getItem(shown.id).activate();
    await context.sync();
  });
}

/** Half a template is worse than none: after a failure what was added goes, as far as Excel allows. */
async function takeBack({ pairs }: Job): Promise<void> {
  try {
    await run(async (context) => {
      const sheets = pairs.map(({ id }) => context.workbook.worksheets.getItemOrNullObject(id));
      for (const sheet of sheets) sheet.load('id');
      await context.sync();
      for (const sheet of sheets) {
        if (sheet.isNullObject) continue;
        // A very hidden sheet cannot be deleted.
        sheet.visibility = 'Visible';
        sheet.delete();
      }
      await context.sync();
    });
  } catch {
    // The failure before this one is the one to tell.
  }
}

/**
 * Adds sheets with their whole layout after the last one, all of them or none. `progress` counts
 * sheets. Round trips: two, one a sheet, two at the end.
 */
export async function insertSheets(
  sources: readonly Sheet[],
  properties: Readonly<Record<string, string>>,
  progress: (done: number, total: number) => void = () => undefined,
): Promise<void> {
  if (sources.length === 0) return;
  const job = await addSheets(sources);
  try {
    for (const [index, pair] of job.pairs.entries()) {
      progress(index, sources.length);
      await fillSheet(pair, job.given);
    }
    await setPages(job.pairs);
    await finish(job, properties);
  } catch (reason) {
    await takeBack(job);
    throw reason;
  }
  progress(sources.length, sources.length);
}
