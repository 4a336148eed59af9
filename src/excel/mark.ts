import { HostError } from '../core/host.ts';
import type { Mark } from '../core/host.ts';
import { COLOR } from '../core/look.ts';
import { patchesOf } from './mark-areas.ts';
import type { Patch } from './mark-areas.ts';
import { guardOf, unlocked } from './protect.ts';
import type { Guard } from './protect.ts';
import { run, supports } from './run.ts';

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

/** What is known of one sheet: its protection and our marks on it, ids by patch. */
interface Marked {
  guard: Guard;
  ids: Map<string, string>;
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
        { guard: guardOf(protection), ids: new Map() },
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

/** Makes the marks of a sheet those patches; no round trip if they are already, else one. */
async function apply(name: string, marked: Marked, patches: readonly Patch[]): Promise<void> {
  const wanted = new Map(patches.map((patch) => [keyOf(patch), patch]));
  const gone = [...marked.ids].filter(([key]) => !wanted.has(key));
  const fresh = patches.filter((patch) => !marked.ids.has(keyOf(patch)));
  if (gone.length + fresh.length === 0) return;
  const added = await unlocked(name, marked.guard, (sheet) => {
    const { conditionalFormats } = sheet.getRange();
    for (const [, id] of gone) conditionalFormats.getItem(id).delete();
    return fresh.map((patch) => [keyOf(patch), add(sheet, patch)] as const);
  });
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
): Promise<HostError | null> {
  let failure: HostError | null = null;
  for (const [name, marked] of memory) {
    try {
      await apply(name, marked, wanted.get(name) ?? []);
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
  readonly mark: (marks: readonly Mark[]) => Promise<void>;
  /** The next call looks through the whole workbook again, for marks that were copied with cells. */
  readonly forget: () => void;
  /** How a sheet was protected when it was read last. */
  readonly learn: (sheet: string, guard: Guard) => void;
}

/**
 * The first call, and the first after `forget`, looks for marks left in the workbook. Later ones work
 * from memory: one round trip for each sheet whose marks change. Where memory is wrong, because a
 * mark or a sheet was deleted or a sheet protected meanwhile, it looks again and tries once more.
 */
export function makeMarker(): Marker {
  let memory: Memory | null = null;
  let turn: Promise<void> = Promise.resolve();
  const replace = async (marks: readonly Mark[]): Promise<void> => {
    const wanted = patchesBySheet(marks);
    const known = memory;
    if (known && [...wanted.keys()].every((name) => known.has(name))) {
      if ((await applyAll(known, wanted)) === null) return;
    }
    memory = null;
    const swept = await sweep();
    const failure = await applyAll(swept, wanted);
    if (failure) throw failure;
    memory = swept;
  };
  return {
    // One after the other: two at once would each add the marks the other has added.
    mark: (marks) => {
      const next = turn.then(() => replace(marks));
      turn = next.catch(() => undefined);
      return next;
    },
    forget: () => {
      memory = null;
    },
    learn: (sheet, guard) => {
      const known = memory?.get(sheet);
      if (known) known.guard = guard;
    },
  };
}
