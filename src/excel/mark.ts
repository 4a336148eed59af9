import { HostError } from '../core/host.ts';
import type { Mark } from '../core/host.ts';
import { COLOR } from '../core/look.ts';
import type { Area } from '../core/sheet.ts';
import { readAddress } from './addresses.ts';
import { patchesOf } from './mark-areas.ts';
import type { Patch } from './mark-areas.ts';
import { guardOf, unlocked } from './protect.ts';
import type { Guard } from './protect.ts';
import { run, supports } from './run.ts';
import { overlap } from './values.ts';

/**
 * Marks are conditional formats: they lie over the clerk's own fill, which comes back as it was when
 * they go, move with their cells when rows are inserted, and can be seen and removed without us. A
 * formula that is always true and holds our name tells them from the clerk's own, in a workbook that
 * was saved with marks too; a hidden name would do so as well but is lost when cells are copied.
 */
const FORMULA = '=N("taizhang:mark")=0';
const OURS = /"taizhang:mark"/;

const LOOK = {
  error: { fill: `#${COLOR.error}`, font: `#${COLOR.errorText}` },
  warning: { fill: `#${COLOR.warning}`, font: `#${COLOR.warningText}` },
} as const;

/** How a sheet was when it was read last: its protection, and the ids of its conditional formats. */
export interface SheetState {
  readonly guard: Guard;
  readonly formats: ReadonlySet<string>;
}

/** What is known of one sheet: its protection and our marks on it, ids by patch. */
interface Marked {
  guard: Guard;
  ids: Map<string, string>;
  /** Cells edited since the marks were made. */
  touched: Area[];
}

type Memory = Map<string, Marked>;

function keyOf({ severity, address }: Patch): string {
  return `${severity} ${address}`;
}

/** Our marks in the whole workbook, whoever left them; three round trips. Their areas are not known. */
async function sweep(): Promise<Memory> {
  return run(async (context) => {
    const { worksheets } = context.workbook;
    worksheets.load('items/name,items/protection/protected,items/protection/options');
    await context.sync();
    const sheets = worksheets.items.map((sheet) => {
      const formats = sheet.getRange().conditionalFormats;
      formats.load('items/id,items/type');
      return { sheet, formats };
    });
    await context.sync();
    const customs = sheets.flatMap(({ sheet, formats }) =>
      formats.items
        .filter(({ type }) => type === 'Custom')
        .map((format) => {
          const { rule } = format.custom;
          rule.load('formula');
          return { sheet: sheet.name, id: format.id, rule };
        }),
    );
    if (customs.length > 0) await context.sync();
    const memory: Memory = new Map(
      sheets.map(({ sheet: { name, protection } }) => [
        name,
        { guard: guardOf(protection), ids: new Map(), touched: [] },
      ]),
    );
    for (const { sheet, id, rule } of customs) {
      if (OURS.test(rule.formula)) memory.get(sheet)?.ids.set(`found ${id}`, id);
    }
    return memory;
  });
}

function add(sheet: Excel.Worksheet, { severity, address }: Patch): Excel.ConditionalFormat {
  const cells = address.includes(',') ? sheet.getRanges(address) : sheet.getRange(address);
  const format = cells.conditionalFormats.add('Custom');
  format.custom.rule.formula = FORMULA;
  format.custom.format.fill.color = LOOK[severity].fill;
  format.custom.format.font.color = LOOK[severity].font;
  format.load('id');
  return format;
}

/**
 * A cell that was pasted over has lost its mark, and a patch with all its cells is gone. What may be left
 * of a patch that was edited goes under another key, so that it is taken away and made anew.
 */
function wear(marked: Marked, { formats }: SheetState): void {
  for (const [key, id] of [...marked.ids]) {
    const areas = readAddress(key.slice(key.indexOf(' ') + 1)) ?? [];
    const worn = areas.some((area) => marked.touched.some((edited) => overlap(area, edited)));
    if (!worn && formats.has(id)) continue;
    marked.ids.delete(key);
    if (formats.has(id)) marked.ids.set(`worn ${id}`, id);
  }
  marked.touched = [];
}

/** Makes the marks of a sheet those patches; no round trip if they are already, else one. */
async function apply(
  name: string,
  marked: Marked,
  patches: readonly Patch[],
  patient: boolean,
): Promise<void> {
  const wanted = new Map(patches.map((patch) => [keyOf(patch), patch]));
  const gone = [...marked.ids].filter(([key]) => !wanted.has(key));
  const fresh = patches.filter((patch) => !marked.ids.has(keyOf(patch)));
  if (gone.length + fresh.length === 0) return;
  const act = (sheet: Excel.Worksheet) => {
    const { conditionalFormats } = sheet.getRange();
    for (const [, id] of gone) conditionalFormats.getItem(id).delete();
    return fresh.map((patch) => [keyOf(patch), add(sheet, patch)] as const);
  };
  const added = await unlocked(name, marked.guard, act, patient);
  for (const [key] of gone) marked.ids.delete(key);
  for (const [key, format] of added) marked.ids.set(key, format.id);
}

/** Sheets whose marks must change, with the marks they are to have. */
function patchesBySheet(marks: readonly Mark[]): ReadonlyMap<string, readonly Patch[]> {
  const sheets = new Map<string, Mark[]>();
  for (const mark of marks) {
    const own = sheets.get(mark.sheet);
    if (own) own.push(mark);
    else sheets.set(mark.sheet, [mark]);
  }
  const many = supports('1.9');
  return new Map([...sheets].map(([name, own]) => [name, patchesOf(own, many)]));
}

/** Tries every sheet; one that refuses does not keep the others from being marked. */
async function applyAll(
  memory: Memory,
  wanted: ReadonlyMap<string, readonly Patch[]>,
  patient: boolean,
): Promise<HostError | null> {
  let failure: HostError | null = null;
  for (const [name, marked] of memory) {
    try {
      await apply(name, marked, wanted.get(name) ?? [], patient);
    } catch (reason) {
      if (!(reason instanceof HostError)) throw reason;
      failure ??= reason;
      // Anything but a password will stop the other sheets too.
      if (reason.trouble !== 'protected') break;
    }
  }
  return failure;
}

export interface Marker {
  /** Replaces all marks; marks on sheets that are gone are left out. */
  readonly mark: (marks: readonly Mark[], patient?: boolean) => Promise<void>;
  /** The next call looks through the whole workbook again, for marks that were copied with cells. */
  readonly forget: () => void;
  /** Cells that were edited: a paste takes the marks that lay on them. */
  readonly touch: (sheet: string, area: Area) => void;
  readonly learn: (sheet: string, state: SheetState) => void;
}

/**
 * The first call, and the first after `forget`, looks for marks left in the workbook. Later ones work
 * from memory: one round trip for each sheet whose marks change. Where memory is wrong, because a
 * mark or a sheet was deleted or a sheet protected meanwhile, it looks again and tries once more.
 */
export function makeMarker(): Marker {
  let memory: Memory | null = null;
  let turn: Promise<void> = Promise.resolve();
  const replace = async (marks: readonly Mark[], patient: boolean): Promise<void> => {
    const wanted = patchesBySheet(marks);
    const known = memory;
    if (known && [...wanted.keys()].every((name) => known.has(name))) {
      if ((await applyAll(known, wanted, patient)) === null) return;
    }
    memory = null;
    const swept = await sweep();
    const failure = await applyAll(swept, wanted, patient);
    if (failure) throw failure;
    memory = swept;
  };
  return {
    // One after the other: two at once would each add the marks the other has added.
    mark: (marks, patient = false) => {
      const next = turn.then(() => replace(marks, patient));
      turn = next.catch(() => undefined);
      return next;
    },
    forget: () => {
      memory = null;
    },
    touch: (sheet, area) => void memory?.get(sheet)?.touched.push(area),
    learn: (sheet, state) => {
      const known = memory?.get(sheet);
      if (!known) return;
      known.guard = state.guard;
      wear(known, state);
    },
  };
}
